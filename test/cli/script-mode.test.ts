import { spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeAll, describe, expect, test } from 'vitest'
import { binary, newFolder, runShell, startShell } from './run-shell.ts'

const create = 'CREATE TABLE tbl (pk STRING, sk STRING) PRIMARY KEY (pk HASH, sk RANGE);'
const put = (sk: string, more = ''): string => `PUT tbl {pk: 'a', sk: '${sk}'${more}};`

/** A folder with `t.db`, which holds two items. */
let folder = ''
beforeAll(() => {
  folder = newFolder()
  const made = runShell(['t.db', '-c', `${create} ${put('1', ', n: 12345678901234567890.5')} ${put('2')}`], { folder })
  expect(made.status).toBe(0)
})
const shell = (...args: string[]) => runShell(args, { folder })

describe('what goes where', () => {
  test('items are lines of JSON on stdout, the cost is on stderr', () => {
    expect(shell('t.db', '-c', "QUERY tbl WHERE pk = 'a'")).toEqual({
      status: 0,
      stdout: '{"pk":"a","sk":"1","n":12345678901234567890.5}\n{"pk":"a","sk":"2"}\n',
      stderr: expect.stringMatching(
        /^Query tbl · 0\.5 RCU · 2 items · 25 B · 1 page · ~\$0\.063 per 1M runs · \S+ ms\n$/,
      ),
    })
  })

  test('a mode is a mode, also in a pipe', () => {
    expect(shell('t.db', '--mode', 'table', '-q', '-c', 'SCAN tbl')).toEqual({
      status: 0,
      stdout:
        'pk S  sk S                     n N\n────  ────  ──────────────────────\na     1     12345678901234567890.5\na     2                          ·\n2 items\n',
      stderr: '',
    })
  })

  test('what a write says is no data', () => {
    expect(shell('--cost', 'off', '-c', `${create} ${put('1')}`)).toEqual({
      status: 0,
      stdout: '',
      stderr: 'created table tbl\nput 1 item\n',
    })
  })

  test('no escape byte where there is no terminal, unless it is asked for', () => {
    const plain = shell('t.db', '--mode', 'table', '-c', 'SCAN tbl; GET tbl {}')
    expect(plain.stdout + plain.stderr).not.toContain('\u001b')
    const colored = shell('t.db', '--mode', 'table', '--color', 'always', '-c', 'SCAN tbl')
    expect(colored.stdout).toContain('\u001b[1mpk')
    expect(colored.stderr).toContain('\u001b[')
  })

  test('.trace on puts the calls above the cost, and leaves the data alone', () => {
    const { stdout, stderr } = shell('t.db', '--deterministic', '-c', ".trace on\nGET tbl {pk: 'a', sk: '1'}")
    expect(stdout).toMatch(/^\{"pk":"a","sk":"1".*\}\n$/)
    const [head, , call, count, cost] = stderr.split('\n').map((line) => line.split(/\s{2,}/))
    expect(head).toEqual(['#', 'operation', 'target', 'items', 'RCU', 'size'])
    expect(call?.slice(0, 5)).toEqual(['1', 'GetItem', 'tbl', '1', '0.5'])
    expect([count, cost]).toEqual([['1 call'], [expect.stringMatching(/^GetItem tbl · /)]])
  })

  test('costs as JSON, one object per statement', () => {
    const { stderr } = shell('t.db', '--cost', 'json', '-c', "GET tbl {pk: 'a', sk: '1'}; GET tbl {pk: 'a', sk: '9'}")
    const costs = stderr
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line) as unknown)
    expect(costs).toMatchObject([{ readUnits: 0.5, writeUnits: 0 }, { readUnits: 0.5 }])
  })

  test('.once sends the next result to a file', () => {
    const run = shell('t.db', '-q', '-c', ".once out.jsonl\nSCAN tbl;\nGET tbl {pk: 'a', sk: '2'};")
    expect(run).toEqual({ status: 0, stdout: '{"pk":"a","sk":"2"}\n', stderr: '' })
    expect(readFileSync(join(folder, 'out.jsonl'), 'utf8').split('\n')).toHaveLength(3)
  })

  test('.output sends results through a command', () => {
    expect(shell('t.db', '-q', '-c', ".output '|sort -r'\nSCAN tbl;\n.output\n").stdout).toBe(
      '{"pk":"a","sk":"2"}\n{"pk":"a","sk":"1","n":12345678901234567890.5}\n',
    )
  })

  test('results that cannot be written', () => {
    expect(shell('t.db', '-q', '-c', '.output nosuch/out.jsonl\nSCAN tbl;')).toMatchObject({
      status: 1,
      stdout: '',
      stderr: expect.stringMatching(
        /^error\[cli\.output\]: cannot write to nosuch\/out\.jsonl: there is no such folder/,
      ),
    })
  })

  test('a redirection that could not be written fails, also when that shows only as it is closed', () => {
    const full = {
      status: 1,
      stdout: '',
      stderr: expect.stringMatching(/^[^\n]*error\[cli\.output\]: .*the disk is full\n/),
    }
    expect(shell('t.db', '-q', '-c', '.once /dev/full\nSCAN tbl;\nSCAN tbl;')).toMatchObject(full)
    expect(shell('t.db', '-q', '-c', '.output /dev/full\nSCAN tbl;\n.output\nSCAN tbl;')).toMatchObject(full)
  })

  test('what a redirection lost is said at the end of the run, if not before', () => {
    const lost = { status: 1, stdout: '', stderr: expect.stringMatching(/^ddb-shell: .*the disk is full\n/) }
    expect(shell('t.db', '-q', '-c', '.output /dev/full\nSCAN tbl;')).toMatchObject(lost)
  })

  test.each([
    ['one small result', `t.db -q -c 'SCAN tbl'`],
    ['a failure that comes while a statement shows its items', `t.db -q --keep-going -f many.ddbq`],
    ['help', '--help'],
    ['a version', '--version'],
    ['a version among other options', '--version --quiet'],
    ['a test run', 'test one.ddbq'],
    ['a report', `t.db -q --report tap -c 'SCAN tbl'`],
  ])('a full disk is said once and ends the run: %s', (_, args) => {
    writeFileSync(join(folder, 'many.ddbq'), 'SCAN tbl;\n'.repeat(500))
    writeFileSync(join(folder, 'one.ddbq'), 'SHOW TABLES;')
    const command = `"${process.execPath}" "${binary}" ${args} > /dev/full`
    const full = spawnSync('bash', ['-c', command], { cwd: folder, encoding: 'utf8' })
    expect(full.stderr).toMatch(/^ddb-shell: cannot write the output: the disk is full\n(?:hint: .*\n)?$/)
    expect(full.status).toBe(1)
  })

  test.each([
    ['a result', `t.db -c 'SCAN tbl'`, 0],
    ['a refusal', `t.db -c 'SCAN nobody'`, 1],
    ['a mistake', `t.db -c 'SELCT'`, 3],
    ['an option that is none', '--none', 2],
    ['no file', `no/such.db -c 'SCAN tbl'`, 5],
    ['an expectation', `t.db -c 'SCAN tbl; EXPECT ROWS = 7'`, 4],
  ])('words that cannot be written change no exit code: %s', (_, args, code) => {
    for (const words of ['2> /dev/full', '2> >(true)']) {
      const command = `"${process.execPath}" "${binary}" ${args} ${words}`
      const run = spawnSync('bash', ['-c', command], { cwd: folder, encoding: 'utf8' })
      expect([words, run.status]).toEqual([words, code])
    }
  })

  test('a reader that leaves early ends it quietly', () => {
    const statements = `${'SCAN tbl;'.repeat(2_000)}`
    writeFileSync(join(folder, 'many.ddbq'), statements)
    const pipe = `"${process.execPath}" "${binary}" t.db -q -f many.ddbq | head -n 1; echo "\${PIPESTATUS[0]}"`
    const run = spawnSync('bash', ['-c', pipe], { cwd: folder, encoding: 'utf8' })
    expect(run.stderr).toBe('')
    expect(run.stdout).toBe('{"pk":"a","sk":"1","n":12345678901234567890.5}\n0\n')
  })

  test('two deterministic runs print the same', () => {
    const args = ['--deterministic', '-c', `${create} ${put('1')} DESCRIBE tbl; SCAN tbl; METRICS;`]
    const run = shell(...args)
    expect(run.stderr).toMatch(/ per 1M runs\n/)
    expect(shell(...args)).toEqual(run)
  })
})

describe('where statements come from', () => {
  test('-c and -f, in the order given', () => {
    writeFileSync(join(folder, 'two.ddbq'), "GET tbl {pk: 'a', sk: '2'};")
    const run = shell(
      't.db',
      '-q',
      '-c',
      "GET tbl {pk: 'a', sk: '1'}",
      '-f',
      'two.ddbq',
      '-c',
      'SELECT COUNT(*) FROM tbl',
    )
    expect(run.stdout.split('\n')).toEqual([
      '{"pk":"a","sk":"1","n":12345678901234567890.5}',
      '{"pk":"a","sk":"2"}',
      '{"count":2,"evaluated":2}',
      '',
    ])
  })

  test.each([[[]], [['-']], [['-f', '-']]])('stdin, with %j', (args) => {
    const run = runShell(['t.db', '-q', ...args], { folder, input: "GET tbl {pk: 'a', sk: '2'};" })
    expect(run).toEqual({ status: 0, stdout: '{"pk":"a","sk":"2"}\n', stderr: '' })
  })

  test('settings from the environment, the project and a flag', () => {
    const project = newFolder()
    writeFileSync(join(project, '.ddbshell.json'), '{"mode": "json", "cost": "off"}')
    const input = `${create} ${put('1')} SCAN tbl;`
    expect(runShell(['-q'], { folder: project, input }).stdout).toBe('[\n  {"pk":"a","sk":"1"}\n]\n')
    expect(runShell(['-q'], { folder: project, input, env: { DDB_SHELL_MODE: 'line' } }).stdout).toBe(
      'pk: a\nsk: "1"\n',
    )
    expect(runShell(['-q', '-m', 'tsv'], { folder: project, input, env: { DDB_SHELL_MODE: 'line' } }).stdout).toBe(
      'pk\tsk\na\t1\n',
    )
  })
})

test('.import - reads stdin, once', () => {
  const own = newFolder()
  const load = '.import - people --format=csv --pk=name'
  const run = runShell(['-q', '-c', load, '-c', 'SCAN people'], { folder: own, input: 'name,age\nAda,36\n7,8\n' })
  expect(run).toMatchObject({ status: 0, stderr: '' })
  expect(run.stdout.split('\n').sort()).toEqual(['', '{"name":"7","age":8}', '{"name":"Ada","age":36}'])
  expect(runShell(['-q'], { folder: own, input: load }).stderr).toContain('there is nothing on stdin')
  expect(runShell(['-q', '-c', '.import - people --pk=name']).stderr).toContain(
    'stdin and stdout have no name that says the format',
  )
})

test('a pasted AWS command reads the files it names, beside its script', () => {
  const own = newFolder()
  mkdirSync(join(own, 'scripts'))
  writeFileSync(join(own, 'scripts', 'item.json'), '{"pk": {"S": "a"}, "sk": {"S": "z"}}')
  const command = 'aws dynamodb put-item --table-name tbl --item file://item.json'
  writeFileSync(join(own, 'scripts', 's.ddbq'), `${create}\n${command}\nSCAN tbl;`)
  const run = runShell(['-q', '-f', 'scripts/s.ddbq'], { folder: own })
  expect(run).toEqual({ status: 0, stdout: '{"pk":"a","sk":"z"}\n', stderr: '' })
  const several = runShell(['-q', '-c', 'SHOW VERSION', '-f', 'scripts/s.ddbq'], { folder: own })
  expect(several.status).toBe(0)
})

describe('exit codes', () => {
  test('1: DynamoDB refused; what comes after is not run', () => {
    const run = shell('t.db', '--cost', 'off', '-c', "PUT tbl {pk: 'a', sk: '1'} IF attribute_not_exists(pk); SCAN tbl")
    expect(run).toEqual({
      status: 1,
      stdout: '',
      stderr: 'ConditionalCheckFailedException: The conditional request failed\n',
    })
  })

  test('1: also when the rest is run with --keep-going', () => {
    const run = shell('t.db', '-q', '--keep-going', '-c', "GET nosuch {pk: 'a'}; GET tbl {pk: 'a', sk: '2'}")
    expect(run).toMatchObject({ status: 1, stdout: '{"pk":"a","sk":"2"}\n' })
  })

  test.each([
    [['--mood'], /^ddb-shell: unknown option '--mood'\nhint: Did you mean --mode\?\n$/],
    [['-f', 'nosuch.ddbq'], /^ddb-shell: cannot read nosuch\.ddbq: there is no such file\n$/],
    [['--mode', 'xml'], /^ddb-shell: --mode: mode cannot be 'xml'\nhint: It takes one of table, /],
  ])('2: %j', (args, message) => {
    expect(shell(...args)).toMatchObject({ status: 2, stdout: '', stderr: expect.stringMatching(message) })
  })

  test('3: a mistake in the text, and nothing ran', () => {
    writeFileSync(join(folder, 'wrong.ddbq'), `${put('3')}\n\tDELETE FROM tbl WHRE pk = 'a';\nSELCT;\n`)
    expect(shell('t.db', '-f', 'wrong.ddbq')).toEqual({
      status: 3,
      stdout: '',
      stderr: `\
wrong.ddbq:2:18: error[E0104]: expected WHERE, found 'WHRE'
2 |     DELETE FROM tbl WHRE pk = 'a';
  |                     ^^^^ did you mean WHERE?
wrong.ddbq:3:1: error[E0105]: expected a statement, found 'SELCT'
2 |     DELETE FROM tbl WHRE pk = 'a';
3 | SELCT;
  | ^^^^^ did you mean SELECT?
`,
    })
    expect(shell('t.db', '-q', '-c', "GET tbl {pk: 'a', sk: '3'}").stdout).toBe('')
  })

  test('3: also when only the last of several texts is wrong', () => {
    expect(shell('t.db', '-c', put('4'), '-c', 'SELCT').status).toBe(3)
    expect(shell('t.db', '-q', '-c', "GET tbl {pk: 'a', sk: '4'}").stdout).toBe('')
  })

  test('--check reads and runs nothing', () => {
    expect(shell('t.db', '--check', '-c', put('5'))).toEqual({ status: 0, stdout: '', stderr: '' })
    expect(shell('t.db', '--check', '-c', 'SELCT').status).toBe(3)
    expect(shell('t.db', '-q', '-c', "GET tbl {pk: 'a', sk: '5'}").stdout).toBe('')
  })

  test('4: an expectation that was not met', () => {
    writeFileSync(join(folder, 'expect.ddbq'), 'SCAN tbl;\nEXPECT ROWS = 2;\n  EXPECT ROWS = 3;\n')
    expect(shell('t.db', '-q', '-f', 'expect.ddbq')).toMatchObject({
      status: 4,
      stderr: expect.stringMatching(/^expect\.ddbq:3:3: failed: expected ROWS = 3, found /),
    })
  })

  test('0: a refusal that was expected', () => {
    expect(shell('t.db', '-q', '-c', "GET nosuch {pk: 'a'}; EXPECT ERROR ResourceNotFoundException;")).toEqual({
      status: 0,
      stdout: '',
      stderr: '',
    })
  })

  test('5: what is no database is left as it was', () => {
    writeFileSync(join(folder, 'note.txt'), 'Dear diary, this is long enough to be looked at as a file of ours.')
    mkdirSync(join(folder, 'sub'), { recursive: true })
    for (const file of ['note.txt', 'sub', 'nosuch/x.db']) {
      expect(shell(file, '-c', 'SHOW TABLES')).toMatchObject({
        status: 5,
        stdout: '',
        stderr: expect.stringMatching(/^ddb-shell: /),
      })
    }
    expect(readFileSync(join(folder, 'note.txt'), 'utf8')).toMatch(/^Dear diary/)
  })

  test('a missing file is created, but not to be read only', () => {
    expect(shell('new.db', '-c', 'SHOW TABLES').status).toBe(0)
    expect(existsSync(join(folder, 'new.db'))).toBe(true)
    expect(shell('newer.db', '--read-only', '-c', 'SHOW TABLES').status).toBe(5)
    expect(existsSync(join(folder, 'newer.db'))).toBe(false)
  })

  test('--read-only refuses writes', () => {
    expect(shell('t.db', '--read-only', '-q', '-c', put('6'))).toMatchObject({
      status: 1,
      stderr: expect.stringContaining('error[session.read-only]: this session reads only'),
    })
  })

  test('what cannot be taken back wants a flag', () => {
    const own = newFolder()
    runShell(['d.db', '-c', `${create} ${create.replace('TABLE tbl', 'TABLE other')}`], { folder: own })
    const drop = (...flags: string[]) => runShell(['d.db', '-c', 'DROP TABLE tbl', ...flags], { folder: own })
    expect(drop()).toMatchObject({ status: 1, stderr: expect.stringContaining('--confirm tbl') })
    expect(drop('--confirm', 'other').status).toBe(1)
    expect(drop('--confirm', 'tbl').status).toBe(0)
    expect(runShell(['d.db', '-c', 'DROP TABLE other', '-y'], { folder: own }).status).toBe(0)
  })

  test.each([
    ['SIGINT', 130],
    ['SIGTERM', 143],
  ] as const)('%s: %d, and what was done is kept', async (signal, code) => {
    const own = newFolder()
    const script = [create, ...Array.from({ length: 20_000 }, (_, at) => put(String(at)))].join('\n')
    writeFileSync(join(own, 'long.ddbq'), script)
    const child = startShell(['long.db', '-f', 'long.ddbq'], { folder: own })
    await once(child.stderr ?? child, 'data')
    child.kill(signal)
    child.stderr?.resume()
    expect(await once(child, 'close')).toEqual([code, null])
    expect(runShell(['long.db', '-q', '-c', 'SELECT COUNT(*) FROM tbl'], { folder: own }).stdout).toMatch(/"count":\d/)
  })
})

test('.echo shows each statement of a script before its result, also those of files that it reads', () => {
  const own = newFolder()
  writeFileSync(join(own, 'inner.ddbq'), 'SHOW VERSION;\n')
  const input = '.echo on\nCREATE TABLE tbl\n  (pk STRING HASH);\n.read inner.ddbq\n.echo off\nSHOW VERSION;\n'
  const run = runShell(['-q'], { folder: own, input })
  expect(run.stderr).toBe('> CREATE TABLE tbl\n>   (pk STRING HASH)\n> .read inner.ddbq\n> SHOW VERSION\n> .echo off\n')
  expect(run.stdout).toMatch(/^ddb-shell \S+\nddb-shell \S+\n$/)
})

test('.shell takes its line as it is', () => {
  const run = shell('-q', '-c', '.shell printf \'%s|\' a "b; c"; echo d')
  expect(run).toEqual({ status: 0, stdout: 'a|b; c|d\n', stderr: '' })
})

test.each(['true', '1'])('GitHub shows the mistake beside its line: GITHUB_ACTIONS=%s', (value) => {
  writeFileSync(join(folder, 'wrong.ddbq'), 'SELCT;')
  const run = runShell(['--check', '-f', 'wrong.ddbq'], { folder, env: { GITHUB_ACTIONS: value } })
  expect(run.stderr).toContain("::error file=wrong.ddbq,line=1,col=1::expected a statement, found 'SELCT'\n")
})

test('EXPECT OUTPUT compares what is printed, and --update writes it', () => {
  const before = "SCAN tbl;\nEXPECT OUTPUT <<END\nold\nEND\n\nGET tbl {pk: 'a', sk: '2'};\nEXPECT OUTPUT <<END\nEND\n"
  writeFileSync(join(folder, 'golden.ddbq'), before)
  const run = shell('t.db', '-q', '-f', 'golden.ddbq')
  expect(run.status).toBe(4)
  expect(run.stderr).toContain('-old')
  expect(shell('t.db', '-q', '--update', '-f', 'golden.ddbq').status).toBe(0)
  expect(readFileSync(join(folder, 'golden.ddbq'), 'utf8')).toBe(`\
SCAN tbl;
EXPECT OUTPUT <<END
pk S  sk S                     n N
────  ────  ──────────────────────
a     1     12345678901234567890.5
a     2                          ·
2 items
END

GET tbl {pk: 'a', sk: '2'};
EXPECT OUTPUT <<END
pk S  sk S
────  ────
a     2
1 item
END
`)
  expect(shell('t.db', '-q', '-f', 'golden.ddbq')).toMatchObject({ status: 0, stderr: '' })
})

describe('reports', () => {
  beforeAll(() => {
    writeFileSync(join(folder, 'good.ddbq'), `${create}\n${put('1')}\nSCAN tbl;\nEXPECT ROWS = 1;\n`)
    writeFileSync(join(folder, 'bad.ddbq'), `${create}\nSCAN tbl;\nEXPECT ROWS = 1;\nSCAN tbl;\n`)
  })

  test('test runs every script on a database of its own', () => {
    const run = shell('test', '--deterministic', 'good.ddbq', 'bad.ddbq', 'good.ddbq')
    expect(run).toMatchObject({
      status: 4,
      stdout:
        'ok  good.ddbq  1 test\nFAILED  bad.ddbq  1 of 1 test\nok  good.ddbq  1 test\n3 files, 2 passed, 1 failed\n',
      stderr: expect.stringMatching(/^bad\.ddbq:3:1: failed: expected ROWS = 1, found /),
    })
  })

  test('TAP is alone on stdout', () => {
    const run = shell('test', '--report', 'tap', 'good.ddbq', 'bad.ddbq')
    expect(run.status).toBe(4)
    expect(run.stdout).toMatch(/^TAP version 14\n1\.\.2\nok 1 - good\.ddbq:4 EXPECT ROWS = 1\nnot ok 2 - bad\.ddbq:3 /)
    expect(run.stdout).toContain('  cost: "Scan tbl · 2 RCU')
    expect(run.stderr).toContain('FAILED  bad.ddbq')
  })

  test('a script run can report too, and then shows no results on stdout', () => {
    const run = shell('-f', 'good.ddbq', '--report', 'json')
    expect(JSON.parse(run.stdout)).toMatchObject({ summary: { total: 1, passed: 1, failed: 0, errors: 0 } })
  })

  test('a report in a file leaves stdout to the results', () => {
    const run = shell('-q', '-f', 'good.ddbq', '--report', 'junit=report.xml')
    expect(run).toMatchObject({ status: 0, stdout: '{"pk":"a","sk":"1"}\n' })
    expect(readFileSync(join(folder, 'report.xml'), 'utf8')).toContain('<testsuites tests="1" failures="0" errors="0">')
  })

  test('several reports at once, at most one of them on stdout', () => {
    const run = shell('test', '--report', 'tap', '--report', 'json=all.json', '--report', 'junit=all.xml', 'good.ddbq')
    expect(run.stdout).toMatch(/^TAP version 14\n/)
    expect(JSON.parse(readFileSync(join(folder, 'all.json'), 'utf8'))).toMatchObject({ summary: { passed: 1 } })
    expect(readFileSync(join(folder, 'all.xml'), 'utf8')).toContain('<testsuites tests="1"')
    expect(shell('test', '--report', 'tap', '--report', 'json', 'good.ddbq')).toMatchObject({
      status: 2,
      stderr: expect.stringContaining('only one report can go to stdout'),
    })
  })

  test('what one script sets the next one does not see', () => {
    writeFileSync(join(folder, 'sets.ddbq'), '.mode csv\n.set pages 1\nSHOW VERSION;\n')
    writeFileSync(
      join(folder, 'shows.ddbq'),
      '.show mode\nEXPECT OUTPUT <<END\nmode  jsonl         flag      form of results\nEND\n',
    )
    const run = shell('test', '--mode', 'jsonl', '--deterministic', 'sets.ddbq', 'shows.ddbq')
    expect(run).toMatchObject({ status: 0, stderr: '' })
  })

  test('what --update rewrites is no failure', () => {
    writeFileSync(join(folder, 'old.ddbq'), 'SHOW LIMITS;\nEXPECT OUTPUT <<END\nold\nEND\n')
    const run = shell('test', '--update', '--deterministic', 'old.ddbq')
    expect(run).toEqual({ status: 0, stdout: 'ok  old.ddbq  1 test, 1 rewritten\n', stderr: '' })
    expect(shell('test', '--update', '--deterministic', 'old.ddbq').stdout).toBe('ok  old.ddbq  1 test\n')
  })

  test('a script that does not parse is an error of its own', () => {
    writeFileSync(join(folder, 'wrong.ddbq'), 'SELCT;')
    const run = shell('test', '--report', 'tap', 'wrong.ddbq', 'good.ddbq')
    expect(run.status).toBe(3)
    expect(run.stdout).toMatch(/^TAP version 14\n1\.\.2\nnot ok 1 - wrong\.ddbq:1 syntax E0105\n/)
  })
})
