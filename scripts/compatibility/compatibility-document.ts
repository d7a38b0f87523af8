import { modelFileTable } from './model-files.ts'
import { type NamedEntry, operationTable, parameterTable } from './operation-tables.ts'
import { operations } from './operations.ts'

/** COMPATIBILITY.md with its tables of operations and model files written anew; what stands around their marks stays. */
export function compatibilityDocument(text: string): string {
  const entries: readonly NamedEntry[] = Object.entries(operations).sort(([a], [b]) => (a < b ? -1 : 1))
  return [
    { name: 'operations', table: operationTable(entries) },
    { name: 'parameters', table: parameterTable(entries) },
    { name: 'model files', table: modelFileTable() },
  ].reduce((document, { name, table }) => withTable(document, name, table), text)
}

function withTable(text: string, name: string, table: string): string {
  const start = `<!-- ${name}: generated from scripts/compatibility by npm run generate -->\n`
  const end = `<!-- end of ${name} -->\n`
  const [before, rest] = text.split(start)
  const after = rest?.split(end)[1]
  if (before === undefined || after === undefined) throw new Error(`COMPATIBILITY.md has lost the marks of its ${name}`)
  return `${before}${start}\n${table}\n\n${end}${after}`
}
