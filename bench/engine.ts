import { must } from '../src/base/must.ts'
import { type EmbeddedEngine, type EngineOptions, openEngine } from '../src/engine/engine.ts'
import { itemSizeBytes } from '../src/model/item-size.ts'
import { normaliseItem } from '../src/model/normalise-item.ts'
import { type Item, memberOf, type Value } from '../src/model/value.ts'
import { Store } from '../src/storage/store.ts'
import { type Comparison, compare } from './measure.ts'
import { Raw, type RawItem } from './raw.ts'

/** The engine's item operations against raw better-sqlite3 doing the same rows. */

const table = 'Bench'
const partitions = 1000
const itemCount = 20_000
const perRound = 2000

export async function engineComparisons(
  location: (name: string) => string,
  where: string,
): Promise<readonly Comparison[]> {
  const engine = openBench(Store.open(location('ours')))
  const raw = new Raw(location('raw'))
  const items = Array.from({ length: itemCount }, (_, at) => itemAt(at))
  const rows = items.map(rawOf)
  for (let at = 0; at < itemCount; at += 500) raw.put(rows.slice(at, at + 500))
  engine.context.store.transaction(() => {
    for (const Item of items) engine.runSync('PutItem', { TableName: table, Item })
  })
  const results = [
    ...(await pointComparisons(engine, raw, items, rows, where)),
    ...(await pageComparisons(engine, raw, rows, where)),
    await batchComparison(engine, raw, items, rows, where),
  ]
  engine.context.store.close()
  raw.close()
  return results
}

async function pointComparisons(
  engine: EmbeddedEngine,
  raw: Raw,
  items: readonly Item[],
  rows: readonly RawItem[],
  where: string,
): Promise<readonly Comparison[]> {
  const pick = (round: number, at: number): number => (round * 7919 + at * 31) % itemCount
  const get =
    (look: boolean) =>
    (round: number): void => {
      for (let at = 0; at < perRound; at++) {
        const item = pickFrom(items, pick(round, at))
        const answer = engine.runSync('GetItem', {
          TableName: table,
          Key: { pk: member(item, 'pk'), sk: member(item, 'sk') },
        })
        if (look && answer.Item === undefined) throw new Error('the item is there')
      }
    }
  const rawGet =
    (look: boolean) =>
    (round: number): void => {
      for (let at = 0; at < perRound; at++) {
        const text = raw.get(pickFrom(rows, pick(round, at)))
        if (look) JSON.parse(text)
      }
    }
  const puts = where === 'memory' ? perRound : 100
  const put = (round: number): void => {
    for (let at = 0; at < puts; at++)
      engine.runSync('PutItem', { TableName: table, Item: changed(pickFrom(items, pick(round, at)), round) })
  }
  const rawPut = (round: number): void => {
    for (let at = 0; at < puts; at++) raw.put([changedRaw(pickFrom(rows, pick(round, at)), round)])
  }
  return [
    await compare(
      `GetItem, ${where}`,
      { times: perRound, run: get(false) },
      { times: perRound, run: rawGet(false) },
      2,
    ),
    await compare(
      `GetItem and look inside, ${where}`,
      { times: perRound, run: get(true) },
      { times: perRound, run: rawGet(true) },
      2,
    ),
    await compare(`PutItem, ${where}`, { times: puts, run: put }, { times: puts, run: rawPut }, 2),
    await withRecovery(engine, () =>
      compare(`PutItem with recovery, ${where}`, { times: puts, run: put }, { times: puts, run: rawPut }, 4),
    ),
  ]
}

/** Every write also leaves what was there before. */
async function withRecovery(engine: EmbeddedEngine, measure: () => Promise<Comparison>): Promise<Comparison> {
  const recovery = (PointInTimeRecoveryEnabled: boolean): void => {
    const PointInTimeRecoverySpecification = { PointInTimeRecoveryEnabled }
    engine.runSync('UpdateContinuousBackups', { TableName: table, PointInTimeRecoverySpecification })
  }
  recovery(true)
  const measured = await measure()
  recovery(false)
  return measured
}

async function pageComparisons(
  engine: EmbeddedEngine,
  raw: Raw,
  rows: readonly RawItem[],
  where: string,
): Promise<readonly Comparison[]> {
  const pages = 500
  const query = (round: number): void => {
    for (let at = 0; at < pages; at++) {
      const answer = engine.runSync('Query', {
        TableName: table,
        KeyConditionExpression: 'pk = :p',
        ExpressionAttributeValues: { ':p': { S: pickFrom(rows, (round + at) % partitions).partition } },
        Limit: 20,
      })
      if (answer.Count !== 20) throw new Error('a page of 20')
    }
  }
  const rawQuery =
    (read: (row: RawItem) => void) =>
    (round: number): void => {
      for (let at = 0; at < pages; at++) read(pickFrom(rows, (round + at) % partitions))
    }
  const usual = { times: pages, run: rawQuery((row) => raw.readPage(row)) }
  const tuned = { times: pages, run: rawQuery((row) => raw.readTunedPage(row)) }
  return [
    await compare(`Query page of 20, ${where}`, { times: pages, run: query }, usual, 2),
    await compare(`Query page of 20, ${where}, raw tuned`, { times: pages, run: query }, tuned, 2),
    await compare(
      `Scan with filter, per item, ${where}`,
      { times: itemCount, run: () => expectCount(scanAll(engine)) },
      { times: itemCount, run: () => expectCount(raw.scan((item) => Number(item.n?.N) >= itemCount / 2)) },
      2,
    ),
  ]
}

function batchComparison(
  engine: EmbeddedEngine,
  raw: Raw,
  items: readonly Item[],
  rows: readonly RawItem[],
  where: string,
): Promise<Comparison> {
  const batches = 40
  const slice = <Part>(of: readonly Part[], at: number): readonly Part[] =>
    of.slice((at % 700) * 25, (at % 700) * 25 + 25)
  const write = (round: number): void => {
    for (let at = 0; at < batches; at++) {
      const requests = slice(items, round * batches + at).map((item) => ({
        PutRequest: { Item: changed(item, round) },
      }))
      engine.runSync('BatchWriteItem', { RequestItems: { [table]: requests } })
    }
  }
  const rawWrite = (round: number): void => {
    for (let at = 0; at < batches; at++) {
      raw.put(slice(rows, round * batches + at).map((row) => changedRaw(row, round)))
    }
  }
  return compare(`BatchWriteItem of 25, ${where}`, { times: batches, run: write }, { times: batches, run: rawWrite }, 2)
}

export function scanAll(engine: EmbeddedEngine): number {
  let count = 0
  let start: Item | undefined
  do {
    const answer = engine.runSync('Scan', {
      TableName: table,
      FilterExpression: 'n >= :n',
      ExpressionAttributeValues: normaliseItem({ ':n': { N: String(itemCount / 2) } } as unknown as Item),
      ExclusiveStartKey: start,
    })
    count += answer.Count ?? 0
    start = answer.LastEvaluatedKey
  } while (start !== undefined)
  return count
}

export function openBench(store: Store, options: Omit<EngineOptions, 'store'> = {}): EmbeddedEngine {
  const engine = openEngine({ store, ...options })
  engine.runSync('CreateTable', {
    TableName: table,
    BillingMode: 'PAY_PER_REQUEST',
    AttributeDefinitions: [
      { AttributeName: 'pk', AttributeType: 'S' },
      { AttributeName: 'sk', AttributeType: 'S' },
    ],
    KeySchema: [
      { AttributeName: 'pk', KeyType: 'HASH' },
      { AttributeName: 'sk', KeyType: 'RANGE' },
    ],
  })
  return engine
}

/** About 200 bytes, as an order or an event is; spread over so many partition keys. */
export function itemAt(at: number, keys = partitions): Item {
  return normaliseItem({
    pk: { S: `customer#${at % keys}` },
    sk: { S: `order#${String(at).padStart(8, '0')}` },
    n: { N: String(at) },
    status: { S: at % 3 === 0 ? 'OPEN' : 'SHIPPED' },
    note: { S: 'x'.repeat(90) },
    lines: { L: [{ M: { sku: { S: 'sku#1' }, quantity: { N: '2' } } }] },
  } as unknown as Item)
}

export const rawOf = (item: Item): RawItem => ({
  partition: text(item, 'pk'),
  sort: text(item, 'sk'),
  item: { ...item },
  size: itemSizeBytes(item),
})

/** Another content of the same size: SQLite does not write a row that stays as it is. */
export const changed = (item: Item, round: number): Item => ({
  ...item,
  note: { S: String.fromCharCode(97 + (round % 26)).repeat(90) },
})

const changedRaw = (row: RawItem, round: number): RawItem => ({ ...row, item: changed(row.item as Item, round) })

function expectCount(count: number): void {
  if (count !== itemCount / 2) throw new Error(`expected half of the items, found ${count}`)
}

const member = (item: Item, name: string): Value => must(memberOf(item, name), 'every item has it')

function text(item: Item, name: string): string {
  const value = member(item, name)
  return 'S' in value ? value.S : ''
}

const pickFrom = <Part>(of: readonly Part[], at: number): Part => must(of[at], 'inside the list')
