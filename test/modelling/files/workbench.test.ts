import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { printStatement } from '../../../src/ast/print-statement.ts'
import { readWorkbench } from '../../../src/modelling/files/workbench/read-workbench.ts'
import { writeWorkbench } from '../../../src/modelling/files/workbench/write-workbench.ts'

const sample = readFileSync('fixtures/models/library.workbench.json', 'utf8')

test('tables, their indexes, capacity and items are read', () => {
  const { model, notes } = readWorkbench(sample)
  expect(model.name).toBe('Town library')
  expect(model.tables.map(({ request }) => request.TableName)).toEqual(['Library', 'Branches'])
  expect(model.tables[0]).toEqual({
    request: {
      TableName: 'Library',
      AttributeDefinitions: ['PK', 'SK', 'isbn', 'due'].map((AttributeName) => ({ AttributeName, AttributeType: 'S' })),
      KeySchema: [
        { AttributeName: 'PK', KeyType: 'HASH' },
        { AttributeName: 'SK', KeyType: 'RANGE' },
      ],
      GlobalSecondaryIndexes: [
        {
          IndexName: 'loansByDue',
          KeySchema: [
            { AttributeName: 'isbn', KeyType: 'HASH' },
            { AttributeName: 'due', KeyType: 'RANGE' },
          ],
          Projection: { ProjectionType: 'INCLUDE', NonKeyAttributes: ['renewed'] },
          ProvisionedThroughput: { ReadCapacityUnits: 10, WriteCapacityUnits: 4 },
        },
      ],
      BillingMode: 'PROVISIONED',
      ProvisionedThroughput: { ReadCapacityUnits: 10, WriteCapacityUnits: 4 },
    },
    scaling: [
      { dimension: 'read', policy: { targetPercent: 70, min: 10, max: 200 } },
      { index: 'loansByDue', dimension: 'read', policy: { targetPercent: 70, min: 10, max: 200 } },
    ],
  })
  expect(model.items.map(({ table, items }) => [table, items.length])).toEqual([
    ['Library', 3],
    ['Branches', 1],
  ])
  expect(notes).toEqual([
    {
      place: 'DataModel[0].TableFacets[2]',
      text: 'the aliases of its keys do not say what they are made of: kept as a facet, not as an entity',
    },
  ])
})

test('a facet whose aliases say what keys are made of is an entity', () => {
  const { model } = readWorkbench(sample)
  expect(model.entities.map(printStatement).join('\n')).toMatchInlineSnapshot(`
    "ENTITY Member
      IN Library
      KEY (PK = 'MEMBER#{memberId}', SK = 'PROFILE')
      ATTRIBUTES (
        memberId STRING,
        name STRING,
        languages STRING SET
      )
    ENTITY Loan
      IN Library
      KEY (PK = 'MEMBER#{memberId}', SK = 'LOAN#{copy}')
      ATTRIBUTES (
        memberId STRING,
        copy STRING,
        isbn STRING,
        due STRING,
        renewed NUMBER
      )"
  `)
})

test('what is written again is the same document, with what nobody understands', () => {
  const written = JSON.parse(writeWorkbench(readWorkbench(sample).model))
  expect(written).toEqual(JSON.parse(sample))
  expect(Object.hasOwn(written.ModelSchema, '__proto__')).toBe(true)
})

test.each([
  [
    '{"DataModel": [{"TableName": "t", "KeyAttributes": {"PartitionKey": {"AttributeName": "a", "AttributeType": "X"}}}]}',
    'DataModel[0].KeyAttributes.PartitionKey.AttributeType: expected S, N or B, found "X"',
  ],
  ['{}', 'DataModel: expected a list of tables, found nothing'],
  ['{"DataModel": 3}', 'DataModel: expected a list, found 3'],
  ['{"DataModel": [}', '1:16: expected a value, found "}"'],
  ['{"DataModel": [{"TableName": "t",\n "KeyAttributes": }]}', '2:19: expected a value, found "}"'],
  ['[]', 'expected an object, found a list'],
  [
    '{"DataModel": [{"TableName": "", "KeyAttributes": {"PartitionKey": {"AttributeName": "a", "AttributeType": "S"}}}]}',
    'DataModel[0].TableName: expected a name, found ""',
  ],
  [
    '{"DataModel": [{"TableName": "t", "KeyAttributes": {"PartitionKey": {"AttributeName": "a", "AttributeType": "S"}}, "TableData": [{"a": {"N": "x"}}]}]}',
    'DataModel[0].TableData[0].a: The parameter cannot be converted to a numeric value: x',
  ],
  [
    '{"DataModel": [{"TableName": "t", "KeyAttributes": {"PartitionKey": {"AttributeName": "a", "AttributeType": "S"}}, "TableData": [{"a": {"s": "x"}}]}]}',
    'DataModel[0].TableData[0].a: expected a value as {"S": "text"}, with one of S, N, B, BOOL, NULL, SS, NS, BS, L, M, found an object',
  ],
])('%s is refused with the place', (text, message) => {
  expect(() => readWorkbench(text)).toThrow(
    expect.objectContaining({ code: expect.stringMatching(/^modelling\.bad-(?:shape|text)$/), message }),
  )
})
