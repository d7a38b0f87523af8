import type { ReadPlan } from './plan.ts'

/** The operation whose work a read does: by whole keys, through partitions, or everything. */
export type AccessKind = 'GetItem' | 'Query' | 'Scan'

/** All steps are of one kind but where some keys are whole and others not. */
export function accessKind({ steps }: ReadPlan): AccessKind {
  if (steps.every(({ kind }) => kind === 'get')) return 'GetItem'
  return steps.some(({ kind }) => kind === 'scan') ? 'Scan' : 'Query'
}
