import type { WorkshopCheck } from './workshop.ts'

/** What a check found wrong: the remark of whoever wrote it, what was wanted and what was there. Undefined: it is met. */
export type Finding = { readonly remark: string; readonly expected: string; readonly found: string } | undefined

/** How one check of a step came out. */
export type CheckResult = {
  readonly step: number
  readonly check: WorkshopCheck
  readonly met: boolean
  /** Of one that is not met; undefined: nothing was there yet to be judged. */
  readonly finding: Finding
}
