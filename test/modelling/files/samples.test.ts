import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import type { ModelFormat } from '../../../src/ast/model-file-statement.ts'
import { printStatement } from '../../../src/ast/print-statement.ts'
import { createTableStatement } from '../../../src/modelling/files/create-table-statement.ts'
import { guessFormat } from '../../../src/modelling/files/formats.ts'
import { readModelFile } from '../../../src/modelling/files/read-model-file.ts'
import { writeModelFile } from '../../../src/modelling/files/write-model-file.ts'

const samples: readonly (readonly [ModelFormat, string])[] = [
  ['TERRAFORM', 'telemetry.tf'],
  ['MCP', 'dynamodb_data_model.json'],
  ['MCP_SCHEMA', 'tickets.schema.json'],
  ['ONETABLE', 'accounts.onetable.ts'],
  ['ELECTRODB', 'tasks.electrodb.ts'],
]

/** A model in the shell's own words, with what was told about it. */
async function shown(format: ModelFormat, text: string): Promise<string> {
  const { model, notes } = await readModelFile(text, format)
  const statements = [...model.tables.map(createTableStatement), ...model.entities, ...model.patterns]
  const items = model.items.map((of) => `${of.table}: ${JSON.stringify(of.items)}`)
  return [
    ...statements.map(printStatement),
    ...items,
    ...notes.map(({ place, text: said }) => `${place}: ${said}`),
  ].join('\n\n')
}

test.each(samples)('%s: %s is read', async (format, name) => {
  const text = readFileSync(`fixtures/models/${name}`, 'utf8')
  expect(guessFormat(name, text)).toBe(format)
  await expect(await shown(format, text)).toMatchFileSnapshot(`samples/${name}.read`)
})

test.each(samples)('%s: %s is written as the same model', async (format, name) => {
  const { model } = await readModelFile(readFileSync(`fixtures/models/${name}`, 'utf8'), format)
  const { text } = await writeModelFile(model, format, name)
  const again = (await readModelFile(text, format)).model
  expect(again.tables).toEqual(model.tables)
  expect(again.entities.map(printStatement)).toEqual(model.entities.map(printStatement))
  expect(again.items).toEqual(model.items)
  expect((await writeModelFile(again, format, name)).text).toBe(text)
})

test('recovery that only a deployment knows of is told, and the table is read all the same', async () => {
  const resource = (settings: string) => `
resource "aws_dynamodb_table" "orders" {
  name = "orders"
  billing_mode = "PAY_PER_REQUEST"
  hash_key = "pk"
  attribute {
    name = "pk"
    type = "S"
  }
  point_in_time_recovery {
    ${settings}
  }
}`
  const read = (settings: string) => readModelFile(resource(settings), 'TERRAFORM')
  const unknown = await read('enabled = var.stage == "prod"')
  expect(unknown.model.tables[0]).not.toHaveProperty('recovery')
  expect(unknown.notes).toEqual([
    {
      place: 'aws_dynamodb_table.orders.point_in_time_recovery[0].enabled',
      text: 'only a deployment knows it: left out',
    },
  ])
  const days = await read('enabled = true\n    recovery_period_in_days = var.days')
  expect(days.model.tables[0]).toHaveProperty('recovery', {})
  expect(days.notes).toMatchObject([{ text: 'only a deployment knows it: 35 days are taken' }])
  const template = (Enabled: unknown) =>
    JSON.stringify({
      Resources: {
        Orders: {
          Type: 'AWS::DynamoDB::Table',
          Properties: {
            TableName: 'orders',
            BillingMode: 'PAY_PER_REQUEST',
            AttributeDefinitions: [{ AttributeName: 'pk', AttributeType: 'S' }],
            KeySchema: [{ AttributeName: 'pk', KeyType: 'HASH' }],
            PointInTimeRecoverySpecification: { PointInTimeRecoveryEnabled: Enabled, RecoveryPeriodInDays: 7 },
          },
        },
      },
    })
  const known = await readModelFile(template(true), 'CLOUDFORMATION')
  expect(known.model.tables[0]).toHaveProperty('recovery', { periodDays: 7 })
  const referred = await readModelFile(template({ Ref: 'Recovery' }), 'CLOUDFORMATION')
  expect(referred.notes).toMatchObject([{ text: 'only a deployment knows it: left out' }])
})
