import { expect, test } from 'vitest'
import { advanceAlarm } from '../../src/analysis/alarms/advance-alarm.ts'
import { evaluateAlarm } from '../../src/analysis/alarms/evaluate-alarm.ts'
import { recommendedAlarms } from '../../src/analysis/alarms/recommended-alarms.ts'
import type { Alarm, AlarmState, MissingData } from '../../src/operation/alarm.ts'
import { callFlow, ledgerRow } from '../support/ledger.ts'

const minute = 60_000

const rule = (missing: MissingData, more: Partial<Alarm> = {}) => ({
  evaluationPeriods: 3,
  datapointsToAlarm: 3,
  comparison: '>' as const,
  threshold: 5,
  missing,
  ...more,
})

/** 0 is fine, X breaches, - is missing; oldest first. */
const pointsOf = (drawn: string) => drawn.split(' ').map((sign) => (sign === '-' ? undefined : sign === 'X' ? 9 : 0))

const treatments: readonly MissingData[] = ['missing', 'ignore', 'breaching', 'notBreaching']

test.each([
  ['0 - X - X', 'OK', 'OK', 'OK', 'OK'],
  ['- - - - 0', 'OK', 'OK', 'OK', 'OK'],
  ['- - - - -', 'INSUFFICIENT_DATA', 'keep', 'ALARM', 'OK'],
  ['0 X X - X', 'ALARM', 'ALARM', 'ALARM', 'ALARM'],
  ['- - X - -', 'ALARM', 'keep', 'ALARM', 'OK'],
])(
  'three of three, %s: missing %s, ignore %s, breaching %s, notBreaching %s. Source: reference, monitoring 4',
  (drawn, ...expected) => {
    for (const before of ['OK', 'ALARM', 'INSUFFICIENT_DATA'] satisfies AlarmState[]) {
      const states = treatments.map((missing) => evaluateAlarm(rule(missing), pointsOf(drawn), before).state)
      expect(states).toEqual(expected.map((state) => (state === 'keep' ? before : state)))
    }
  },
)

test('a single breaching point that has only just come does not set an alarm off that takes three', () => {
  expect(evaluateAlarm(rule('missing'), pointsOf('- - - - X'), 'OK').state).toBe('OK')
  expect(evaluateAlarm(rule('missing'), pointsOf('- - - X -'), 'OK').state).toBe('OK')
})

test('m of n: two of three are enough', () => {
  const twoOfThree = rule('notBreaching', { datapointsToAlarm: 2 })
  expect(evaluateAlarm(twoOfThree, pointsOf('0 0 X 0 X'), 'OK')).toEqual({
    state: 'ALARM',
    reason: '2 of the last 3 points are > 5',
  })
  expect(evaluateAlarm(twoOfThree, pointsOf('0 X 0 0 X'), 'OK').state).toBe('OK')
})

test.each([
  ['>', 5, false],
  ['>=', 5, true],
  ['<', 5, false],
  ['<=', 5, true],
  ['<', 4, true],
] as const)('the comparison %s of a point of %d with a threshold of 5', (comparison, point, breaches) => {
  const one = rule('ignore', { comparison, evaluationPeriods: 1, datapointsToAlarm: 1 })
  expect(evaluateAlarm(one, [undefined, undefined, point], 'OK').state).toBe(breaches ? 'ALARM' : 'OK')
})

const alarm = (more: Partial<Alarm> = {}): Alarm => ({
  name: 'hot',
  metric: 'WriteThrottleEvents',
  region: 'us-east-1',
  table: 'orders',
  statistic: 'Sum',
  periodMs: minute,
  ...rule('notBreaching', { threshold: 0 }),
  state: 'INSUFFICIENT_DATA',
  sinceMs: 0,
  reason: '',
  evaluatedMs: 0,
  ...more,
})

const throttled = (...minutes: readonly number[]) =>
  minutes.map((at) => ledgerRow({ fromMs: at * minute, throttles: { TableWriteKeyRangeThroughputExceeded: 4 } }))

const story = ({ changes }: ReturnType<typeof advanceAlarm>): readonly string[] =>
  changes.map(({ atMs, from, to }) => `${atMs / minute}: ${from} -> ${to}`)

test('states on the clock: looked at every minute, a change only once', () => {
  const advanced = advanceAlarm(alarm(), throttled(4, 5, 6, 7), 20 * minute)
  expect(story(advanced)).toEqual(['1: INSUFFICIENT_DATA -> OK', '7: OK -> ALARM', '11: ALARM -> OK'])
  // As long as three real points are among the last five, they decide.
  expect(advanced.alarm).toMatchObject({ state: 'OK', sinceMs: 11 * minute, evaluatedMs: 20 * minute })
})

test('it makes no difference in how many turns time goes on', () => {
  const rows = throttled(2, 3, 4, 9, 10, 11, 12)
  let now = alarm()
  const turns: string[] = []
  for (let at = 0; at <= 15; at += 0.5) {
    const advanced = advanceAlarm(now, rows, at * minute)
    now = advanced.alarm
    turns.push(...story(advanced))
  }
  expect(turns).toEqual(story(advanceAlarm(alarm(), rows, 15 * minute)))
})

test('an alarm of DynamoDB that ignores missing data stays as it is when the throttling is over', () => {
  const advanced = advanceAlarm(alarm({ missing: 'ignore' }), throttled(1, 2, 3), 1_000 * minute)
  expect(story(advanced)).toEqual(['4: INSUFFICIENT_DATA -> ALARM'])
})

test('the newest minute counts when it is over', () => {
  expect(story(advanceAlarm(alarm(), throttled(1, 2, 3), 4 * minute - 1))).toEqual(['1: INSUFFICIENT_DATA -> OK'])
})

test('a period of five minutes slides by one. Source: reference, monitoring 4', () => {
  const slow = alarm({ periodMs: 5 * minute, evaluationPeriods: 1, datapointsToAlarm: 1, threshold: 4 })
  const advanced = advanceAlarm(slow, throttled(2, 6), 8 * minute)
  // At minute 7 it looks at minutes 2 to 6, whose events come to eight.
  expect(story(advanced)).toEqual(['1: INSUFFICIENT_DATA -> OK', '7: OK -> ALARM', '8: ALARM -> OK'])
})

test('what adds up to more than a day is looked at every hour. Source: reference, monitoring 4', () => {
  const slow = alarm({ periodMs: 60 * minute, evaluationPeriods: 25, datapointsToAlarm: 1 })
  expect(story(advanceAlarm(slow, throttled(90), 400 * minute))).toEqual([
    '60: INSUFFICIENT_DATA -> OK',
    '120: OK -> ALARM',
  ])
})

test('a clock that is moved by a hundred years is no loop over its minutes', () => {
  const started = performance.now()
  const advanced = advanceAlarm(alarm(), throttled(3, 4, 5), 100 * 365 * 24 * 60 * minute)
  expect(story(advanced)).toEqual(['1: INSUFFICIENT_DATA -> OK', '6: OK -> ALARM', '9: ALARM -> OK'])
  expect(performance.now() - started).toBeLessThan(2_000)
})

test('a clock that has gone back by years: the alarm goes on from there', () => {
  const ahead = advanceAlarm(alarm(), throttled(1), 20 * 365 * 24 * 60 * minute).alarm
  expect(story(advanceAlarm(ahead, throttled(4, 5, 6), 7 * minute))).toEqual(['7: OK -> ALARM'])
  expect(advanceAlarm(ahead, throttled(4, 5, 6), 7 * minute).alarm.evaluatedMs).toBe(7 * minute)
})

test('all dimensions must be the same: other tables, indexes, operations and Regions are none of its business', () => {
  const rows = [
    ...throttled(1, 2, 3).map((row) => ({ ...row, index: 'byStatus' })),
    ...throttled(1, 2, 3).map((row) => ({ ...row, region: 'eu-west-1' })),
    ...throttled(1, 2, 3).map((row) => ({ ...row, table: 'others' })),
  ]
  expect(story(advanceAlarm(alarm(), rows, 9 * minute))).toEqual(['1: INSUFFICIENT_DATA -> OK'])
  const slow = { metric: 'SuccessfulRequestLatency', statistic: 'Average', operation: 'Query', threshold: 10 } as const
  const latency = { count: 2, sum: 50, least: 20, most: 30 }
  const calls = [1, 2, 3].map((at) => ledgerRow({ fromMs: at * minute, calls: [callFlow('Query', { latency })] }))
  expect(advanceAlarm(alarm(slow), calls, 4 * minute).alarm.state).toBe('ALARM')
})

test('the recommended alarms: throttling of the table and its indexes, errors. Source: reference, monitoring 4', () => {
  expect(
    recommendedAlarms('orders', ['byStatus']).map((it) => `${it.name} ${it.datapointsToAlarm}/${it.evaluationPeriods}`),
  ).toEqual([
    'orders-ReadThrottleEvents 5/5',
    'orders-WriteThrottleEvents 5/5',
    'orders-byStatus-ReadThrottleEvents 5/5',
    'orders-byStatus-WriteThrottleEvents 5/5',
    'UserErrors 10/10',
  ])
})
