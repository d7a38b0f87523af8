import { compareNumbers } from '../../model/number-text.ts'
import type { Value } from '../../model/value.ts'
import type { NamedTable, Slot } from '../../syntax/complete/slot.ts'
import { textLiteral, valueText } from '../expect/value-text.ts'
import type { Candidate } from './candidate.ts'
import { allKeys, type KnownAttribute, type KnownKey, type KnownTable } from './known-table.ts'
import { writtenAttribute, writtenEntry, writtenTable } from './written-name.ts'

/** Candidates that tables and their items give. */

/** A table of a statement, as far as it is known. */
export type Target = { readonly table: KnownTable; readonly index?: string | undefined }

export const tableCandidates = (tables: readonly KnownTable[]): readonly Candidate[] =>
  tables.map(({ name, keys }) => ({ name, insert: writtenTable(name), kind: 'table', detail: keysText(keys) }))

/** Of one table; without one of all, and then the table is told. */
export function indexCandidates(tables: readonly KnownTable[]): readonly Candidate[] {
  return tables.flatMap(({ name: table, indexes }) =>
    indexes.map(({ name, kind, keys }) => ({
      name,
      insert: writtenTable(name),
      kind: 'index' as const,
      detail: `${keysText(keys)}, ${kind}${tables.length > 1 ? ` index of ${table}` : ''}`,
    })),
  )
}

const keysText = (keys: readonly KnownKey[]): string => keys.map(({ name, type }) => `${name} ${type}`).join(', ')

type AttributeSlot = Extract<Slot, { readonly kind: 'attribute' }>

export function attributeCandidates(slot: AttributeSlot, targets: readonly Target[]): readonly Candidate[] {
  const [only, second] = targets
  const found = only === undefined ? [] : second === undefined ? ofTarget(slot, only) : ofAll(slot, targets)
  return found.filter(({ name }) => !slot.except.includes(name))
}

/** Of every table, each name once: which table is meant is not known yet. */
function ofAll(slot: AttributeSlot, targets: readonly Target[]): readonly Candidate[] {
  const kind = `${slot.use} ${slot.form}`
  const known = merged.get(targets) ?? new Map<string, readonly Candidate[]>()
  merged.set(targets, known)
  const all = known.get(kind) ?? mergedOf(slot, targets)
  known.set(kind, all)
  return all
}

/** Kept while the tables are the same. */
const merged = new WeakMap<readonly Target[], Map<string, readonly Candidate[]>>()

function mergedOf(slot: AttributeSlot, targets: readonly Target[]): readonly Candidate[] {
  const found = new Map<string, { readonly candidate: Candidate; readonly table: string; tables: number }>()
  for (const target of targets) {
    for (const candidate of ofTarget(slot, target)) {
      const same = found.get(candidate.name)
      if (same === undefined) found.set(candidate.name, { candidate, table: target.table.name, tables: 1 })
      else same.tables++
    }
  }
  return [...found.values()].map(({ candidate, table, tables }) => ({
    ...candidate,
    detail: tables === 1 ? `${candidate.detail} of ${table}` : `in ${tables} tables`,
  }))
}

function ofTarget({ use, form }: AttributeSlot, { table, index }: Target): readonly Candidate[] {
  const write = writers[form]
  const own = index === undefined ? undefined : table.indexes.find(({ name }) => name === index)?.keys
  const first = own ?? table.keys
  const rest = allKeys(table).filter(({ name }) => first.every((key) => key.name !== name))
  const keys = [...first.map((key) => [key, true] as const), ...rest.map((key) => [key, false] as const)]
  const keyOf = ([key, isFirst]: readonly [KnownKey, boolean]): Candidate => ({
    name: key.name,
    insert: write(key.name),
    kind: 'key',
    detail: `${isFirst ? `${key.role} ` : roleElsewhere(table, key.name)}${key.type}`,
  })
  if (use === 'key') {
    const whole =
      own === undefined ? first : [...first, ...table.keys.filter(({ name }) => !own.some((key) => key.name === name))]
    return whole.map((key) => keyOf([key, true]))
  }
  const names = new Set(keys.map(([{ name }]) => name))
  const others = (table.sample?.attributes ?? []).filter(({ name }) => !names.has(name))
  const changeable = use === 'change' ? keys.filter(([{ name }]) => !table.keys.some((key) => key.name === name)) : keys
  return [...changeable.map(keyOf), ...others.map((each) => attributeCandidate(each, write))]
}

const writers = { path: writtenAttribute, entry: writtenEntry, 'quoted-entry': textLiteral } as const

/** `pk of byStatus `: what it is the key of. */
function roleElsewhere({ name, keys, indexes }: KnownTable, attribute: string): string {
  const own = keys.find((key) => key.name === attribute)
  if (own !== undefined) return `${own.role} of ${name} `
  const index = indexes.find((each) => each.keys.some((key) => key.name === attribute))
  const role = index?.keys.find((key) => key.name === attribute)?.role
  return index === undefined || role === undefined ? '' : `${role} of ${index.name} `
}

function attributeCandidate({ name, types, share }: KnownAttribute, write: (name: string) => string): Candidate {
  const presence = share === undefined ? '' : ` ${percent(share)} %`
  return { name, insert: write(name), kind: 'attribute', detail: `${types.join('|')}${presence}` }
}

/** What there is is never 0 % of it. */
const percent = (share: number): number => (share > 0 ? Math.max(1, Math.round(share * 100)) : 0)

export function memberCandidates(of: readonly string[], targets: readonly Target[]): readonly Candidate[] {
  return targets.flatMap(({ table }) =>
    (table.sample?.members.get(of.join('.')) ?? []).map((each) => attributeCandidate(each, writtenAttribute)),
  )
}

type ValueSlot = Extract<Slot, { readonly kind: 'value' }>

/** Those of a key attribute that the sample holds, of items that agree with the other keys of the statement. */
export function valueCandidates({ attribute, pinned }: ValueSlot, targets: readonly Target[]): readonly Candidate[] {
  const values = new Map<string, Value>()
  for (const { table } of targets) {
    const keys = allKeys(table)
    if (!keys.some(({ name }) => name === attribute)) continue
    const others = pinned.filter(
      (each) => each.attribute !== attribute && keys.some(({ name }) => name === each.attribute),
    )
    for (const item of table.sample?.keys ?? []) {
      const value = item[attribute]
      if (value !== undefined && others.every((other) => agrees(item[other.attribute], other.value)))
        values.set(valueText(value), value)
    }
  }
  return [...values]
    .sort(([a, one], [b, other]) => ('N' in one && 'N' in other ? compareNumbers(one.N, other.N) : a < b ? -1 : 1))
    .map(([text, value]) => ({ name: 'S' in value ? value.S : text, insert: text, kind: 'value', detail: '' }))
}

const agrees = (value: Value | undefined, text: string): boolean =>
  value !== undefined && (('S' in value && value.S === text) || ('N' in value && value.N === text))

/** The known tables that a statement names; every one where it names none. */
export function targetsOf(
  named: readonly NamedTable[],
  tables: readonly KnownTable[],
  current: NamedTable | undefined,
): readonly Target[] {
  const wanted = named.at(-1) ?? current
  if (wanted === undefined) return everyTarget(tables)
  const table = tables.find(({ name }) => name === wanted.table)
  return table === undefined ? [] : [{ table, index: wanted.index }]
}

/** The same for the same tables. */
function everyTarget(tables: readonly KnownTable[]): readonly Target[] {
  const known = every.get(tables) ?? tables.map((table) => ({ table }))
  every.set(tables, known)
  return known
}

const every = new WeakMap<readonly KnownTable[], readonly Target[]>()
