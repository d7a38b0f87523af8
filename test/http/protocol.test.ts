import { networkInterfaces } from 'node:os'
import { crc32, gunzipSync, gzipSync } from 'node:zlib'
import { expect, test } from 'vitest'
import { authorization, call, raw, send, served, signed, tableRequest } from './support.ts'

const target = 'DynamoDB_20120810.ListTables'

test('HTTP-1: GET says that it is healthy', async () => {
  const server = await served()
  const answer = await send(server, { method: 'GET' })
  expect(answer).toMatchObject({ status: 200, text: 'healthy: dynamodb.us-east-1.amazonaws.com ' })
  expect(answer.headers).toMatchObject({ 'content-length': '42', 'x-amz-crc32': '3128867991' })
})

const hasIpv6 = Object.values(networkInterfaces()).some((each) => each?.some(({ address }) => address === '::1'))

test.each([
  ['127.0.0.1', '127.0.0.1', '127.0.0.1'],
  ['0.0.0.0', '0.0.0.0', '127.0.0.1'],
  ['127.1', '127.0.0.1', '127.1'],
  ['::1', '::1', '[::1]'],
  ['::', '::', '[::1]'],
])('of the host %s the address is %s, and clients on this machine call it %s', async (host, address, called) => {
  if (host.includes(':') && !hasIpv6) return
  const server = await served(':memory:', { host })
  expect(server).toMatchObject({ address, url: `http://${called}:${server.port}` })
  expect(await (await fetch(server.url)).text()).toBe('healthy: dynamodb.us-east-1.amazonaws.com ')
})

test.each([
  ['DELETE', 'application/json'],
  ['PUT', 'application/x-amz-json-1.0'],
  ['POST', 'application/x-amz-json-1.1'],
  ['POST', 'text/plain'],
  ['POST', undefined],
])('HTTP-2: %s with content type %s is an unknown operation', async (method, type) => {
  const server = await served()
  const answer = await send(server, { method, headers: { ...signed, 'x-amz-target': target, 'content-type': type } })
  expect(answer).toMatchObject({ status: 404, text: '<UnknownOperationException/>\n' })
  expect(answer.headers).toMatchObject({ 'content-length': '29', 'x-amz-crc32': '3552371480' })
})

test.each([
  ['application/x-amz-json-1.0', 'application/x-amz-json-1.0'],
  ['application/json', 'application/json'],
  ['application/json; charset=utf-8', 'application/json'],
])('HTTP-3: a request of type %s is answered with %s', async (sent, answered) => {
  const answer = await call(await served(), 'ListTables', {}, { 'content-type': sent })
  expect(answer).toMatchObject({ status: 200, text: '{"TableNames":[]}' })
  expect(answer.headers['content-type']).toBe(answered)
})

test.each([17, 70])('HTTP-4: a body of %i MB is too large', async (megabytes) => {
  const server = await served()
  const body = Buffer.alloc(megabytes * 1024 * 1024, 32)
  const answer = send(server, { headers: { ...signed, 'x-amz-target': target }, body })
  // Beyond what is drained the connection may go before the answer is read.
  if (megabytes > 64)
    await answer
      .then(({ status }) => expect(status).toBe(413))
      .catch(({ code }) => expect(code).toMatch(/ECONNRESET|EPIPE/))
  else expect(await answer).toMatchObject({ status: 413, text: '' })
  expect((await call(server, 'ListTables', {})).status).toBe(200)
})

test.each(['{', 'x', '"', '{"a":1}}', '\0', '['.repeat(100_000)])(
  'HTTP-5: a body that is no JSON: %#',
  async (body) => {
    const answer = await call(await served(), 'ListTables', body)
    expect(answer).toMatchObject({ status: 400, text: '{"__type":"com.amazon.coral.service#SerializationException"}' })
    expect(answer.headers['x-amz-crc32']).toBe('3948637019')
  },
)

test('HTTP-5: nor is one that is not UTF-8, which would be stored as something else', async () => {
  const server = await served()
  await call(server, 'CreateTable', tableRequest)
  const put = Buffer.from('{"TableName":"shop","Item":{"pk":{"S":"caf\xe9"}}}', 'latin1')
  const headers = { ...signed, 'x-amz-target': 'DynamoDB_20120810.PutItem' }
  const packed = { ...headers, 'content-encoding': 'gzip' }
  for (const answer of [
    await send(server, { headers, body: put }),
    await send(server, { headers: packed, body: gzipSync(put) }),
  ]) {
    expect(answer).toMatchObject({ status: 400, text: '{"__type":"com.amazon.coral.service#SerializationException"}' })
  }
  expect((await call(server, 'Scan', { TableName: 'shop' })).text).toContain('"Count":0')
})

test('HTTP-5: an empty body is refused after the target and the signature', async () => {
  const server = await served()
  const empty = { ...signed, 'x-amz-target': target }
  expect((await send(server, { headers: empty })).text).toContain('SerializationException')
  expect((await send(server, { headers: { ...empty, 'x-amz-target': 'x' } })).text).toContain('UnknownOperation')
  expect((await send(server, { headers: { ...empty, authorization: undefined } })).text).toContain(
    'MissingAuthentication',
  )
})

test.each([
  undefined,
  '',
  'ListTables',
  'DynamoDB_20120810.',
  'DynamoDB_20120810.listTables',
  'DynamoDB_20120810.constructor',
  'DynamoDB_20111205.ListTables',
  'DynamoDBStreams_20120810.ListTables',
  'DynamoDB_20120810.ListStreams',
])('HTTP-6, README 28: the target %s is unknown', async (unknown) => {
  const answer = await send(await served(), { headers: { ...signed, 'x-amz-target': unknown }, body: '{}' })
  expect(answer).toMatchObject({ status: 400, text: '{"__type":"com.amazon.coral.service#UnknownOperationException"}' })
  expect(answer.headers['x-amz-crc32']).toBe('1368724161')
})

test.each(['CreateGlobalTable', 'SearchVectors', 'UpdateGlobalTable'])(
  'README 28: %s is not built, and the error says so',
  async (operation) => {
    const answer = await call(await served(), operation, {})
    expect([answer.status, JSON.parse(answer.text)]).toEqual([
      400,
      {
        __type: 'com.amazon.coral.service#UnknownOperationException',
        message: `ddb-shell does not support ${operation} yet`,
      },
    ])
  },
)

test('README 28: bad JSON is seen before a bad target, a bad target before a missing signature', async () => {
  const server = await served()
  const bare = { 'content-type': 'application/json', 'x-amz-target': 'x' }
  expect((await send(server, { headers: bare, body: '{' })).text).toContain('SerializationException')
  expect((await send(server, { headers: bare, body: '{}' })).text).toContain('UnknownOperationException')
})

test('HTTP-7: every answer has an id of its own and the checksum of its bytes', async () => {
  const server = await served()
  const ids = new Set<unknown>()
  for (let at = 0; at < 200; at++) {
    const { headers, body } = await call(server, at % 2 === 0 ? 'ListTables' : 'Nothing', {})
    expect(headers['x-amzn-requestid']).toMatch(/^[0-9A-Z]{52}$/)
    expect(headers['x-amz-crc32']).toBe(String(crc32(body)))
    ids.add(headers['x-amzn-requestid'])
  }
  expect(ids.size).toBe(200)
})

test('HTTP-8: answers to other origins are allowed, and asked for before', async () => {
  const server = await served()
  const { headers } = await call(server, 'ListTables', {}, { origin: 'http://localhost:3000' })
  expect(headers['access-control-allow-origin']).toBe('*')
  expect((await call(server, 'ListTables', {})).headers['access-control-allow-origin']).toBeUndefined()
  const asked = {
    origin: 'http://localhost:3000',
    'access-control-request-headers': 'authorization,x-amz-target',
    'access-control-request-method': 'POST',
  }
  const preflight = await send(server, { method: 'OPTIONS', headers: asked })
  expect(preflight).toMatchObject({ status: 200, text: '' })
  expect(preflight.headers).toMatchObject({
    'access-control-allow-origin': '*',
    'access-control-allow-headers': 'authorization,x-amz-target',
    'access-control-allow-methods': 'POST',
    'access-control-max-age': '172800',
    'content-length': '0',
  })
})

const errorOf = (text: string): { readonly __type: string; readonly message: string } => JSON.parse(text)

test.each([undefined, 'Basic abc', 'Bearer x', 'aws4-hmac-sha256 x'])(
  'HTTP-9: authorization %s is none',
  async (header) => {
    const answer = await call(await served(), 'ListTables', {}, { authorization: header })
    expect(answer.status).toBe(400)
    expect(errorOf(answer.text)).toEqual({
      __type: 'com.amazon.coral.service#MissingAuthenticationTokenException',
      message: 'Request is missing Authentication Token',
    })
  },
)

const wire = { 'content-type': 'application/json', 'x-amz-target': target }

test('HTTP-10: two signatures exclude each other', async () => {
  const answer = await send(await served(), {
    path: '/?X-Amz-Algorithm=x',
    headers: { ...wire, authorization },
    body: '{}',
  })
  expect(errorOf(answer.text)).toEqual({
    __type: 'com.amazon.coral.service#InvalidSignatureException',
    message: "Found both 'X-Amz-Algorithm' as a query-string param and 'Authorization' as HTTP header.",
  })
})

test.each([
  [
    'AWS4-HMAC-SHA256',
    "Authorization header requires 'Credential' parameter. Authorization header requires 'Signature' parameter. Authorization header requires 'SignedHeaders' parameter. Authorization header requires existence of either a 'X-Amz-Date' or a 'Date' header. Authorization=AWS4-HMAC-SHA256",
  ],
  [
    'AWS4- Credential=a,Signature=b',
    "Authorization header requires 'SignedHeaders' parameter. Authorization header requires existence of either a 'X-Amz-Date' or a 'Date' header. Authorization=AWS4- Credential=a,Signature=b",
  ],
])('HTTP-11: the header %s is incomplete', async (header, message) => {
  const answer = await send(await served(), { headers: { ...wire, authorization: header }, body: '{}' })
  expect(errorOf(answer.text)).toEqual({ __type: 'com.amazon.coral.service#IncompleteSignatureException', message })
})

test('HTTP-12: a query may carry the signature, whole', async () => {
  const server = await served()
  const incomplete = await send(server, {
    path: '/?X-Amz-Algorithm=AWS4-HMAC-SHA256&X-Amz-Date=1',
    headers: wire,
    body: '{}',
  })
  expect(errorOf(incomplete.text)).toEqual({
    __type: 'com.amazon.coral.service#IncompleteSignatureException',
    message:
      "AWS query-string parameters must include 'X-Amz-Credential'. AWS query-string parameters must include 'X-Amz-Signature'. AWS query-string parameters must include 'X-Amz-SignedHeaders'. Re-examine the query-string parameters.",
  })
  const query =
    'X-Amz-Algorithm=a&X-Amz-Credential=k%2F1%2Feu-west-1%2Fdynamodb%2Faws4_request&X-Amz-Signature=s&X-Amz-SignedHeaders=host&X-Amz-Date=1'
  expect(await send(server, { path: `/?${query}`, headers: wire, body: '{}' })).toMatchObject({ status: 200 })
})

test('HTTP-14, HTTP-15: an error has its type’s prefix and its message where the service puts it', async () => {
  const server = await served()
  const answers = await Promise.all([
    call(server, 'GetItem', {}),
    call(server, 'DescribeTable', { TableName: 'nothing' }),
    call(server, 'DescribeTable', { TableName: 1 }),
  ])
  expect(answers.map(({ status, text }) => [status, JSON.parse(text)])).toEqual([
    [
      400,
      {
        __type: 'com.amazon.coral.validate#ValidationException',
        message: expect.stringContaining('2 validation errors detected'),
      },
    ],
    [
      400,
      {
        __type: 'com.amazonaws.dynamodb.v20120810#ResourceNotFoundException',
        message: 'Requested resource not found: Table: nothing not found',
      },
    ],
    [
      400,
      {
        __type: 'com.amazon.coral.service#SerializationException',
        Message: 'NUMBER_VALUE cannot be converted to String',
      },
    ],
  ])
})

test('errors 1: a failed condition carries the item, a cancelled transaction its reasons', async () => {
  const server = await served()
  await call(server, 'CreateTable', tableRequest)
  const put = {
    TableName: 'shop',
    Item: { pk: { S: '1' } },
    ConditionExpression: 'attribute_not_exists(pk)',
    ReturnValuesOnConditionCheckFailure: 'ALL_OLD',
  }
  await call(server, 'PutItem', put)
  expect(JSON.parse((await call(server, 'PutItem', put)).text)).toEqual({
    __type: 'com.amazonaws.dynamodb.v20120810#ConditionalCheckFailedException',
    message: 'The conditional request failed',
    Item: { pk: { S: '1' } },
  })
  expect(JSON.parse((await call(server, 'TransactWriteItems', { TransactItems: [{ Put: put }] })).text)).toEqual({
    __type: 'com.amazonaws.dynamodb.v20120810#TransactionCanceledException',
    Message: 'Transaction cancelled, please refer cancellation reasons for specific reasons [ConditionalCheckFailed]',
    CancellationReasons: [
      { Code: 'ConditionalCheckFailed', Message: 'The conditional request failed', Item: { pk: { S: '1' } } },
    ],
  })
})

test('errors 1: TagResource and UntagResource answer with nothing, other operations at least with {}', async () => {
  const server = await served()
  const created = JSON.parse((await call(server, 'CreateTable', tableRequest)).text)
  const ResourceArn = created.TableDescription.TableArn
  expect(await call(server, 'TagResource', { ResourceArn, Tags: [{ Key: 'a', Value: 'b' }] })).toMatchObject({
    status: 200,
    text: '',
  })
  expect(await call(server, 'UntagResource', { ResourceArn, TagKeys: ['a'] })).toMatchObject({ status: 200, text: '' })
  expect(await call(server, 'PutItem', { TableName: 'shop', Item: { pk: { S: '1' } } })).toMatchObject({
    status: 200,
    text: '{}',
  })
})

test('bodies may be compressed, both ways', async () => {
  const server = await served()
  await call(server, 'CreateTable', tableRequest)
  const headers = { ...signed, 'x-amz-target': 'DynamoDB_20120810.PutItem', 'content-encoding': 'gzip' }
  const item = { pk: { S: '1' }, text: { S: 'x'.repeat(10_000) } }
  expect(
    await send(server, { headers, body: gzipSync(JSON.stringify({ TableName: 'shop', Item: item })) }),
  ).toMatchObject({ status: 200 })
  expect((await send(server, { headers, body: 'no gzip' })).text).toContain('SerializationException')
  const bomb = gzipSync(Buffer.alloc(20 * 1024 * 1024))
  expect(await send(server, { headers, body: bomb })).toMatchObject({ status: 413 })
  const get = { TableName: 'shop', Key: { pk: { S: '1' } } }
  const packed = await call(server, 'GetItem', get, { 'accept-encoding': 'gzip, deflate' })
  expect(packed.headers).toMatchObject({ 'content-encoding': 'gzip', 'x-amz-crc32': String(crc32(packed.body)) })
  expect(JSON.parse(gunzipSync(packed.body).toString())).toEqual({ Item: item })
  expect(
    (await call(server, 'GetItem', get, { 'accept-encoding': 'identity' })).headers['content-encoding'],
  ).toBeUndefined()
})

const head = (extra: string): string =>
  `POST / HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\nContent-Type: application/x-amz-json-1.0\r\nX-Amz-Target: ${target}\r\nX-Amz-Date: 1\r\nAuthorization: ${authorization}\r\n${extra}\r\n`

test('a body may come in chunks, or after a 100 Continue', async () => {
  const server = await served()
  expect(await raw(server, `${head('Transfer-Encoding: chunked\r\n')}1\r\n{\r\n1\r\n}\r\n0\r\n\r\n`)).toContain(
    '{"TableNames":[]}',
  )
  const answer = await raw(server, `${head('Content-Length: 2\r\nExpect: 100-continue\r\n')}{}`)
  expect(answer).toMatch(/^HTTP\/1.1 100 Continue\r\n\r\nHTTP\/1.1 200 OK/)
})

test('a head over 16 KB, and what is no HTTP, is a bad request', async () => {
  const server = await served()
  expect(await raw(server, head(`X-Long: ${'x'.repeat(17_000)}\r\nContent-Length: 0\r\n`))).toMatch(/^HTTP\/1.1 400 /)
  expect(await raw(server, 'nonsense\r\n\r\n')).toMatch(/^HTTP\/1.1 400 /)
  expect(await raw(server, Buffer.from([22, 3, 1, 2, 0, 1, 0, 1, 252]))).toMatch(/^HTTP\/1.1 400 /)
})

test('the region of the signature selects its own tables', async () => {
  const server = await served()
  const as = (region: string) => ({ authorization: authorization.replace('us-east-1', region) })
  await call(server, 'CreateTable', tableRequest, as('eu-west-1'))
  expect((await call(server, 'ListTables', {}, as('eu-west-1'))).text).toBe('{"TableNames":["shop"]}')
  expect((await call(server, 'ListTables', {})).text).toBe('{"TableNames":[]}')
  expect((await call(server, 'ListTables', {}, as(''))).text).toBe('{"TableNames":[]}')
  const { Table } = JSON.parse((await call(server, 'DescribeTable', { TableName: 'shop' }, as('eu-west-1'))).text)
  expect(Table.TableArn).toBe('arn:aws:dynamodb:eu-west-1:000000000000:table/shop')
})

test('a scope without a service is accepted while signatures are not checked', async () => {
  const answer = await call(
    await served(),
    'ListTables',
    {},
    { authorization: authorization.replace('/dynamodb/', '//') },
  )
  expect(answer.status).toBe(200)
})

test('a client that discovers its endpoints stays here', async () => {
  const server = await served()
  const { Endpoints } = JSON.parse((await call(server, 'DescribeEndpoints', {})).text)
  expect(Endpoints).toEqual([{ Address: `127.0.0.1:${server.port}`, CachePeriodInMinutes: 1440 }])
})

test('a client that leaves in the middle harms nobody and is no failure', async () => {
  const server = await served()
  await raw(server, `${head('Content-Length: 100\r\n')}{`)
  await raw(server, 'POST / HT')
  expect((await call(server, 'ListTables', {})).status).toBe(200)
  expect(server.failures).toEqual([])
})

test('a stopped server answers what had arrived and takes nothing new', async () => {
  const server = await served()
  // Connections that are kept alive: one that is only just being made may come too late.
  await Promise.all(Array.from({ length: 20 }, () => call(server, 'ListTables', {})))
  const answers = Array.from({ length: 20 }, () => call(server, 'CreateTable', tableRequest))
  await Promise.race(answers)
  await server.stop()
  const statuses = (await Promise.all(answers)).map(({ status }) => status)
  expect(statuses.filter((status) => status === 200)).toHaveLength(1)
  await expect(call(server, 'ListTables', {})).rejects.toThrow(/ECONNREFUSED|ECONNRESET|hang up/)
})
