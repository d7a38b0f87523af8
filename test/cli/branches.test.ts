import { existsSync, readdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { WorkerBackend } from '../../src/cli/worker-backend.ts'
import { newFolder, runShell } from './run-shell.ts'

const setUp = "CREATE TABLE orders (pk STRING HASH) PITR ENABLED; PUT orders {pk: 'a'};"

function inFolder(folder: string, script: string, file = 'shop.db', ...args: string[]) {
  const run = runShell([file, '--yes', ...args, '-c', `.bail off\n${script}`], { folder })
  return { ...run, lines: run.stdout.split('\n').filter((line) => line !== '') }
}

test('a branch is a copy beside the file, which what is done in it leaves alone', () => {
  const folder = newFolder()
  const { lines } = inFolder(
    folder,
    `${setUp}\n.branch try\nPUT orders {pk: 'b'};\nSCAN orders SELECT COUNT;\n.branch main\nSCAN orders SELECT COUNT;\n.branch try\nSCAN orders SELECT COUNT;`,
  )
  expect(lines.map((line) => (JSON.parse(line) as { count: number }).count)).toEqual([2, 1, 2])
  expect(readdirSync(folder).filter((name) => name.startsWith('shop'))).toEqual(['shop.db', 'shop.db@try'])
  // A branch may be opened as the file that it is, and have branches of its own.
  const again = inFolder(
    folder,
    ".branch deeper\nPUT orders {pk: 'c'};\nSCAN orders SELECT COUNT;\n.branch",
    'shop.db@try',
  )
  expect(again.lines.map((line) => JSON.parse(line) as unknown)).toEqual([
    { count: 3, evaluated: 3 },
    { name: 'main', bytes: expect.any(Number), changedMs: expect.any(Number), open: false },
    { name: 'deeper', bytes: expect.any(Number), changedMs: expect.any(Number), open: true },
    { name: 'try', bytes: expect.any(Number), changedMs: expect.any(Number), open: false },
  ])
})

test('a branch is dropped with its file; the one that is open and the file itself are not', () => {
  const folder = newFolder()
  const { stderr, status } = inFolder(
    folder,
    `${setUp}\n.branch try\n.branch --drop try\n.branch --drop main\n.branch main\n.branch --drop try\n.branch --drop try\n.branch --drop\n.branch a/b\n.branch try-wal`,
  )
  expect(stderr.match(/error\[[\w.-]+\]: .*/g)).toEqual([
    'error[session.bad-argument]: try is open',
    'error[session.bad-argument]: main is the file itself',
    'error[session.bad-argument]: there is no branch try',
    'error[session.bad-argument]: there is nothing to drop',
    'error[session.bad-argument]: a/b is no name of a branch',
    // The log of a branch try has that name.
    'error[session.bad-argument]: try-wal is no name of a branch',
  ])
  expect(status).not.toBe(0)
  expect(existsSync(join(folder, 'shop.db@try'))).toBe(false)
})

test('a clock that was moved is as late in the branch, so that its past is there', () => {
  const folder = newFolder()
  const { lines } = inFolder(
    folder,
    `${setUp}\nCLOCK ADVANCE 1 HOUR;\nDELETE orders {pk: 'a'};\n.branch try\nSCAN orders SELECT COUNT AS OF 30 MINUTES AGO;`,
    'shop.db',
    '--deterministic',
  )
  expect(lines).toEqual(['{"count":1,"evaluated":1}'])
})

test('where nothing may be written no branch is made, and memory has none', () => {
  const folder = newFolder()
  inFolder(folder, setUp)
  expect(inFolder(folder, '.branch try', 'shop.db', '--read-only').stderr).toContain('error[session.read-only]')
  expect(inFolder(folder, '.branch try', ':memory:').stderr).toContain('error[session.no-branches]')
  expect(readdirSync(folder).filter((name) => name.includes('@'))).toEqual([])
})

test('the thread of a prompt copies in steps, says how far it is, and can be stopped', async () => {
  const folder = newFolder()
  const backend = await WorkerBackend.open({ file: join(folder, 'shop.db'), store: {}, engine: {} })
  await backend.run('CreateTable', {
    TableName: 'tab',
    KeySchema: [{ AttributeName: 'pk', KeyType: 'HASH' }],
    AttributeDefinitions: [{ AttributeName: 'pk', AttributeType: 'S' }],
    BillingMode: 'PAY_PER_REQUEST',
  })
  const text = { S: 'x'.repeat(390_000) }
  for (let at = 0; at < 60; at++) {
    await backend.run('PutItem', { TableName: 'tab', Item: { pk: { S: String(at) }, text } })
  }
  const progress: number[] = []
  const copy = backend.copyTo(join(folder, 'copy.db'), { onProgress: ({ done }) => void progress.push(done) })
  // Others get their turn.
  const meanwhile = backend.run('GetItem', { TableName: 'tab', Key: { pk: { S: '1' } } })
  await Promise.all([copy, meanwhile])
  expect(progress.length).toBeGreaterThan(1)
  const stopped = new AbortController()
  const late = backend.copyTo(join(folder, 'late.db'), { onProgress: () => stopped.abort(), signal: stopped.signal })
  await expect(late).rejects.toThrow(/abort/i)
  writeFileSync(join(folder, 'there.db'), 'something else')
  await backend.copyTo(join(folder, 'there.db'), {})
  await backend.close()
  const copied = await WorkerBackend.open({ file: join(folder, 'copy.db'), store: {}, engine: {} })
  expect(await copied.run('Scan', { TableName: 'tab', Select: 'COUNT' })).toMatchObject({ Count: expect.any(Number) })
  await copied.close()
  // A file that is there is left, and a draft is not.
  expect(readdirSync(folder).sort()).toEqual(['copy.db', 'shop.db', 'there.db'])
})
