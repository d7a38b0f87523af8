import type { ClockStatement } from './clock-statement.ts'

export function printClockStatement(statement: ClockStatement): string {
  switch (statement.kind) {
    case 'advance-clock':
      return `CLOCK ADVANCE ${statement.count} ${statement.unit}${statement.count === 1 ? '' : 'S'}`
    case 'set-clock':
      return `CLOCK SET '${new Date(statement.timeMs).toISOString()}'`
    case 'show-clock':
      return 'SHOW CLOCK'
  }
}
