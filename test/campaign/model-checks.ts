import type { Plain } from '../engine/table-shape.ts'
import { expectSame, type ModelSession, sortedTexts } from './model.ts'
import { compareRanges, type Expected, expectedOf, type Read, someRead } from './model-reads.ts'
import { type PlainItem, readUnits, size, type Target, textOf } from './model-table.ts'

/** One random read: what it finds, in which order, at what price, in one piece and page by page. */
export function checkRead(session: ModelSession): void {
  const { random, model } = session
  const read = someRead(random, model)
  const expected = expectedOf(model, read)
  const whole = chain(session, read, {})
  expectSame('items read', sortedTexts(whole.items), sortedTexts(expected.passing))
  expectSame('items evaluated', whole.evaluated, expected.evaluated.length)
  checkOrder(read, whole.items)
  checkUnits(session, read, expected)
  const paged = chain(session, read, { Limit: random.between(1, 4) })
  expectSame('items of pages', paged.items.map(textOf), whole.items.map(textOf))
}

/** Everything there is, against the model: items, entries of every index, segments, what descriptions count. */
export function checkState(session: ModelSession): void {
  const { model, random } = session
  for (const target of [model.table, ...model.indexes.values()]) {
    const entries = sortedTexts(model.entries(target))
    const index = target.kind === 'table' ? {} : { IndexName: target.name }
    const scan: Read = {
      operation: 'Scan',
      target,
      request: index,
      selects: () => true,
      passes: () => true,
      backwards: false,
    }
    expectSame(`everything in ${target.name}`, sortedTexts(chain(session, scan, {}).items), entries)
    const total = random.between(2, 5)
    const segments = Array.from({ length: total }, (_, at) =>
      chain(session, scan, { Segment: at, TotalSegments: total, Limit: 3 }),
    )
    expectSame(`segments of ${target.name}`, sortedTexts(segments.flatMap(({ items }) => items)), entries)
  }
  for (const item of model.items.values()) {
    const found = session.call('GetItem', { Key: model.keyOf(item), ConsistentRead: true })
    expectSame('one item', found.response?.['Item'], item)
    session.expectArms({ 'read tab': readUnits(size(item)) })
  }
  checkStatistics(session)
}

type Chain = { readonly items: readonly PlainItem[]; readonly evaluated: number }

/** All pages of a read, one after the other. */
function chain(session: ModelSession, read: Read, more: Plain): Chain {
  const items: PlainItem[] = []
  let evaluated = 0
  let start: unknown
  for (let pages = 0; pages < 1000; pages++) {
    const request = { ...read.request, ...more, ...(start === undefined ? {} : { ExclusiveStartKey: start }) }
    const { response, refused } = session.call(read.operation, request)
    expectSame('answer', refused, undefined)
    const page = response as { Items?: PlainItem[]; ScannedCount?: number; Count?: number; LastEvaluatedKey?: Plain }
    expectSame('Count', page.Count, page.Items?.length)
    items.push(...(page.Items ?? []))
    evaluated += page.ScannedCount ?? 0
    start = page.LastEvaluatedKey
    if (start === undefined) return { items, evaluated }
  }
  throw new Error('a chain of pages does not end')
}

function checkOrder(read: Read, items: readonly PlainItem[]): void {
  if (read.operation === 'Scan') return
  for (const [at, item] of items.entries()) {
    const before = items[at - 1]
    if (before === undefined) continue
    const order = compareRanges(read.target.range, before, item)
    if (read.backwards ? order < 0 : order > 0) throw new Error(`order: ${textOf(before)} before ${textOf(item)}`)
  }
}

/** A Query of one page costs its bytes rounded once; entries of an index are what it projects. */
function checkUnits(session: ModelSession, read: Read, { evaluated, units }: Expected): void {
  const bytes = evaluated.reduce((sum, entry) => sum + size(entry), 0)
  if (read.operation === 'Scan' || bytes >= 1_048_576) return
  session.call('Query', read.request)
  const consistent = read.request['ConsistentRead'] === true
  session.expectArms({ [armOf(read.target)]: consistent ? units : units / 2 })
}

const armOf = ({ kind, name }: Target): string => (kind === 'table' ? 'read tab' : `read tab/${name}`)

function checkStatistics(session: ModelSession): void {
  type Index = { IndexName: string; ItemCount: number; IndexSizeBytes: number }
  const { response } = session.call('DescribeTable', {})
  const table = response?.['Table'] as {
    ItemCount: number
    TableSizeBytes: number
    GlobalSecondaryIndexes?: Index[]
    LocalSecondaryIndexes?: Index[]
  }
  const counted: readonly (readonly [string, number, number])[] = [
    ['tab', table.ItemCount, table.TableSizeBytes],
    ...[...(table.GlobalSecondaryIndexes ?? []), ...(table.LocalSecondaryIndexes ?? [])].map(
      ({ IndexName, ItemCount, IndexSizeBytes }) => [IndexName, ItemCount, IndexSizeBytes] as const,
    ),
  ]
  const { model } = session
  const expected = [model.table, ...model.indexes.values()].map((target) => {
    const entries = model.entries(target)
    return [target.name, entries.length, entries.reduce((sum, entry) => sum + size(entry) + 100, 0)] as const
  })
  expectSame('statistics', sorted(counted), sorted(expected))
}

const sorted = (figures: readonly (readonly [string, number, number])[]): unknown =>
  figures.toSorted(([a], [b]) => (a < b ? -1 : 1))
