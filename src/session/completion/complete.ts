import { expectedAt } from '../../syntax/complete/expected-at.ts'
import type { Expected } from '../../syntax/complete/slot.ts'
import { functionHelp } from '../../syntax/function-help.ts'
import { type Candidate, type CandidateKind, candidateKinds } from './candidate.ts'
import { compareMatches, type Match, matchOf } from './match.ts'
import { candidatesOf, type KnownNames } from './slot-candidates.ts'
import { inDoubleQuotes } from './written-name.ts'

/** What could stand for the text from `from` to `to`, best first; offsets are UTF-16. */
export type Completions = {
  readonly from: number
  readonly to: number
  readonly items: readonly {
    readonly insert: string
    readonly label: string
    readonly kind: string
    readonly detail: string
  }[]
  readonly signature?: string | undefined
}

/** Larger: used later. */
export type Recency = (name: string) => number

const valuesMax = 20

/** Answers at once from what is known. Never throws, whatever the text is. */
export function complete(text: string, cursor: number, names: KnownNames, recency: Recency): Completions {
  const expected = expectedAt(text, cursor)
  const { from, to, call } = expected
  const candidates = [...expected.slots.flatMap((slot) => candidatesOf(slot, expected, names)), ...keywords(expected)]
  const items = ranked(fitted(candidates, expected), expected.typed, recency).map(({ name, insert, kind, detail }) => ({
    insert,
    label: name,
    kind,
    detail,
  }))
  const signature = functionHelp.find(({ name }) => name === call?.name)?.syntax.join(', ')
  return {
    from,
    to,
    items,
    ...(signature === undefined ? {} : { signature }),
  }
}

function keywords({ words, small }: Expected): readonly Candidate[] {
  return words.map((word) => {
    const written = small ? word.toLowerCase() : word
    return { name: written, insert: written, kind: 'keyword', detail: '' }
  })
}

/** Those that go with the quote that was begun, and written so. */
function fitted(candidates: readonly Candidate[], { quote, where }: Expected): readonly Candidate[] {
  if (quote === '' && where === 'statement') return candidates
  if (quote === '') return candidates.map((each) => (named.has(each.kind) ? inLine(each) : each))
  return candidates.flatMap((candidate) => {
    const { kind, name, insert } = candidate
    if (where === 'line') {
      const closed = quote + name.replaceAll(quote, quote + quote) + (kind === 'folder' ? '' : quote)
      return [{ ...candidate, insert: closed }]
    }
    if (quote === '"') return named.has(kind) ? [{ ...candidate, insert: inDoubleQuotes(name) }] : []
    return insert.startsWith("'") ? [candidate] : []
  })
}

/** Words of a line hold together without quotes. */
const inLine = (candidate: Candidate): Candidate => ({
  ...candidate,
  insert: /[\s'";]/.test(candidate.name) ? inDoubleQuotes(candidate.name) : candidate.name,
})

const named: ReadonlySet<CandidateKind> = new Set(['table', 'index', 'key', 'attribute'])

type Ranked = { readonly candidate: Candidate; readonly match: Match; readonly source: number; readonly used: number }

function ranked(candidates: readonly Candidate[], typed: string, recency: Recency): readonly Candidate[] {
  const found: Ranked[] = []
  const seen = new Set<string>()
  for (const candidate of candidates) {
    const { name, kind, insert, detail } = candidate
    const match = matchOf(typed, name)
    const same = `${kind === 'keyword' ? '' : detail}\n${insert}`
    if (match === undefined || seen.has(same)) continue
    seen.add(same)
    found.push({ candidate, match, source: candidateKinds.indexOf(kind), used: recency(name) })
  }
  // What nothing was typed of keeps its order: that of the grammar, of the keys, of the items.
  const byLength = (a: Ranked, b: Ranked): number =>
    typed === '' ? 0 : a.candidate.name.length - b.candidate.name.length
  found.sort((a, b) => compareMatches(a.match, b.match) || a.source - b.source || b.used - a.used || byLength(a, b))
  let values = 0
  return found.flatMap(({ candidate }) => (candidate.kind === 'value' && ++values > valuesMax ? [] : [candidate]))
}
