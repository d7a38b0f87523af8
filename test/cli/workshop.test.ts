import { spawnSync } from 'node:child_process'
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { workshopNames } from '../../src/session/workshop/workshop-names.ts'
import { root } from '../script-files.ts'
import { newShelf } from '../session/workshop/workshop-support.ts'
import { newFolder, runShell } from './run-shell.ts'

const solutionOf = (name: string): string => newShelf().read(name).steps[0]?.solution.shown ?? ''

/** A folder with a solution in it. */
function withSolution(text: string): string {
  const folder = newFolder()
  writeFileSync(join(folder, 'mine.ddbq'), text)
  return folder
}

test('without a name workshops are listed', () => {
  const { status, stdout, stderr } = runShell(['workshop'])
  expect({ status, stderr }).toEqual({ status: 0, stderr: '' })
  expect(stdout).toMatch(/^ {2}tutorial {5}The shell and DynamoDB, in ten steps \(20 minutes\)\n {2}keys /)
  expect(stdout).toContain('ddb-shell workshop NAME begins one or goes on with it.')
})

test('a whole solution has all points and ends well', () => {
  const run = runShell(['workshop', 'sharding', '--check', 'mine.ddbq'], {
    folder: withSolution(solutionOf('sharding')),
  })
  expect(run.status).toBe(0)
  expect(run.stderr).toBe('')
  expect(run.stdout).toMatch(/^ok {2}10\/10 {2}You have seen it fail\n/)
  expect(run.stdout).toMatch(/\nsharding: 100 of 100 points\n$/)
})

test('half of one has the points it has, and the exit code of a failed expectation', () => {
  const folder = withSolution(
    'CREATE TABLE plays (listener STRING, played STRING) PRIMARY KEY (listener HASH, played RANGE);',
  )
  const run = runShell(['workshop', 'keys', '--check', 'mine.ddbq'], { folder })
  expect(run.status).toBe(4)
  expect(run.stdout).toMatch(/\nno {3}0\/25 {2}Chapters in order\n[\s\S]*\nkeys: 75 of 100 points\n$/)
  expect(runShell(['workshop', 'keys', '--check', 'mine.ddbq', '--pass', '75'], { folder }).status).toBe(0)
  const report = runShell(['workshop', 'keys', '--check', 'mine.ddbq', '--report', 'json'], { folder })
  expect(report.stderr).toContain('keys: 75 of 100 points')
  expect(JSON.stringify(JSON.parse(report.stdout))).toContain('"Chapters in order"')
  const junit = runShell(['workshop', 'keys', '--check', 'mine.ddbq', '--report', 'junit=out.xml'], { folder })
  expect(junit.status).toBe(4)
  expect(readFileSync(join(folder, 'out.xml'), 'utf8')).toMatch(/<testsuite [^>]*tests="5" failures="1"/)
})

test('a solution that fails is judged as far as it came; one with a mistake is not run', () => {
  const failing = runShell(['workshop', 'keys', '--check', 'mine.ddbq'], {
    folder: withSolution(`${solutionOf('keys')}\nDROP TABLE nowhere;`),
  })
  expect(failing.status).toBe(1)
  expect(failing.stderr).toContain('mine.ddbq:3:')
  expect(failing.stdout).toContain('keys: 100 of 100 points')
  const wrong = runShell(['workshop', 'keys', '--check', 'mine.ddbq'], { folder: withSolution('CREAT TABLE x;') })
  expect(wrong).toMatchObject({ status: 3, stdout: '' })
  expect(wrong.stderr).toContain('mine.ddbq:1:1: error[E0105]')
})

test('the tutorial is judged step by step, where the script goes on', () => {
  const steps = newShelf()
    .read('tutorial')
    .steps.map(({ solution }) => solution.shown)
  const run = runShell(['workshop', 'tutorial', '--check', 'mine.ddbq'], {
    folder: withSolution(steps.slice(0, 3).join('\n.next\n')),
  })
  expect(run.status).toBe(4)
  expect(run.stdout).toContain('tutorial: 30 of 100 points')
})

test('wrong usage is told', () => {
  expect(runShell(['workshop', 'kees'])).toMatchObject({
    status: 2,
    stderr: 'ddb-shell: there is no workshop kees\nhint: Did you mean keys?\n',
  })
  expect(runShell(['workshop', '--check', 'mine.ddbq']).status).toBe(2)
  expect(runShell(['workshop', 'keys', '--check', 'nowhere.ddbq']).status).toBe(2)
  expect(runShell(['workshop', 'keys', '--pass', '101']).status).toBe(2)
})

test('statements on stdin are played in it, and nothing of it stays', () => {
  const folder = newFolder()
  const input = `${solutionOf('keys')}\n.check\n`
  for (const _ of [1, 2]) {
    const { status, stdout } = runShell(['workshop', 'keys'], { folder, input })
    expect(status).toBe(0)
    expect(stdout).toContain('100 of 100 points, no hint.')
  }
})

const ownWorkshop = `--# WORKSHOP Mine
--# MINUTES 5
--# BRIEF
-- Make a table tab.
--# START
.import items.jsonl old --pk=id
--# CHECK 100 It is there
-- There is none.
GET tab {id: 'a'};
EXPECT ROWS = 0;
--# SOLUTION
CREATE TABLE tab (id STRING HASH);
--# ATTEMPT 0 Another name
CREATE TABLE tub (id STRING HASH);
`

test('a workshop of one’s own is a file or a folder with what it needs', () => {
  const folder = newFolder()
  mkdirSync(join(folder, 'own'))
  writeFileSync(join(folder, 'own', 'items.jsonl'), '{"id":"a"}\n')
  writeFileSync(join(folder, 'own', 'workshop.ddbq'), ownWorkshop)
  writeFileSync(join(folder, 'mine.ddbq'), 'CREATE TABLE tab (id STRING HASH);')
  for (const name of ['own', 'own/workshop.ddbq']) {
    expect(runShell(['workshop', '--check-format', name], { folder })).toMatchObject({
      status: 0,
      stdout: `ok  own/workshop.ddbq  1 step, 1 check, 0 hints, 1 attempt\n`,
    })
    const run = runShell(['workshop', name, '--check', 'mine.ddbq'], { folder })
    expect(run).toMatchObject({ status: 0, stdout: 'ok  100/100  It is there\n\nown: 100 of 100 points\n' })
  }
})

test('--check-format says what is wrong with the file, and what is not as it says', () => {
  const folder = newFolder()
  const check = (text: string) => {
    writeFileSync(join(folder, 'own.ddbq'), text)
    return runShell(['workshop', '--check-format', 'own.ddbq'], { folder })
  }
  writeFileSync(join(folder, 'items.jsonl'), '{"id":"a"}\n')
  expect(check(ownWorkshop.replace('MINUTES 5', 'MINUTES soon'))).toMatchObject({
    status: 3,
    stderr: expect.stringMatching(/^own\.ddbq:2:13: error\[E0140\]: MINUTES is a whole number from 1 to 999\n/),
  })
  expect(check(ownWorkshop.replace('GET tab', 'GTE tab')).stderr).toMatch(/^own\.ddbq:9:1: error\[E0105\]/)
  expect(check(ownWorkshop.replace('ATTEMPT 0', 'ATTEMPT 50'))).toMatchObject({
    status: 4,
    stderr: "own.ddbq:13:5: 'Another name' gets 0 points, not 50\n",
  })
  expect(check(ownWorkshop.replace('GET tab {', 'GET old {').replace('ROWS = 0', 'ROWS = 1')).stderr).toContain(
    "own.ddbq:7:5: 'It is there' is met before anything has been done\n",
  )
  expect(check(ownWorkshop.replace('ROWS = 0', 'ROWS = 7')).stderr).toBe(
    "own.ddbq:7:5: the solution does not meet 'It is there': There is none. (expected ROWS = 7, found ROWS = 0)\n",
  )
  expect(check(ownWorkshop.replace('items.jsonl', 'other.jsonl'))).toMatchObject({
    status: 4,
    stderr: expect.stringMatching(/^own\.ddbq:6:1: there is no file .*other\.jsonl\n$/),
  })
})

test('the example of docs/workshops.md is a workshop', () => {
  const document = readFileSync(join(root, 'docs', 'workshops.md'), 'utf8')
  const [, example = ''] = /```sql\n([\s\S]*?)```/.exec(document) ?? []
  const folder = newFolder()
  writeFileSync(join(folder, 'example.ddbq'), example)
  expect(runShell(['workshop', '--check-format', 'example.ddbq'], { folder })).toMatchObject({
    status: 0,
    stdout: 'ok  example.ddbq  1 step, 2 checks, 2 hints, 1 attempt\n',
  })
})

test('an installed copy has the workshops', () => {
  const packed = spawnSync('npm', ['pack', '--dry-run', '--json', '--ignore-scripts'], { cwd: root, encoding: 'utf8' })
  const [{ files }] = JSON.parse(packed.stdout) as [{ files: { path: string }[] }]
  const names = files.map(({ path }) => path)
  expect(names).toEqual(expect.arrayContaining(['docs/workshops.md', 'fixtures/workshops/keys/plays.jsonl']))
  for (const name of workshopNames)
    expect(
      names.filter((path) => path.startsWith(`fixtures/workshops/${name}`) && path.endsWith('.ddbq')),
    ).toHaveLength(1)
})
