import type { ComparedModel } from '../compared-model.ts'
import { appStep, askStep, goneStep, modelStep } from './app-steps.ts'
import { indexSteps } from './index-steps.ts'
import { itemSteps } from './item-steps.ts'
import type { MigrationStep, PlanAround } from './migration-step.ts'
import { settingSteps } from './setting-steps.ts'
import { tableSteps } from './table-steps.ts'

/** What has to be done in which order to come from one model to another, with what it takes. */
export type MigrationPlan = {
  readonly steps: readonly MigrationStep[]
  /** In 1e-12 of the currency, of the steps that have a price. */
  readonly pico: bigint
  readonly currency: string
}

/**
 * What is added comes first, then what writes both forms, what fills up what was there before, the indexes over it, the new patterns,
 * and what nobody needs any more last. So each pattern of either model is served while its application runs, but where a step says
 * otherwise.
 */
export function migrationPlan(before: ComparedModel, after: ComparedModel, price: PlanAround['price']): MigrationPlan {
  const around = { before, after, price }
  const tables = tableSteps(around)
  const settings = settingSteps(around)
  const items = itemSteps(around)
  const indexes = indexSteps(around)
  const steps = [
    ...tables.create,
    ...settings,
    ...appStep([...tables.copy, ...items]),
    ...items,
    ...tables.copy,
    ...indexes.create,
    ...askStep(around),
    ...goneStep(around, [...indexes.drop, ...tables.drop]),
    ...indexes.drop,
    ...tables.drop,
    ...modelStep(around),
  ]
  return {
    steps,
    pico: steps.reduce((sum, { cost }) => sum + (cost?.pico ?? 0n), 0n),
    currency: before.currency,
  }
}
