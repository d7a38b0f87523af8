import { expect, test } from 'vitest'
import { RequestRecorder } from '../../../src/layers/recording/request-recorder.ts'
import { readLine } from '../../../src/modelling/recorder/read-line.ts'
import { RecordingAnalysis } from '../../../src/modelling/recorder/recording-analysis.ts'
import { recordedValues } from '../../../src/operation/recording/recording-line.ts'
import { fc } from '../../property.ts'

const operations = [
  'GetItem',
  'Query',
  'Scan',
  'PutItem',
  'UpdateItem',
  'BatchGetItem',
  'BatchWriteItem',
  'TransactWriteItems',
  'TransactGetItems',
  'ExecuteStatement',
  'BatchExecuteStatement',
  'ExecuteTransaction',
  '',
  'constructor',
]
const members = [
  'TableName',
  'Key',
  'Item',
  'IndexName',
  'KeyConditionExpression',
  'FilterExpression',
  'UpdateExpression',
  'ExpressionAttributeNames',
  'ExpressionAttributeValues',
  'KeyConditions',
  'Expected',
  'AttributeUpdates',
  'AttributesToGet',
  'RequestItems',
  'TransactItems',
  'TransactStatements',
  'Statements',
  'Statement',
  'Parameters',
  'Limit',
  '__proto__',
]
const words = fc.constantFrom(
  'pk = :p',
  '#a = :p',
  ':p',
  '#a',
  'pk',
  'SET a = :p',
  "SELECT * FROM t WHERE pk = 'x",
  'Put',
  'Key',
  'Keys',
)
const anything = fc.oneof(fc.jsonValue({ maxDepth: 4 }), words, fc.dictionary(words, fc.jsonValue({ maxDepth: 2 })))
const requests = fc.oneof(fc.jsonValue(), fc.dictionary(fc.constantFrom(...members), anything))

function linesOf(
  given: readonly (readonly [string, unknown])[],
  values: (typeof recordedValues)[number],
): readonly string[] {
  const lines: string[] = []
  const options = { writer: 'w', by: '', region: 'us-east-1', values, nowMs: 0, describe: () => undefined }
  const recorder = new RequestRecorder(options, (line) => lines.push(line))
  for (const [operation, request] of given) {
    const record = {
      atMs: 0,
      region: undefined,
      operation,
      tables: [],
      charges: [],
      elapsedMs: 1,
      error: 'ValidationException',
    }
    recorder.add({ record, request, body: '' })
  }
  return lines
}

test('hostile: whatever a client sends is noted, and can be read', () => {
  fc.assert(
    fc.property(
      fc.array(fc.tuple(fc.constantFrom(...operations), requests)),
      fc.constantFrom(...recordedValues),
      (given, values) => {
        const analysis = new RecordingAnalysis({ tables: [], entities: [], patterns: [] })
        for (const line of linesOf(given, values)) {
          expect(line.indexOf('\n')).toBe(line.length - 1)
          expect(readLine(line).kind).not.toBe('damaged')
          analysis.line(line)
        }
        expect(analysis.result()).toMatchObject({ requests: given.length, shapeless: 0 })
      },
    ),
    { numRuns: 500 },
  )
})

test('hostile: requests with a name for everything do not fill the file', () => {
  const wide = Object.fromEntries(Array.from({ length: 20_000 }, (_, at) => [`#n${at}`, `n${at}`]))
  const values = Object.fromEntries(Object.keys(wide).map((name) => [name, { S: name }]))
  const [, shape = '', request = ''] = linesOf(
    [['GetItem', { TableName: 't', Key: values, ExpressionAttributeNames: wide }]],
    'all',
  )
  expect(shape.length + request.length).toBeLessThan(1000)
})
