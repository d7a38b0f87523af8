import type { CallRecord } from './outcome.ts'

/** What a session consumed since it began. */
export type Totals = {
  readonly statements: number
  readonly calls: number
  readonly readHalfUnits: number
  readonly writeHalfUnits: number
}

export const noTotals: Totals = { statements: 0, calls: 0, readHalfUnits: 0, writeHalfUnits: 0 }

export function addedTo(totals: Totals, calls: readonly CallRecord[]): Totals {
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

export const totalsText = ({ statements, calls, readHalfUnits, writeHalfUnits }: Totals): string =>
  `session: ${statements} statements, ${calls} calls, ${readHalfUnits / 2} RCU, ${writeHalfUnits / 2} WCU`
