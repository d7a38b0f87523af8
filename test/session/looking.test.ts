import { expect, test } from 'vitest'
import type { LedgerRow } from '../../src/operation/ledger.ts'
import type { PartitionState } from '../../src/operation/monitor.ts'
import { callFlow, heatFlow, keyFlow, ledgerRow, quarters, recordedMonitor } from '../support/ledger.ts'
import { Shell, shortText } from './shell.ts'

const startMs = Date.UTC(2026, 0, 1)
const minute = 60_000

const orders = `CREATE TABLE orders (pk STRING HASH, sk STRING RANGE, status STRING)
  GSI (byStatus ON (status HASH)) LSI (byTime ON (pk HASH, status RANGE));`

/** A session whose database has done what these rows say. */
async function watched(rows: readonly LedgerRow[], partitions: readonly PartitionState[] = quarters): Promise<Shell> {
  const { connection } = new Shell().session
  const shell = new Shell({ connection: { ...connection, monitor: recordedMonitor(rows, partitions) } })
  await shell.run(orders)
  return shell
}

const busy = ledgerRow({
  fromMs: startMs - minute,
  flows: [heatFlow('write', 0, [[59, 1_200]]), heatFlow('read', 0, [[58, 3]])],
  keys: [keyFlow('write', 'c#1', 1_000), keyFlow('read', 'c#1', 3), keyFlow('write', 'c#2', 200, { throttled: 2 })],
  calls: [callFlow('PutItem', { latency: { count: 3, sum: 6, least: 1, most: 4 } })],
})

test('HEATMAP has the ledger of its table or index in the time that is asked for, and how it is to be shown', async () => {
  const index = ledgerRow({ ...busy, index: 'byStatus' })
  const shell = await watched([busy, index, { ...busy, table: 'others' }, { ...busy, region: 'eu-west-1' }])
  const [outcome] = await shell.run('HEATMAP orders')
  expect(outcome?.result).toMatchObject({
    kind: 'heat',
    heat: {
      table: 'orders',
      by: 'partition',
      direction: 'both',
      sort: 'range',
      scale: 'share',
      fromMs: startMs + 1_000 - 10 * minute,
      toMs: startMs + 1_000,
      rows: [busy],
      partitions: quarters,
    },
  })
  const [other] = await shell.run('HEATMAP orders.byStatus BY KEY WRITE LAST 2 HOURS')
  expect(other?.result).toMatchObject({
    heat: { index: 'byStatus', by: 'key', direction: 'write', fromMs: startMs + 1_000 - 120 * minute, rows: [index] },
  })
})

test('.heat says how heatmaps look, until a statement says otherwise', async () => {
  const shell = await watched([busy])
  await shell.run('.heat keys\n.heat sort on\n.heat scale log')
  expect(await shell.last('.heat')).toBe('heatkeys: on\nheatscale: log\nheatsort: on\nheatstrip: on')
  const [outcome] = await shell.run('HEATMAP orders')
  expect(outcome?.result).toMatchObject({ heat: { by: 'key', sort: 'heat', scale: 'log' } })
  const [other] = await shell.run('.heat sort off\nHEATMAP orders BY PARTITION').then((all) => all.slice(-1))
  expect(other?.result).toMatchObject({ heat: { by: 'partition', sort: 'range' } })
})

test.each([
  ['HEATMAP nothing', 'plan.unknown-table: table nothing does not exist'],
  ['HEATMAP orders.byTime', 'plan.unknown-index: table orders has no global index byTime'],
  ["HEATMAP orders TO 'heat.png'", 'session.bad-argument: a heatmap cannot be drawn into heat.png'],
  ['.heat live orders', 'session.no-screen: there is no screen on which a heatmap could go on'],
  ['TOP KEYS 26 OF orders', 'session.bad-argument: at most 25 contributors are ranked, not 26'],
  ['METRICS ReadThrotleEvents', 'session.unknown-metric: there is no metric ReadThrotleEvents'],
  ['METRICS FOR orders OPERATION GetItm', 'session.unknown-operation: there is no operation GetItm'],
  ['METRICS UserErrors STATISTIC MAXIMUM', 'session.no-statistic: UserErrors has no Maximum'],
  ['METRICS PERIOD 90', 'session.bad-period: a period of 90 seconds is no number of minutes'],
  [
    'CREATE ALARM a ON UserErrors OF orders > 0 FOR 1 MINUTE',
    'session.metric-dimensions: UserErrors is counted for the whole account',
  ],
  [
    'CREATE ALARM a ON SystemErrors OF orders > 0 FOR 1 MINUTE',
    'session.metric-dimensions: SystemErrors is counted by table and operation',
  ],
  [
    'CREATE ALARM a ON ReadThrottleEvents > 0 FOR 1 MINUTE',
    'session.metric-dimensions: ReadThrottleEvents is counted by table or index',
  ],
  [
    'CREATE ALARM a ON UserErrors > 0 FOR 90 SECONDS',
    'session.bad-period: the time that is watched is no whole number of periods',
  ],
  ['CREATE ALARM a ON UserErrors > 0 FOR 99999999 MINUTES', 'session.bad-period: an alarm watches seven days at most'],
  [
    'CREATE ALARM a ON UserErrors > 0 FOR 2 OF 9 DAYS PERIOD 1 DAY',
    'session.bad-period: an alarm watches seven days at most',
  ],
  ['DROP ALARM a', 'session.no-alarm: there is no alarm a'],
])('%s is refused', async (text, expected) => {
  expect(await (await watched([])).last(text)).toBe(expected)
})

test.each(['HEATMAP orders', 'TOP KEYS OF orders', 'METRICS', 'SHOW ALARMS', 'DROP ALARM a'])(
  'a database elsewhere is not measured here: %s',
  async (text) => {
    const { monitor: _ours, ...elsewhere } = new Shell().session.connection
    const shell = new Shell({ connection: elsewhere })
    await shell.run(orders)
    expect(await shell.last(text)).toBe('session.no-monitor: memory is not metered here')
  },
)

test('HEATMAP ... TO asks for a drawing', async () => {
  const shell = await watched([busy])
  const [outcome] = await shell.run("HEATMAP orders TO 'a.SVG'")
  expect(outcome?.result.kind).toBe('none')
  expect(outcome?.effects).toMatchObject([{ kind: 'draw', path: 'a.SVG', form: 'svg', heat: { table: 'orders' } }])
})

test('TOP KEYS ranks partition keys, the throttled ones, and items', async () => {
  const shell = await watched([busy])
  const [used] = await shell.run('TOP KEYS 1 OF orders')
  expect(used?.result).toMatchObject({
    rule: 'PKC',
    count: 2,
    contributors: [{ key: '[{"S":"c#1"}]', value: 1_501.5 }],
  })
  const [throttled] = await shell.run('TOP KEYS OF orders THROTTLED LAST 5 MINUTES')
  expect(throttled?.result).toMatchObject({ rule: 'PKT', contributors: [{ key: '[{"S":"c#2"}]', value: 2 }] })
  const [items] = await shell.run('TOP KEYS OF orders BY ITEM')
  expect(items?.result).toMatchObject({ rule: 'SKC', contributors: [] })
})

test('METRICS lists what has data, and one metric point by point', async () => {
  const shell = await watched([busy, ledgerRow({ ...busy, index: 'byStatus', calls: [] })])
  const [all] = await shell.run('METRICS FOR orders')
  expect(all?.result).toMatchObject({
    series: [
      { metric: 'ConsumedReadCapacityUnits', dimensions: { table: 'orders' } },
      { metric: 'ConsumedReadCapacityUnits', dimensions: { table: 'orders', index: 'byStatus' } },
      { metric: 'ConsumedWriteCapacityUnits', dimensions: { table: 'orders' } },
      { metric: 'ConsumedWriteCapacityUnits', dimensions: { table: 'orders', index: 'byStatus' } },
      { metric: 'SuccessfulRequestLatency', dimensions: { table: 'orders', operation: 'PutItem' } },
    ],
  })
  const [one] = await shell.run('METRICS consumedwritecapacityunits FOR orders STATISTIC SUM PERIOD 5 MINUTES')
  expect(one?.result).toMatchObject({
    metric: { name: 'ConsumedWriteCapacityUnits' },
    statistics: ['Sum'],
    periodMs: 5 * minute,
    series: [{ dimensions: { table: 'orders' }, points: [{ timeMs: startMs - 5 * minute, sample: { sum: 600 } }] }],
  })
  expect(one?.result.kind === 'metrics' && one.result.series).toHaveLength(1)
})

const throttledAt = (at: number) =>
  ledgerRow({ fromMs: startMs + at * minute, throttles: { TableWriteKeyRangeThroughputExceeded: 7 } })

test('an alarm goes off and stops while the clock goes on, and tells so', async () => {
  const shell = await watched([2, 3, 4].map(throttledAt))
  await shell.run(
    'CREATE ALARM hot ON WriteThrottleEvents OF orders > 0 FOR 2 OF 3 MINUTES TREAT MISSING AS NOT BREACHING',
  )
  await shell.run('CLOCK ADVANCE 4 MINUTES')
  expect(shell.notices()).toEqual([
    'alarm hot: INSUFFICIENT_DATA -> OK at 2026-01-01T00:01Z, 0 of the last 3 points are > 0, 3 missing, taken for not breaching',
    'alarm hot: OK -> ALARM at 2026-01-01T00:04Z, 2 of the last 3 points are > 0, 1 missing, taken for not breaching',
  ])
  await shell.run('CLOCK ADVANCE 30 SECONDS')
  expect(shell.notices()).toEqual([])
  const [shown] = await shell.run('SHOW ALARMS')
  expect(shown?.result).toMatchObject({
    alarms: [
      { name: 'hot', state: 'ALARM', sinceMs: startMs + 4 * minute, evaluationPeriods: 3, datapointsToAlarm: 2 },
    ],
  })
  await shell.run('CLOCK ADVANCE 1 HOUR')
  expect(shell.notices()).toEqual([expect.stringMatching(/^alarm hot: ALARM -> OK at 2026-01-01T00:09Z/)])
  expect(await shell.last('DROP ALARM hot')).toBe('dropped alarm hot')
  await shell.run('CLOCK ADVANCE 1 HOUR')
  expect(shell.notices()).toEqual([])
})

test('an alarm is made once, and dropped once', async () => {
  const shell = await watched([])
  const create = 'CREATE ALARM hot ON WriteThrottleEvents OF orders.byStatus > 0 FOR 5 MINUTES'
  expect(await shell.last(create)).toBe('created alarm hot')
  expect(await shell.last(create)).toBe('session.alarm-exists: there is an alarm hot already')
  const [shown] = await shell.run('SHOW ALARMS')
  expect(shown?.result).toMatchObject({
    alarms: [{ index: 'byStatus', statistic: 'Sum', missing: 'ignore', periodMs: minute, state: 'INSUFFICIENT_DATA' }],
  })
  expect(await shell.last('DROP ALARM hit')).toBe('session.no-alarm: there is no alarm hit')
  expect(await shell.last('DROP ALARM hot; DROP ALARM IF EXISTS hot')).toBe('there is no alarm hot')
})

test('SHOW RECOMMENDED ALARMS writes statements that run', async () => {
  const shell = await watched([])
  const text = await shell.last('SHOW RECOMMENDED ALARMS FOR orders')
  expect(text.split('\n')).toHaveLength(5)
  const outcomes = await shell.run(text)
  expect(outcomes.map(shortText)).toEqual(outcomes.map(() => expect.stringMatching(/^created alarm /)))
})

test('a session that only reads makes and drops no alarms', async () => {
  const { connection } = (await watched([])).session
  const shell = new Shell({ connection, readOnly: true })
  for (const text of ['CREATE ALARM a ON UserErrors > 0 FOR 1 MINUTE', 'DROP ALARM a'])
    expect(await shell.last(text)).toBe('session.read-only: this session reads only')
})

test('a statement that touches a warm partition is told of, where somebody looks', async () => {
  const row = ledgerRow({
    fromMs: startMs,
    flows: quarters.map(({ fromHash }) => heatFlow('write', fromHash, [[0, 1_400]])),
  })
  const warm = quarters.map((state) => ({ ...state, writeUnits: 70 }))
  const put = "PUT orders {pk: 'c#1', sk: 'o#1'}"
  const { connection } = (await watched([row], warm)).session
  const shell = new Shell({ connection, tellsHeat: true })
  const [outcome] = await shell.run(put)
  expect(outcome?.warm).toMatchObject({ heat: { table: 'orders', rows: [row] } })
  await shell.run('.heat strip off')
  expect((await shell.run(put))[0]).not.toHaveProperty('warm')
  expect((await new Shell({ connection }).run(put))[0]).not.toHaveProperty('warm')
  expect((await new Shell({ connection }).run(`.heat strip on\n${put}`)).at(-1)).toHaveProperty('warm')
})

test('a partition that was busy a while ago is not warm', async () => {
  const flows = quarters.map(({ fromHash }) => heatFlow('write', fromHash, [[20, 2_000]]))
  const row = ledgerRow({ fromMs: startMs - minute, flows })
  const { connection } = (
    await watched(
      [row],
      quarters.map((state) => ({ ...state, writeUnits: 70 })),
    )
  ).session
  const [outcome] = await new Shell({ connection, tellsHeat: true }).run("PUT orders {pk: 'c#1', sk: 'o#1'}")
  expect(outcome).not.toHaveProperty('warm')
})
