import { jsonOf } from './answer-complaints.ts'
import type { HostileBody } from './hostile-bodies.ts'
import type { Random } from './random.ts'
import type { Step, WireAnswer } from './wire-connection.ts'
import { head, inPieces, requestBytes } from './wire-requests.ts'

/** What goes over one connection, and what must come back. */
export type Exchange = {
  /** In a few words, for a finding. */
  readonly what: string
  readonly steps: readonly Step[]
  /** One for each request that is sent whole: the operation that it asks for, or '' for none. */
  readonly expected: readonly string[]
  /** It may break the rules of HTTP: the server may end the connection with a bad request, or without a word. */
  readonly broken?: true
  readonly bodiless?: true
  /** What else must be true of the answers. */
  readonly check?: (answers: readonly WireAnswer[]) => string | undefined
}

/** A body sent as it should be. */
export function plainExchange(random: Random, region: string, body: HostileBody): Exchange {
  return {
    what: `${body.operation} ${body.bytes.length} bytes ${body.encoding ?? ''}`,
    steps: [requestBytes(random, region, body)],
    expected: [body.operation],
  }
}

/** One of the ways in which a client, a proxy or a network is slow, hasty, broken or mean. */
export function hostileExchange(random: Random, region: string, makeBody: () => HostileBody): Exchange {
  return random.pick([
    dribbled,
    dribbled,
    truncated,
    truncated,
    pipelined,
    pipelined,
    halfClosed,
    withoutReader,
    slowReader,
    slowReader,
    badLength,
    chunked,
    badChunks,
    longHead,
    oddHead,
    oddTarget,
    otherMethod,
  ])(random, region, makeBody)
}

type Maker = (random: Random, region: string, makeBody: () => HostileBody) => Exchange

const dribbled: Maker = (random, region, makeBody) => {
  const body = makeBody()
  const pieces = inPieces(random, requestBytes(random, region, body), random.between(2, 30))
  const steps = pieces.flatMap((piece): Step[] => [piece, { pauseMs: random.below(4) }])
  return { what: `${body.operation} in ${pieces.length} pieces`, steps, expected: [body.operation] }
}

const truncated: Maker = (random, region, makeBody) => {
  const bytes = requestBytes(random, region, makeBody())
  const part = bytes.subarray(0, random.below(bytes.length))
  const end = random.pick<Step>(['half-close', 'reset'])
  return {
    what: `cut off after ${part.length} of ${bytes.length} bytes, ${String(end)}`,
    steps: [part, end],
    expected: [],
    broken: true,
  }
}

/** Names of tables that do not exist come back in the order in which they were asked for. */
const pipelined: Maker = (random, region, makeBody) => {
  const others = random.many(0, 5, makeBody)
  const asked = Array.from({ length: random.pick([2, 10, 60]) }, (_, at) => describe(`missing-${at}`))
  const all = random.oneIn(2) ? [...asked, ...others] : [...others, ...asked]
  const bytes = Buffer.concat(all.map((body) => requestBytes(random, region, body)))
  const first = all.indexOf(asked[0] ?? describe(''))
  return {
    what: `${all.length} requests at once`,
    steps: random.oneIn(2) ? [bytes] : inPieces(random, bytes, random.between(2, 20)),
    expected: all.map(({ operation }) => operation),
    check: (answers) => {
      const named = answers.slice(first, first + asked.length).map((answer) => String(jsonOf(answer)?.['message']))
      return named.every((message, at) => message.endsWith(`Table: missing-${at} not found`))
        ? undefined
        : `answers out of order: ${named.join('; ').slice(0, 300)}`
    },
  }
}

const describe = (table: string): HostileBody => ({
  operation: 'DescribeTable',
  bytes: Buffer.from(JSON.stringify({ TableName: table })),
})

/** Whoever has said all may close his side, and is answered. */
const halfClosed: Maker = (random, region, makeBody) => {
  const body = makeBody()
  const steps: Step[] = [requestBytes(random, region, body), 'half-close']
  return { what: `${body.operation}, then half closed`, steps, expected: [body.operation] }
}

/** Asks and is gone before the answer. */
const withoutReader: Maker = (random, region, makeBody) => {
  const bodies = random.many(1, 5, makeBody)
  const bytes = bodies.map((body) => requestBytes(random, region, body))
  return { what: 'gone before the answer', steps: [...bytes, 'reset'], expected: [], broken: true }
}

/** Asks for much and takes its time. */
const slowReader: Maker = (random, region) => {
  const Item = { pk: { S: 'long' }, a: { S: 'x'.repeat(random.pick([5000, 390_000])) } }
  const put = { operation: 'PutItem', bytes: Buffer.from(JSON.stringify({ TableName: 'plain', Item })) }
  const get = { operation: 'GetItem', bytes: Buffer.from('{"TableName":"plain","Key":{"pk":{"S":"long"}}}') }
  const all = [put, ...Array.from({ length: random.between(5, 30) }, () => get)]
  const bytes = all.map((body) => requestBytes(random, region, body))
  return {
    what: `${all.length} requests of a slow reader`,
    steps: ['stop-reading', ...bytes, { pauseMs: random.pick([10, 200]) }, 'read-on'],
    expected: all.map(({ operation }) => operation),
  }
}

const badLength: Maker = (random, region, makeBody) => {
  const { operation, bytes } = makeBody()
  const wrong = random.pick([
    '-1',
    '1e3',
    '0x10',
    '99999999999999999999',
    '',
    ' ',
    '1, 1',
    '+5',
    String(bytes.length + 1),
  ])
  const tooShort = String(random.below(Math.max(1, bytes.length)))
  const length = random.oneIn(3) ? tooShort : wrong
  const twice = random.oneIn(6) ? { 'transfer-encoding': 'chunked' } : {}
  return {
    what: `content-length ${length} for ${bytes.length} bytes`,
    steps: [head({ region, operation, more: { 'content-length': length, ...twice } }), bytes, 'half-close'],
    expected: [],
    broken: true,
  }
}

const chunked: Maker = (random, region, makeBody) => {
  const { operation, bytes, encoding } = makeBody()
  const pieces = inPieces(random, bytes, random.pick([1, 2, 20])).filter((piece) => piece.length > 0)
  const chunks = pieces.flatMap((piece) => [
    Buffer.from(`${piece.length.toString(16)}${random.oneIn(5) ? ';a=b' : ''}\r\n`),
    piece,
    Buffer.from('\r\n'),
  ])
  const last = Buffer.from(random.oneIn(4) ? '0\r\nx-trailer: 1\r\n\r\n' : '0\r\n\r\n')
  const more = { 'transfer-encoding': 'chunked', 'content-encoding': encoding }
  return {
    what: `${operation} in ${pieces.length} chunks`,
    steps: [Buffer.concat([head({ region, operation, more }), ...chunks, last])],
    expected: [operation],
  }
}

const badChunks: Maker = (random, region) => {
  const text = random.pick([
    'zz\r\n{}\r\n0\r\n\r\n',
    'ffffffffffffffffffff\r\n{}',
    '7fffffff\r\n{}',
    '-2\r\n{}\r\n0\r\n\r\n',
    '2\r\n{}0\r\n\r\n',
    '2\n{}\n0\n\n',
    `2;${'e'.repeat(random.pick([100, 20_000]))}\r\n{}\r\n0\r\n\r\n`,
    `2\r\n{}\r\n0\r\n${'a: b\r\n'.repeat(random.pick([10, 4000]))}\r\n`,
    '2\r\n{}\r\n',
    '2\r\n{}\r\n0\r\n',
    '\r\n\r\n\r\n',
    '0x2\r\n{}\r\n0\r\n\r\n',
  ])
  const more = { 'transfer-encoding': random.pick(['chunked', 'chunked, chunked', 'gzip, chunked', 'identity', 'x']) }
  const steps: Step[] = [head({ region, operation: 'ListTables', more }), Buffer.from(text), 'half-close']
  return { what: `chunks ${JSON.stringify(text.slice(0, 40))}`, steps, expected: [], broken: true }
}

/** Just under 16 KB, or more. */
const longHead: Maker = (random, region) => {
  const body = describe('missing')
  const size = random.oneIn(2) ? random.between(16_000, 16_800) : random.pick([15_000, 20_000, 100_000])
  const start = head({ region, operation: body.operation, more: { 'content-length': String(body.bytes.length) } })
  const room = size - start.length
  const filler = random.pick([
    `x-long: ${'x'.repeat(room)}\r\n`,
    'a: b\r\n'.repeat(Math.floor(room / 6)),
    `cookie: ${'é'.repeat(Math.floor(room / 2))}\r\n`,
  ])
  const bytes = Buffer.concat([start.subarray(0, -2), Buffer.from(filler), Buffer.from('\r\n'), body.bytes])
  const good = bytes.length - body.bytes.length < 15_500
  return {
    what: `a head of ${bytes.length} bytes`,
    steps: [bytes],
    expected: [good ? body.operation : ''],
    ...(good ? {} : { broken: true }),
  }
}

const oddHead: Maker = (random, region) => {
  const body = describe('missing')
  const name = random.pick([
    ...['expect', 'upgrade', 'connection', 'content-type', 'content-encoding', 'authorization', 'accept-encoding'],
    ...['x-amz-target', 'x-amz-date', 'host', 'origin', 'transfer-encoding', '__proto__', 'te', 'trailer', 'range'],
  ])
  const value = random.pick([
    ...['', ' ', 'x', '100-continue', 'websocket', 'close', 'keep-alive, upgrade', 'chunked', 'gzip;q=0', '*'],
    ...['é', '\x80\xff', 'a'.repeat(5000), 'AWS4-HMAC-SHA256', 'AWS4-HMAC-SHA256 Credential=//////, Signature=,'],
    ...['application/json;', 'AWS4- Credential==,Credential=a', 'DynamoDB_20120810.__proto__', ',,,', '"'],
  ])
  const more = { 'content-length': String(body.bytes.length), [name]: value }
  return {
    what: `${name}: ${value.slice(0, 100)}`,
    steps: [head({ region, operation: body.operation, more }), body.bytes],
    expected: [''],
    ...(['transfer-encoding', 'upgrade', 'connection', 'host'].includes(name) ? { broken: true } : {}),
  }
}

const oddTarget: Maker = (random, region, makeBody) => {
  const { bytes } = makeBody()
  const target = random.pick([
    ...[
      '',
      '.',
      'x',
      'DynamoDB_20120810',
      'DynamoDB_20120810.',
      'DynamoDB_20120810.PutItem.x',
      'dynamodb_20120810.PutItem',
    ],
    ...[
      'DynamoDB_20120810.__proto__',
      'DynamoDB_20120810.constructor',
      'DynamoDBStreams_20120810.PutItem',
      'x'.repeat(9000),
    ],
  ])
  const more = { 'x-amz-target': target, 'content-length': String(bytes.length) }
  const steps = [head({ region, operation: '', more }), bytes]
  return { what: `target ${target.slice(0, 60)}`, steps, expected: [''] }
}

const otherMethod: Maker = (random, region, makeBody) => {
  const { bytes } = makeBody()
  const method = random.pick([
    'GET',
    'HEAD',
    'PUT',
    'DELETE',
    'PATCH',
    'OPTIONS',
    'TRACE',
    'CONNECT',
    'PURGE',
    'post',
    'FOO',
  ])
  const path = random.pick([
    '/',
    '*',
    '//',
    '/a/b?c#d',
    'http://other/',
    '/%',
    `/?${'X-Amz-Algorithm=&'.repeat(300)}`,
    '/\x80',
    '',
  ])
  const version = random.pick(['1.1', '1.1', '1.0', '0.9', '2.0'])
  const more = random.oneIn(2) ? {} : { 'content-length': String(bytes.length) }
  const known =
    /^[A-Z]+$/.test(method) &&
    !['FOO', 'CONNECT'].includes(method) &&
    version === '1.1' &&
    path.startsWith('/') &&
    path !== '/\x80'
  return {
    what: `${method} ${path.slice(0, 60)} HTTP/${version}`,
    steps: [
      head({ region, operation: 'ListTables', method, path, version, more }),
      ...('content-length' in more ? [bytes] : []),
    ],
    expected: [''],
    ...(method === 'HEAD' ? { bodiless: true } : {}),
    ...(known ? {} : { broken: true }),
  }
}
