import type { ModelTable } from './model-file.ts'
import type { Part } from './text/part.ts'

/** Point-in-time recovery that is on, with its days where they are said. */
export const recoveryPeriod = (days: Part): NonNullable<ModelTable['recovery']> =>
  days.isAbsent ? {} : { periodDays: days.count() }
