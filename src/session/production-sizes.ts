import type { ProductionStatistics } from '../model/production-statistics.ts'
import type { TableDescription } from '../operation/operation-types.ts'
import { regionOf } from '../operation/table-facts.ts'
import type { TableCatalogue } from '../planner/plan-context.ts'
import { atScale, type SizedTable } from '../planner/sized-table.ts'
import type { Connection } from './session-state.ts'

/** What SET STATISTICS has said of the tables of a database; nothing where nobody keeps it. */
export const productionStatistics = async ({ monitor }: Connection): Promise<readonly ProductionStatistics[]> =>
  (await monitor?.statistics()) ?? []

export function statisticsFor(
  table: TableDescription,
  all: readonly ProductionStatistics[],
): ProductionStatistics | undefined {
  return all.find(({ region, table: name }) => name === table.TableName && region === regionOf(table))
}

/** A table at its size in production, where somebody said what that is. */
export function sizedTable(table: TableDescription, all: readonly ProductionStatistics[]): SizedTable {
  const production = statisticsFor(table, all)
  return production === undefined ? table : atScale(table, production)
}

/** The same tables, at the size that they have in production. */
export function sizedTables(tables: TableCatalogue, all: readonly ProductionStatistics[]): TableCatalogue {
  if (all.length === 0) return tables
  return {
    describe: (name) => {
      const table = tables.describe(name)
      return table === undefined ? undefined : sizedTable(table, all)
    },
    expiresBy: (name) => tables.expiresBy(name),
    backupsNamed: (name) => tables.backupsNamed(name),
  }
}
