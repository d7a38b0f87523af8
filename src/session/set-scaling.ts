import { regionOf } from '../operation/table-facts.ts'
import type { PlannedScaling } from '../planner/statement-plan.ts'
import { lookingRun } from './looking-run.ts'
import type { Run } from './run.ts'
import { describeTable } from './run-show.ts'
import { scalerOf } from './scaling-of.ts'

/** What CREATE TABLE and ALTER TABLE say about auto scaling, after their calls: it is no part of a table's own requests. */
export async function setScaling(run: Run, scaling: readonly PlannedScaling[]): Promise<void> {
  for (const change of scaling) {
    const region = regionOf(await describeTable(lookingRun(run), change.table))
    await scalerOf(run).setScaling({ region, ...change })
  }
}
