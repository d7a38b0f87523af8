import { expect, test } from 'vitest'
import type { OperationName } from '../../src/operation/operation.ts'
import { stateComplaints } from '../campaign/store-invariants.ts'
import { fc } from '../property.ts'
import { N, plain, S, startMs, tableFixture } from './support.ts'
import type { Plain } from './table-shape.ts'

/** The expiry times that the file keeps are those of its items, whatever wrote them; `stateComplaints` compares. */

const now = startMs / 1000
const specification = (Enabled: boolean, AttributeName: string) => ({
  TimeToLiveSpecification: { Enabled, AttributeName },
})

const partition = fc.constantFrom('a', 'b', 'c').map(S)
const sort = fc.integer({ min: 0, max: 2 }).map(N)
const key = fc.record({ pk: partition, sk: sort })
const time = fc.oneof(
  fc.integer({ min: now - 30, max: now + 30 }).map(N),
  fc.constantFrom(N(`${now}.5`), N('-1.5'), N('1e120'), N(`${now / 10}e1`), S('soon'), { NULL: true }),
)
const item = fc.record({ pk: partition, sk: sort, t: time, u: time }, { requiredKeys: ['pk', 'sk'] })
const values = (t: Plain) => ({ ExpressionAttributeValues: { ':t': t } })

type Step =
  | { readonly call: OperationName; readonly request: Plain }
  | { readonly seconds: number }
  | { readonly enables: boolean; readonly attribute: string }

const call = (name: OperationName, request: fc.Arbitrary<Plain>): fc.Arbitrary<Step> =>
  request.map((each) => ({ call: name, request: each }))

const setTime = fc.record({ key, time }).map(({ key: Key, time: t }) => ({
  Key,
  UpdateExpression: 'SET t = :t',
  ...values(t),
}))
const removeTime = key.map((Key) => ({ Key, UpdateExpression: 'REMOVE t' }))
const batchMember = fc.oneof(
  item.map((Item) => ({ PutRequest: { Item } })),
  key.map((Key) => ({ DeleteRequest: { Key } })),
)
const action = fc.oneof(
  item.map((Item) => ({ Put: { TableName: 'tab', Item } })),
  key.map((Key) => ({ Delete: { TableName: 'tab', Key } })),
  setTime.map((update) => ({ Update: { TableName: 'tab', ...update } })),
  key.map((Key) => ({ ConditionCheck: { TableName: 'tab', Key, ConditionExpression: 'attribute_exists(t)' } })),
)

const step: fc.Arbitrary<Step> = fc.oneof(
  call(
    'PutItem',
    item.map((Item) => ({ Item })),
  ),
  call(
    'PutItem',
    item.map((Item) => ({ Item, ConditionExpression: 'attribute_not_exists(t)' })),
  ),
  call('UpdateItem', fc.oneof(setTime, removeTime)),
  call(
    'DeleteItem',
    key.map((Key) => ({ Key })),
  ),
  call(
    'BatchWriteItem',
    fc.array(batchMember, { minLength: 1, maxLength: 3 }).map((tab) => ({ RequestItems: { tab } })),
  ),
  call(
    'TransactWriteItems',
    fc.array(action, { minLength: 1, maxLength: 3 }).map((TransactItems) => ({ TransactItems })),
  ),
  call(
    'ExecuteStatement',
    fc.record({ key, time }).map(({ key: { pk, sk }, time: t }) => ({
      Statement: 'UPDATE "tab" SET t = ? WHERE pk = ? AND sk = ?',
      Parameters: [t, pk, sk],
    })),
  ),
  fc.integer({ min: 0, max: 20 }).map((seconds) => ({ seconds })),
  fc.record({ enables: fc.boolean(), attribute: fc.constantFrom('t', 'u', 'sk') }),
)

test('expiry times are what a scan of the items says, and no item is left whose time was over', () => {
  fc.assert(
    fc.property(fc.array(step, { minLength: 1, maxLength: 40 }), (steps) => {
      const shape = { keys: 'pk:S sk:N', global: { byTime: 'pk:S t:N' } }
      const db = tableFixture(shape, { settings: { ttlIntervalMs: 0 } })
      db.ok('UpdateTimeToLive', specification(true, 't'))
      for (const each of steps) {
        if ('call' in each) db.call(each.call, each.request)
        else if ('enables' in each) db.call('UpdateTimeToLive', specification(each.enables, each.attribute))
        else {
          db.clock.advance(each.seconds * 1_000)
          const before = db.ok('Scan', {}).Items ?? []
          const { AttributeName = '' } = db.ok('DescribeTimeToLive', {}).TimeToLiveDescription ?? {}
          db.engine.maintain()
          const left = before.filter((it) => !isOver(it[AttributeName] as Plain | undefined, db.clock.now() / 1_000))
          expect(plain(db.ok('Scan', {}).Items)).toEqual(plain(left))
        }
      }
      expect(stateComplaints(db.engine.context.store)).toEqual([])
    }),
    { numRuns: 60 },
  )
})

/** Worked out apart from the engine; the times are exact as doubles where it matters. */
function isOver(value: Plain | undefined, seconds: number): boolean {
  const given = typeof value?.['N'] === 'string' ? Number(value['N']) : Number.NaN
  return given < Math.floor(seconds) && given >= Math.floor(seconds) - 5 * 365 * 86_400
}
