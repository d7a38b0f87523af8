import type { ModelDiff } from './model-diff.ts'
import type { MigrationPlan } from './plan/migration-plan.ts'
import type { RehearsalReport } from './rehearsal-report.ts'

/** All that DIFF MODEL can say. */
export type DiffReport = {
  readonly diff: ModelDiff
  readonly plan?: MigrationPlan | undefined
  readonly rehearsal?: RehearsalReport | undefined
}
