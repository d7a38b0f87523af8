import * as dynamodb from '@aws-sdk/client-dynamodb'
import * as streams from '@aws-sdk/client-dynamodb-streams'
import { describe, expect, test } from 'vitest'
import type { ApiError } from '../../src/model/api-error.ts'
import type { Charge } from '../../src/model/charge.ts'
import type { Base64, Item, NumberText } from '../../src/model/value.ts'
import { serviceModel } from '../../src/operation/service-model.ts'
import { openRemote } from '../../src/remote/open-remote.ts'
import type { RemoteBackend } from '../../src/remote/remote-backend.ts'
import { ordersRequest, refusalOf } from '../http/sdk-client.ts'
import { opened, remoted, saying } from './support.ts'

const item: Item = {
  pk: { S: 'a' },
  sk: { N: '12345678901234567890123456789012345678' as NumberText },
  bytes: { B: 'AQID' as Base64 },
  set: { BS: ['AQ==' as Base64, 'Ag==' as Base64] },
  constructor: { M: { ['__proto__']: { S: 'a name like any other' } } },
}
const key = { pk: item['pk'], sk: item['sk'] } as Item

async function filled(): Promise<{ readonly backend: RemoteBackend }> {
  const { backend } = await remoted()
  await backend.run('CreateTable', ordersRequest)
  await backend.run('PutItem', { TableName: 'orders', Item: item })
  return { backend }
}

test('an item comes back as it was written: values are DynamoDB JSON, names inherit nothing', async () => {
  const { backend } = await filled()
  const answer = await backend.run('GetItem', { TableName: 'orders', Key: key })
  expect(JSON.stringify(answer.Item)).toBe(JSON.stringify(item))
  expect(Object.getPrototypeOf(answer.Item)).toBeNull()
})

test('every operation of the service model has a command of the SDK', () => {
  const commands = { ...dynamodb, ...streams }
  expect(Object.keys(serviceModel.operations).filter((name) => !(`${name}Command` in commands))).toEqual([])
})

test('streams are another service under the same URL', async () => {
  const { backend } = await filled()
  expect(await backend.run('ListStreams', {})).toEqual({ Streams: [] })
})

describe('what it consumed', () => {
  const units = async (work: (backend: RemoteBackend, charges: Charge[]) => Promise<object>) => {
    const { backend } = await filled()
    const charges: Charge[] = []
    return { answer: await work(backend, charges), charges }
  }

  test('is charged and not told where nobody has asked', async () => {
    const { answer, charges } = await units((backend, charges) =>
      backend.run('GetItem', { TableName: 'orders', Key: key }, { charges }),
    )
    expect(answer).not.toHaveProperty('ConsumedCapacity')
    expect(charges).toEqual([{ table: 'orders', kind: 'read', halfUnits: 1, bytes: 0, hash: 0, reported: true }])
  })

  test('is told as it was asked for', async () => {
    const { answer, charges } = await units((backend, charges) =>
      backend.run('Scan', { TableName: 'orders', ReturnConsumedCapacity: 'TOTAL' }, { charges }),
    )
    expect(answer).toMatchObject({ ConsumedCapacity: { TableName: 'orders', CapacityUnits: 2 } })
    expect(charges).toMatchObject([{ table: 'orders', kind: 'read', halfUnits: 4 }])
  })

  test('of a statement is what the statement does', async () => {
    const { charges } = await units(async (backend, charges) => {
      await backend.run('ExecuteStatement', { Statement: "-- one\nSELECT * FROM orders WHERE pk = 'a'" }, { charges })
      await backend.run('ExecuteStatement', { Statement: "INSERT INTO orders VALUE {'pk': 'b', 'sk': 1}" }, { charges })
      const TransactStatements = [{ Statement: "INSERT INTO orders VALUE {'pk': 'c', 'sk': 1}" }]
      return backend.run('ExecuteTransaction', { TransactStatements }, { charges })
    })
    expect(charges).toMatchObject([
      { kind: 'read', halfUnits: 1 },
      { kind: 'write', halfUnits: 2 },
      { kind: 'write', halfUnits: 4, transactional: true },
    ])
  })

  // Figures as in reference, capacity 4: CAP-21, PQL-CAP-5.
  test('of indexes and of members that failed is told apart', async () => {
    const ConsumedCapacity = {
      TableName: 'arn:aws:dynamodb:us-east-1:1:table/orders',
      CapacityUnits: 7.5,
      Table: { CapacityUnits: 3 },
      LocalSecondaryIndexes: { local: { CapacityUnits: 2 } },
      GlobalSecondaryIndexes: { global: { CapacityUnits: 1.5 } },
    }
    const { url } = await saying(() => ({ body: JSON.stringify({ ConsumedCapacity: [ConsumedCapacity] }) }))
    const charges: Charge[] = []
    await (await opened(url)).run('BatchWriteItem', { RequestItems: {} }, { charges })
    expect(charges.map(({ table, index, halfUnits, totalOnly }) => [table, index?.name, halfUnits, totalOnly])).toEqual(
      [
        ['orders', undefined, 6, undefined],
        ['orders', 'local', 4, undefined],
        ['orders', 'global', 3, undefined],
        ['orders', undefined, 2, true],
      ],
    )
  })
})

describe('a refusal', () => {
  test('has the words and the members of the service', async () => {
    const { backend } = await filled()
    const Put = {
      TableName: 'orders',
      Item: item,
      ConditionExpression: 'attribute_not_exists(pk)',
      ReturnValuesOnConditionCheckFailure: 'ALL_OLD' as const,
    }
    const error = (await refusalOf(backend.run('TransactWriteItems', { TransactItems: [{ Put }] }))) as ApiError
    expect(error.code).toBe('TransactionCanceledException')
    expect(error.message).toMatch(/\[ConditionalCheckFailed\]$/)
    expect(JSON.parse(JSON.stringify(error.members))).toEqual({
      CancellationReasons: [
        {
          Code: 'ConditionalCheckFailed',
          Message: 'The conditional request failed',
          Item: JSON.parse(JSON.stringify(item)),
        },
      ],
    })
  })

  test.each([
    ['com.amazon.coral.validate#ValidationException', 'ValidationException'],
    ['UnrecognizedClientException', 'UnrecognizedClientException'],
  ])('%s is called %s', async (__type, code) => {
    const { url, asked } = await saying(() => ({
      status: 400,
      body: JSON.stringify({ __type, message: 'as it says' }),
    }))
    const error = await refusalOf((await opened(url)).run('ListTables', {}))
    expect(error).toMatchObject({ code, message: 'as it says' })
    expect(asked).toHaveLength(1)
  })

  test('that may pass is tried again, as the SDK does', async () => {
    const { url, asked } = await saying(() =>
      asked.length < 3
        ? { status: 400, body: '{"__type":"x#ProvisionedThroughputExceededException","message":"slow"}' }
        : { body: '{"TableNames":[]}' },
    )
    expect(await (await opened(url)).run('ListTables', {})).toEqual({ TableNames: [] })
    expect(asked).toHaveLength(3)
  })
})

test('a transaction that may be sent twice has a token, each its own', async () => {
  const { url, asked } = await saying(() => ({ body: '{}' }))
  const backend = await opened(url)
  await backend.run('TransactWriteItems', { TransactItems: [] })
  await backend.run('TransactWriteItems', { TransactItems: [] })
  await backend.run('TransactWriteItems', { TransactItems: [], ClientRequestToken: 'mine' })
  const tokens = asked.map(({ body }) => (JSON.parse(body) as { ClientRequestToken: string }).ClientRequestToken)
  expect(new Set(tokens).size).toBe(3)
  expect(tokens[2]).toBe('mine')
})

describe('when nobody knows what became of it', () => {
  const Statement = "UPDATE orders SET n = n + 1 WHERE pk = 'a'"
  const lookFirst = 'It may have been done all the same, and is not sent again: look first.'

  test.each([
    ['ExecuteStatement', { Statement }],
    ['BatchExecuteStatement', { Statements: [{ Statement: "SELECT * FROM orders WHERE pk = 'a'" }, { Statement }] }],
    ['UpdateItem', { TableName: 'orders', Key: key }],
    ['PutItem', { TableName: 'orders', Item: item, ConditionExpression: 'attribute_not_exists(pk)' }],
    ['DeleteItem', { TableName: 'orders', Key: key, ReturnValues: 'ALL_OLD' as const }],
    ['CreateBackup', { TableName: 'orders', BackupName: 'nightly' }],
  ] as const)('%s is not sent again', async (name, request) => {
    const { url, asked } = await saying(() => 'closed')
    const error = await refusalOf((await opened(url)).run(name, request as never))
    expect(asked).toHaveLength(1)
    expect(error).toMatchObject({ code: 'connection.unreachable', hint: lookFirst })
    expect((error as Error).message).toMatch(/ gave no answer: it broke off the connection$/)
  })

  test('nor after an error of the server', async () => {
    const { url, asked } = await saying(() => ({ status: 500, body: '{"__type":"InternalServerError"}' }))
    const error = await refusalOf((await opened(url)).run('ExecuteStatement', { Statement }))
    expect(error).toMatchObject({ code: 'InternalServerError', hint: lookFirst })
    expect(asked).toHaveLength(1)
  })

  test.each([
    ['ExecuteStatement', { Statement: "SELECT * FROM orders WHERE pk = 'a'" }],
    ['PutItem', { TableName: 'orders', Item: item }],
    ['BatchWriteItem', { RequestItems: {} }],
    ['TransactWriteItems', { TransactItems: [] }],
  ] as const)('%s is, since twice is the same as once', async (name, request) => {
    const { url, asked } = await saying(() => (asked.length < 2 ? 'closed' : { body: '{}' }))
    await (await opened(url)).run(name, request as never)
    expect(asked).toHaveLength(2)
  })
})

test('members that nobody here knows arrive, both ways', async () => {
  const { url, asked } = await saying(() => ({ body: '{"Table":{"OfTomorrow":[1.5]}}' }))
  const request = { TableName: 'orders', Tomorrow: true }
  expect(await (await opened(url)).run('DescribeTable', request)).toEqual({ Table: { OfTomorrow: [1.5] } })
  expect(asked[0]?.body).toBe(JSON.stringify(request))
  expect(asked[0]?.headers).toMatchObject({ 'x-amz-target': 'DynamoDB_20120810.DescribeTable' })
  expect(asked[0]?.headers.authorization).toMatch(/^AWS4-HMAC-SHA256 Credential=.*\/us-east-1\/dynamodb\/aws4_request/)
})

test('a member that is null is none, as some emulators write it', async () => {
  const { url } = await saying(() => ({ body: '{"Table":null,"TableNames":["a"],"LastEvaluatedTableName":null}' }))
  expect(await (await opened(url)).run('ListTables', {})).toEqual({ TableNames: ['a'] })
})

describe('what keeps a request from its answer', () => {
  test.each([
    ['a page of HTML', { status: 404, body: '<html>' }, 'HTTP status 404 without JSON'],
    ['JSON without a name', { status: 403, body: '{}' }, 'HTTP status 403 without the name of an error'],
    ['a name of other letters', { status: 403, body: '{"__type":"\\u001b[5m"}' }, 'without the name of an error'],
    ['a list', { body: '[]' }, 'HTTP status 200 without JSON'],
    ['too many levels', { body: `{"a":${'['.repeat(60_000)}${']'.repeat(60_000)}}` }, 'more than 500 levels of JSON'],
    ['names that are none', { body: '{"TableNames":[1]}' }, 'JSON in which TableNames[0] is no string'],
    ['a good answer that is none', { body: 'hello' }, 'HTTP status 200 without JSON'],
  ])('%s', async (_, said, message) => {
    const { url } = await saying(() => said)
    const error = await refusalOf((await opened(url)).run('ListTables', {}))
    expect(error).toMatchObject({ code: 'connection.no-dynamodb', message: expect.stringContaining(message) })
  })

  test('nobody listens', async () => {
    const error = await refusalOf(openRemote({ endpoint: 'http://127.0.0.1:9', region: 'us-east-1' }))
    expect(error).toMatchObject({
      code: 'connection.unreachable',
      message: '127.0.0.1:9 cannot be reached: nobody listens there',
    })
  })

  test('no URL', async () => {
    const error = await refusalOf(openRemote({ endpoint: 'localhost:8000' }))
    expect(error).toMatchObject({ code: 'connection.bad-endpoint', hint: 'Write it as http://localhost:8000.' })
  })

  test('the past of another database', async () => {
    const { backend } = await remoted()
    const error = await refusalOf(backend.run('ListTables', {}, { asOfMs: 1 }))
    expect(error).toMatchObject({ code: 'connection.no-past' })
  })

  test.each([
    ['{"Q":"?"}', 'Item.pk is no value'],
    ['{"S":"a","N":"1"}', 'Item.pk is no value'],
    ['null', 'Item.pk is no object'],
    ['{"S":null}', 'Item.pk is no value'],
    ['{"N":"1\\u001b[31m"}', 'Item.pk is no number'],
    ['{"NS":["1",{}]}', 'Item.pk is no number'],
    ['{"L":["a"]}', 'Item.pk.L[0] is no object'],
  ])('an item with %s', async (value, misfit) => {
    const { url } = await saying(() => ({ body: `{"Item":{"pk":${value}}}` }))
    const error = await refusalOf((await opened(url)).run('GetItem', { TableName: 'orders', Key: key }))
    expect(error).toMatchObject({ code: 'connection.no-dynamodb', message: expect.stringContaining(misfit) })
  })

  test.each(['"NaN"', '1e999', '1e308'])('units of %s', async (units) => {
    const { url } = await saying(() => ({ body: `{"ConsumedCapacity":{"CapacityUnits":${units}}}` }))
    const error = await refusalOf((await opened(url)).run('GetItem', { TableName: 'orders', Key: key }))
    expect(error).toMatchObject({ message: expect.stringContaining('ConsumedCapacity.CapacityUnits is no double') })
  })

  test('more than any page has', async () => {
    const { url } = await saying(() => ({ body: ' '.repeat((128 << 20) + 1) }))
    const error = await refusalOf((await opened(url)).run('ListTables', {}))
    expect(error).toMatchObject({ message: expect.stringContaining('HTTP status 200 and more than 128 MB') })
  })

  test('a refusal whose message is no text', async () => {
    const { url } = await saying(() => ({ status: 400, body: '{"__type":"ValidationException","message":{"a":1}}' }))
    const error = await refusalOf((await opened(url)).run('ListTables', {}))
    expect(error).toMatchObject({ code: 'ValidationException', message: '' })
  })

  test('a page that ends where it began', async () => {
    const { url } = await saying(() => ({ body: JSON.stringify({ Items: [], Count: 0, LastEvaluatedKey: key }) }))
    const backend = await opened(url)
    expect(await backend.run('Scan', { TableName: 'orders' })).toMatchObject({ LastEvaluatedKey: key })
    const error = await refusalOf(backend.run('Scan', { TableName: 'orders', ExclusiveStartKey: key }))
    expect(error).toMatchObject({
      code: 'connection.no-dynamodb',
      message: expect.stringContaining('a page ends where it began'),
    })
  })

  test('a user in the URL, whose password is not said', async () => {
    const error = await refusalOf(openRemote({ endpoint: 'http://me:secret@localhost:8000' }))
    expect(error).toMatchObject({ message: 'the URL of localhost:8000 names a user, who is nobody there' })
    expect(String(await refusalOf(openRemote({ endpoint: 'ftp://me:secret@host' })))).not.toContain('secret')
  })

  test('whoever asked does not want to wait for the rest of an answer', async () => {
    const { url } = await saying(() => 'half')
    const stop = new AbortController()
    const asking = refusalOf((await opened(url)).run('ListTables', {}, { signal: stop.signal }))
    setTimeout(() => stop.abort(), 50)
    expect(await asking).toMatchObject({ name: 'AbortError' })
  })

  test('whoever asked does not want to wait any longer', async () => {
    const { url } = await saying(() => 'nothing')
    const backend = await opened(url)
    const stop = new AbortController()
    const asking = refusalOf(backend.run('ListTables', {}, { signal: stop.signal }))
    setTimeout(() => stop.abort(), 20)
    expect(await asking).toMatchObject({ name: 'AbortError' })
  })
})
