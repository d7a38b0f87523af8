import type { Statement } from '../ast/statement.ts'
import type { Charge } from '../model/charge.ts'
import type { CallRecord, Totals, TotalUnits } from './outcome.ts'

export const noTotals: Totals = {
  statements: 0,
  calls: 0,
  readHalfUnits: 0,
  writeHalfUnits: 0,
  byTable: [],
  byStatement: [],
}

export function addedTo(totals: Totals, statement: Statement, calls: readonly CallRecord[]): Totals {
  if (calls.length === 0) return totals
  const charges = calls.flatMap((call) => call.charges)
  return {
    statements: totals.statements + 1,
    calls: totals.calls + calls.reduce((sum, { pages }) => sum + pages, 0),
    ...withCharges(totals, charges),
    byTable: withArms(totals.byTable, charges),
    byStatement: charges.length === 0 ? totals.byStatement : withStatement(totals.byStatement, statement, charges),
  }
}

function withArms(arms: Totals['byTable'], charges: readonly Charge[]): Totals['byTable'] {
  const keyOf = (table: string, index: string | undefined): string => JSON.stringify([table, index])
  const sums = new Map(arms.map((arm) => [keyOf(arm.table, arm.index), arm]))
  for (const [key, own] of Map.groupBy(charges, ({ table, index }) => keyOf(table, index?.name))) {
    const sum = sums.get(key) ?? nothing
    for (const { table, index } of own.slice(0, 1))
      sums.set(key, { table, index: index?.name, ...withCharges(sum, own) })
  }
  return [...sums.values()]
}

function withStatement(kinds: Totals['byStatement'], of: Statement, charges: readonly Charge[]): Totals['byStatement'] {
  const statement = wordOf(of)
  const at = kinds.findIndex((kind) => kind.statement === statement)
  const before = kinds[at]
  const kind = { statement, count: (before?.count ?? 0) + 1, ...withCharges(before ?? nothing, charges) }
  return before === undefined ? [...kinds, kind] : kinds.with(at, kind)
}

const nothing: TotalUnits = { readHalfUnits: 0, writeHalfUnits: 0 }

const withCharges = ({ readHalfUnits, writeHalfUnits }: TotalUnits, charges: readonly Charge[]): TotalUnits => ({
  readHalfUnits: readHalfUnits + halfUnitsOf(charges, 'read'),
  writeHalfUnits: writeHalfUnits + halfUnitsOf(charges, 'write'),
})

const halfUnitsOf = (charges: readonly Charge[], kind: Charge['kind']): number =>
  charges.reduce((sum, charge) => (charge.kind === kind ? sum + charge.halfUnits : sum), 0)

/** What such a statement begins with: `SELECT`, `PUT`, `.import`; of a raw request its operation, of an access pattern `RUN name`. */
function wordOf(statement: Statement): string {
  switch (statement.kind) {
    case 'partiql':
      return statement.statement.kind.toUpperCase()
    case 'meta':
      return `.${statement.command}`
    case 'api':
      return statement.operation
    case 'explain':
      return `EXPLAIN ${wordOf(statement.statement)}`
    case 'transaction':
      return 'BEGIN'
    case 'run-pattern':
      return `RUN ${statement.name}`
    default:
      return statement.kind.replace(/-.*/, '').toUpperCase()
  }
}
