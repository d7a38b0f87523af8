import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { readCloudFormation } from '../../../src/modelling/files/cloudformation/read-cloudformation.ts'
import { writeCloudFormation } from '../../../src/modelling/files/cloudformation/write-cloudformation.ts'

const sample = readFileSync('fixtures/models/orders.template.yaml', 'utf8')

test('tables of all three types are read, with parameters, references and auto scaling', () => {
  const { model, notes } = readCloudFormation(sample)
  expect(model.tables).toMatchSnapshot()
  expect(model.tables.map(({ request }) => request.TableName)).toEqual(['dev-orders', 'Sessions', 'Devices'])
  expect(notes).toEqual([
    { place: 'Resources.Orders.Properties.Tags[1].Value', text: 'taken as where the condition IsProduction holds' },
    {
      place: 'Resources.Orders.Properties.SSESpecification.KMSMasterKeyId',
      text: 'only a deployment knows it: the key that AWS manages is taken',
    },
    {
      place: 'Resources.Devices.Properties.TableName',
      text: 'only a deployment knows it: the table is called Devices',
    },
    { place: 'Resources.Devices.Properties.Replicas[1]', text: 'one table is made, as in the first Region: left out' },
  ])
})

test.each(['yaml', 'json'] as const)('what is written as %s is read as the same', (form) => {
  const { model } = readCloudFormation(sample)
  const text = writeCloudFormation(model, form)
  const again = readCloudFormation(text)
  expect(again.model.tables).toEqual(model.tables)
  expect(again.notes).toEqual([])
  expect(text).toMatchSnapshot()
})

const table = (properties: string): string =>
  `Resources:\n  T:\n    Type: AWS::DynamoDB::Table\n    Properties:\n      ${properties}\n`

test.each([
  [
    'bad-text',
    'Resources:\n  T: [1, 2',
    '2:11: flow sequence in block collection must be sufficiently indented and end with a ]',
  ],
  ['bad-text', 'a: 1\na: 2\n', '2:1: map keys must be unique'],
  ['bad-text', 'a: *b\n', '1:4: nothing is called &b'],
  ['bad-text', '{"Resources": {,', '1:16: expected a name in quotes, found ","'],
  ['bad-shape', 'Resources: {}', 'Resources: no table in it'],
  ['bad-shape', '- a', 'expected an object, found a list'],
  ['bad-shape', table('KeySchema: []'), 'Resources.T.Properties.KeySchema: no partition key in it'],
  [
    'bad-shape',
    table('BillingMode: PAID'),
    'Resources.T.Properties.BillingMode: expected PROVISIONED or PAY_PER_REQUEST, found "PAID"',
  ],
  [
    'bad-shape',
    table('KeySchema: [{ AttributeName: !GetAtt X.Name, KeyType: HASH }]'),
    'Resources.T.Properties.KeySchema[0].AttributeName: expected a text, found {"Fn::GetAtt": ...}, which only a deployment knows',
  ],
] as const)('%s: %s', (code, text, message) => {
  expect(() => readCloudFormation(text)).toThrow(expect.objectContaining({ code: `modelling.${code}`, message }))
})

test.each([200, 3_000])('YAML that is nested %i deep is refused for that', (depth) => {
  const text = `Resources:\n  A: ${'['.repeat(depth)}${']'.repeat(depth)}\n`
  expect(() => readCloudFormation(text)).toThrow(/^2:\d+: nested more than 100 deep$/)
})

test('aliases that make much of little are refused', () => {
  const lines = ['a: &a [x, x, x, x, x, x, x, x, x, x]']
  for (const [at, name] of [...'bcdefghi'].entries())
    lines.push(`${name}: &${name} [${Array(10).fill(`*${'abcdefgh'[at]}`).join(', ')}]`)
  expect(() => readCloudFormation(lines.join('\n'))).toThrow('more than 200000 values')
})
