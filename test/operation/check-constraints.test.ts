import { describe, expect, test } from 'vitest'
import type { OperationName } from '../../src/operation/operation.ts'
import { refusalOf } from './refusal-of.ts'

const item = { a: { S: 'x' } }
const write = { PutRequest: { Item: item } }
const table = (members: object): object => ({
  TableName: 'abc',
  AttributeDefinitions: [{ AttributeName: 'a', AttributeType: 'S' }],
  KeySchema: [{ AttributeName: 'a', KeyType: 'HASH' }],
  ...members,
})
const failed = 'failed to satisfy constraint: Member must'
const namePattern = `satisfy regular expression pattern: [a-zA-Z0-9_.-]+`
const capacities = 'satisfy enum value set: [INDEXES, TOTAL, NONE]'
const returnValues = 'satisfy enum value set: [ALL_NEW, UPDATED_OLD, ALL_OLD, NONE, UPDATED_NEW]'
const comparisons =
  'satisfy enum value set: [IN, NULL, BETWEEN, LT, NOT_CONTAINS, EQ, GT, NOT_NULL, NE, LE, BEGINS_WITH, GE, CONTAINS]'
const long = 'a'.repeat(256)
const arn = 'arn:aws:dynamodb:eu-west-1:123456789012:table/abc'

type Case = readonly [title: string, operation: OperationName, request: unknown, problems: readonly string[]]

const cases: readonly Case[] = [
  ['errors 37: no table name', 'GetItem', { Key: item }, [`Value null at 'tableName' ${failed} not be null`]],
  [
    "errors 38, TN-2: table name ''",
    'GetItem',
    { Key: item, TableName: '' },
    [`Value '' at 'tableName' ${failed} have length greater than or equal to 1`],
  ],
  [
    'errors 39: table name of 256 characters',
    'Scan',
    { TableName: long },
    [`Value '${long}' at 'tableName' ${failed} have length less than or equal to 255`],
  ],
  ['errors 40: bad characters', 'Scan', { TableName: 'a;b' }, [`Value 'a;b' at 'tableName' ${failed} ${namePattern}`]],
  [
    'errors 42: two characters for CreateTable',
    'CreateTable',
    table({ TableName: 'ab' }),
    [`Value 'ab' at 'tableName' ${failed} have length greater than or equal to 3`],
  ],
  [
    "TN-5: CreateTable with '' gets pattern, then length",
    'CreateTable',
    table({ TableName: '' }),
    [
      `Value '' at 'tableName' ${failed} ${namePattern}`,
      `Value '' at 'tableName' ${failed} have length greater than or equal to 3`,
    ],
  ],
  [
    'TN-4: the pattern comes after the length',
    'DescribeTable',
    { TableName: 'ab;' },
    [`Value 'ab;' at 'tableName' ${failed} ${namePattern}`],
  ],
  [
    'errors 43, TN-6: PutItem reports a bad table name alone',
    'PutItem',
    { TableName: 'a;', ReturnValues: 'x' },
    [`Value 'a;' at 'tableName' ${failed} ${namePattern}`],
  ],
  [
    'errors 43: UpdateItem too',
    'UpdateItem',
    { TableName: '', ReturnValues: 'x' },
    [`Value '' at 'tableName' ${failed} have length greater than or equal to 1`],
  ],
  [
    'errors 43: DeleteItem too',
    'DeleteItem',
    { TableName: ';' },
    [`Value ';' at 'tableName' ${failed} ${namePattern}`],
  ],
  [
    'errors 44, TN-7: PutItem lists a missing item and every bad enum',
    'PutItem',
    { TableName: 'abc', ReturnValues: 'x', ReturnConsumedCapacity: 'y', ReturnItemCollectionMetrics: 'z' },
    [
      `Value null at 'item' ${failed} not be null`,
      `Value 'x' at 'returnValues' ${failed} ${returnValues}`,
      `Value 'y' at 'returnConsumedCapacity' ${failed} ${capacities}`,
      `Value 'z' at 'returnItemCollectionMetrics' ${failed} satisfy enum value set: [SIZE, NONE]`,
    ],
  ],
  [
    'errors 44, TN-7: UpdateItem stops at the first bad enum',
    'UpdateItem',
    { TableName: 'abc', Key: item, ReturnConsumedCapacity: 'y', ReturnValues: 'x' },
    [`Value 'x' at 'returnValues' ${failed} ${returnValues}`],
  ],
  [
    'TN-8: GetItem lists the key before the table name',
    'GetItem',
    {},
    [`Value null at 'key' ${failed} not be null`, `Value null at 'tableName' ${failed} not be null`],
  ],
  ['errors 45: no Item', 'PutItem', { TableName: 'abc' }, [`Value null at 'item' ${failed} not be null`]],
  ['errors 46: no Key', 'DeleteItem', { TableName: 'abc' }, [`Value null at 'key' ${failed} not be null`]],
  [
    'errors 47, QRY-1: Query with Limit 0 has no echo',
    'Query',
    { TableName: 'abc', Limit: 0 },
    [`Value at 'Limit' ${failed} have value greater than or equal to 1`],
  ],
  [
    'errors 48, SCAN-1: Scan with Limit 0 has one',
    'Scan',
    { TableName: 'abc', Limit: 0 },
    [`Value '0' at 'limit' ${failed} have value greater than or equal to 1`],
  ],
  [
    'errors 48, PQL-32: ExecuteStatement with Limit 0',
    'ExecuteStatement',
    { Statement: 'x', Limit: 0 },
    [`Value '0' at 'limit' ${failed} have value greater than or equal to 1`],
  ],
  [
    'errors 49: ListTables with Limit 101',
    'ListTables',
    { Limit: 101 },
    [`Value '101' at 'limit' ${failed} have value less than or equal to 100`],
  ],
  [
    'UT-22: ListTables, in order',
    'ListTables',
    { Limit: 0, ExclusiveStartTableName: ';' },
    [
      `Value ';' at 'exclusiveStartTableName' ${failed} ${namePattern}`,
      `Value ';' at 'exclusiveStartTableName' ${failed} have length greater than or equal to 3`,
      `Value '0' at 'limit' ${failed} have value greater than or equal to 1`,
    ],
  ],
  [
    'errors 50: empty AttributesToGet',
    'GetItem',
    { TableName: 'abc', Key: item, AttributesToGet: [] },
    [`Value '[]' at 'attributesToGet' ${failed} have length greater than or equal to 1`],
  ],
  [
    'errors 51, ENV-6: three key elements echo as Java prints them',
    'CreateTable',
    table({
      KeySchema: [
        { AttributeName: 'a', KeyType: 'HASH' },
        { KeyType: 'RANGE', AttributeName: 'b' },
        { AttributeName: 'c', KeyType: 'RANGE' },
      ],
    }),
    [
      "Value '[KeySchemaElement(attributeName=a, keyType=HASH), KeySchemaElement(keyType=RANGE, attributeName=b), " +
        `KeySchemaElement(attributeName=c, keyType=RANGE)]' at 'keySchema' ${failed} have length less than or equal to 2`,
    ],
  ],
  [
    'errors 52: bad key type',
    'CreateTable',
    table({
      KeySchema: [
        { AttributeName: 'a', KeyType: 'HASH' },
        { AttributeName: 'b', KeyType: 'SORT' },
      ],
    }),
    [`Value 'SORT' at 'keySchema.2.member.keyType' ${failed} satisfy enum value set: [HASH, RANGE]`],
  ],
  [
    'errors 53: units below 1, write first',
    'CreateTable',
    table({ ProvisionedThroughput: { ReadCapacityUnits: 0, WriteCapacityUnits: -1 } }),
    [
      `Value '-1' at 'provisionedThroughput.writeCapacityUnits' ${failed} have value greater than or equal to 1`,
      `Value '0' at 'provisionedThroughput.readCapacityUnits' ${failed} have value greater than or equal to 1`,
    ],
  ],
  [
    'errors 54, TX-1: empty transaction',
    'TransactWriteItems',
    { TransactItems: [] },
    [`Value '[]' at 'transactItems' ${failed} have length greater than or equal to 1`],
  ],
  [
    'errors 57, BGET-2: 101 keys in a table',
    'BatchGetItem',
    { RequestItems: { 'my.table': { Keys: Array.from({ length: 101 }, () => item) } } },
    [`Value at 'RequestItems.my.table.member.Keys' ${failed} have length less than or equal to 100`],
  ],
  [
    'BGET-13: a table without keys',
    'BatchGetItem',
    { RequestItems: { abc: { Keys: [] } } },
    [`Value '[]' at 'requestItems.abc.member.keys' ${failed} have length greater than or equal to 1`],
  ],
  [
    'errors 36, BWRT-2: no writes for a table',
    'BatchWriteItem',
    { RequestItems: { abc: [] } },
    [
      "Value '{abc=[]}' at 'requestItems' failed to satisfy constraint: Map value must satisfy constraint: " +
        '[Member must have length less than or equal to 25, Member must have length greater than or equal to 1]',
    ],
  ],
  [
    'errors 35, BGET-12: bad table name as a key',
    'BatchGetItem',
    { RequestItems: { 'a;b': { Keys: [{}] } } },
    [
      "Value '{a;b=KeysAndAttributes(keys=[{}])}' at 'requestItems' failed to satisfy constraint: " +
        'Map keys must satisfy constraint: [Member must have length less than or equal to 255, Member must have length ' +
        'greater than or equal to 1, Member must satisfy regular expression pattern: [a-zA-Z0-9_.-]+]',
    ],
  ],
  [
    'ENV-4: paths inside a batch',
    'BatchWriteItem',
    { RequestItems: { abc: [write, { PutRequest: {} }] } },
    [`Value null at 'requestItems.abc.member.2.member.putRequest.item' ${failed} not be null`],
  ],
  [
    'errors 60, IDEM-1: token of 37 characters',
    'TransactWriteItems',
    { TransactItems: [{}], ClientRequestToken: 't'.repeat(37) },
    [`Value '${'t'.repeat(37)}' at 'clientRequestToken' ${failed} have length less than or equal to 36`],
  ],
  [
    'errors 61, TTL-2: empty TTL attribute',
    'UpdateTimeToLive',
    { TableName: 'abc', TimeToLiveSpecification: { Enabled: true, AttributeName: '' } },
    [`Value '' at 'timeToLiveSpecification.attributeName' ${failed} have length greater than or equal to 1`],
  ],
  [
    'errors 91: ConditionCheck without a condition',
    'TransactWriteItems',
    { TransactItems: [{ ConditionCheck: { TableName: 'abc', Key: item } }] },
    [`Value null at 'transactItems.1.member.conditionCheck.conditionExpression' ${failed} not be null`],
  ],
  [
    'TN-2: table names in a transaction',
    'TransactGetItems',
    { TransactItems: [{ Get: { TableName: '', Key: item } }] },
    [`Value '' at 'transactItems.1.member.get.tableName' ${failed} have length greater than or equal to 1`],
  ],
  ['errors 233, TAG-4: no Tags', 'TagResource', { ResourceArn: arn }, [`Value null at 'tags' ${failed} not be null`]],
  [
    'PQL-77: no statements',
    'BatchExecuteStatement',
    { Statements: [] },
    [`Value '[]' at 'statements' ${failed} have length greater than or equal to 1`],
  ],
  [
    'ENUM-8: PartiQL and ReturnConsumedCapacity',
    'ExecuteTransaction',
    { TransactStatements: [{ Statement: 'x' }], ReturnConsumedCapacity: 'all' },
    [`Value 'all' at 'returnConsumedCapacity' ${failed} ${capacities}`],
  ],
  [
    'QRY-2, ENUM-3, ENUM-4: Query, in order',
    'Query',
    {
      TableName: '',
      IndexName: ';',
      Select: 's',
      ReturnConsumedCapacity: 'r',
      QueryFilter: { b: {} },
      ConditionalOperator: 'XOR',
      AttributesToGet: [],
      Limit: -1,
      KeyConditions: { a: { ComparisonOperator: '=' } },
    },
    [
      `Value 's' at 'select' ${failed} satisfy enum value set: [SPECIFIC_ATTRIBUTES, COUNT, ALL_ATTRIBUTES, ALL_PROJECTED_ATTRIBUTES]`,
      `Value ';' at 'indexName' ${failed} ${namePattern}`,
      `Value ';' at 'indexName' ${failed} have length greater than or equal to 3`,
      `Value 'r' at 'returnConsumedCapacity' ${failed} ${capacities}`,
      `Value null at 'queryFilter.b.member.comparisonOperator' ${failed} not be null`,
      `Value '' at 'tableName' ${failed} have length greater than or equal to 1`,
      `Value 'XOR' at 'conditionalOperator' ${failed} satisfy enum value set: [OR, AND]`,
      `Value '[]' at 'attributesToGet' ${failed} have length greater than or equal to 1`,
      `Value at 'Limit' ${failed} have value greater than or equal to 1`,
      `Value '=' at 'keyConditions.a.member.comparisonOperator' ${failed} ${comparisons}`,
    ],
  ],
  [
    'CT-2, CT-3, ENUM-5: CreateTable, in order',
    'CreateTable',
    {
      TableName: 'a;b',
      BillingMode: 'FREE',
      LocalSecondaryIndexes: [{}],
      GlobalSecondaryIndexes: [{ IndexName: 'i;i', KeySchema: [], Projection: { ProjectionType: 'SOME' } }],
    },
    [
      `Value null at 'attributeDefinitions' ${failed} not be null`,
      `Value 'a;b' at 'tableName' ${failed} ${namePattern}`,
      `Value 'FREE' at 'billingMode' ${failed} satisfy enum value set: [PROVISIONED, PAY_PER_REQUEST]`,
      `Value null at 'keySchema' ${failed} not be null`,
      `Value null at 'localSecondaryIndexes.1.member.indexName' ${failed} not be null`,
      `Value null at 'localSecondaryIndexes.1.member.keySchema' ${failed} not be null`,
      `Value null at 'localSecondaryIndexes.1.member.projection' ${failed} not be null`,
      `Value '[]' at 'globalSecondaryIndexes.1.member.keySchema' ${failed} have length greater than or equal to 1`,
      `Value 'SOME' at 'globalSecondaryIndexes.1.member.projection.projectionType' ${failed} satisfy enum value set: [ALL, INCLUDE, KEYS_ONLY]`,
      `Value 'i;i' at 'globalSecondaryIndexes.1.member.indexName' ${failed} ${namePattern}`,
    ],
  ],
  [
    'CT-25: empty NonKeyAttributes',
    'CreateTable',
    table({
      LocalSecondaryIndexes: [
        {
          IndexName: 'abc',
          KeySchema: [{ AttributeName: 'a', KeyType: 'HASH' }],
          Projection: { ProjectionType: 'INCLUDE', NonKeyAttributes: [] },
        },
      ],
    }),
    [
      `Value '[]' at 'localSecondaryIndexes.1.member.projection.nonKeyAttributes' ${failed} have length greater than or equal to 1`,
    ],
  ],
  [
    'ENUM-5, ENUM-6: attribute type and table class',
    'CreateTable',
    table({ AttributeDefinitions: [{ AttributeName: 'a', AttributeType: 'SS' }], TableClass: 'COLD' }),
    [
      `Value 'SS' at 'attributeDefinitions.1.member.attributeType' ${failed} satisfy enum value set: [B, N, S]`,
      `Value 'COLD' at 'tableClass' ${failed} satisfy enum value set: [STANDARD, STANDARD_INFREQUENT_ACCESS]`,
    ],
  ],
  [
    'ENV-5, VEC-41: SearchVectors has no echo',
    'SearchVectors',
    { TableName: 'abc', IndexName: 'ab', SearchVector: [], TopK: 1 },
    [
      `Value at 'IndexName' ${failed} have length greater than or equal to 3`,
      `Value at 'SearchVector' ${failed} have length greater than or equal to 1`,
    ],
  ],
  [
    'errors 28: a null in a list of strings',
    'GetItem',
    { TableName: 'abc', Key: item, AttributesToGet: ['a', null] },
    [`Value null at 'attributesToGet.2.member' ${failed} not be null`],
  ],
  [
    'errors 29, 30 for strings in a list',
    'UntagResource',
    { ResourceArn: arn, TagKeys: ['a', ''] },
    [
      "Value '[a, ]' at 'tagKeys' failed to satisfy constraint: Member must satisfy constraint: " +
        '[Member must have length less than or equal to 128, Member must have length greater than or equal to 1]',
    ],
  ],
  [
    'errors 51: an echoed list begins with its first text, also with an empty one',
    'UntagResource',
    { ResourceArn: arn, TagKeys: ['', 'a', ''] },
    [
      "Value '[, a, ]' at 'tagKeys' failed to satisfy constraint: Member must satisfy constraint: " +
        '[Member must have length less than or equal to 128, Member must have length greater than or equal to 1]',
    ],
  ],
  [
    'errors 32: a value above the model\u2019s maximum',
    'Scan',
    { TableName: 'abc', Segment: 1_000_000, TotalSegments: 1_000_001 },
    [
      `Value '1000001' at 'totalSegments' ${failed} have value less than or equal to 1000000`,
      `Value '1000000' at 'segment' ${failed} have value less than or equal to 999999`,
    ],
  ],
  [
    'errors 33: a pattern in Java\u2019s spelling',
    'UpdateTableReplicaAutoScaling',
    { TableName: 'abc', ProvisionedWriteCapacityAutoScalingUpdate: { AutoScalingRoleArn: 'a\u0000b' } },
    [
      `Value 'a\u0000b' at 'provisionedWriteCapacityAutoScalingUpdate.autoScalingRoleArn' ${failed} satisfy regular ` +
        'expression pattern: [\\u0020-\\uD7FF\\uE000-\\uFFFD\\uD800\\uDC00-\\uDBFF\\uDFFF\\r\\n\\t]*',
    ],
  ],
]

describe('constraints are collected in one envelope (ENV-1, ENV-2)', () => {
  test.each(cases)('%s', (_, operation, request, problems) => {
    const count = `${problems.length} validation error${problems.length === 1 ? '' : 's'} detected: `
    expect(refusalOf(operation, request)).toBe(`ValidationException: ${count}${problems.join('; ')}`)
  })

  test('errors 55, TX-2: 101 actions are echoed', () => {
    const request = { TransactItems: Array.from({ length: 101 }, () => ({ Delete: { TableName: 'abc', Key: item } })) }
    const text = refusalOf('TransactWriteItems', request)
    expect(text).toContain("Value '[TransactWriteItem(delete=Delete(tableName=abc, key={a=AttributeValue(")
    expect(text).toContain(`]' at 'transactItems' ${failed} have length less than or equal to 100`)
  })

  test('errors 56, BWRT-2: 26 writes in one table', () => {
    const text = refusalOf('BatchWriteItem', { RequestItems: { abc: Array.from({ length: 26 }, () => write) } })
    expect(text).toContain("1 validation error detected: Value '{abc=[WriteRequest(putRequest=PutRequest(item=")
    expect(text).toContain("]}' at 'requestItems' failed to satisfy constraint: Map value must satisfy constraint: [")
  })

  test('ENV-1: at most ten', () => {
    const KeySchema = [{}, {}]
    const GlobalSecondaryIndexes = Array.from({ length: 5 }, () => ({ IndexName: 'abc', KeySchema, Projection: {} }))
    const text = refusalOf('CreateTable', table({ GlobalSecondaryIndexes }))
    expect(text).toContain('ValidationException: 10 validation errors detected: ')
    expect(text.split('; ')).toHaveLength(10)
  })
})

describe('refusals of their own, before the envelope', () => {
  const bare: readonly Case[] = [
    ...(['CreateTable', 'UpdateTable', 'DeleteTable', 'DescribeTable', 'DescribeTimeToLive'] as const).map(
      (operation): Case => [
        `errors 41, TN-3: ${operation} without TableName`,
        operation,
        { BillingMode: 'FREE' },
        ["The parameter 'TableName' is required but was not present in the request"],
      ],
    ),
    ...(['DescribeTable', 'DeleteTable', 'UpdateTable', 'DescribeTimeToLive'] as const).flatMap((operation) =>
      [';', long].map(
        (TableName): Case => [
          `TN-4: ${operation} with ${TableName.length} characters`,
          operation,
          { TableName },
          ['TableName must be at least 3 characters long and at most 255 characters long'],
        ],
      ),
    ),
    [
      'errors 59, BGET-1: no RequestItems',
      'BatchGetItem',
      {},
      ['The requestItems parameter is required for BatchGetItem'],
    ],
    [
      'errors 59, BWRT-1: empty RequestItems',
      'BatchWriteItem',
      { RequestItems: {} },
      ['The requestItems parameter is required for BatchWriteItem'],
    ],
    ['errors 227, TAG-1: no ResourceArn', 'ListTagsOfResource', {}, ['Invalid TableArn']],
  ]

  test.each(bare)('%s', (_, operation, request, [message]) => {
    expect(refusalOf(operation, request)).toBe(`ValidationException: ${message}`)
  })
})

describe('accepted', () => {
  test.each<readonly [string, OperationName, unknown]>([
    ['TN-2: a one-letter name for an item operation', 'GetItem', { TableName: 'a', Key: item }],
    ['a name of 255 characters', 'Scan', { TableName: 'a'.repeat(255) }],
    ['the table\u2019s ARN as its name', 'DescribeTable', { TableName: arn }],
    ['an ARN for an item operation', 'PutItem', { TableName: arn, Item: item }],
    ['an ARN as a key of RequestItems', 'BatchGetItem', { RequestItems: { [arn]: { Keys: [item] } } }],
    ['nothing at all where nothing is required', 'ListTables', {}],
    ['a replica of a table elsewhere', 'CreateTable', { TableName: 'abc', GlobalTableSourceArn: arn }],
    ['an index with four key elements', 'CreateTable', table({ GlobalSecondaryIndexes: [wideIndex()] })],
  ])('%s', (_, operation, request) => {
    expect(refusalOf(operation, request)).toBe('accepted')
  })

  function wideIndex(): unknown {
    const KeySchema = ['a', 'b', 'c', 'd'].map((AttributeName) => ({ AttributeName, KeyType: 'HASH' }))
    return { IndexName: 'wide', KeySchema, Projection: { ProjectionType: 'ALL' } }
  }
})

test.each([
  ['BatchWriteItem', { RequestItems: { abc: Array.from({ length: 100_000 }, () => write) } }],
  ['TransactWriteItems', { TransactItems: Array.from({ length: 100_000 }, () => ({})) }],
  ['BatchGetItem', { RequestItems: Object.fromEntries(Array.from({ length: 100_000 }, (_, at) => [`t${at}`, {}])) }],
  ['GetItem', { TableName: 'x'.repeat(1_000_000), Key: item }],
] as const)('errors 51, 55, 56: what %s echoes of a very large value ends', (operation, request) => {
  const text = refusalOf(operation, request)
  expect(text.length).toBeLessThan(1_000_000)
  expect(text).toMatch(/\.\.\.[\]}]*' at '/)
})

test('errors 44: UpdateItem listed every bad enum in May 2026', () => {
  const request = { TableName: 'abc', Key: item, ReturnConsumedCapacity: 'y', ReturnValues: 'x' }
  const first = `Value 'x' at 'returnValues' ${failed} ${returnValues}`
  expect(refusalOf('UpdateItem', request, '2026-05')).toBe(
    `ValidationException: 2 validation errors detected: ${first}; Value 'y' at 'returnConsumedCapacity' ${failed} ${capacities}`,
  )
  expect(refusalOf('UpdateItem', request, '2026-07')).toBe(`ValidationException: 1 validation error detected: ${first}`)
})
