import { itemSizeBytes } from '../../src/model/item-size.ts'
import type { Item } from '../../src/model/value.ts'
import type { IndexShape, TableShape } from '../engine/table-shape.ts'

/** An item without a prototype, so that `__proto__` is a name like any other. */
export type PlainValue = { readonly [type: string]: unknown }
export type PlainItem = { [name: string]: PlainValue }

export type KeyPart = { readonly name: string; readonly type: string }
export type Target = {
  readonly name: string
  readonly kind: 'table' | 'global' | 'local'
  readonly hash: readonly KeyPart[]
  readonly range: readonly KeyPart[]
  readonly project: 'ALL' | 'KEYS_ONLY' | readonly string[]
}
/** Units by arm, as `Fixture.charged` has them. */
export type Arms = { readonly [arm: string]: number }

/** DynamoDB with everything that makes it fast left out: a map of items, and rules that look at all of them. */
export class TableModel {
  readonly table: Target
  readonly indexes = new Map<string, Target>()
  readonly items = new Map<string, PlainItem>()

  constructor(shape: TableShape) {
    this.table = targetOf('tab', 'table', shape.keys ?? 'pk:S')
    for (const [name, index] of Object.entries(shape.global ?? {})) this.addIndex(name, 'global', index)
    for (const [name, index] of Object.entries(shape.local ?? {})) this.addIndex(name, 'local', index)
  }

  addIndex(name: string, kind: 'global' | 'local', shape: IndexShape): void {
    this.indexes.set(name, targetOf(name, kind, shape))
  }

  keyOf(item: PlainItem): PlainItem {
    return part(
      item,
      [...this.table.hash, ...this.table.range].map(({ name }) => name),
    )
  }

  find(key: PlainItem): PlainItem | undefined {
    return this.items.get(textOf(this.keyOf(key)))
  }

  set(key: PlainItem, item: PlainItem | undefined): void {
    if (item === undefined) this.items.delete(textOf(this.keyOf(key)))
    else this.items.set(textOf(this.keyOf(key)), item)
  }

  /** What a table or an index holds. */
  entries(target: Target): PlainItem[] {
    const entries = [...this.items.values()].map((item) => this.entryOf(target, item))
    return entries.filter((entry) => entry !== undefined)
  }

  entryOf(target: Target, item: PlainItem): PlainItem | undefined {
    const keys = [...target.hash, ...target.range]
    if (!keys.every(({ name, type }) => item[name] !== undefined && fitsKey(item[name], type))) return undefined
    if (target.project === 'ALL') return item
    const names = [...keys, ...this.table.hash, ...this.table.range].map(({ name }) => name)
    return part(item, target.project === 'KEYS_ONLY' ? names : [...names, ...target.project])
  }

  /** An index key that is there must be one. */
  fitsIndexes(item: PlainItem): boolean {
    return [...this.indexes.values()].every((index) =>
      [...index.hash, ...index.range].every(({ name, type }) => {
        const value = item[name]
        return value === undefined || fitsKey(value, type)
      }),
    )
  }

  emptiesIndexKey(item: PlainItem): boolean {
    return [...this.indexes.values()].some((index) =>
      [...index.hash, ...index.range].some(({ name }) => item[name]?.['S'] === ''),
    )
  }

  /** What a write from one image to another costs. */
  writeArms(before: PlainItem | undefined, after: PlainItem | undefined, factor = 1): Arms {
    const arms: { [arm: string]: number } = { 'write tab': factor * writeUnits(Math.max(size(before), size(after))) }
    for (const index of this.indexes.values()) {
      const units = this.indexUnits(index, before, after)
      if (units > 0) arms[`write tab/${index.name}`] = units
    }
    return arms
  }

  private indexUnits(index: Target, before: PlainItem | undefined, after: PlainItem | undefined): number {
    const old = before === undefined ? undefined : this.entryOf(index, before)
    const fresh = after === undefined ? undefined : this.entryOf(index, after)
    if (old === undefined && fresh === undefined) return 0
    if (old === undefined || fresh === undefined) return writeUnits(size(old ?? fresh))
    if (textOf(old) === textOf(fresh)) return 0
    const keys = [...index.hash, ...index.range].map(({ name }) => name)
    const moved = textOf(part(old, keys)) !== textOf(part(fresh, keys))
    return moved ? writeUnits(size(old)) + writeUnits(size(fresh)) : writeUnits(Math.max(size(old), size(fresh)))
  }
}

export const size = (item: PlainItem | undefined): number =>
  item === undefined ? 0 : itemSizeBytes(item as unknown as Item)
export const writeUnits = (bytes: number): number => Math.max(1, Math.ceil(bytes / 1024))
/** Strongly consistent. */
export const readUnits = (bytes: number): number => Math.max(1, Math.ceil(bytes / 4096))

export function addArms(...all: readonly Arms[]): Arms {
  const sum: { [arm: string]: number } = {}
  for (const arms of all) for (const [arm, units] of Object.entries(arms)) sum[arm] = (sum[arm] ?? 0) + units
  return sum
}

export function part(item: PlainItem, names: readonly string[]): PlainItem {
  const result = Object.create(null) as PlainItem
  for (const name of names) if (item[name] !== undefined) result[name] = item[name]
  return result
}

/** Two items have one text exactly when they are equal: values here are canonical, names are put in order. */
export const textOf = (value: unknown): string =>
  JSON.stringify(value, (_, inner: unknown) =>
    typeof inner !== 'object' || inner === null || Array.isArray(inner)
      ? inner
      : Object.fromEntries(Object.entries(inner).sort(([a], [b]) => (a < b ? -1 : 1))),
  )

const fitsKey = (value: PlainValue, type: string): boolean => type in value && value[type] !== ''

/** Order of key values: numbers by value, strings by UTF-8, binaries by bytes. */
export function compareKeys(a: PlainValue | undefined, b: PlainValue | undefined): number {
  if (a?.['N'] !== undefined) return Number(a['N']) - Number(b?.['N'])
  return Buffer.compare(bytesOf(a), bytesOf(b))
}

export const bytesOf = (value: PlainValue | undefined): Buffer =>
  value?.['S'] === undefined ? Buffer.from(String(value?.['B']), 'base64') : Buffer.from(String(value['S']))

function targetOf(name: string, kind: Target['kind'], shape: IndexShape): Target {
  const { keys, project } = typeof shape === 'string' ? { keys: shape, project: 'ALL' as const } : shape
  const [front = '', back] = keys.split(' / ')
  const parts = (text: string): KeyPart[] =>
    text.split(' ').map((word) => {
      const [part = '', type = ''] = word.split(':')
      return { name: part, type }
    })
  const first = parts(front)
  if (back !== undefined) return { name, kind, hash: first, range: parts(back), project }
  return { name, kind, hash: first.slice(0, 1), range: first.slice(1), project }
}
