import { spawnSync } from 'node:child_process'
import { appendFileSync, mkdtempSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DynamoDB } from '@aws-sdk/client-dynamodb'
import { expect, test } from 'vitest'
import { clientConfig, executeScript, openMemory, type RecordOptions, recordTo } from '../../../src/index.ts'
import { RecordingFile } from '../../../src/layers/recording/recording-file.ts'

const folder = mkdtempSync(join(tmpdir(), 'ddb-shell-recording-'))
const S = (text: string) => ({ S: text })

async function recorded(
  name: string,
  work: (client: DynamoDB) => Promise<unknown>,
  options: RecordOptions = {},
): Promise<{ readonly text: string; readonly lines: Record<string, unknown>[] }> {
  const database = openMemory()
  await executeScript(
    database,
    "CREATE TABLE shop (pk STRING, sk STRING) PRIMARY KEY (pk HASH, sk RANGE); PUT shop {pk: 'a', sk: 'b'}; PUT shop {pk: 'a', sk: 'ITEM-77'};",
  )
  const path = join(folder, name)
  const recording = recordTo(database, path, options)
  await work(new DynamoDB(clientConfig(database, { recording })))
  recording.close()
  await database.close()
  const text = readFileSync(path, 'utf8')
  return {
    text,
    lines: text
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line)),
  }
}

async function everything(client: DynamoDB): Promise<void> {
  await client.putItem({ TableName: 'shop', Item: { pk: S('key-1'), sk: S('key-2'), secret: S('word-1') } })
  await client.query({
    TableName: 'shop',
    KeyConditionExpression: 'pk = :p',
    FilterExpression: 'secret = :s',
    ExpressionAttributeValues: { ':p': S('key-3'), ':s': S('word-2') },
  })
  await client.updateItem({
    TableName: 'shop',
    Key: { pk: S('key-4'), sk: S('key-5') },
    UpdateExpression: 'SET secret = :s',
    ExpressionAttributeValues: { ':s': S('word-3') },
  })
  await client.executeStatement({
    Statement: "SELECT * FROM shop WHERE pk = 'key-6' AND secret = 'word-4' AND sk > ?",
    Parameters: [S('key-7')],
  })
  await client.executeStatement({
    Statement: "INSERT INTO shop VALUE {'pk': 'key-8', 'sk': 'key-9', 'secret': 'word-5'}",
  })
  await client.executeStatement({ Statement: "SELECT * FROM shop WHERE secret = 'word-6" }).catch(() => {})
}

test.each([
  ['keys', [1, 2, 3, 4, 5, 6, 7, 8, 9], []],
  ['none', [], []],
  ['all', [1, 2, 3, 4, 5, 6, 7, 8, 9], [2, 3, 4, 5]],
] as const)('of values stand in it: %s', async (values, keys, words) => {
  const { text } = await recorded(`${values}.ddbrec`, everything, { values })
  expect([1, 2, 3, 4, 5, 6, 7, 8, 9].filter((number) => text.includes(`key-${number}`))).toEqual(keys)
  // Never those of an item that is put.
  expect([1, 2, 3, 4, 5, 6].filter((number) => text.includes(`word-${number}`))).toEqual(words)
})

test('what a request was charged, returned and refused with', async () => {
  const { lines } = await recorded('facts.ddbrec', async (client) => {
    await client.query({
      TableName: 'shop',
      KeyConditionExpression: 'pk = :p',
      ExpressionAttributeValues: { ':p': S('a') },
    })
    await client.getItem({ TableName: 'shop', Key: { pk: S('x'), sk: S('ITEM-77') } })
    await client.scan({ TableName: 'shop', Limit: 1, ExclusiveStartKey: { pk: S('a'), sk: S('b') } })
    await client.getItem({ TableName: 'none', Key: { pk: S('x') } }).catch(() => {})
    await client.createTable({
      TableName: 'more',
      AttributeDefinitions: [{ AttributeName: 'id', AttributeType: 'N' }],
      KeySchema: [{ AttributeName: 'id', KeyType: 'HASH' }],
      BillingMode: 'PAY_PER_REQUEST',
    })
    await client.putItem({ TableName: 'more', Item: { id: { N: '1' } } })
  })
  const requests = lines.filter((line) => 't' in line).map(({ t: _t, w: _w, ms: _ms, s: _s, ...line }) => line)
  expect(requests).toEqual([
    { i: 1, op: 'Query', v: [[S('a')]], u: [['shop', '', 'r', 1]], n: [2, 2] },
    // Its key stands in what was just read.
    { i: 2, op: 'GetItem', v: [[S('x'), S('ITEM-77')]], u: [['shop', '', 'r', 1]], of: 1 },
    { i: 3, op: 'Scan', u: [['shop', '', 'r', 1]], n: [0, 0], scan: 1, next: 1 },
    { i: 4, op: 'GetItem', v: [[S('x')]], e: 'ResourceNotFoundException' },
    { i: 5, op: 'CreateTable' },
    { i: 6, op: 'PutItem', v: [[{ N: '1' }]], u: [['more', '', 'w', 2]] },
  ])
  const tables = lines.flatMap((line) => ('tables' in line ? (line['tables'] as { TableName: string }[]) : []))
  expect(tables.map(({ TableName }) => TableName)).toEqual(['shop', 'more'])
})

test('the pattern that a caller names', async () => {
  const { lines } = await recorded('named.ddbrec', async (client) => {
    client.middlewareStack.add(
      (next) => (args) => {
        ;(args.request as { headers: Record<string, string> }).headers['x-ddb-shell-pattern'] = 'newest'
        return next(args)
      },
      { step: 'build' },
    )
    await client.getItem({ TableName: 'shop', Key: { pk: S('x'), sk: S('y') } })
  })
  expect(lines.at(-1)).toMatchObject({ op: 'GetItem', p: 'newest' })
})

test('a file is gone on with, also after a line that was cut off; one that is no recording is left alone', async () => {
  const get = (client: DynamoDB) => client.getItem({ TableName: 'shop', Key: { pk: S('x'), sk: S('y') } })
  await recorded('twice.ddbrec', get)
  appendFileSync(join(folder, 'twice.ddbrec'), '{"t":17')
  const text = await recorded('twice.ddbrec', get).catch(() => readFileSync(join(folder, 'twice.ddbrec'), 'utf8'))
  expect(
    String(text)
      .split('\n')
      .filter((line) => line.startsWith('{"ddbrec"')),
  ).toHaveLength(2)
  expect(String(text)).toContain('\n{"t":17\n{"ddbrec"')
  writeFileSync(join(folder, 'notes.txt'), 'mine')
  await expect(recorded('notes.txt', get)).rejects.toThrow(/no recording/)
  expect(readFileSync(join(folder, 'notes.txt'), 'utf8')).toBe('mine')
})

test('a disk that is full is told once, and nobody is refused', () => {
  const said: string[] = []
  symlinkSync('/dev/full', join(folder, 'full.ddbrec'))
  const file = RecordingFile.open(join(folder, 'full.ddbrec'), (message) => said.push(message))
  for (let count = 0; count < 3; count++) {
    file.write('{"ddbrec":1}\n')
    file.flush()
  }
  file.close()
  expect(said).toEqual([`recording to ${join(folder, 'full.ddbrec')} ends here: the disk is full`])
})

test('processes write whole lines to one file at once, and what is held when one ends is written', () => {
  const path = join(folder, 'many.ddbrec')
  const program = `
    import { RecordingFile } from ${JSON.stringify(join(import.meta.dirname, '../../../src/layers/recording/recording-file.ts'))}
    const file = RecordingFile.open(${JSON.stringify(path)}, console.error)
    file.write('{"ddbrec":1}\\n')
    for (let at = 0; at < 20000; at++) file.write(JSON.stringify({ from: process.argv[1], at, text: 'x'.repeat(at % 90) }) + '\\n')`
  const script = ['a', 'b', 'c'].map((name) => `"$NODE" --input-type=module -e "$PROGRAM" ${name} &`).join(' ')
  const run = spawnSync('sh', ['-c', `${script} wait`], {
    env: { ...process.env, NODE: process.execPath, PROGRAM: program },
    encoding: 'utf8',
  })
  expect(run.stderr).toBe('')
  const lines = readFileSync(path, 'utf8')
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line))
  expect(lines).toHaveLength(3 * 20_001)
})
