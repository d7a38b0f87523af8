import type { Expectation } from '../../ast/expect-statement.ts'
import { unreachable } from '../../base/unreachable.ts'
import type { Variables } from '../../planner/literal-value.ts'
import type { Verdict } from '../outcome.ts'
import type { Previous, PrintOutcome } from '../previous.ts'
import { expectError } from './expect-error.ts'
import { expectItems, expectRows, expectValue } from './expect-items.ts'
import { expectOutput } from './expect-output.ts'
import { expectIndex, expectNoScan, expectOperation, expectPlan } from './expect-plan.ts'
import { expectHotPartition, expectRequests, expectThrottled } from './expect-simulation.ts'
import { expectNoThrottles } from './expect-throttles.ts'
import { expectFiltered, expectPages, expectUnits } from './expect-units.ts'

/** What an expectation may look at beside the statement before it. */
export type ExpectContext = {
  readonly variables: Variables
  /** Absent where nothing prints. */
  readonly print: PrintOutcome | undefined
}

/** Judges one expectation about the statement before it. Throws SessionError where it cannot be judged. */
export async function judge(expectation: Expectation, previous: Previous, context: ExpectContext): Promise<Verdict> {
  switch (expectation.kind) {
    case 'rows':
      return expectRows(expectation, previous)
    case 'items':
      return expectItems(expectation, previous, context.variables)
    case 'value':
      return expectValue(expectation, previous, context.variables)
    case 'units':
      return expectUnits(expectation, previous)
    case 'pages':
      return expectPages(expectation, previous)
    case 'filtered':
      return expectFiltered(expectation, previous)
    case 'plan':
      return expectPlan(expectation, previous)
    case 'operation':
      return expectOperation(expectation, previous)
    case 'index':
      return expectIndex(expectation, previous)
    case 'no-scan':
      return expectNoScan(previous)
    case 'no-throttles':
      return expectNoThrottles(previous)
    case 'throttled':
      return expectThrottled(expectation, previous)
    case 'hot-partition':
      return expectHotPartition(expectation, previous)
    case 'requests':
      return expectRequests(expectation, previous)
    case 'error':
      return expectError(expectation, previous)
    case 'output':
      return expectOutput(expectation, previous, context.print)
    default:
      return unreachable(expectation)
  }
}
