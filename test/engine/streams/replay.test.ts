import { expect, it } from 'vitest'
import type { OperationName } from '../../../src/operation/operation.ts'
import { fc } from '../../property.ts'
import { Fixture, N, plain, S } from '../support.ts'
import type { Plain } from '../table-shape.ts'
import { allRecords, hourMs, streamedTable } from './stream-reader.ts'

/** Source: reference, streams-ttl-backup 1.1 "Guarantees": each change once, those of one item in their order. */

type Act = readonly [OperationName, Plain] | { readonly hours: number }

const key = fc.nat(9).map((n) => `k${n}`)
const number = fc.nat(3)
/** Few different ones, so that many writes change nothing. */
const item = fc
  .record({ pk: key, n: fc.option(number), tags: fc.uniqueArray(fc.constantFrom('x', 'y', 'z'), { maxLength: 2 }) })
  .map(
    ({ pk, n, tags }): Plain => ({
      pk: S(pk),
      ...(n === null ? {} : { n: N(n) }),
      ...(tags.length === 0 ? {} : { tags: { SS: tags } }),
    }),
  )
const update = fc
  .tuple(key, number, fc.constantFrom('SET n = :n', 'ADD n :n', 'REMOVE n', 'SET a = n, n = :n', 'REMOVE tags'))
  .map(
    ([pk, n, UpdateExpression]): Plain => ({
      TableName: 'tab',
      Key: { pk: S(pk) },
      UpdateExpression,
      ...(UpdateExpression.includes(':n') ? { ExpressionAttributeValues: { ':n': N(n) } } : {}),
    }),
  )
const remove = key.map((pk): Plain => ({ TableName: 'tab', Key: { pk: S(pk) } }))
const statement = fc.oneof(
  fc.tuple(key, number).map(([pk, n]) => `INSERT INTO tab VALUE {'pk': '${pk}', 'n': ${n}}`),
  fc.tuple(key, number).map(([pk, n]) => `UPDATE tab SET n = ${n} WHERE pk = '${pk}'`),
  key.map((pk) => `DELETE FROM tab WHERE pk = '${pk}'`),
)
const Statements = fc
  .array(statement, { minLength: 1, maxLength: 5 })
  .map((statements) => statements.map((Statement) => ({ Statement })))
const put = item.map((Item): Plain => ({ TableName: 'tab', Item }))

const act: fc.Arbitrary<Act> = fc.oneof(
  put.map((request): Act => ['PutItem', request]),
  put.map((request): Act => ['PutItem', { ...request, ConditionExpression: 'attribute_not_exists(n)' }]),
  update.map((request): Act => ['UpdateItem', request]),
  remove.map((request): Act => ['DeleteItem', request]),
  fc
    .array(
      fc.oneof(
        item.map((Item) => ({ PutRequest: { Item } })),
        key.map((pk) => ({ DeleteRequest: { Key: { pk: S(pk) } } })),
      ),
      { minLength: 1, maxLength: 5 },
    )
    .map((tab): Act => ['BatchWriteItem', { RequestItems: { tab } }]),
  fc
    .array(
      fc.oneof(
        put.map((Put) => ({ Put })),
        update.map((Update) => ({ Update })),
        remove.map((Delete) => ({ Delete })),
        remove.map((check) => ({ ConditionCheck: { ...check, ConditionExpression: 'attribute_exists(n)' } })),
      ),
      { minLength: 1, maxLength: 4 },
    )
    .map((TransactItems): Act => ['TransactWriteItems', { TransactItems }]),
  statement.map((Statement): Act => ['ExecuteStatement', { Statement }]),
  Statements.map((found): Act => ['BatchExecuteStatement', { Statements: found }]),
  Statements.map((found): Act => ['ExecuteTransaction', { TransactStatements: found }]),
  fc.constantFrom(1000, 2000, 5000).map(
    (units): Act => [
      'UpdateTable',
      {
        BillingMode: 'PROVISIONED',
        ProvisionedThroughput: { ReadCapacityUnits: 1, WriteCapacityUnits: units },
      },
    ],
  ),
  // Twenty of these are less than the day for which records are kept.
  fc.constant({ hours: 1 }),
)

it.each(['partitions', 'single'] as const)('replaying the records makes the table: %s', (streamShards) => {
  fc.assert(
    fc.property(fc.array(act, { maxLength: 60 }), (acts) => {
      const db = new Fixture({ settings: { streamShards } })
      const arn = streamedTable(db)
      let hours = 0
      for (const next of acts) {
        // What is refused must leave no record behind.
        if (!('hours' in next)) db.call(...next)
        else if (hours++ < 20) db.clock.advance(next.hours * hourMs)
      }
      const items = new Map<string, unknown>()
      for (const { eventName, dynamodb } of allRecords(db, arn)) {
        const { Keys, NewImage, OldImage } = plain(dynamodb) as { Keys: Plain; NewImage?: Plain; OldImage?: Plain }
        const name = JSON.stringify(Keys)
        expect(OldImage).toEqual(items.get(name))
        expect(NewImage).not.toEqual(OldImage)
        expect(eventName).toBe(NewImage === undefined ? 'REMOVE' : OldImage === undefined ? 'INSERT' : 'MODIFY')
        if (NewImage === undefined) items.delete(name)
        else items.set(name, NewImage)
      }
      const stored = (db.ok('Scan', {}).Items ?? []).map((found) => [JSON.stringify({ pk: found['pk'] }), plain(found)])
      expect(items).toEqual(new Map(stored as [string, unknown][]))
    }),
    { numRuns: 60 },
  )
})
