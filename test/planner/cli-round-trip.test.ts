import { execFileSync } from 'node:child_process'
import { expect, test } from 'vitest'
import { type Shape, serviceModel, shapeNamed } from '../../src/operation/service-model.ts'
import { cliText } from '../../src/planner/code/cli-text.ts'
import { codeFor } from '../../src/planner/code/code-for.ts'
import { planStatement } from '../../src/planner/plan-statement.ts'
import type { PlannedCall } from '../../src/planner/statement-plan.ts'
import { readShellWords } from '../../src/syntax/aws-shell-words.ts'
import { parseScript } from '../../src/syntax/parse-script.ts'
import { type Arbitrary, fc } from '../property.ts'
import { planContext, planOf, statementOf } from './plan.ts'

// EXPLAIN AS CLI is text for two readers: a POSIX shell, and this one, where it is the same call again.

const text = fc.oneof(
  fc.string({ unit: 'grapheme', maxLength: 8 }),
  fc.string({ unit: 'binary', maxLength: 4 }),
  fc.constantFrom(
    ...[
      '',
      '-',
      '--table-name',
      '-1',
      "it's",
      'a b',
      '$HOME',
      '`id`',
      '$(id)',
      '"',
      '\\',
      'a\\',
      '\n',
      '\r\n',
      '#c',
      'a #c',
    ],
    ...[
      'file://x',
      'fileb://x',
      '[a',
      '{"a": 1}',
      '~',
      '*',
      ';',
      '&&',
      '|',
      '>x',
      'é',
      '\ud800',
      'a\0b',
      '=',
      'a=b',
      '!x',
      "$'a'",
    ],
  ),
)

/** Anything at all, as `API` takes it. */
const json: Arbitrary<unknown> = fc.letrec((tie) => ({
  value: fc.oneof(
    { maxDepth: 3 },
    text,
    fc.integer(),
    fc.double({ noNaN: true, noDefaultInfinity: true }).map((number) => number + 0 || 0),
    fc.boolean(),
    fc.constant(null),
    fc.array(tie('value'), { maxLength: 2 }),
    fc.dictionary(text, tie('value'), { maxKeys: 2 }),
  ),
})).value

function anyOf(shape: Shape, depth = 0): Arbitrary<unknown> {
  switch (shape.t) {
    case 'boolean':
      return fc.boolean()
    case 'integer':
    case 'long':
      return fc.integer()
    case 'double':
    case 'timestamp':
      return fc.constantFrom(0, 1.5, -2, 1e21)
    case 'list':
      return depth > 2 ? fc.constant([]) : fc.array(anyOf(shapeNamed(shape.of), depth + 1), { maxLength: 2 })
    case 'map':
      return depth > 2 ? fc.constant({}) : fc.dictionary(text, anyOf(shapeNamed(shape.v), depth + 1), { maxKeys: 2 })
    case 'structure':
      return depth > 2 ? fc.constant({}) : membersOf(shape, depth)
    default:
      return text
  }
}

const membersOf = (shape: Extract<Shape, { t: 'structure' }>, depth: number) =>
  fc.record(
    Object.fromEntries(
      Object.entries(shape.m ?? {}).map(([member, name]) => [member, anyOf(shapeNamed(name), depth + 1)]),
    ),
    { requiredKeys: [] },
  )

const request = (operation: string): Arbitrary<object> => {
  const shape = shapeNamed(serviceModel.operations[operation]?.input ?? '')
  const members = shape.t === 'structure' ? membersOf(shape, 0) : fc.constant({})
  return fc.oneof(
    { weight: 8, arbitrary: members },
    {
      weight: 1,
      arbitrary: fc.dictionary(fc.oneof(text, fc.constantFrom('TableName', 'Limit')), json, { maxKeys: 3 }),
    },
  )
}

const callOf = (command: string): PlannedCall => {
  const plan = planStatement(statementOf(command), planContext('orders'))
  if (plan.kind !== 'calls' || plan.steps[0] === undefined) throw new Error('a command is a call')
  return plan.steps[0]
}

const plain = (value: unknown): unknown => JSON.parse(JSON.stringify(value))

const seenByBash: string[] = []

test.each(Object.keys(serviceModel.operations))('any %s is the same call when its command is pasted', (operation) => {
  const paged = ['Query', 'Scan', 'ListTables'].includes(operation)
  const limits = paged ? fc.constantFrom(undefined, {}, { items: 3 }) : fc.constant<PlannedCall['pages']>(undefined)
  fc.assert(
    fc.property(request(operation), limits, (made, pages) => {
      const call = { step: { operation, request: plain(made) }, ...(pages && { pages }) } as unknown as PlannedCall
      const command = cliText(call)
      seenByBash.push(command)
      expect(plain(callOf(command))).toEqual(plain(call))
    }),
    { numRuns: 60 },
  )
})

test('bash reads from each of these commands the words that are read here', () => {
  expect(seenByBash.length).toBeGreaterThan(1000)
  const words = execFileSync('bash', ['--norc', '-s'], {
    input: seenByBash.map((command) => `${command.replace(/^aws/, "printf '%s\\0' aws")}; printf '\\n\\0'`).join('\n'),
    encoding: 'utf8',
    env: { PATH: process.env['PATH'] ?? '' },
    maxBuffer: 1e9,
  })
  const ours = seenByBash.flatMap((command) => [...readShellWords(command, 0).map((word) => word.text), '\n'])
  expect(words.split('\0').slice(0, -1)).toEqual(ours)
})

test.each([
  "QUERY orders WHERE pk = 'a' START AFTER {pk: 'a', sk: 'b'}",
  "QUERY orders WHERE pk = 'a' START AFTER {pk: 'a', sk: 'b'} LIMIT 3 DESC",
  'SCAN orders LIMIT 3',
  'SHOW TABLES',
  "BEGIN; PUT orders {pk: 'a', sk: 'b'}; DELETE orders {pk: 'b', sk: 'c'} IF x = 1; COMMIT",
  "UPDATE orders {pk: 'a', sk: 'b'} SET x = b64'AQID', y = <<1, 2>>",
  'CREATE TABLE t (pk STRING) PRIMARY KEY (pk HASH) BILLING MODE PROVISIONED (1 RCU, 2 WCU) TTL (at)',
  'ALTER TABLE orders SET DELETION PROTECTION ENABLED',
  "SELECT * FROM orders WHERE pk = 'a' AND sk IN ['--', '-x', '[']",
])('the commands of %s plan its calls', (statement) => {
  const plan = planOf(statement)
  if (plan.kind !== 'calls') throw new Error('calls are expected')
  const { statements, diagnostics } = parseScript(codeFor(plan, 'cli', { start: 0, end: 0 }))
  expect(diagnostics).toEqual([])
  const again = statements.map(({ text }) => callOf(text))
  // PartiQL pages by hand in the AWS CLI, and nothing waits or is put up with there.
  const essence = ({ step, pages }: PlannedCall) => [step, step.operation === 'ExecuteStatement' ? undefined : pages]
  expect(plain(again.map(essence))).toEqual(plain(plan.steps.map(essence)))
})
