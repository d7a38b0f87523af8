// The document client of AWS SDK v3: plain JavaScript values.
import { DynamoDBClient } from '@aws-sdk/client-dynamodb'
import { DynamoDBDocument } from '@aws-sdk/lib-dynamodb'
import { clientConfig, executeScript, openMemory } from 'ddb-shell'
import { afterAll, beforeAll, expect, test } from 'vitest'

const database = openMemory()
const documents = DynamoDBDocument.from(new DynamoDBClient(clientConfig(database)))

beforeAll(async () => {
  // A table takes a line in the language of the shell.
  await executeScript(database, 'CREATE TABLE users (id STRING HASH)')
})
afterAll(() => database.close())

test('documents go in and come out', async () => {
  const user = { id: 'u#1', name: 'Ada', tags: new Set(['a', 'b']), address: { city: 'London', floors: [1, 2.5] } }
  await documents.put({ TableName: 'users', Item: user })
  expect((await documents.get({ TableName: 'users', Key: { id: 'u#1' } })).Item).toEqual(user)
})

test('an update says what it changed', async () => {
  const { Attributes } = await documents.update({
    TableName: 'users',
    Key: { id: 'u#1' },
    UpdateExpression: 'SET visits = if_not_exists(visits, :zero) + :one, address.city = :city',
    ExpressionAttributeValues: { ':zero': 0, ':one': 1, ':city': 'Cambridge' },
    ReturnValues: 'UPDATED_NEW',
  })
  expect(Attributes).toEqual({ visits: 1, address: { city: 'Cambridge' } })
})

test('batches and transactions', async () => {
  await documents.batchWrite({
    RequestItems: { users: [2, 3].map((n) => ({ PutRequest: { Item: { id: `u#${n}` } } })) },
  })
  const { Responses } = await documents.batchGet({ RequestItems: { users: { Keys: [{ id: 'u#2' }, { id: 'u#3' }] } } })
  expect(Responses?.['users']).toHaveLength(2)
  await documents.transactWrite({
    TransactItems: [
      { Delete: { TableName: 'users', Key: { id: 'u#2' } } },
      {
        Update: {
          TableName: 'users',
          Key: { id: 'u#3' },
          UpdateExpression: 'SET n = :n',
          ExpressionAttributeValues: { ':n': 1 },
        },
      },
    ],
  })
  expect((await documents.scan({ TableName: 'users', Select: 'COUNT' })).Count).toBe(2)
})

test('PartiQL', async () => {
  const statement = 'SELECT name FROM users WHERE id = ?'
  const { Items } = await documents.executeStatement({ Statement: statement, Parameters: ['u#1'] })
  expect(Items).toEqual([{ name: 'Ada' }])
})
