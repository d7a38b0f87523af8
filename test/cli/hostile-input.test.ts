import { once } from 'node:events'
import { existsSync, mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeAll, describe, expect, test } from 'vitest'
import { newFolder, runShell, startShell } from './run-shell.ts'

let folder = ''
beforeAll(() => {
  folder = newFolder()
  mkdirSync(join(folder, 'folder'))
  const bytes = Buffer.concat([
    Buffer.from('SHOW TABLES;\nPUT tab {pk: "'),
    Buffer.from([0xff, 0xfe]),
    Buffer.from('"};'),
  ])
  writeFileSync(join(folder, 'latin1.ddbq'), bytes)
  writeFileSync(join(folder, 'good.ddbq'), 'SHOW TABLES;')
  writeFileSync(join(folder, 'utf16.ddbq'), Buffer.from('\ufeffSHOW TABLES;', 'utf16le'))
})
const shell = (...args: string[]) => runShell(args, { folder })

describe('what cannot be a script', () => {
  test.each([
    [['latin1.ddbq'], 'latin1.ddbq: line 2 is not UTF-8 text'],
    [['--check', '-f', 'latin1.ddbq'], 'latin1.ddbq: line 2 is not UTF-8 text'],
    [['test', 'utf16.ddbq'], 'utf16.ddbq: line 1 is not UTF-8 text'],
    [['-f', 'folder'], 'folder: it is a folder'],
    [['-f', 'none.ddbq'], 'none.ddbq: there is no such file'],
    [['-f', '/dev/zero'], '/dev/zero: it is larger than 256 MB'],
    [['report', '/dev/zero'], '/dev/zero: a line of it is longer than 256 MB'],
    [['report', 'folder'], 'folder: it is a folder'],
    [['test', 'good.ddbq', '--baseline', 'folder'], 'folder: it is a folder'],
    [['test', 'good.ddbq', '--against', 'none.json'], 'none.json: there is no such file'],
    [['test', 'good.ddbq', '--against', '/dev/zero'], '/dev/zero: it is larger than 256 MB'],
  ])('%j ends with 2 before anything runs', (args, reason) => {
    const { status, stdout, stderr } = shell(...args)
    expect([status, stdout, stderr.split('\n')[0]]).toEqual([2, '', `ddb-shell: cannot read ${reason}`])
  })

  test.each([
    ['.read /dev/zero', 'cannot read /dev/zero: it is larger than 256 MB'],
    ['.read folder', 'cannot read folder: it is a folder'],
    ["BILL DIFF '/dev/zero' 'none.json'", 'cannot read /dev/zero: it is larger than 256 MB'],
    ['aws dynamodb get-item --table-name file:///dev/zero', 'cannot read /dev/zero: it is larger than 64 MB'],
    ['aws dynamodb get-item --table-name file://folder', 'cannot read folder: it is a folder'],
  ])('a text that %s names has an end', (statement, message) => {
    const { status, stderr } = shell('-c', statement)
    expect([status === 0, stderr]).toEqual([false, expect.stringContaining(message)])
  })

  test.each([
    ['.output none/x.txt', 'cannot write to none/x.txt: there is no such folder, or it takes no files'],
    ['.output folder', 'cannot write to folder: it is a folder'],
    ["REPORT TO 'none/x.md'", 'none/x.md: there is no such folder, or it takes no files'],
    ["EXPORT (SCAN none) TO '/proc/x.csv'", 'cannot write /proc/x.csv: there is no such folder'],
  ])('what %s would write to is told when it cannot be', (statement, message) => {
    const { status, stderr } = shell('-c', statement)
    expect([status === 0, stderr]).toEqual([false, expect.stringContaining(message)])
  })

  test('a file that .read names fails its statement', () => {
    const { status, stderr } = shell('-c', '.read latin1.ddbq')
    expect(status).toBe(1)
    expect(stderr).toContain('cannot read latin1.ddbq: line 2 is not UTF-8 text\n')
  })

  test.each([
    ['a byte order mark and Windows line ends', '\ufeffSHOW TABLES;\r\nSHOW TABLES;\r\n', 0],
    ['NUL bytes', '\0\0SHOW TABLES', 3],
    ['ten thousand parentheses', `SELECT * FROM tab WHERE ${'('.repeat(10_000)}a = 1${')'.repeat(10_000)}`, 3],
    ['a million characters in a statement', `PUT tab {pk: '${'x'.repeat(1_000_000)}'}`, 1],
    ['a megabyte of rows', 'a;b;c;d\n'.repeat(100_000), 3],
  ])('%s on stdin', (_name, input, status) => {
    const run = runShell([], { input, folder })
    expect(run.status).toBe(status)
    expect(run.stderr).not.toMatch(/^\s+at /m)
    expect(run.stderr.length).toBeLessThan(20_000)
  })
})

// There /proc is, and takes no folder: Node's own way to make one and its parents tries for ever.
test.skipIf(!existsSync('/proc/self'))('a folder that cannot be made', () => {
  const script = "CREATE TABLE tab (pk STRING HASH); EXPORT tab TO '/proc/nowhere/a/"
  for (const name of ['items.csv', '']) {
    const { status, stderr } = shell('-q', '-c', `${script}${name}'`)
    expect(status).toBe(1)
    expect(stderr).toMatch(
      /^error\[transfer.unwritable-file\]: cannot write \/proc\/nowhere\/a\/\S*: there is no such folder, or it takes no files/,
    )
  }
})

describe('what is wrong on the command line', () => {
  test.each([
    [['', '-c', 'SHOW TABLES'], 'the name of a file is empty'],
    [['--set', 'wat=1', '-c', 'SHOW TABLES'], '--set wat: there is no setting wat'],
    [['--region', 'not here', '-c', 'SHOW TABLES'], '"not here" is no region'],
    [['--wat'], "unknown option '--wat'"],
  ])('%j ends with 2', (args, message) => {
    const { status, stdout, stderr } = shell(...args)
    expect([status, stdout, stderr.split('\n')[0]]).toEqual([2, '', `ddb-shell: ${message}`])
  })

  test('an empty AWS_REGION is one that is not set', () => {
    const run = runShell(['-q', '-c', 'CREATE TABLE tab (pk STRING) PRIMARY KEY (pk HASH); DESCRIBE tab'], {
      env: { AWS_REGION: '' },
    })
    expect(run.stdout).toContain('arn:aws:dynamodb:us-east-1:')
  })
})

test.each([
  ['SIGINT', 130],
  ['SIGTERM', 143],
] as const)('%s ends the waiting for a stdin that never ends', async (signal, status) => {
  const child = startShell([], { folder })
  // More than a pipe holds: once it is through, the shell is reading.
  await new Promise((resolve) => child.stdin?.write(' '.repeat(1_000_000), resolve))
  child.kill(signal)
  const [code] = (await once(child, 'exit')) as [number | null]
  child.stdin?.destroy()
  expect(code).toBe(status)
})
