import type { AccessPatternStatement } from '../../ast/model-statement.ts'
import { must } from '../../base/must.ts'
import type { Access } from './access.ts'
import type { PlannedElement, PlannedPattern, PlannedRequest, RequestGroup } from './planned-pattern.ts'
import { type Bindings, fits, type RecordedValue, type ValueTemplate } from './value-template.ts'

export type MatchedRequest = {
  readonly pattern: AccessPatternStatement
  /** Which of the pattern's requests, from 0. */
  readonly step: number
  /** In what it differs from what was declared: `projection`, `consistent read`. */
  readonly variants: readonly string[]
}

export type AskedRequest = {
  readonly group: RequestGroup
  readonly elements: readonly { readonly access: Access; readonly values: readonly RecordedValue[] }[]
  /** The pattern whose read found the items that this one asks for; null: a read that is in no pattern. Undefined: nobody knows. */
  readonly after?: string | null | undefined
}

type Candidate = {
  readonly pattern: AccessPatternStatement
  readonly step: number
  readonly request: PlannedRequest
  readonly prefixes: ReadonlyMap<string, string>
}

/** Finds the pattern that a request belongs to. Patterns are looked up by the form of their first access: many cost no more than few. */
export class RequestMatcher {
  private readonly candidates = new Map<string, Candidate[]>()

  constructor(patterns: readonly PlannedPattern[]) {
    for (const { pattern, requests } of patterns) {
      const prefixes = prefixesOf(pattern)
      for (const [step, request] of requests.entries())
        for (const identity of new Set(request.elements.map(({ access }) => access.identity))) {
          const others = this.candidates.get(identity) ?? []
          this.candidates.set(identity, [...others, { pattern, step, request, prefixes }])
        }
    }
  }

  /** The one that differs least; undefined: none asks for that. */
  match(asked: AskedRequest): MatchedRequest | undefined {
    const [first] = asked.elements
    if (first === undefined) return undefined
    let best: MatchedRequest | undefined
    let bestRank = Number.POSITIVE_INFINITY
    for (const candidate of this.candidates.get(first.access.identity) ?? []) {
      const variants = variantsOf(asked, candidate)
      const { pattern, step, request } = candidate
      // What goes through the items of another read is another loop.
      const elsewhere = request.each && asked.after !== undefined && asked.after !== pattern.name
      if (variants === undefined || elsewhere) continue
      // Of equals the one that goes on with what was read, then what is a pattern of its own.
      const rank = variants.length * 10 + (request.each ? 1 : 0) - (asked.after === pattern.name ? 5 : 0)
      if (rank >= bestRank) continue
      best = { pattern, step, variants }
      bestRank = rank
    }
    return best
  }
}

/** Undefined: it is no request of that pattern. */
function variantsOf(asked: AskedRequest, { request, prefixes }: Candidate): readonly string[] | undefined {
  const { elements, group } = asked
  const how = groupVariant(group, request.group, elements.length)
  if (how === undefined) return undefined
  const planned: PlannedElement[] = []
  for (const element of elements) {
    const same = request.elements.find(
      (each) => each.access.identity === element.access.identity && valuesFit(each, element),
    )
    if (same === undefined) return undefined
    planned.push(same)
  }
  // A transaction without one of its parts is another transaction.
  if (group === 'transaction' && request.group === 'transaction' && new Set(planned).size < request.elements.length)
    return undefined
  const found = new Set<string>(how)
  for (const [at, element] of elements.entries())
    for (const variant of differences(must(planned[at], 'there is one for each'), element, prefixes)) found.add(variant)
  return [...found]
}

/** Undefined: they have nothing to do with each other. */
function groupVariant(asked: RequestGroup, planned: RequestGroup, elements: number): readonly string[] | undefined {
  if (asked === planned) return []
  if (asked === 'batch' && planned === 'single') return ['in a batch']
  if (asked === 'single' && planned === 'batch') return ['one by one']
  return asked === 'transaction' && planned === 'single' && elements === 1 ? ['in a transaction'] : undefined
}

type Element = AskedRequest['elements'][number]

/** What is written out first: it tells most patterns apart, and costs the least. */
function valuesFit({ templates }: PlannedElement, { access, values }: Element): boolean {
  const bindings: Bindings = new Map()
  const fitsAt = (template: ValueTemplate, at: number): boolean =>
    fits(template, values[access.slots[at] ?? -1], bindings)
  return (
    templates.every((template, at) => template.kind !== 'value' || fitsAt(template, at)) &&
    templates.every((template, at) => template.kind === 'value' || fitsAt(template, at))
  )
}

function differences(
  { access: planned, templates }: PlannedElement,
  { access, values }: Element,
  prefixes: ReadonlyMap<string, string>,
): readonly string[] {
  const [ours, theirs] = [planned.variants, access.variants]
  const found: string[] = []
  if (ours.projection !== theirs.projection) found.push(projectionText(theirs.projection))
  if (ours.consistent !== theirs.consistent)
    found.push(theirs.consistent ? 'consistent read' : 'eventually consistent read')
  if (ours.descending !== theirs.descending) found.push(theirs.descending ? 'descending' : 'ascending')
  if (ours.limit !== undefined && theirs.limit === undefined) found.push('without LIMIT')
  if (ours.condition !== theirs.condition)
    found.push(theirs.condition === '' ? 'without condition' : 'another condition')
  if (templates.some((template, at) => isUnlike(template, values[access.slots[at] ?? -1], prefixes)))
    found.push('keys unlike the sample')
  return found
}

const projectionText = (projection: string): string =>
  projection === '' ? 'all attributes' : projection === 'COUNT' ? 'count only' : 'other attributes'

/** A key that does not begin like those of the parameter's sample. */
function isUnlike(
  template: PlannedElement['templates'][number],
  value: RecordedValue,
  prefixes: ReadonlyMap<string, string>,
): boolean {
  if (template.kind !== 'text' || value === null || value === undefined || !('S' in value)) return false
  const [first] = template.parts
  const prefix = first === undefined || typeof first === 'string' ? undefined : prefixes.get(first.parameter)
  return prefix !== undefined && !value.S.startsWith(prefix)
}

/** `CUST#` of KEYS :customer ... AS 'CUST#{n}', or of the sample 'CUST#7'. */
function prefixesOf({ parameters, keys }: AccessPatternStatement): ReadonlyMap<string, string> {
  const prefixes = new Map<string, string>()
  for (const { name, sample } of parameters) {
    const clause = keys.find(({ parameter }) => parameter === name)
    const as = typeof clause?.as === 'object' ? clause.as.text : undefined
    const text = as ?? (sample?.kind === 'value' && 'S' in sample.value ? sample.value.S : undefined)
    const prefix = text === undefined ? undefined : /^[^#{]*#/.exec(text)?.[0]
    if (prefix !== undefined) prefixes.set(name, prefix)
  }
  return prefixes
}
