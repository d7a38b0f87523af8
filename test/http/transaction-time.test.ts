import { DynamoDBDocument } from '@aws-sdk/lib-dynamodb'
import { expect, test } from 'vitest'
import { wallClock } from '../../src/base/clock.ts'
import { ordersRequest, refusalOf, type SdkServed, type SdkServedOptions, sdkServed } from './sdk-client.ts'

/** Transactions that take a while, as a program of AWS SDK v3 meets them. Source: reference, operations 8 "Conflicts". */

const TableName = 'orders'
const transactionTimeMs = 250
const item = (sk: number, n: number) => ({ pk: 'a', sk, n })
const increment = (sk: number) => ({
  Update: {
    TableName,
    Key: { pk: 'a', sk },
    UpdateExpression: 'ADD n :one',
    ExpressionAttributeValues: { ':one': 1 },
  },
})

async function table(options: SdkServedOptions = {}): Promise<SdkServed & { readonly documents: DynamoDBDocument }> {
  const served = await sdkServed({ settings: { transactionTimeMs }, ...options })
  await served.client.createTable(ordersRequest)
  const documents = DynamoDBDocument.from(served.client)
  for (const sk of [1, 2, 3]) await documents.put({ TableName, Item: item(sk, 0) })
  return { ...served, documents }
}

const counts = async (documents: DynamoDBDocument): Promise<unknown> =>
  (await documents.scan({ TableName })).Items?.map(({ n }) => n)

test('of two transactions at once one is cancelled, and passes when it is tried again', async () => {
  const { documents, clock } = await table()
  const [first, second] = await Promise.allSettled([
    documents.transactWrite({ TransactItems: [increment(1), increment(2)] }),
    documents.transactWrite({ TransactItems: [increment(2), increment(3)] }),
  ])
  const outcomes = [first, second].map(({ status }) => status)
  expect(outcomes.toSorted()).toEqual(['fulfilled', 'rejected'])
  const refusal = [first, second].find((each) => each.status === 'rejected')?.reason as unknown
  const met = { Code: 'TransactionConflict', Message: 'Transaction is ongoing for the item.' }
  expect(refusal).toMatchObject({
    name: 'TransactionCanceledException',
    CancellationReasons: outcomes[0] === 'fulfilled' ? [met, { Code: 'None' }] : [{ Code: 'None' }, met],
  })
  clock.advance(transactionTimeMs)
  await documents.transactWrite({
    TransactItems: [outcomes[0] === 'fulfilled' ? increment(3) : increment(1), increment(2)],
  })
  expect(await counts(documents)).toEqual([1, 2, 1])
})

test('a write of a held item is refused, of others not; reads go on', async () => {
  const { documents, clock } = await table()
  await documents.transactWrite({ TransactItems: [increment(1)] })
  // The clock of this engine stands still: the answer has come, the time is not over.
  const refusals = [
    await refusalOf(documents.put({ TableName, Item: item(1, 7) })),
    await refusalOf(documents.update({ ...increment(1).Update })),
    await refusalOf(documents.delete({ TableName, Key: { pk: 'a', sk: 1 } })),
  ]
  for (const refusal of refusals) {
    expect(refusal).toMatchObject({
      name: 'TransactionConflictException',
      message: 'Transaction is ongoing for the item',
    })
  }
  await documents.put({ TableName, Item: item(2, 7) })
  const putOf = (sk: number) => ({ PutRequest: { Item: item(sk, 8) } })
  const batch = await documents.batchWrite({ RequestItems: { orders: [putOf(1), putOf(3)] } })
  expect(batch.UnprocessedItems).toEqual({ orders: [putOf(1)] })
  expect(await counts(documents)).toEqual([1, 7, 8])
  clock.advance(transactionTimeMs)
  await documents.put({ TableName, Item: item(1, 7) })
})

test('the same token twice at once: the SDK asks again until the first is over, and it is written once', async () => {
  const { client } = await table({ clock: wallClock, client: { maxAttempts: 10 } })
  const documents = DynamoDBDocument.from(client)
  const request = { TransactItems: [increment(1)], ClientRequestToken: 'once' }
  const startMs = performance.now()
  const answers = await Promise.all([documents.transactWrite(request), documents.transactWrite(request)])
  expect(performance.now() - startMs).toBeGreaterThanOrEqual(transactionTimeMs)
  expect(Math.max(...answers.map(({ $metadata }) => $metadata.attempts ?? 0))).toBeGreaterThan(1)
  expect(await counts(documents)).toEqual([1, 0, 0])
})

test('one after the other they never meet, however fast', async () => {
  const { documents } = await table({ clock: wallClock, settings: { transactionTimeMs: 5 } })
  for (let at = 0; at < 50; at++) await documents.transactWrite({ TransactItems: [increment(1), increment(2)] })
  expect(await counts(documents)).toEqual([50, 50, 0])
})
