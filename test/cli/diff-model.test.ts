import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { newFolder, runShell } from './run-shell.ts'

const setUp = `CREATE TABLE orders (pk STRING HASH KEY); PUT orders {pk: 'a'};
ACCESS PATTERN order(:o = 'a') AS GET orders {pk: :o} EXPECT ROWS = 1;`

test('a branch, the file that it is, and what is open are models; none of them is changed', () => {
  const folder = newFolder()
  const run = (script: string) => runShell(['shop.db', '--yes', '-c', script], { folder })
  run(`${setUp}\n.branch try\nALTER TABLE orders SET TTL (expires);`)
  const changes = ["CURRENT 'try'", "'main' 'shop.db@try'", "'shop.db' 'try' REHEARSE"].map((sides) => {
    const { stdout } = run(`DIFF MODEL ${sides};`)
    return (JSON.parse(stdout) as { schema: unknown }).schema
  })
  const facts = [{ about: 'TTL', after: 'expires' }]
  expect(changes).toEqual(Array(3).fill([{ how: 'changed', what: 'table', name: 'orders', facts }]))
  expect(JSON.parse(run("DIFF MODEL CURRENT 'main';").stdout)).toMatchObject({ schema: [], patterns: [] })
})

test('TO writes the file beside the script, and says so', () => {
  const folder = newFolder()
  const script = `${setUp} DIFF MODEL CURRENT CURRENT PLAN TO 'diff.md';`
  const { stderr, status } = runShell(['-c', script], { folder })
  expect(status).toBe(0)
  expect(stderr).toContain(`wrote ${join(folder, 'diff.md')}`)
  expect(readFileSync(join(folder, 'diff.md'), 'utf8')).toContain('No difference.')
  expect(runShell(['-c', `${setUp} DIFF MODEL CURRENT CURRENT TO 'no/such/diff.md';`], { folder }).status).not.toBe(0)
})

test('a session that reads only may rehearse: the copy is its own', () => {
  const folder = newFolder()
  runShell(['shop.db', '-c', setUp], { folder })
  const { stdout, status } = runShell(['shop.db', '--read-only', '-c', 'DIFF MODEL CURRENT CURRENT REHEARSE'], {
    folder,
  })
  expect(status).toBe(0)
  expect(JSON.parse(stdout)).toMatchObject({ rehearsal: { items: 1, patterns: [{ name: 'order', broken: [] }] } })
})

test('what is no model is said', () => {
  const { stderr } = runShell(['-c', "DIFF MODEL CURRENT 'nowhere'"])
  expect(stderr).toContain('nowhere is no branch and no file')
})
