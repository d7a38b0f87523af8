// DynamoDB-Toolbox: typed items.
import { DynamoDBClient } from '@aws-sdk/client-dynamodb'
import { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb'
import { clientConfig, executeScript, openMemory } from 'ddb-shell'
import {
  $add,
  Entity,
  GetItemCommand,
  item,
  number,
  PutItemCommand,
  QueryCommand,
  string,
  Table,
  UpdateItemCommand,
} from 'dynamodb-toolbox'
import { afterAll, beforeAll, expect, test } from 'vitest'

const database = openMemory()
const documentClient = DynamoDBDocumentClient.from(new DynamoDBClient(clientConfig(database)))

const Pets = new Table({
  name: 'pets',
  partitionKey: { name: 'owner', type: 'string' },
  sortKey: { name: 'name', type: 'string' },
  documentClient,
})
const Pet = new Entity({
  name: 'pet',
  table: Pets,
  schema: item({ owner: string().key(), name: string().key(), age: number().default(0) }),
})

beforeAll(async () => {
  await executeScript(database, 'CREATE TABLE pets (owner STRING HASH, name STRING RANGE)')
})
afterAll(() => database.close())

test('put, update, get, query', async () => {
  await Pet.build(PutItemCommand).item({ owner: 'ada', name: 'rex' }).send()
  await Pet.build(PutItemCommand).item({ owner: 'ada', name: 'tom', age: 3 }).send()
  await Pet.build(UpdateItemCommand)
    .item({ owner: 'ada', name: 'rex', age: $add(2) })
    .send()
  const { Item } = await Pet.build(GetItemCommand).key({ owner: 'ada', name: 'rex' }).send()
  expect(Item).toMatchObject({ owner: 'ada', name: 'rex', age: 2 })
  const { Items } = await Pets.build(QueryCommand)
    .query({ partition: 'ada', range: { gt: 's' } })
    .entities(Pet)
    .send()
  expect(Items?.map(({ name }) => name)).toEqual(['tom'])
})
