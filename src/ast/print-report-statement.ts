import { printTable } from './print-clauses.ts'
import { printString } from './print-expression.ts'
import type { ReportStatement } from './report-statement.ts'

export function printReport({ path, tables, options }: ReportStatement): string {
  const given = Object.entries(options).map(([name, value]) => `${name} = ${optionText(value)}`)
  return [
    `REPORT TO ${printString(path)}`,
    tables.length === 0 ? '' : ` FOR ${tables.map(printTable).join(', ')}`,
    given.length === 0 ? '' : ` WITH (${given.join(', ')})`,
  ].join('')
}

function optionText(value: string | number | boolean): string {
  if (typeof value === 'boolean') return value ? 'on' : 'off'
  return typeof value === 'number' ? String(value) : printString(value)
}
