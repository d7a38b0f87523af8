import { copyFileSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { openEngine } from '../../src/engine/engine.ts'
import { ApiError } from '../../src/model/api-error.ts'
import type { OperationName, Request } from '../../src/operation/operation.ts'
import { StorageError } from '../../src/storage/storage-error.ts'
import { Store } from '../../src/storage/store.ts'
import { runShell } from '../cli/run-shell.ts'
import { type CampaignOptions, type Complaint, errorText, type Report, runCases } from './campaign.ts'
import { killTable, operationAt, perform } from './kill-operations.ts'
import type { Random } from './random.ts'
import { databaseOf, stateComplaints } from './store-invariants.ts'

/**
 * A file that is damaged, cut, overwritten, or may not grow: one clear sentence, and the file as it was. What still works after
 * the damage works; nothing else is ever thrown than what says that the file is damaged.
 */
export async function run(options: CampaignOptions): Promise<Report> {
  const folder = mkdtempSync(join(tmpdir(), 'ddb-shell-bad-'))
  const good = join(folder, 'good.db')
  fill(good)
  const tally = new Map<string, number>()
  const count = (what: string): void => void tally.set(what, (tally.get(what) ?? 0) + 1)
  try {
    const result = await runCases(options, (random, number) => {
      const place = join(folder, `case-${number}`)
      const complaints = random.oneIn(5)
        ? fullDisk(random, good, `${place}.db`, count)
        : damage(random, good, `${place}.db`, count)
      for (const file of readdirSync(folder)) if (file.startsWith('case-')) rmSync(join(folder, file))
      return complaints
    })
    return { ...result, notes: [[...tally].map(([what, times]) => `${what} ${times}`).join(', ')] }
  } finally {
    rmSync(folder, { recursive: true })
  }
}

function fill(file: string): void {
  const engine = openEngine({ store: Store.open(file) })
  engine.runSync('CreateTable', killTable as unknown as Request<'CreateTable'>)
  for (let number = 0; number < 60; number++) perform(engine, operationAt(1, number))
  engine.context.store.close()
}

function damage(random: Random, good: string, file: string, count: (what: string) => void): readonly Complaint[] {
  const bytes = readFileSync(good)
  const { damaged, how } = damagedCopy(random, bytes)
  writeFileSync(file, damaged)
  const complain = (what: string): Complaint[] => [{ what, input: how }]
  if (random.oneIn(25)) return throughTheShell(file, how)
  let store: Store
  try {
    store = Store.open(file)
  } catch (error) {
    if (!(error instanceof StorageError)) return complain(`open: ${errorText(error)}`)
    count(`refused: ${error.code}`)
    if (!readFileSync(file).equals(damaged)) return complain(`a file that was refused (${error.message}) was changed`)
    return []
  }
  count('opened')
  const engine = openEngine({ store })
  try {
    for (const [name, request] of everything) {
      try {
        engine.runSync(name, request as unknown as Request<typeof name>)
      } catch (error) {
        if (error instanceof StorageError) count(`${name}: ${error.code}`)
        else if (!(error instanceof ApiError)) return complain(`${name}: ${errorText(error)}`)
      }
    }
    return []
  } finally {
    store.close()
  }
}

const table = { TableName: 'kept' }
const key = { Key: { pk: { S: 'k1' } } }

const everything: readonly (readonly [OperationName, object])[] = [
  ['ListTables', {}],
  ['DescribeTable', table],
  ['Scan', table],
  ['Scan', { ...table, IndexName: 'byGroup' }],
  ['Scan', { ...table, IndexName: 'keysOnly', FilterExpression: 'attribute_exists(n)' }],
  [
    'Query',
    {
      ...table,
      IndexName: 'byGroup',
      KeyConditionExpression: 'g = :g',
      ExpressionAttributeValues: { ':g': { S: 'g1' } },
    },
  ],
  ...Array.from({ length: 12 }, (_, at) => ['GetItem', { ...table, Key: { pk: { S: `k${at * 5}` } } }] as const),
  ['ExecuteStatement', { Statement: "SELECT * FROM kept WHERE pk = 'k2'" }],
  [
    'UpdateItem',
    { ...table, ...key, UpdateExpression: 'SET g = :g', ExpressionAttributeValues: { ':g': { S: 'g9' } } },
  ],
  ['PutItem', { ...table, Item: { pk: { S: 'new' }, g: { S: 'g' }, n: { N: '1' }, long: { S: 'x'.repeat(9000) } } }],
  ['DeleteItem', { ...table, ...key }],
  ['TransactWriteItems', { TransactItems: [{ Put: { ...table, Item: { pk: { S: 't' } } } }], ClientRequestToken: 'x' }],
  ['UpdateTable', { ...table, GlobalSecondaryIndexUpdates: [{ Delete: { IndexName: 'byGroup' } }] }],
  ['DeleteTable', table],
]

function damagedCopy(random: Random, bytes: Buffer): { readonly damaged: Buffer; readonly how: string } {
  const pages = bytes.length / 8192
  const at = random.below(bytes.length)
  const page = random.below(pages) * 8192
  const damaged = Buffer.from(bytes)
  switch (random.below(8)) {
    case 0:
      return { damaged: bytes.subarray(0, at), how: `cut at ${at}` }
    case 1: {
      const bit = random.below(8)
      damaged[at] = (damaged[at] ?? 0) ^ (1 << bit)
      return { damaged, how: `bit ${bit} of byte ${at} turned` }
    }
    case 2:
      damaged.fill(random.below(2) * 0xff, page, page + 8192)
      return { damaged, how: `page at ${page} wiped` }
    case 3: {
      const random512 = random.bytes(512)
      random512.copy(damaged, Math.min(at, bytes.length - 512))
      return { damaged, how: `512 bytes at ${at} overwritten` }
    }
    case 4: {
      const other = random.below(pages) * 8192
      bytes.copy(damaged, page, other, other + 8192)
      return { damaged, how: `page at ${other} copied to ${page}` }
    }
    case 5:
      return { damaged: Buffer.concat([bytes, random.bytes(random.between(1, 20_000))]), how: 'bytes behind the end' }
    case 6: {
      // In the header of the file, where every byte means something.
      const header = random.below(100)
      damaged[header] = random.below(256)
      return { damaged, how: `header byte ${header} is ${damaged[header]}` }
    }
    default: {
      // Right in the middle of texts that are JSON.
      const text = bytes.indexOf('{"', at)
      if (text !== -1) damaged.write(random.pick(['x', '\0', '[[', '"}', '{"S":1']), text + random.below(6), 'latin1')
      return { damaged, how: `JSON at ${text} spoiled` }
    }
  }
}

function throughTheShell(file: string, how: string): Complaint[] {
  const { status, stdout, stderr } = runShell([
    file,
    '--yes',
    '-c',
    "SHOW TABLES; SCAN kept; GET kept {pk: 'k1'}; DROP TABLE kept",
  ])
  if (![0, 1, 5].includes(status ?? -1))
    return [{ what: `the shell ends with ${status}: ${stderr.slice(0, 500)}`, input: how }]
  if (/^\s+at /m.test(stderr)) return [{ what: `the shell shows a stack: ${stderr.slice(0, 500)}`, input: how }]
  if (status === 5 && (stdout !== '' || stderr.split('\n').length > 3))
    return [{ what: `the shell says too much: ${stderr}`, input: how }]
  return []
}

/** A file that may not grow: writes fail whole, and everything else goes on. */
function fullDisk(random: Random, good: string, file: string, count: (what: string) => void): readonly Complaint[] {
  copyFileSync(good, file)
  const sizeBytesMax = readFileSync(good).length + random.below(300_000)
  const store = Store.open(file, { sizeBytesMax })
  const engine = openEngine({ store })
  const seed = random.below(1000)
  const complaints: Complaint[] = []
  const input = `at most ${sizeBytesMax} bytes, operations of ${seed}`
  for (let number = 1000; number < 1060; number++) {
    const operation = operationAt(seed, number)
    const before = databaseOf(store).prepare('SELECT count(*), sum(items), sum(bytes) FROM resource').raw().get()
    try {
      perform(engine, operation)
    } catch (error) {
      if (!(error instanceof StorageError)) complaints.push({ what: `${operation.name}: ${errorText(error)}`, input })
      else count(`${operation.name}: ${error.code}`)
      const after = databaseOf(store).prepare('SELECT count(*), sum(items), sum(bytes) FROM resource').raw().get()
      if (String(before) !== String(after))
        complaints.push({ what: `${operation.name} failed and left ${String(after)} for ${String(before)}`, input })
    }
  }
  complaints.push(...stateComplaints(store).map((what) => ({ what, input })))
  store.close()
  // With room again, all is as it was.
  const again = Store.open(file)
  complaints.push(...stateComplaints(again).map((what) => ({ what: `after opening it again: ${what}`, input })))
  perform(openEngine({ store: again }), operationAt(seed, 2000))
  again.close()
  if (existsSync(`${file}-wal`)) complaints.push({ what: 'a log is left beside the closed file', input })
  return complaints
}
