import {
  type BillOptionName,
  type BillOptions,
  type BillRegion,
  type BillStatement,
  billOptionForms,
  type MoneyStatement,
} from './bill-statement.ts'
import { printTable } from './print-clauses.ts'
import { printString } from './print-expression.ts'
import { printPatternNames } from './print-simulate-statement.ts'

export function printMoneyStatement(statement: MoneyStatement): string {
  switch (statement.kind) {
    case 'bill':
      return printBill(statement)
    case 'bill-diff':
      return `BILL DIFF ${printString(statement.before.path)} ${printString(statement.after.path)}`
    case 'bill-patterns':
      return `BILL ${printPatternNames(statement.names)}${inRegion(statement.region)}`
    case 'show-prices':
      return `SHOW PRICES${inRegion(statement.region)}`
  }
}

function printBill({ perMonth, table, region, last, options }: BillStatement): string {
  const given = Object.entries(options).map(([name, value]) => `${name} = ${optionText(name as BillOptionName, value)}`)
  return [
    perMonth ? 'BILL PER MONTH' : 'BILL',
    table === undefined ? '' : ` FOR ${printTable(table)}`,
    inRegion(region),
    last === undefined ? '' : ` LAST ${last.count} ${last.unit}${last.count === 1 ? '' : 'S'}`,
    given.length === 0 ? '' : ` WITH (${given.join(', ')})`,
  ].join('')
}

const inRegion = (region: BillRegion | undefined): string =>
  region === undefined ? '' : ` REGION ${printString(region.name)}`

function optionText(name: BillOptionName, value: NonNullable<BillOptions[BillOptionName]>): string {
  if (typeof value === 'boolean') return value ? 'on' : 'off'
  if (typeof value === 'number') return String(value)
  if (typeof value === 'string') return billOptionForms[name] === 'amount' ? value : printString(value)
  if ('readUnits' in value) return `(${value.readUnits} RCU, ${value.writeUnits} WCU)`
  return `[${value.map(printString).join(', ')}]`
}
