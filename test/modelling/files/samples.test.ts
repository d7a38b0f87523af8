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
