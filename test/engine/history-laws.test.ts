import { expect, test } from 'vitest'
import type { OperationName, Request } from '../../src/operation/operation.ts'
import { stateComplaints } from '../campaign/store-invariants.ts'
import { fc } from '../property.ts'
import { Fixture, N, S, startMs } from './support.ts'
import type { Plain } from './table-shape.ts'

/**
 * A table read as it was is what the same reads answered then, whatever wrote it; and restoring it to that moment makes a table
 * of the same items.
 */

const partition = fc.constantFrom('a', 'b', 'ü').map(S)
const sort = fc.integer({ min: 0, max: 4 }).map(N)
const key = fc.record({ pk: partition, sk: sort })
/** Some texts are long enough to lie apart from their rows. */
const text = fc.oneof(
  fc.constantFrom('x', 'y', ''),
  fc.constantFrom('long ', 'LONG ').map((word) => word.repeat(500)),
)
const item = fc.record(
  {
    pk: partition,
    sk: sort,
    g: fc.constantFrom('g', 'h').map(S),
    l: fc.integer({ min: 0, max: 2 }).map(N),
    t: text.map(S),
  },
  { requiredKeys: ['pk', 'sk'] },
)

type Step = { readonly call: OperationName; readonly request: Plain } | { readonly waitMs: number }

const update = fc.record({ Key: key, value: fc.constantFrom('g', 'h') }).map(({ Key, value }) => ({
  Key,
  UpdateExpression: 'SET g = :g REMOVE l',
  ExpressionAttributeValues: { ':g': S(value) },
}))
const action = fc.oneof(
  item.map((Item) => ({ Put: { TableName: 'tab', Item } })),
  key.map((Key) => ({ Delete: { TableName: 'tab', Key } })),
  update.map((each) => ({ Update: { TableName: 'tab', ...each } })),
)
const call = (name: OperationName, request: fc.Arbitrary<Plain>): fc.Arbitrary<Step> =>
  request.map((each) => ({ call: name, request: each }))
const step: fc.Arbitrary<Step> = fc.oneof(
  {
    weight: 3,
    arbitrary: call(
      'PutItem',
      item.map((Item) => ({ Item })),
    ),
  },
  {
    weight: 2,
    arbitrary: call(
      'DeleteItem',
      key.map((Key) => ({ Key })),
    ),
  },
  { weight: 2, arbitrary: call('UpdateItem', update) },
  {
    weight: 1,
    arbitrary: call(
      'TransactWriteItems',
      fc.array(action, { minLength: 1, maxLength: 3 }).map((TransactItems) => ({ TransactItems })),
    ),
  },
  { weight: 4, arbitrary: fc.constantFrom(0, 1, 1_000, 60_000).map((waitMs) => ({ waitMs })) },
)

const reads: readonly [OperationName, Plain][] = [
  ['Scan', {}],
  ['Scan', { IndexName: 'byG' }],
  ['Scan', { IndexName: 'byL', Segment: 1, TotalSegments: 2 }],
  ...['a', 'b', 'ü'].flatMap((pk): [OperationName, Plain][] => [
    ['Query', { KeyConditionExpression: 'pk = :pk AND sk >= :n', ...values(S(pk)) }],
    ['Query', { KeyConditionExpression: 'pk = :pk AND sk <= :n', ScanIndexForward: false, ...values(S(pk)) }],
    ['Query', { KeyConditionExpression: 'pk = :pk AND l > :n', IndexName: 'byL', ...values(S(pk), N(0)) }],
    [
      'Query',
      {
        KeyConditionExpression: 'pk = :pk AND l <= :n',
        IndexName: 'keysL',
        Select: 'ALL_ATTRIBUTES',
        ...values(S(pk), N(2)),
      },
    ],
    ['GetItem', { Key: { pk: S(pk), sk: N(1) } }],
  ]),
  [
    'Query',
    { KeyConditionExpression: 'g = :pk AND sk >= :n', IndexName: 'byG', ScanIndexForward: false, ...values(S('g')) },
  ],
]

function values(pk: Plain, n: Plain = N(1)): Plain {
  return { ExpressionAttributeValues: { ':pk': pk, ':n': n } }
}

class Past {
  readonly db = new Fixture()

  constructor() {
    this.db.table({
      keys: 'pk:S sk:N',
      global: { byG: { keys: 'g:S sk:N', project: ['t'] } },
      local: { byL: 'pk:S l:N', keysL: { keys: 'pk:S l:N', project: 'KEYS_ONLY' } },
    })
  }

  /** What every read answers, page by page of so many items, as text. */
  answers(table: string, limit: number | undefined, asOfMs?: number): readonly string[] {
    return reads.map(([name, request]) => {
      const items: unknown[] = []
      let start: unknown
      do {
        const page = this.db.engine.runSync(
          name,
          {
            TableName: table,
            ...request,
            ...(name === 'GetItem' ? {} : { Limit: limit, ExclusiveStartKey: start }),
          } as Request<typeof name>,
          { asOfMs },
        ) as { Items?: readonly unknown[]; Item?: unknown; LastEvaluatedKey?: unknown }
        items.push(...(page.Items ?? [page.Item]))
        start = page.LastEvaluatedKey
      } while (start !== undefined)
      return `${name} ${JSON.stringify(request)}: ${JSON.stringify(items)}`
    })
  }
}

test('AS OF answers what was answered then, and a restore has the same items', () => {
  fc.assert(
    fc.property(
      fc.array(step, { maxLength: 10 }),
      fc.array(step, { minLength: 1, maxLength: 25 }),
      fc.constantFrom(undefined, 1, 2),
      (before, steps, limit) => {
        const past = new Past()
        const { db } = past
        const play = (each: Step): void => {
          if ('waitMs' in each) db.clock.advance(each.waitMs)
          // A transaction may name an item twice.
          else db.call(each.call, each.request)
        }
        before.forEach(play)
        db.ok('UpdateContinuousBackups', { PointInTimeRecoverySpecification: { PointInTimeRecoveryEnabled: true } })
        const fromMs = db.clock.now()
        const known = new Map([[fromMs, past.answers('tab', undefined)]])
        for (const each of steps) {
          play(each)
          known.set(db.clock.now(), past.answers('tab', undefined))
        }
        const moments = [...known]
        const nowMs = db.clock.now()
        for (const [at, [ms, answers]] of moments.entries()) {
          const nextMs = moments[at + 1]?.[0] ?? nowMs + 1
          for (const asOfMs of new Set([ms, nextMs - 1])) expect(past.answers('tab', limit, asOfMs)).toEqual(answers)
        }
        const restorable = moments.filter(([ms]) => ms === fromMs || ms <= nowMs - 300_000)
        for (const [ms, answers] of restorable.slice(-2)) {
          db.ok('RestoreTableToPointInTime', {
            SourceTableName: 'tab',
            TargetTableName: `at${ms}`,
            RestoreDateTime: ms / 1000,
          })
          expect(past.answers(`at${ms}`, undefined)).toEqual(answers)
        }
        expect(stateComplaints(db.engine.context.store)).toEqual([])
      },
    ),
    { numRuns: 60, seed: 20_261_129 },
  )
})

test('what expires, what is imported in batches, and what PartiQL writes can be read as it was too', () => {
  const past = new Past()
  const { db } = past
  db.ok('UpdateTimeToLive', { TimeToLiveSpecification: { Enabled: true, AttributeName: 'l' } })
  db.clock.advance(3_600_000)
  db.ok('UpdateContinuousBackups', { PointInTimeRecoverySpecification: { PointInTimeRecoveryEnabled: true } })
  const seconds = startMs / 1000 + 7_200
  db.ok('BatchWriteItem', {
    TableName: undefined,
    RequestItems: {
      tab: [1, 2, 3].map((sk) => ({ PutRequest: { Item: { pk: S('a'), sk: N(sk), l: N(seconds + sk) } } })),
    },
  })
  const fullMs = db.clock.now()
  const full = past.answers('tab', undefined)
  db.clock.advance(1_000)
  db.ok('ExecuteStatement', { TableName: undefined, Statement: "UPDATE tab SET g = 'h' WHERE pk = 'a' AND sk = 3" })
  db.clock.advance(3_602_000)
  expect(db.engine.maintain().expired).toEqual([{ region: 'us-east-1', table: 'tab', items: 2 }])
  expect(past.answers('tab', undefined)).not.toEqual(full)
  expect(past.answers('tab', undefined, fullMs)).toEqual(full)
})

test('the past cannot be asked for what nobody kept, nor for what is still to come', () => {
  const { db } = new Past()
  const scan = (asOfMs: number) => db.engine.runSync('Scan', { TableName: 'tab' }, { asOfMs })
  expect(() => scan(startMs)).toThrow('what tab held before is not kept')
  db.clock.advance(1_000)
  db.ok('UpdateContinuousBackups', { PointInTimeRecoverySpecification: { PointInTimeRecoveryEnabled: true } })
  expect(() => scan(startMs)).toThrow('what tab held is known from 2026-03-02T00:00:01Z on')
  expect(() => scan(startMs + 1_001)).toThrow('2026-03-02T00:00:01.001Z is still to come: it is 2026-03-02T00:00:01Z')
  expect(scan(startMs + 1_000)).toMatchObject({ Count: 0 })
})
