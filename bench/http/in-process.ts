import { join } from 'node:path'
import { must } from '../../src/base/must.ts'
import { type Database, openFile, openMemory } from '../../src/index.ts'
import type { Item, Value } from '../../src/model/value.ts'
import { memberOf } from '../../src/model/value.ts'
import { changed, itemAt, rawOf } from '../engine.ts'
import { median, medianRatio } from '../measure.ts'
import { Raw } from '../raw.ts'
import { table } from './report.ts'

export type InProcess = {
  readonly name: string
  readonly oursUs: number
  /** The same work by hand with better-sqlite3. */
  readonly rawUs: number
  readonly ratio: number
  /** As many row reads of better-sqlite3 take as long. */
  readonly rowReads: number
}

const tableName = 'Bench'
const pageRows = 50
const itemCount = 10_000
const partitions = itemCount / pageRows
const rounds = 9
const warmUpRounds = 2

type Pair = { readonly name: string; readonly times: number; readonly ours: Run; readonly raw: (at: number) => void }
type Run = (at: number) => Promise<unknown>

/** What a program pays that opens the database itself instead of asking over HTTP, beside raw better-sqlite3. */
export async function inProcessResults(scratch: string): Promise<readonly InProcess[]> {
  return [
    ...(await measured('memory', openMemory(), new Raw(':memory:', pageRows))),
    ...(await measured('file', openFile(join(scratch, 'library.db')), new Raw(join(scratch, 'raw.db'), pageRows))),
  ]
}

export const inProcessLines = (results: readonly InProcess[]): readonly string[] => [
  '',
  '## In the process, through openMemory and openFile: microseconds',
  '',
  ...table([
    ['', 'ours', 'raw better-sqlite3', 'ratio', 'in row reads'],
    ...results.map(({ name, oursUs, rawUs, ratio, rowReads }) => [
      name,
      oursUs.toFixed(1),
      rawUs.toFixed(1),
      ratio.toFixed(2),
      rowReads.toFixed(1),
    ]),
  ]),
]

async function measured(where: string, database: Database, raw: Raw): Promise<readonly InProcess[]> {
  const items = Array.from({ length: itemCount }, (_, at) => itemAt(at, partitions))
  await fill(database, raw, items)
  const pairs = pairsOf(where, database, raw, items)
  const times = new Map(pairs.map((pair) => [pair, { ours: [] as number[], raw: [] as number[] }]))
  for (let round = 0; round < warmUpRounds + rounds; round++) {
    for (const pair of pairs) {
      const oursUs = await timeUs(pair.times, round, pair.ours)
      const rawUs = await timeUs(pair.times, round, pair.raw)
      if (round < warmUpRounds) continue
      times.get(pair)?.ours.push(oursUs)
      times.get(pair)?.raw.push(rawUs)
    }
  }
  await database.close()
  raw.close()
  const rowReads = [...times.values()][0]?.raw ?? []
  return [...times].map(([{ name }, figures]) => ({
    name,
    oursUs: median(figures.ours),
    rawUs: median(figures.raw),
    ratio: medianRatio(figures.ours, figures.raw),
    rowReads: medianRatio(figures.ours, rowReads),
  }))
}

/** The read of one item comes first: its raw half is the row read that everything is compared with. */
function pairsOf(where: string, database: Database, raw: Raw, items: readonly Item[]): readonly Pair[] {
  const rows = items.map(rawOf)
  const pick = (at: number): number => (at * 7919) % itemCount
  const item = (at: number): Item => must(items[pick(at)], 'inside the list')
  const row = (at: number) => must(rows[pick(at)], 'inside the list')
  const member = (at: number, name: string): Value => must(memberOf(item(at), name), 'every item has it')
  const small = (at: number): Item => ({ pk: member(at, 'pk'), sk: member(at, 'sk'), n: { S: String(at) } })
  const smallRows = items.map((_, at) => rawOf(small(at)))
  return [
    {
      name: `GetItem, ${where}`,
      times: 2000,
      ours: (at) =>
        database.run('GetItem', { TableName: tableName, Key: { pk: member(at, 'pk'), sk: member(at, 'sk') } }),
      raw: (at) => JSON.parse(raw.get(row(at))),
    },
    {
      name: `PutItem of a small item, ${where}`,
      times: where === 'memory' ? 2000 : 200,
      ours: (at) => database.run('PutItem', { TableName: tableName, Item: changed(small(at), at) }),
      raw: (at) => raw.put([{ ...must(smallRows[pick(at)], 'inside the list'), item: changed(small(at), at) }]),
    },
    {
      name: `Query page of ${pageRows}, ${where}`,
      times: 300,
      ours: (at) =>
        database.run('Query', {
          TableName: tableName,
          KeyConditionExpression: 'pk = :p',
          ExpressionAttributeValues: { ':p': member(at, 'pk') },
          Limit: pageRows,
        }),
      raw: (at) => {
        for (const { item: text } of raw.readPage(row(at)) as readonly { readonly item: string }[]) JSON.parse(text)
      },
    },
  ]
}

async function fill(database: Database, raw: Raw, items: readonly Item[]): Promise<void> {
  await database.run('CreateTable', {
    TableName: tableName,
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
  for (let at = 0; at < items.length; at += 25) {
    const requests = items.slice(at, at + 25).map((Item) => ({ PutRequest: { Item } }))
    await database.run('BatchWriteItem', { RequestItems: { [tableName]: requests } })
  }
  for (let at = 0; at < items.length; at += 500) raw.put(items.slice(at, at + 500).map(rawOf))
}

async function timeUs(times: number, round: number, run: (at: number) => unknown): Promise<number> {
  const start = process.hrtime.bigint()
  for (let at = 0; at < times; at++) await run(round * times + at)
  return Number(process.hrtime.bigint() - start) / 1000 / times
}
