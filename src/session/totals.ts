import type { CallRecord, Totals } from './outcome.ts'

export const noTotals: Totals = { statements: 0, calls: 0, readHalfUnits: 0, writeHalfUnits: 0 }

export function addedTo(totals: Totals, calls: readonly CallRecord[]): Totals {
  if (calls.length === 0) return totals
  const charges = calls.flatMap((call) => call.charges)
  const halfUnits = (kind: 'read' | 'write'): number =>
    charges.reduce((sum, charge) => (charge.kind === kind ? sum + charge.halfUnits : sum), 0)
  return {
    statements: totals.statements + 1,
    calls: totals.calls + calls.reduce((sum, { pages }) => sum + pages, 0),
    readHalfUnits: totals.readHalfUnits + halfUnits('read'),
    writeHalfUnits: totals.writeHalfUnits + halfUnits('write'),
  }
}
