import { cpSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { root } from '../script-files.ts'
import { newFolder, runShell } from './run-shell.ts'

/** A copy of the shop. */
function wholeShop(): string {
  const folder = newFolder()
  cpSync(join(root, 'fixtures/shop'), folder, { recursive: true })
  return folder
}

/** One with a thousandth of the keys, whose traffic is simulated in no time, and with changes to its files. */
function shop(changes: { readonly [file: string]: (text: string) => string } = {}): string {
  const folder = wholeShop()
  const script = join(folder, 'shop.ddbq')
  writeFileSync(script, readFileSync(script, 'utf8').replaceAll(/OVER (\d+)000\b/g, 'OVER $1'))
  for (const [file, change] of Object.entries(changes)) {
    const before = readFileSync(join(folder, file), 'utf8')
    const after = change(before)
    expect(after, file).not.toBe(before)
    writeFileSync(join(folder, file), after)
  }
  return folder
}

const check = (folder: string, ...args: readonly string[]) =>
  runShell(['test', 'shop.ddbq', '--deterministic', ...args], { folder })

test('every pattern of the shop keeps what it promises, a case each', () => {
  const run = check(wholeShop())
  expect(run).toMatchObject({ status: 0, stdout: 'ok  shop.ddbq  13 tests\n', stderr: '' })
})

test('an index that is gone fails the patterns it served, with the plan that was and the one that is left', () => {
  const folder = shop({
    'model.ddbq': (text) => text.replace(/^.*gsi1 ON .*\n/m, '').replace('gsi1pk STRING, gsi1sk STRING, ', ''),
  })
  const run = check(folder, '--report', 'tap')
  expect(run.status).toBe(4)
  expect(
    run.stderr,
  ).toContain(`shop.ddbq:105:1: failed: access pattern customerByEmail: expected to run, found ValidationException: The table does not have the specified index: gsi1
- Query shop.gsi1, key gsi1pk = :email
+ Scan shop, filter gsi1pk = :email: shop has only openOrders, byCategory and byStars
`)
  expect(run.stderr).toContain('shop.ddbq:10:3: failed: entity Customer: expected an index gsi1 of shop, found none')
  expect(run.stdout).toContain('not ok 5 - shop.ddbq:105 ACCESS PATTERN customerByEmail\n')
  expect(run.stdout).toMatch(/^ok \d+ - shop\.ddbq:98 ACCESS PATTERN profile$/m)
})

test('a local index that is gone leaves a Query that filters', () => {
  const run = check(shop({ 'model.ddbq': (text) => text.replace('byStars ON', 'byStar ON') }))
  expect(run.stderr).toContain('+ Query shop, filter pk = :product AND stars >= :stars: shop has only gsi1, ')
})

test('each clause that is broken is told at its own place, to GitHub as well', () => {
  const folder = shop({
    'shop.ddbq': (text) =>
      text
        .replace('BUDGET 10 USD', 'BUDGET 5 USD')
        .replace('PEAK 200/s', 'PEAK 90000/s')
        .replace('RETURNS 3 TO 20 ITEMS ITEM SIZE 400', 'RETURNS 2 TO 2 ITEMS ITEM SIZE 50')
        .replace('READ UNITS <= 3\n', 'READ UNITS = 3\n'),
  })
  const run = runShell(['test', 'shop.ddbq', '--deterministic', '--report', 'junit=r.xml'], {
    folder,
    env: { GITHUB_ACTIONS: 'true' },
  })
  expect(run.status).toBe(4)
  const places = [
    ['99:13', 'nothing throttled at its peak of 90000/s'],
    ['100:57', 'at most $5.00 a month, found $6.57: 105,120,000 runs of 0.5 RU and 0 WU'],
    ['125:3', 'at most 2 items, found 3 items'],
    ['125:24', 'items of 50 bytes at most, found 130 bytes on average'],
    ['137:3', 'READ UNITS = 3, found READ UNITS = 0.5'],
  ]
  for (const [place] of places) expect(run.stderr).toMatch(new RegExp(`shop\\.ddbq:${place}: failed: [^\n]*`))
  for (const [, text = ''] of places) expect(run.stderr).toContain(text)
  expect(run.stderr).toContain('::error file=shop.ddbq,line=137,col=3::access pattern toPack: expected READ UNITS = 3')
  expect(readFileSync(join(folder, 'r.xml'), 'utf8')).toMatch(/name="125: ACCESS PATTERN orderWithLines"/)
})

test('numbers are kept, compared with those of another branch, and must not get worse', () => {
  const folder = shop()
  expect(check(folder, '--write-baseline', 'numbers.json').status).toBe(0)
  expect(JSON.parse(readFileSync(join(folder, 'numbers.json'), 'utf8'))).toMatchObject({
    version: 1,
    patterns: {
      orderWithLines: { accesses: ['Query shop.gsi1'], operations: ['Query'], returned: 3, readUnits: 0.5, pages: 1 },
    },
  })
  expect(check(folder, '--against', 'numbers.json').stdout).toContain('no number differs from numbers.json')
  const path = join(folder, 'shop.ddbq')
  writeFileSync(
    path,
    readFileSync(path, 'utf8').replace(
      "sk: 'PROFILE'}\n  EXPECT READ UNITS = 0.5",
      "sk: 'PROFILE'} CONSISTENT\n  EXPECT READ UNITS = 1",
    ),
  )
  const against = check(folder, '--against', 'numbers.json')
  expect(against.stdout).toContain('  ! profile  read units  0.5 -> 1\n')
  const worse = check(folder, '--baseline', 'numbers.json')
  expect(worse.status).toBe(4)
  expect(worse.stderr).toContain('access pattern profile: expected read units 0.5 as in the baseline, found 1')
  expect(check(folder, '--baseline', 'model.ddbq')).toMatchObject({
    status: 2,
    stderr: expect.stringContaining('model.ddbq holds no numbers of access patterns'),
  })
})

test('numbers of a run that failed are not kept, and its patterns are told to fail, not to be gone', () => {
  const folder = shop()
  expect(check(folder, '--write-baseline', 'numbers.json').status).toBe(0)
  const before = readFileSync(join(folder, 'numbers.json'), 'utf8')
  const model = join(folder, 'model.ddbq')
  const script = join(folder, 'shop.ddbq')
  writeFileSync(
    model,
    readFileSync(model, 'utf8')
      .replace(/^.*gsi1 ON .*\n/m, '')
      .replace('gsi1pk STRING, gsi1sk STRING, ', ''),
  )
  writeFileSync(script, readFileSync(script, 'utf8').replace('ACCESS PATTERN profile(', 'ACCESS PATTERN renamed('))
  const run = check(folder, '--write-baseline', 'numbers.json', '--against', 'numbers.json')
  expect(run.status).toBe(4)
  expect(run.stdout).toContain('  ! customerByEmail  pattern  there -> failed\n')
  expect(run.stdout).toContain('    profile  pattern  there -> gone\n')
  expect(run.stdout).toContain('numbers.json was not written: the run did not pass\n')
  expect(readFileSync(join(folder, 'numbers.json'), 'utf8')).toBe(before)
})

test('numbers are not written over a file that holds something else', () => {
  const folder = shop()
  const before = readFileSync(join(folder, 'shop.ddbq'), 'utf8')
  expect(check(folder, '--write-baseline', 'shop.ddbq')).toMatchObject({
    status: 2,
    stdout: '',
    stderr: expect.stringContaining('shop.ddbq is there and holds no numbers of access patterns'),
  })
  expect(readFileSync(join(folder, 'shop.ddbq'), 'utf8')).toBe(before)
  writeFileSync(join(folder, 'empty.json'), '')
  for (let time = 0; time < 2; time += 1) expect(check(folder, '--write-baseline', 'empty.json').status).toBe(0)
})

test('--update writes the numbers that were found into the EXPECTs of patterns', () => {
  const folder = shop({
    'shop.ddbq': (text) => text.replace('READ UNITS <= 3\n', 'READ UNITS = 3\n').replace('<= 1 ON gsi1', '= 1 ON gsi1'),
  })
  expect(check(folder).status).toBe(4)
  expect(check(folder, '--update').status).toBe(0)
  const text = readFileSync(join(folder, 'shop.ddbq'), 'utf8')
  expect(text).toContain('EXPECT PLAN QUERY ON shop.openOrders\n  EXPECT READ UNITS = 0.5\n')
  expect(text).toContain('EXPECT READ UNITS = 0.5 ON gsi1\n')
  expect(check(folder).status).toBe(0)
})

test('a pattern that the file has run with its samples is not run again', () => {
  const folder = newFolder()
  const text = `CREATE TABLE tab (pk STRING HASH);
ACCESS PATTERN register(:k = 'a') AS PUT tab {pk: :k} IF attribute_not_exists(pk) EXPECT WRITE UNITS = 1;
ACCESS PATTERN leave(:k = 'b') STATUS 'dropped' AS DELETE tab {pk: :k} IF attribute_exists(pk);
`
  writeFileSync(join(folder, 'a.ddbq'), `${text}RUN register;\n`)
  expect(runShell(['test', 'a.ddbq', '--deterministic'], { folder }).stdout).toBe('ok  a.ddbq  1 test\n')
  writeFileSync(join(folder, 'a.ddbq'), `${text}PUT tab {pk: 'a'};\n`)
  const run = runShell(['test', 'a.ddbq', '--deterministic'], { folder })
  expect(run).toMatchObject({
    status: 4,
    stderr:
      'a.ddbq:2:1: failed: access pattern register: expected to run, found ConditionalCheckFailedException: The conditional request failed\n',
  })
})
