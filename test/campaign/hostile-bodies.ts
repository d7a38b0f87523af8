import { gzipSync } from 'node:zlib'
import { type DeepCall, deepCall } from './deep-texts.ts'
import type { HostileRequests } from './hostile-requests.ts'
import { jsonText, mutateJson } from './json-mutation.ts'
import type { Random } from './random.ts'

/** Bytes that are sent as the body of a call. */
export type HostileBody = {
  readonly operation: string
  readonly bytes: Buffer
  /** Of what the bytes are packed with. */
  readonly encoding?: string | undefined
}

/** A body of a few bytes to a megabyte, mostly right, nearly right, or not at all. */
export function hostileBody(random: Random, requests: HostileRequests, operations: readonly string[]): HostileBody {
  const made = (): DeepCall => {
    const operation = random.pick(operations)
    const request = requests.make(operation)
    if (random.oneIn(5)) mutateJson(random, request)
    return { operation, request }
  }
  if (random.oneIn(4)) return packed(random, asBytes(deepCall(random)))
  if (random.oneIn(12)) return packed(random, asBytes(random.pick(namedCalls)))
  if (random.oneIn(12)) return packed(random, { operation: random.pick(operations), bytes: deepJson(random) })
  const { operation, bytes } = asBytes(made())
  return packed(random, { operation, bytes: random.oneIn(10) ? spoiledBytes(random, bytes) : bytes })
}

/** Nearly as much as a body may hold, or a little more. */
export function hugeBody(random: Random): HostileBody {
  const size = 16 * 1024 * 1024
  const fill = (before: string, piece: string, after: string): Buffer => {
    const count = Math.floor((size - before.length - after.length) / piece.length)
    return Buffer.from(before + piece.repeat(count) + after)
  }
  const put = (value: string): [string, string] => [`{"TableName":"plain","Item":{"pk":{"S":"a"},"a":${value}`, '}}']
  const [string, map, list, number] = [put('{"S":"'), put('{"M":{'), put('{"L":['), put('{"N":"')]
  const bytes = random.pick<() => Buffer>([
    () => fill(string[0], 'x', `"}${string[1]}`),
    () => fill(string[0], '\\u0000', `"}${string[1]}`),
    () => fill(number[0], '9', `"}${number[1]}`),
    () => fill(list[0], '{"S":"a"},', `{"S":"a"}]}${list[1]}`),
    () => fill(list[0], '{"NULL":true},', `{"NULL":true}]}${list[1]}`),
    () => fill(map[0], '"a":{"S":"a"},', `"b":{"S":"a"}}}${map[1]}`),
    () => fill('{"TableName":"plain","Item":{', '"a":{"S":"a"},', '"pk":{"S":"a"}}}'),
    () => fill('{"RequestItems":{"plain":[', '{"PutRequest":{"Item":{"pk":{"S":"a"}}}},', '{}]}}'),
    () => fill('{"TableName":"plain","Item":{"pk":{"SS":[', '"a",', '"a"]}}}'),
    () => fill('{"TableName":"', 'x', '"}'),
    () => fill('[', '[', ''),
    () => fill('', '{"a":', ''),
    () => fill('', ' ', ''),
    () => fill('{"a":', '1', '}'),
    () => Buffer.alloc(random.pick([size, size + 1, size + 65_536]), 0x20),
    () => Buffer.alloc(size, 0xff),
  ])()
  return { operation: random.pick(['PutItem', 'UpdateItem', 'BatchWriteItem', 'Scan']), bytes }
}

/** Much more than it says. */
export function packedBomb(random: Random): HostileBody {
  const zeros = gzipSync(Buffer.alloc(random.pick([16, 17, 200]) * 1024 * 1024, random.pick([0x20, 0x5b])))
  const bytes = random.pick<() => Buffer>([
    () => zeros,
    () => gzipSync(zeros),
    () => Buffer.concat([zeros, zeros]),
    () => Buffer.concat([gzipSync('{}'), Buffer.from('garbage')]),
    () => Buffer.concat(Array.from({ length: 2000 }, () => gzipSync(''))),
    () => zeros.subarray(0, zeros.length - random.between(1, 12)),
    () => Buffer.concat([zeros.subarray(0, 9), random.bytes(2000)]),
    () => Buffer.from([0x1f, 0x8b]),
  ])()
  return { operation: 'ListTables', bytes, encoding: 'gzip' }
}

function asBytes({ operation, request }: DeepCall): HostileBody {
  // What is nested too deep for JSON.stringify is written by hand elsewhere.
  return { operation, bytes: Buffer.from(jsonText(request) ?? '{}') }
}

function packed(random: Random, body: HostileBody): HostileBody {
  if (random.oneIn(10)) return { ...body, bytes: gzipSync(body.bytes), encoding: random.pick(['gzip', 'GZIP']) }
  return random.oneIn(60) ? { ...body, encoding: random.pick(['identity', 'deflate', 'br', 'gzip', '']) } : body
}

/** Right JSON in hostile clothes, or hardly any. */
function deepJson(random: Random): Buffer {
  const levels = random.pick([100, 1000, 10_000, 100_000])
  const wrap = (open: string, inner: string, close: string): string =>
    open.repeat(levels) + inner + close.repeat(levels)
  const item = (value: string): string => `{"TableName":"plain","Item":{"pk":{"S":"deep"},"a":${value}}}`
  const text = random.pick<() => string>([
    () => wrap('[', '', ']'),
    () => wrap('{"a":', '1', '}'),
    () => wrap('[', '', ''),
    () => item(wrap('{"L":[', '{"S":"a"}', ']}')),
    () => item(wrap('{"M":{"a":', '{"S":"a"}', '}}')),
    () => item(wrap('{"M":{"__proto__":', '{"S":"a"}', '}}')),
    () => `{"TableName":"plain","Key":{"pk":${wrap('{"S":', '"a"', '}')}}}`,
    () => `{"TableName":${wrap('[', '"plain"', ']')}}`,
    () => `{"RequestItems":${wrap('{"plain":', '[]', '}')}}`,
    () => `{"TransactItems":${wrap('[', '{}', ']')}}`,
    () => `{"Nothing":${wrap('[', '', ']')}}`,
    () => `{"ExpressionAttributeValues":{":v":${wrap('{"L":[', '{"N":"1"}', ']}')}},"TableName":"plain"}`,
  ])()
  return Buffer.from(text)
}

function spoiledBytes(random: Random, bytes: Buffer): Buffer {
  const at = random.below(bytes.length + 1)
  const [before, after] = [bytes.subarray(0, at), bytes.subarray(at)]
  return random.pick<() => Buffer>([
    () => before,
    () => Buffer.concat([before, random.bytes(random.between(1, 8)), after]),
    () => Buffer.concat([before, after.subarray(random.between(1, 8))]),
    () => Buffer.concat([before, Buffer.from(random.pick(oddBytes)), after]),
    () => Buffer.concat([bytes, bytes]),
    () =>
      Buffer.concat([
        Buffer.from(
          random.pick([
            [0xef, 0xbb, 0xbf],
            [0xff, 0xfe],
          ]),
        ),
        bytes,
      ]),
    () => Buffer.from(bytes.toString(), 'utf16le'),
    () =>
      Buffer.from(bytes.toString().replaceAll('"a"', random.pick(['"\\ud800"', '"__proto__"', '"\\u0000"', '1e999']))),
    () => Buffer.from(bytes.toString().replace('{', '{"__proto__":{"TableName":"plain"},"constructor":1,')),
    () => Buffer.from(bytes.toString().replace('{', '{"TableName":"twice",')),
  ])()
}

/** Overlong, cut off, surrogates as bytes, beyond Unicode: no UTF-8. */
const oddBytes: readonly (readonly number[])[] = [
  [0xc0, 0x80],
  [0xe2, 0x82],
  [0xed, 0xa0, 0x80],
  [0xf4, 0x90, 0x80, 0x80],
  [0x80],
  [0xff],
  [0],
]

const plain = { TableName: 'plain' }
const arn = 'arn:aws:dynamodb:us-east-1:000000000000:table/plain'

/** What clients and other emulators have stumbled over. */
const namedCalls: readonly DeepCall[] = [
  { operation: 'TagResource', request: { ResourceArn: arn, Tags: [{ Key: 'a' }] } },
  { operation: 'TagResource', request: { ResourceArn: arn, Tags: [{ Key: 'a', Value: null }] } },
  { operation: 'TagResource', request: { ResourceArn: arn, Tags: [null] } },
  { operation: 'UntagResource', request: { ResourceArn: arn, TagKeys: [null] } },
  {
    operation: 'CreateTable',
    request: {
      TableName: 'tagged',
      KeySchema: [{ AttributeName: 'pk', KeyType: 'HASH' }],
      AttributeDefinitions: [{ AttributeName: 'pk', AttributeType: 'S' }],
      BillingMode: 'PAY_PER_REQUEST',
      Tags: [{ Key: 'a' }],
    },
  },
  { operation: 'PutItem', request: { ...plain, Item: { pk: { S: 'a' }, ['__proto__']: { S: 'x' } } } },
  { operation: 'PutItem', request: { ...plain, Item: { pk: { S: '\ud800' }, '\ud800': { S: '\udc00' } } } },
  { operation: 'PutItem', request: { ...plain, Item: { pk: { S: '\0' }, '\0': { SS: ['\0', ''] } } } },
  { operation: 'PutItem', request: { ...plain, Item: null } },
  { operation: 'PutItem', request: { ...plain, Item: [] } },
  { operation: 'GetItem', request: { ...plain, Key: { pk: { S: 'x'.repeat(2049) } } } },
  { operation: 'Scan', request: { ...plain, Limit: 2 ** 31, Segment: -1, TotalSegments: 1e9 } },
  { operation: 'Scan', request: { ...plain, ExclusiveStartKey: { pk: {} } } },
  { operation: 'Query', request: { ...plain, KeyConditions: { pk: { ComparisonOperator: 'EQ' } } } },
  { operation: 'UpdateItem', request: { ...plain, Key: { pk: { S: 'a' } }, AttributeUpdates: { a: {} } } },
  { operation: 'UpdateItem', request: { ...plain, Key: { pk: { S: 'a' } }, Expected: { a: { Exists: true } } } },
  { operation: 'BatchWriteItem', request: { RequestItems: { plain: [{}] } } },
  { operation: 'BatchGetItem', request: { RequestItems: { ['__proto__']: null, constructor: { Keys: [{}] } } } },
  { operation: 'ExecuteStatement', request: { Statement: '' } },
  { operation: 'ExecuteStatement', request: { Statement: 'SELECT * FROM plain WHERE pk = ?', Parameters: [] } },
  { operation: 'ExecuteStatement', request: { Statement: '\0' } },
  { operation: 'ListTables', request: { ExclusiveStartTableName: '\ud800', Limit: 1.9 } },
]
