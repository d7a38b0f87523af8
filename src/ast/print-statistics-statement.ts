import { optionalTable, printTable } from './print-clauses.ts'
import type { SetStatisticsStatement, StatisticsStatement } from './statistics-statement.ts'

export function printStatisticsStatement(statement: StatisticsStatement): string {
  switch (statement.kind) {
    case 'advise':
      return `ADVISE${optionalTable(statement.table)}`
    case 'set-statistics':
      return `SET STATISTICS FOR ${printTable(statement.table)} ${clauses(statement)}`
    case 'drop-statistics':
      return `DROP STATISTICS FOR ${printTable(statement.table)}`
    case 'show-statistics':
      return `SHOW STATISTICS${optionalTable(statement.table)}`
  }
}

function clauses({ items, bytes, keys, retentionDays }: SetStatisticsStatement): string {
  const clause = (word: string, figure: number | undefined) => (figure === undefined ? [] : [`${word} ${figure}`])
  return [
    ...clause('ITEMS', items),
    ...clause('BYTES', bytes),
    ...clause('KEYS', keys),
    ...clause('RETENTION', retentionDays).map((text) => `${text} DAYS`),
  ].join(' ')
}
