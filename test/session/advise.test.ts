import { expect, test } from 'vitest'
import { ApiError } from '../../src/model/api-error.ts'
import type { Backend } from '../../src/operation/operation.ts'
import type { AdvisedTable } from '../../src/session/advised-table.ts'
import { Shell } from './shell.ts'

async function advised(shell: Shell, text = 'ADVISE'): Promise<readonly AdvisedTable[]> {
  const result = (await shell.run(text)).at(-1)?.result
  if (result?.kind !== 'advice') throw new Error(`ADVISE came to ${result?.kind}`)
  return result.tables
}

test('looks at every table, or at the one that is named', async () => {
  const shell = new Shell()
  await shell.run("CREATE TABLE one (id STRING HASH); CREATE TABLE two (id STRING HASH); PUT one {id: '1'}")
  expect((await advised(shell)).map(({ table, looked }) => [table, looked.items])).toEqual([
    ['one', 1],
    ['two', 0],
  ])
  expect((await advised(shell, 'ADVISE two')).map(({ table }) => table)).toEqual(['two'])
  expect(await shell.last('ADVISE three')).toContain('ResourceNotFoundException')
  expect(await shell.last('ADVISE one.byDate')).toContain('plan.index-not-here')
})

test('reads a thousand items from all over a large table, and says so', async () => {
  // Calls that are metered here are not told.
  const { monitor: _monitor, ...connection } = new Shell().session.connection
  const shell = new Shell({ connection })
  const rows = Array.from({ length: 3_000 }, (_, at) => `('k${at}')`)
  await shell.run(`CREATE TABLE large (id STRING HASH); INSERT INTO large (id) VALUES ${rows.join(', ')}`)
  const [table] = await advised(shell)
  expect(table?.looked).toEqual({ items: 1_000, complete: false, itemsHere: 3_000 })
  const scans = (await shell.run('ADVISE large')).at(-1)?.calls.filter(({ operation }) => operation === 'Scan')
  expect(scans?.map(({ pages, evaluated }) => [pages, evaluated])).toEqual([[8, 1_000]])
})

test('stops after eight pages of large items', async () => {
  const shell = new Shell()
  const rows = Array.from({ length: 30 }, (_, at) => `PUT large {id: 'k${at}', text: '${'x'.repeat(390_000)}'}`)
  await shell.run(`CREATE TABLE large (id STRING HASH); ${rows.join(';')}`)
  const [table] = await advised(shell)
  expect(table?.looked).toEqual({ items: 24, complete: false, itemsHere: 30 })
})

test('what it reads itself is no scan that anybody asked for', async () => {
  const shell = new Shell()
  await shell.run("CREATE TABLE one (id STRING HASH); PUT one {id: '1'}; ADVISE")
  const [table] = await advised(shell)
  expect(table?.findings).toEqual([])
  expect(table?.statements).toBe(1)
})

test('a role that may not scan gets what the schema says', async () => {
  const shell = new Shell()
  await shell.run('CREATE TABLE users (name STRING HASH)')
  const { connection } = shell.session
  const run: Backend['run'] = async (name, request, call) => {
    if (name === 'Scan') throw new ApiError('AccessDeniedException', 'not authorized')
    return connection.backend.run(name, request, call)
  }
  const [table] = await advised(new Shell({ connection: { ...connection, backend: { ...connection.backend, run } } }))
  expect(table?.findings.map(({ rule }) => rule)).toEqual(['reserved-words'])
  expect(table?.unjudged).toContainEqual({ rule: 'ttl-format', needs: ['sample'] })
})

test('statements are those of this session and this database, the newest 500', async () => {
  const shell = new Shell()
  const gets = Array.from({ length: 510 }, () => "GET one {id: '1'}")
  await shell.run(`CREATE TABLE one (id STRING HASH); ${gets.join(';')}`)
  expect((await advised(shell))[0]?.statements).toBe(500)
  const { backend } = shell.session.connection
  await shell.session.switchTo({ ...shell.session.connection, backend: { ...backend, run: backend.run.bind(backend) } })
  expect(shell.session.statements.about('one')).toEqual([])
})

test('a verb without a table is about the one that was chosen then', async () => {
  const shell = new Shell()
  await shell.run(`
    CREATE TABLE one (id STRING HASH); CREATE TABLE two (id STRING HASH); INSERT INTO one (id, color) VALUES ('1', 'red');
    USE one; SCAN FILTER color = 'red'; USE two`)
  const tables = await advised(shell)
  expect(tables.map(({ findings }) => findings.map(({ rule }) => rule))).toEqual([['scan'], []])
})
