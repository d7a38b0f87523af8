import { countText } from '../../base/count-text.ts'
import type { Contract, PatternNumbers } from './contract.ts'

/** Numbers of patterns, by name: what `--write-baseline` writes and `--baseline` and `--against` read. */
export type Baseline = { readonly [pattern: string]: PatternNumbers }

export const baselineOf = (contracts: readonly Contract[]): Baseline =>
  Object.fromEntries(
    contracts.flatMap(({ pattern, numbers }) => (numbers === undefined ? [] : [[pattern.name, numbers]])),
  )

/** With a version, so that a later form can be told from this one. */
export const baselineText = (patterns: Baseline): string => `${JSON.stringify({ version: 1, patterns }, null, 2)}\n`

/** Undefined for a text that is none. */
export function readBaseline(text: string): Baseline | undefined {
  try {
    const { version, patterns } = JSON.parse(text) as { readonly version?: unknown; readonly patterns?: unknown }
    const isOurs = version === 1 && typeof patterns === 'object' && patterns !== null && !Array.isArray(patterns)
    return isOurs ? (patterns as Baseline) : undefined
  } catch (error) {
    if (error instanceof SyntaxError) return undefined
    throw error
  }
}

/** One number that is another one now. */
export type Change = {
  readonly pattern: string
  readonly what: string
  readonly before: string
  readonly after: string
  /** It costs more, or another access serves it. */
  readonly isWorse: boolean
}

type Figure = 'readUnits' | 'writeUnits' | 'pages' | 'filteredPercent' | 'usdPerMonth'

const figures: readonly (readonly [name: Figure, word: string])[] = [
  ['readUnits', 'read units'],
  ['writeUnits', 'write units'],
  ['pages', 'pages'],
  ['filteredPercent', 'filtered %'],
  ['usdPerMonth', 'USD a month'],
]

/** In the order of the patterns now; those that are new, do not run any more or are gone are told last. */
export function changesBetween(before: Baseline, after: Baseline, failed: ReadonlySet<string>): readonly Change[] {
  const changed = Object.entries(after).flatMap(([name, now]) => {
    const old = before[name]
    return old === undefined ? [] : changesOf(name, old, now)
  })
  const lines = (names: readonly string[], from: string, to: string, isWorse = false): readonly Change[] =>
    names.map((pattern) => ({ pattern, what: 'pattern', before: from, after: to, isWorse }))
  const left = Object.keys(before).filter((name) => !Object.hasOwn(after, name))
  return [
    ...changed,
    ...lines(
      Object.keys(after).filter((name) => !Object.hasOwn(before, name)),
      'not there',
      'new',
    ),
    ...lines(
      left.filter((name) => failed.has(name)),
      'there',
      'failed',
      true,
    ),
    ...lines(
      left.filter((name) => !failed.has(name)),
      'there',
      'gone',
    ),
  ]
}

function changesOf(pattern: string, before: PatternNumbers, after: PatternNumbers): readonly Change[] {
  const [was, is] = [before.accesses.join(', '), after.accesses.join(', ')]
  const plan = was === is ? [] : [{ pattern, what: 'plan', before: was, after: is, isWorse: true }]
  return [
    ...plan,
    ...figures.flatMap(([name, what]) => {
      const [from = 0, to = 0] = [before[name], after[name]]
      return from === to ? [] : [{ pattern, what, before: countText(from), after: countText(to), isWorse: to > from }]
    }),
  ]
}
