import type { Variable } from '../../analysis/simulation/workload.ts'
import type { KeysClause, SimulatedPattern } from '../../ast/simulate-statement.ts'
import { momentText } from '../../base/moment-text.ts'
import { parseNumber } from '../../model/number-text.ts'
import type { Base64, KeyType, Value } from '../../model/value.ts'
import { SimulationError } from './simulation-error.ts'
import { keyLaw } from './traffic-clauses.ts'

/** The parameters of a pattern's statement whose values differ from request to request. */
export function variablesOf(
  pattern: Pick<SimulatedPattern, 'keys'> & { readonly statement: unknown },
  set: ReadonlyMap<string, Value>,
  typeOf: (attribute: string) => KeyType | undefined,
): readonly Variable[] {
  const found = parametersIn(pattern.statement)
  const named = new Set(pattern.keys.flatMap(({ parameter }) => parameter ?? []))
  const variables: Variable[] = []
  for (const clause of pattern.keys) {
    const parameter = clause.parameter ?? onlyOther(clause, [...found.keys()], named, set)
    if (!found.has(parameter)) {
      throw wrong(clause, `the statement has no :${parameter}`, `It has ${listOf([...found.keys()])}.`)
    }
    if (variables.some(({ name }) => name === parameter)) {
      throw wrong(clause, `:${parameter} has its keys already`, 'One KEYS clause is enough for each parameter.')
    }
    const attribute = found.get(parameter)
    variables.push(variableFor(parameter, clause, attribute === undefined ? undefined : typeOf(attribute)))
  }
  return variables
}

/** The parameter of a clause that names none. */
function onlyOther(
  clause: KeysClause,
  parameters: readonly string[],
  named: ReadonlySet<string>,
  set: ReadonlyMap<string, Value>,
): string {
  const free = parameters.filter((parameter) => !named.has(parameter))
  const unset = free.filter((parameter) => !set.has(parameter))
  const candidates = unset.length === 0 ? free : unset
  const [only] = candidates
  if (only !== undefined && candidates.length === 1) return only
  if (only === undefined) {
    throw wrong(clause, 'the statement has no parameter for these keys', 'Write one in the place of the key: {pk: :k}.')
  }
  throw wrong(clause, `these keys may be for ${listOf(candidates)}`, `Say which: KEYS :${only} ....`)
}

const wrong = ({ span }: KeysClause, message: string, hint: string): SimulationError =>
  new SimulationError('simulate.bad-parameter', message, { span, hint })

const listOf = (parameters: readonly string[]): string =>
  parameters.length === 0 ? 'none' : parameters.map((parameter) => `:${parameter}`).join(', ')

const digits = 12

/** How the values of one parameter are numbered. */
export function variableFor(name: string, clause: KeysClause, type: KeyType | undefined): Variable {
  const law = keyLaw(clause)
  const { as } = clause
  const isNumber = as === 'NUMBER' || (as === undefined && type === 'N')
  const template = typeof as === 'object' ? as.text : `${law.kind === 'time' ? '' : `${name}-`}{n}`
  // Text in the order of the numbers, since it may be a sort key; a form that somebody chose has the bare number.
  const ordered = law.kind === 'sequential' && as === undefined
  const textOf = (rank: number): string => {
    if (law.kind === 'time') return timeText(rank * law.everyMs)
    return ordered ? String(rank + 1).padStart(digits, '0') : String(rank + 1)
  }
  const value = (rank: number): Value => {
    if (isNumber) return { N: parseNumber(String(law.kind === 'time' ? (rank * law.everyMs) / 1_000 : rank + 1)) }
    const text = template.replaceAll('{n}', textOf(rank))
    return type === 'B' ? { B: Buffer.from(text).toString('base64') as Base64 } : { S: text }
  }
  return { name, law, value, series: JSON.stringify([isNumber ? 'N' : (type ?? 'S'), template, ordered]) }
}

/** Simulations begin at this midnight. */
const startMs = Date.UTC(2026, 0, 1)

const timeText = (ms: number): string => momentText(startMs + ms)

/** Parameters by name without the colon, with the attribute that each is a value of where that is plain to see. */
function parametersIn(statement: unknown): ReadonlyMap<string, string | undefined> {
  const found = new Map<string, string | undefined>()
  const visit = (node: unknown, attribute: string | undefined): void => {
    if (Array.isArray(node)) {
      for (const each of node) visit(each, attribute)
      return
    }
    if (typeof node !== 'object' || node === null) return
    const parts = node as { readonly [member: string]: unknown }
    if (parts['kind'] === 'parameter' && typeof parts['name'] === 'string') {
      const name = parts['name'].slice(1)
      found.set(name, found.get(name) ?? attribute)
      return
    }
    const own = attributeOf(parts)
    for (const part of Object.values(parts)) visit(part, own)
  }
  visit(statement, undefined)
  return found
}

/** Of a map's entry, or of a comparison with a path. */
function attributeOf(node: { readonly [member: string]: unknown }): string | undefined {
  if (typeof node['name'] === 'string' && 'value' in node && !('kind' in node)) return node['name']
  if (node['kind'] !== 'compare') return undefined
  const path = node['left'] as { readonly kind?: string; readonly elements?: readonly { readonly name?: string }[] }
  return path.kind === 'path' && path.elements?.length === 1 ? path.elements[0]?.name : undefined
}
