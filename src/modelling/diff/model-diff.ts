import type { CreateTableStatement } from '../../ast/table-statement.ts'
import { unserved } from '../model/coverage.ts'
import { isLive } from '../model/served-pattern.ts'
import { type ComparedModel, type ComparedPattern, type ComparedTable, tableNameOf } from './compared-model.ts'
import { entityFacts, type Facts, indexFacts, patternFacts, tableFacts } from './facts.ts'

/** What is different between two models; what is alike is counted. */
export type ModelDiff = {
  readonly before: string
  readonly after: string
  /** Tables, each with its indexes behind it. */
  readonly schema: readonly Change[]
  readonly entities: readonly Change[]
  readonly patterns: readonly Change[]
  /** Patterns that no key serves in the model after. */
  readonly unserved: readonly LostPattern[]
  readonly bill: BillOfModels
  readonly unchanged: { readonly schema: number; readonly entities: number; readonly patterns: number }
  /** What one must know to read the figures; sentences. */
  readonly notes: readonly string[]
}

export type Change = {
  readonly how: 'added' | 'removed' | 'changed'
  readonly what: 'table' | 'index' | 'entity' | 'access pattern'
  readonly name: string
  /** Only those that are not alike. */
  readonly facts: readonly FactChange[]
}

export type FactChange = {
  readonly about: string
  /** Absent: nothing was said about it. */
  readonly before?: string | undefined
  readonly after?: string | undefined
}

export type LostPattern = {
  readonly name: string
  readonly why: string
  /** Whether a key served it in the model before; absent: it was not there. */
  readonly servedBefore?: boolean | undefined
}

/** A month of the patterns at their rates; 1e-12 of the currency. */
export type BillOfModels = {
  readonly region: string
  readonly currency: string
  /** Those that have a rate in one of the models; the largest change first. */
  readonly lines: readonly BillOfPattern[]
  readonly beforePico: bigint
  readonly afterPico: bigint
}

export type BillOfPattern = {
  readonly name: string
  readonly beforePico?: bigint | undefined
  readonly afterPico?: bigint | undefined
}

/** The thing as it stands in one of the models. */
type Named = { readonly what: Change['what']; readonly name: string; readonly facts: Facts }

export function diffModels(before: ComparedModel, after: ComparedModel): ModelDiff {
  const comparable = comparablePatterns(before, after)
  const patternsOf = ({ patterns }: ComparedModel): readonly Named[] =>
    patterns.map((each) => {
      const { name } = each.pattern
      return { what: 'access pattern', name, facts: patternFacts(each, comparable(name)) }
    })
  const schema = changes(before.tables.flatMap(schemaOf), after.tables.flatMap(schemaOf))
  const entities = changes(before.entities.map(entityOf), after.entities.map(entityOf))
  const patterns = changes(patternsOf(before), patternsOf(after))
  return {
    before: before.name,
    after: after.name,
    schema: schema.changed,
    entities: entities.changed,
    patterns: patterns.changed,
    unserved: lostPatterns(before, after),
    bill: billOf(before, after, comparable),
    unchanged: { schema: schema.unchanged, entities: entities.unchanged, patterns: patterns.unchanged },
    notes: notesOf(before, after, comparable),
  }
}

function schemaOf({ definition }: ComparedTable): readonly Named[] {
  const table = definition.table.parts[0] ?? ''
  return [{ what: 'table', name: table, facts: tableFacts(definition) }, ...indexesOf(definition, table)]
}

const indexesOf = (definition: CreateTableStatement, table: string): readonly Named[] =>
  (['global', 'local'] as const).flatMap((kind) =>
    definition[`${kind}Indexes`].map((index) => ({
      what: 'index' as const,
      name: `${table}.${index.name}`,
      facts: indexFacts(index, kind, definition),
    })),
  )

const entityOf = (entity: ComparedModel['entities'][number]): Named => ({
  what: 'entity',
  name: entity.name,
  facts: entityFacts(entity),
})

/** Those that go stand where they stood, those that come behind them. */
function changes(before: readonly Named[], after: readonly Named[]) {
  const key = ({ what, name }: Named): string => `${what} ${name}`
  const later = new Map(after.map((each) => [key(each), each]))
  const earlier = new Set(before.map(key))
  const kept = before.map((each) => changeOf(each, later.get(key(each))))
  const added = after.filter((each) => !earlier.has(key(each))).map((each) => changeOf(undefined, each))
  const all = [...kept, ...added]
  const changed = all.filter((change) => change !== undefined)
  return { changed, unchanged: all.length - changed.length }
}

/** Undefined: they are alike. */
function changeOf(before: Named | undefined, after: Named | undefined): Change | undefined {
  const named = before ?? after
  if (named === undefined) return undefined
  const { what, name } = named
  const facts = factChanges(before?.facts, after?.facts)
  if (before === undefined) return { how: 'added', what, name, facts }
  if (after === undefined) return { how: 'removed', what, name, facts }
  return facts.length === 0 ? undefined : { how: 'changed', what, name, facts }
}

function factChanges(before: Facts = new Map(), after: Facts = new Map()): readonly FactChange[] {
  return [...new Set([...before.keys(), ...after.keys()])].flatMap((about) => {
    const [old, now] = [before.get(about), after.get(about)]
    return old === now ? [] : [{ about, before: old, after: now }]
  })
}

function lostPatterns(before: ComparedModel, after: ComparedModel): readonly LostPattern[] {
  return after.patterns
    .filter(({ pattern }) => isLive(pattern))
    .flatMap((each) => {
      const old = named(before, each.pattern.name)
      return unserved(each).map(({ pattern, why }) => ({
        name: pattern.name,
        why,
        ...(old === undefined ? {} : { servedBefore: unserved(old).length === 0 }),
      }))
    })
}

const named = ({ patterns }: ComparedModel, name: string): ComparedPattern | undefined =>
  patterns.find(({ pattern }) => pattern.name === name)

/**
 * Units are worth comparing where both models were asked on items, or both on none: of a table that is empty in one of them they
 * say nothing about the model.
 */
function comparablePatterns(before: ComparedModel, after: ComparedModel): (name: string) => boolean {
  const uneven = new Set(
    before.tables.flatMap((table) => {
      const other = after.tables.find((each) => tableNameOf(each) === tableNameOf(table))
      return other === undefined || isEmpty(table) === isEmpty(other) ? [] : [tableNameOf(table)]
    }),
  )
  return (name) => {
    const calls = [before, after].flatMap((model) => named(model, name)?.calls ?? [])
    return calls.every(({ table }) => table === undefined || !uneven.has(table))
  }
}

const isEmpty = ({ description }: ComparedTable): boolean => (description.ItemCount ?? 0) === 0

function billOf(before: ComparedModel, after: ComparedModel, comparable: (name: string) => boolean): BillOfModels {
  const names = new Set([before, after].flatMap(({ patterns }) => patterns.map(({ pattern }) => pattern.name)))
  const lines = [...names].filter(comparable).flatMap((name): BillOfPattern[] => {
    const [old, now] = [named(before, name)?.monthPico, named(after, name)?.monthPico]
    return old === undefined && now === undefined ? [] : [{ name, beforePico: old, afterPico: now }]
  })
  const total = (side: 'beforePico' | 'afterPico'): bigint => lines.reduce((sum, line) => sum + (line[side] ?? 0n), 0n)
  return {
    region: after.region,
    currency: after.currency,
    lines: lines.toSorted((a, b) => Number(size(b) - size(a))),
    beforePico: total('beforePico'),
    afterPico: total('afterPico'),
  }
}

export const monthChange = ({ beforePico = 0n, afterPico = 0n }: BillOfPattern): bigint => afterPico - beforePico

function size(line: BillOfPattern): bigint {
  const change = monthChange(line)
  return change < 0n ? -change : change
}

function notesOf(
  before: ComparedModel,
  after: ComparedModel,
  comparable: (name: string) => boolean,
): readonly string[] {
  const names = new Set([before, after].flatMap(({ patterns }) => patterns.map(({ pattern }) => pattern.name)))
  const left = [...names].filter((name) => !comparable(name))
  return left.length === 0
    ? []
    : [
        `Units and money of ${left.join(', ')} are not compared: one of the models has no items where the other has some. REHEARSE measures both on the same items.`,
      ]
}
