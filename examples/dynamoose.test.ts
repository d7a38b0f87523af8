// Dynamoose: models that create their own tables.
import { DynamoDB } from '@aws-sdk/client-dynamodb'
import { clientConfig, openMemory } from 'ddb-shell'
import dynamoose from 'dynamoose'
import { afterAll, expect, test } from 'vitest'

const database = openMemory()
dynamoose.aws.ddb.set(new DynamoDB(clientConfig(database)))
afterAll(() => database.close())

const Film = dynamoose.model(
  'Film',
  new dynamoose.Schema({
    id: { type: String, hashKey: true },
    year: { type: Number, rangeKey: true },
    genre: { type: String, index: { name: 'byGenre', type: 'global' } },
  }),
  { throughput: 'ON_DEMAND', waitForActive: true },
)

test('a model creates its table, saves, queries an index, scans', async () => {
  await Film.create({ id: 'alien', year: 1979, genre: 'horror' })
  await Film.batchPut([
    { id: 'brazil', year: 1985, genre: 'satire' },
    { id: 'dune', year: 1984, genre: 'epic' },
  ])
  expect((await Film.get({ id: 'alien', year: 1979 }))['genre']).toBe('horror')
  const satires = await Film.query('genre').eq('satire').exec()
  expect(satires.map((film) => film['id'])).toEqual(['brazil'])
  await Film.update({ id: 'dune', year: 1984 }, { genre: 'sand' })
  expect(await Film.scan().count().exec()).toMatchObject({ count: 3 })
  await Film.delete({ id: 'dune', year: 1984 })
  expect(await Film.scan().exec()).toHaveLength(2)
})
