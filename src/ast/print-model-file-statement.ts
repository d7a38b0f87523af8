import type { ModelFileStatement } from './model-file-statement.ts'
import { printTable } from './print-clauses.ts'
import { printName, printString } from './print-expression.ts'

export function printModelFile(statement: ModelFileStatement): string {
  const { path, format, data } = statement
  const options = `${format === undefined ? '' : ` FORMAT ${printName(format)}`}${data ? ' WITH DATA' : ''}`
  if (statement.kind === 'import-model') return `IMPORT MODEL ${printString(path)}${options}`
  const tables = statement.tables.length === 0 ? '' : ` ${statement.tables.map(printTable).join(', ')}`
  return `EXPORT MODEL${tables} TO ${printString(path)}${options}${statement.replace ? ' REPLACE' : ''}`
}
