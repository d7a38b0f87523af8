import type { BillInput, MonthAssumptions } from './bill-input.ts'
import { type BillLine, billLine, type LineOf } from './bill-line.ts'
import { type Quantity, quantityOf, whole } from './money.ts'

/** Lines for what only an option of the statement knows of. */
export function assumedLines({ prices, region, only }: BillInput, month: MonthAssumptions): readonly BillLine[] {
  const { dax, dax_nodes: nodes = 1, stream_reads: streamReads = 0 } = month
  const amounts: readonly (readonly [LineOf['item'], Quantity])[] = [
    ['stream reads', whole(streamReads)],
    ['backups', quantityOf(month.backup_gb ?? '0')],
    ['restores', quantityOf(month.restore_gb ?? '0')],
    ['exports', quantityOf(month.export_gb ?? '0')],
    ['imports', quantityOf(month.import_gb ?? '0')],
    ['transfer out', quantityOf(month.transfer_gb ?? '0')],
  ]
  // They are said of what the bill is about.
  const table = only === undefined ? {} : { table: only.table }
  const lines: readonly LineOf[] = amounts
    .filter(([, { n }]) => n > 0n)
    .map(([item, quantity]) => ({ region, ...table, item, quantity, basis: 'assumed' }))
  const cluster: readonly LineOf[] =
    dax === undefined
      ? []
      : [{ region, item: 'DAX', variant: dax, quantity: whole(nodes * prices.hoursPerMonth), basis: 'assumed' }]
  return [...lines, ...cluster].map((line) => billLine(prices, line))
}
