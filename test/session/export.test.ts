import { execFileSync } from 'node:child_process'
import {
  chmodSync,
  existsSync,
  lstatSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { basename, dirname, join } from 'node:path'
import { gunzipSync } from 'node:zlib'
import { expect, onTestFinished, test, vi } from 'vitest'
import { bulkLaneOf } from '../../src/engine/bulk-lane.ts'
import { openEngine } from '../../src/engine/engine.ts'
import { normaliseItem } from '../../src/model/normalise-item.ts'
import type { Item } from '../../src/model/value.ts'
import type { Connection } from '../../src/session/session-state.ts'
import { Store } from '../../src/storage/store.ts'
import { fc } from '../property.ts'
import { Shell } from './shell.ts'

const folder = mkdtempSync(join(tmpdir(), 'ddb-shell-'))
let count = 0
const fresh = (ending = ''): string => join(folder, `${++count}${ending}`)

async function shellWith(items: string): Promise<Shell> {
  const shell = new Shell()
  await shell.run('CREATE TABLE tab (pk STRING HASH); CREATE TABLE back (pk STRING HASH)')
  if (items !== '') await shell.run(`INSERT INTO tab VALUE ${items}`)
  return shell
}

const value = fc.letrec<{ value: object }>((tie) => ({
  value: fc.oneof(
    { maxDepth: 3 },
    fc.string({ unit: 'binary' }).map((S) => ({ S })),
    fc
      .tuple(fc.bigInt({ min: -(10n ** 30n), max: 10n ** 30n }), fc.nat(8))
      .map(([digits, point]) => ({ N: `${digits}e-${point}` })),
    fc.uint8Array({ maxLength: 6 }).map((bytes) => ({ B: Buffer.from(bytes).toString('base64') })),
    fc.boolean().map((BOOL) => ({ BOOL })),
    fc.constant({ NULL: true }),
    fc.uniqueArray(fc.string(), { minLength: 1, maxLength: 3 }).map((SS) => ({ SS })),
    fc.uniqueArray(fc.integer(), { minLength: 1, maxLength: 3 }).map((NS) => ({ NS: NS.map(String) })),
    fc.constant({ BS: ['AQ==', 'AQI='] }),
    fc.array(tie('value'), { maxLength: 3 }).map((L) => ({ L })),
    fc.dictionary(fc.string({ minLength: 1 }), tie('value'), { maxKeys: 3 }).map((M) => ({ M })),
  ),
})).value
const items = fc
  .uniqueArray(
    fc.tuple(fc.string({ minLength: 1 }), fc.dictionary(fc.string({ minLength: 1 }), value, { maxKeys: 4 })),
    {
      maxLength: 5,
      selector: ([pk]) => pk,
    },
  )
  .map((all) => all.map(([pk, rest]) => normaliseItem({ ...rest, pk: { S: pk } } as unknown as Item)))

test.each([
  ['ddb.jsonl', ''],
  ['ddb.jsonl.gz', ''],
  ['ion', ''],
  ['ion.gz', ''],
  ['export/', ''],
  ['export/', 'FORMAT ION'],
])('law: whatever is exported to %s %s comes back as it was', async (ending, format) => {
  await fc.assert(
    fc.asyncProperty(items, async (given) => {
      const shell = await shellWith('')
      const { backend } = shell.session.connection
      for (const Item of given) await backend.run('PutItem', { TableName: 'tab', Item })
      const path = fresh(`.${ending}`)
      expect(await shell.last(`EXPORT tab TO '${path}' ${format}`)).toMatch(/^exported \d+ items? to /)
      expect(await shell.last(`IMPORT '${path}' INTO back`)).toBe(
        `imported ${given.length} item${given.length === 1 ? '' : 's'} into back`,
      )
      const scanned = (TableName: string) => backend.run('Scan', { TableName })
      expect(JSON.stringify((await scanned('back')).Items)).toBe(JSON.stringify((await scanned('tab')).Items))
    }),
    { numRuns: 12 },
  )
})

test('law: CSV comes back as it was with the TYPES that the export names', async () => {
  const cell = fc.oneof(
    fc.string({ minLength: 1 }).map((S) => ({ S })),
    fc.constantFrom('007', '1', 'true', 'NULL', '[1]', '{"a":1}', '1e5').map((S) => ({ S })),
  )
  const numbers = fc.integer().map((N) => ({ N: String(N) }))
  const row = fc.record(
    {
      text: cell,
      number: numbers,
      bytes: fc.uint8Array({ minLength: 1 }).map((bytes) => ({ B: Buffer.from(bytes).toString('base64') })),
      set: fc.uniqueArray(fc.string(), { minLength: 1, maxLength: 3 }).map((SS) => ({ SS })),
      list: fc.array(numbers, { maxLength: 2 }).map((L) => ({ L })),
      flag: fc.boolean().map((BOOL) => ({ BOOL })),
    },
    { requiredKeys: [] },
  )
  await fc.assert(
    fc.asyncProperty(fc.array(row, { minLength: 1, maxLength: 5 }), async (rows) => {
      const shell = await shellWith('')
      const { backend } = shell.session.connection
      for (const [at, rest] of rows.entries()) {
        const Item = normaliseItem({ ...rest, pk: { S: `0${at}` } } as unknown as Item)
        await backend.run('PutItem', { TableName: 'tab', Item })
      }
      const path = fresh('.csv')
      await shell.run(`EXPORT tab TO '${path}' NULLS '\\N'`)
      const types = shell.notices().map((notice) => /TYPES \(.*\)$/.exec(notice)?.[0] ?? '')
      await shell.run(`IMPORT '${path}' INTO back NULLS '\\N' ${types.join(' ')}`)
      const sorted = async (TableName: string) =>
        (await backend.run('Scan', { TableName })).Items?.map((item) => Object.fromEntries(Object.entries(item).sort()))
      expect(await sorted('back')).toEqual(await sorted('tab'))
    }),
    { numRuns: 40 },
  )
})

test('a folder gets what the service lays out, and says what is in it', async () => {
  const shell = await shellWith("{'pk': 'a', 'n': 1}")
  const path = fresh()
  await shell.run(`EXPORT tab TO '${path}/'`)
  const [id = ''] = readdirSync(join(path, 'AWSDynamoDB'))
  const at = join(path, 'AWSDynamoDB', id)
  expect(readdirSync(at).sort()).toEqual([
    '_started',
    'data',
    'manifest-files.checksum',
    'manifest-files.json',
    'manifest-summary.checksum',
    'manifest-summary.json',
  ])
  const summary = JSON.parse(readFileSync(join(at, 'manifest-summary.json'), 'utf8'))
  expect(summary).toMatchObject({
    version: '2020-06-30',
    exportArn: `arn:aws:dynamodb:us-east-1:000000000000:table/tab/export/${id}`,
    itemCount: 1,
    billedSizeBytes: 106,
    outputFormat: 'DYNAMODB_JSON',
    exportType: 'FULL_EXPORT',
    s3SseAlgorithm: 'AES256',
    manifestFilesS3Key: `AWSDynamoDB/${id}/manifest-files.json`,
  })
  const line = JSON.parse(readFileSync(join(at, 'manifest-files.json'), 'utf8'))
  const data = readFileSync(join(path, line.dataFileS3Key))
  expect(gunzipSync(data).toString()).toBe('{"Item":{"pk":{"S":"a"},"n":{"N":"1"}}}\n')
  const sum = execFileSync('md5sum', [join(path, line.dataFileS3Key)], { encoding: 'utf8' }).slice(0, 32)
  expect(Buffer.from(line.md5Checksum, 'base64').toString('hex')).toBe(sum)
})

test.each<[string, (at: string, data: string) => void, string]>([
  [
    'changed data',
    (_, data) => writeFileSync(data, 'x'),
    'transfer.bad-manifest: * is not what manifest-files.json says: its MD5 differs',
  ],
  ['no data', (_, data) => execFileSync('rm', [data]), 'transfer.bad-manifest: * of manifest-files.json is missing'],
  [
    'another summary',
    (at) => writeFileSync(join(at, 'manifest-summary.json'), '{}'),
    'transfer.bad-manifest: manifest-summary.json is not what manifest-summary.checksum says',
  ],
  [
    'no JSON',
    (at) => {
      execFileSync('rm', [join(at, 'manifest-summary.checksum')])
      writeFileSync(join(at, 'manifest-summary.json'), 'x')
    },
    'transfer.bad-manifest: manifest-summary.json is no JSON',
  ],
])('an export with %s is refused before anything is written', async (_, damage, message) => {
  const shell = await shellWith("{'pk': 'a', 'n': 1}")
  const path = fresh()
  await shell.run(`EXPORT tab TO '${path}/'`)
  const [id = ''] = readdirSync(join(path, 'AWSDynamoDB'))
  const at = join(path, 'AWSDynamoDB', id)
  damage(at, join(at, 'data', readdirSync(join(at, 'data'))[0] ?? ''))
  expect((await shell.last(`IMPORT '${path}' INTO back`)).replace(/: \w{26}\.json\.gz /, ': * ')).toBe(message)
  expect(await shell.last('SELECT COUNT(*) FROM back')).toBe('count 0 of 0')
})

test('a file that is there stays, unless REPLACE is said; half of one is never there', async () => {
  const shell = await shellWith("{'pk': 'a'}")
  const path = fresh('.jsonl')
  writeFileSync(path, 'mine')
  expect(await shell.last(`EXPORT tab TO '${path}'`)).toBe(`transfer.file-exists: there is a file ${path}`)
  expect(readFileSync(path, 'utf8')).toBe('mine')
  await shell.run(`EXPORT tab TO '${path}' REPLACE`)
  expect(readFileSync(path, 'utf8')).toBe('{"pk":"a"}\n')
  const controller = new AbortController()
  const lane = shell.session.connection.bulk
  const stopping = {
    ...lane,
    page: async (...given: Parameters<NonNullable<typeof lane>['page']>) => {
      controller.abort()
      return lane?.page(given[0], { charges: [] })
    },
  }
  const stopped = new Shell({ connection: { ...shell.session.connection, bulk: stopping } as Connection })
  const other = fresh('.jsonl')
  const [outcome] = await stopped.run(`EXPORT tab TO '${other}'`, { signal: controller.signal })
  expect(outcome?.result).toEqual({ kind: 'cancelled' })
  expect(stopped.notices()).toEqual([`stopped after 1 item; ${other.split('/').at(-1)} was not written`])
  const left = readdirSync(dirname(other)).filter((name) => name.startsWith(basename(other)))
  expect(left).toEqual([])
})

test('~ is the home folder, and a folder of that name is ./~', async () => {
  const shell = await shellWith("{'pk': 'a'}")
  const home = mkdtempSync(join(folder, 'home-'))
  vi.stubEnv('HOME', home)
  onTestFinished(() => void vi.unstubAllEnvs())
  await shell.run("EXPORT tab TO '~/items.jsonl'; .export tab ~/typed.jsonl")
  expect(readdirSync(home).sort()).toEqual(['items.jsonl', 'typed.jsonl'])
  expect(await shell.last("IMPORT '~/items.jsonl' INTO back")).toContain('imported 1 item')
  expect(await shell.last("IMPORT './~/items.jsonl' INTO back")).toContain('there is no file')
})

test('what a link leads to is overwritten, and the link stays', async () => {
  const shell = await shellWith("{'pk': 'a'}")
  const [link, target] = [fresh('.csv'), fresh('.csv')]
  writeFileSync(target, 'old')
  symlinkSync(target, link)
  await shell.run(`EXPORT tab TO '${link}' REPLACE`)
  expect(readFileSync(target, 'utf8')).toBe('pk\r\na\r\n')
  expect(lstatSync(link).isSymbolicLink()).toBe(true)
})

test.skipIf(!existsSync('/dev/full'))('a disk that is full', async () => {
  const shell = await shellWith("{'pk': 'a'}")
  expect(await shell.last("EXPORT tab TO '/dev/full' FORMAT JSONL")).toBe(
    'transfer.unwritable-file: cannot write /dev/full: the disk is full',
  )
})

test.skipIf(process.getuid?.() === 0)('a folder that may not be written, a file that may not be read', async () => {
  const shell = await shellWith("{'pk': 'a'}")
  const closed = mkdtempSync(join(folder, 'closed'))
  const secret = fresh('.jsonl')
  writeFileSync(secret, '{}')
  chmodSync(closed, 0o500)
  chmodSync(secret, 0)
  expect(await shell.last(`EXPORT tab TO '${closed}/x.jsonl'`)).toContain(
    'its permissions, or those of its folder, forbid it',
  )
  expect(await shell.last(`IMPORT '${secret}' INTO back`)).toContain('may not be read')
})

test('folders, patterns and several files are read in order, and messages name the file', async () => {
  const shell = await shellWith('')
  const path = mkdtempSync(join(folder, 'many'))
  writeFileSync(join(path, 'b.jsonl'), '{"pk":"b"}\n{"pk":}\n')
  writeFileSync(join(path, 'a.csv'), 'pk,n\na,1\n')
  writeFileSync(join(path, 'README'), 'not this')
  expect(await shell.last(`IMPORT '${path}' INTO tab`)).toContain('transfer.bad-json: b.jsonl, line 2: ')
  expect(await shell.last(`IMPORT '${path}/*.csv' INTO tab`)).toBe('imported 1 item into tab')
  expect(await shell.last(`IMPORT '${path}/?.jsonl' INTO tab ON ERROR SKIP`)).toBe(
    'imported 1 item into tab, left out 1 bad record',
  )
  expect(await shell.last(`IMPORT '${path}/*.tsv' INTO tab`)).toContain('there is no file like')
})

test('an empty file says so; RESUME of other files than before is refused', async () => {
  const shell = await shellWith('')
  const empty = fresh('.jsonl')
  writeFileSync(empty, '')
  expect(await shell.last(`IMPORT '${empty}' INTO tab`)).toBe('imported 0 items into tab')
  expect(shell.notices()).toEqual([`${empty} is empty`])
  const path = fresh('.jsonl')
  writeFileSync(path, '{"pk":"a"}\n{"pk":}\n{"pk":"c"}\n')
  await shell.run(`IMPORT '${path}' INTO tab`)
  writeFileSync(path, '{"pk":"a"}\n{"pk":"b"}\n{"pk":"c"}\n')
  const [outcome] = await shell.run(`IMPORT '${path}' INTO tab RESUME`)
  expect(outcome?.result).toMatchObject({
    error: {
      code: 'transfer.changed-file',
      hint: 'Where these are still the first, go on with SKIP 1; else import it anew.',
    },
  })
  expect(await shell.last(`IMPORT '${path}' INTO tab SKIP 1`)).toBe('imported 2 items into tab')
})

test('rejects go into a file with place and reason', async () => {
  const shell = await shellWith('')
  const [path, rejects] = [fresh('.jsonl'), fresh('.jsonl')]
  writeFileSync(path, '{"pk":"a"}\n{"pk":}\n{"n":1}\n')
  await shell.run(`IMPORT '${path}' INTO tab REJECTS '${rejects}'`)
  const lines = readFileSync(rejects, 'utf8').trim().split('\n')
  expect(lines.map((line) => JSON.parse(line))).toMatchObject([
    { file: path, line: 2, code: 'transfer.bad-json', record: '{"pk":}' },
    { file: path, line: 3, code: 'transfer.refused-item', record: '{"n":{"N":"1"}}' },
  ])
})

test('a copy goes into another file, and goes on where it was stopped', async () => {
  const other = openEngine({ store: Store.open(':memory:') })
  const connection: Connection = {
    backend: { run: (name, request, call) => other.run(name, request, call), close: async () => undefined },
    name: 'other.db',
    describeMs: 0,
    bulk: bulkLaneOf(other),
  }
  const shell = new Shell({ open: async () => connection })
  await shell.run('CREATE TABLE tab (pk STRING HASH)')
  const { backend } = shell.session.connection
  for (let at = 0; at < 5; at++)
    await backend.run('PutItem', { TableName: 'tab', Item: { pk: { S: `${at}` }, x: { S: 'x'.repeat(390_000) } } })
  const controller = new AbortController()
  const { write } = connection.bulk as NonNullable<Connection['bulk']>
  Object.assign(connection.bulk as object, {
    write: (...given: Parameters<typeof write>) => {
      controller.abort()
      return write(...given)
    },
  })
  const [outcome] = await shell.run("COPY tab TO 'other.db'", { signal: controller.signal })
  expect(outcome?.result).toEqual({ kind: 'cancelled' })
  expect(shell.notices().at(-1)).toBe("stopped after 3 items; COPY tab TO 'other.db' RESUME goes on")
  expect(await shell.last("COPY tab TO 'other.db' RESUME")).toBe('copied 2 items from tab to tab in other.db')
  expect(other.runSync('Scan', { TableName: 'tab', Select: 'COUNT' }).Count).toBe(3)
  expect(other.runSync('DescribeTable', { TableName: 'tab' }).Table?.ItemCount).toBe(5)
})

test('a file without a name is refused, and what lies beside a file is left alone', async () => {
  const shell = await shellWith("{'pk': 'a'}")
  expect(await shell.last("EXPORT tab TO ''")).toBe('session.bad-argument: there is no name of a file')
  const path = fresh('.jsonl')
  writeFileSync(`${path}.partial`, 'mine')
  expect(await shell.last(`EXPORT tab TO '${path}'`)).toContain('exported 1 item')
  expect(readFileSync(`${path}.partial`, 'utf8')).toBe('mine')
})
