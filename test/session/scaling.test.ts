import { expect, test } from 'vitest'
import { Shell } from './shell.ts'

/** What statements say about auto scaling. Source: reference, partitions 9. */

const orders = `
CREATE TABLE orders (pk STRING, status STRING) PRIMARY KEY (pk HASH) BILLING MODE PROVISIONED (90 RCU, 90 WCU)
  GSI (byStatus ON (status HASH));
`

test('a policy is set beside the calls of a statement, and units follow on the clock', async () => {
  const shell = new Shell()
  await shell.run(orders)
  expect(await shell.last('ALTER TABLE orders SET SCALING WRITE 70% FROM 5 TO 100')).toBe('changed table orders')
  expect(
    await shell.last(`ALTER TABLE orders SET DELETION PROTECTION ENABLED SCALING READ 50% FROM 1 TO 9
      UPDATE GSI (byStatus SET SCALING READ 60% FROM 2 TO 8)`),
  ).toBe('changed table orders')
  expect(await shell.last('CLOCK ADVANCE 16 MINUTES')).toBe('the clock says 2026-01-01T00:16:00Z')
  expect(await shell.last('CLOCK ADVANCE 1 MINUTE')).toBe(
    'the clock says 2026-01-01T00:17:00Z, orders scaled to 1 RCU, orders scaled to 5 WCU, orders.byStatus scaled to 2 RCU',
  )
  const [shown] = (await shell.run('DESCRIBE orders')).slice(-1)
  expect(shown?.result).toMatchObject({
    table: { ProvisionedThroughput: { ReadCapacityUnits: 1, WriteCapacityUnits: 5 }, DeletionProtectionEnabled: true },
    scaling: [{ dimension: 'read' }, { dimension: 'write' }, { index: 'byStatus', dimension: 'read' }],
  })
})

test('SHOW CREATE TABLE makes a table that scales as this one does', async () => {
  const shell = new Shell()
  await shell.run(
    `${orders}; ALTER TABLE orders SET SCALING READ 50% FROM 1 TO 9 UPDATE GSI (byStatus SET SCALING WRITE 60% FROM 2 TO 8)`,
  )
  const text = await shell.last('SHOW CREATE TABLE orders')
  const again = new Shell()
  await again.run(text)
  expect(await again.last('SHOW CREATE TABLE orders')).toBe(text)
  expect(text).toContain('SCALING READ 50% FROM 1 TO 9')
  expect(text).toContain('SCALING WRITE 60% FROM 2 TO 8')
})

test('what is wrong with a policy is said before anything is done', async () => {
  const shell = new Shell()
  await shell.run(orders)
  expect(await shell.last('ALTER TABLE orders SET DELETION PROTECTION ENABLED SCALING READ 10% FROM 1 TO 9')).toBe(
    'plan.bad-scaling: the target utilisation cannot be 10 %',
  )
  expect(await shell.last('SHOW CREATE TABLE orders')).not.toContain('PROTECTION')
})

test('a session that reads only sets no policy, but shows them', async () => {
  const shell = new Shell()
  await shell.run(orders)
  const reader = new Shell({ connection: shell.session.connection, readOnly: true })
  expect(await reader.last('ALTER TABLE orders SET SCALING READ OFF')).toMatch(/^session\.read-only/)
  expect(await reader.last('SHOW SCALING')).toBe('scaling')
})

test('tables elsewhere are scaled elsewhere, and nothing of the statement is done', async () => {
  const { monitor: _ours, ...elsewhere } = new Shell().session.connection
  const shell = new Shell({ connection: elsewhere })
  await shell.run(orders)
  for (const text of ['SHOW SCALING', 'ALTER TABLE orders SET DELETION PROTECTION ENABLED SCALING READ OFF']) {
    expect(await shell.last(text)).toMatch(/^session\.no-monitor: auto scaling of this database is not ours/)
  }
  expect(await shell.last('SHOW CREATE TABLE orders')).not.toContain('PROTECTION')
})

test('EXPLAIN says that it is no part of the request', async () => {
  const shell = new Shell()
  await shell.run(orders)
  expect(await shell.last('EXPLAIN AS CLI ALTER TABLE orders SET SCALING READ OFF')).toMatch(
    /^plan\.nothing-to-explain/,
  )
  const cli = await shell.last('EXPLAIN AS CLI ALTER TABLE orders SET DELETION PROTECTION ENABLED SCALING READ OFF')
  expect(cli).toMatch(/^aws dynamodb update-table/)
  expect(cli).not.toMatch(/scaling/i)
  const [explained] = (await shell.run('EXPLAIN ALTER TABLE orders SET SCALING READ OFF')).slice(-1)
  expect(explained?.result).toMatchObject({ explanation: { nodes: [], warnings: [{ code: 'auto-scaling' }] } })
})
