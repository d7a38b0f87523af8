import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { printStatement } from '../../../src/ast/print-statement.ts'
import { type Database, executeScript, openMemory } from '../../../src/index.ts'
import { type Model, modelFrom } from '../../../src/modelling/model/model.ts'
import { accessOf, type Describe } from '../../../src/modelling/recorder/access-of.ts'
import type { AskedRequest } from '../../../src/modelling/recorder/match-request.ts'
import { groupOf } from '../../../src/modelling/recorder/planned-pattern.ts'
import type { TableDescription } from '../../../src/operation/operation-types.ts'
import { elementsOf } from '../../../src/operation/recording/request-elements.ts'
import { parseScript } from '../../../src/syntax/parse-script.ts'

const fixtures = join(import.meta.dirname, '../../../fixtures/shop')

/** The tables of fixtures/shop, and patterns as a file keeps them. */
export async function shopModel(
  patterns: string,
): Promise<{ readonly database: Database; readonly model: Model; readonly describe: Describe }> {
  const database = openMemory()
  await executeScript(database, readFileSync(join(fixtures, 'model.ddbq'), 'utf8'))
  const { Table } = await database.run('DescribeTable', { TableName: 'shop' })
  const tables = [Table as TableDescription]
  const { statements, diagnostics } = parseScript(patterns)
  if (diagnostics.length > 0) throw new Error(JSON.stringify(diagnostics))
  const members = statements.map(({ ast }) => ({
    kind: 'access-pattern' as const,
    name: '',
    text: printStatement(ast),
  }))
  return { database, model: modelFrom(tables, members), describe: (name) => (name === 'shop' ? tables[0] : undefined) }
}

/** Those of fixtures/shop/shop.ddbq. */
export const shopPatterns = (): string => {
  const text = readFileSync(join(fixtures, 'shop.ddbq'), 'utf8')
  return text.slice(text.indexOf('ACCESS PATTERN'))
}

/** A request as the analysis sees it, with the values that a recording of keys has or of all. */
export function asked(operation: string, request: unknown, describe: Describe): AskedRequest {
  const keyNames = () => ['pk', 'sk', 'gsi1pk', 'gsi1sk']
  const elements = elementsOf(operation, request, keyNames).map(({ shape, values }) => ({
    access: accessOf(shape, describe),
    values,
  }))
  return { group: groupOf(operation), elements }
}
