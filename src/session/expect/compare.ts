import type { Comparator } from '../../ast/expression.ts'
import { unreachable } from '../../base/unreachable.ts'
import type { Verdict } from '../outcome.ts'

/** `READ UNITS <= 1` against a figure. */
export function figureVerdict(
  what: string,
  operator: Comparator,
  expected: number,
  actual: number,
  unit = '',
): Verdict {
  return {
    passed: holds(actual - expected, operator),
    expected: `${what} ${operator} ${expected}${unit}`,
    actual: `${what} = ${actual}${unit}`,
  }
}

/** Whether a comparison holds, given how the left side stands to the right: negative, zero or positive. */
export function holds(difference: number, operator: Comparator): boolean {
  switch (operator) {
    case '=':
      return difference === 0
    case '<>':
      return difference !== 0
    case '<':
      return difference < 0
    case '<=':
      return difference <= 0
    case '>':
      return difference > 0
    case '>=':
      return difference >= 0
    default:
      return unreachable(operator)
  }
}

/** What the statement did instead of what was expected of it. */
export const notSo = (expected: string, actual: string): Verdict => ({ passed: false, expected, actual })
