import type { Value } from '../model/value.ts'

/** Levels a value takes up: 1 for anything without values inside. Source: reference, data-model 6, SIZE-30. */
export function nestingLevels(value: Value): number {
  const inner = 'M' in value ? Object.values(value.M) : 'L' in value ? value.L : []
  return 1 + inner.reduce((levels, member) => Math.max(levels, nestingLevels(member)), 0)
}
