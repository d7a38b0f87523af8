import { ApiError, type CancellationReason } from '../model/api-error.ts'
import { transactionMessages } from '../model/messages/transaction.ts'
import type { EngineContext } from './context.ts'
import type { NamedItem } from './transaction-items.ts'
import type { PlannedWrite } from './write-plan.ts'

/** Why a transaction is called off: one reason per action, in order. Source: reference, operations 8, TX-4 to TX-7. */

const none: CancellationReason = { Code: 'None' }

export const cancelled = (reasons: readonly CancellationReason[]): ApiError =>
  new ApiError('TransactionCanceledException', transactionMessages.cancelled(reasons.map(({ Code }) => Code)), {
    members: { CancellationReasons: reasons },
  })

/** Runs a check; a refusal becomes the action's reason. */
export function reasonOf(check: () => void): CancellationReason {
  try {
    check()
  } catch (error) {
    return validationReason(error)
  }
  return none
}

/** A ValidationException as a reason; anything else goes on. */
export function validationReason(error: unknown): CancellationReason {
  if (!(error instanceof ApiError) || error.code !== 'ValidationException') throw error
  return { Code: 'ValidationError', Message: error.message }
}

/** Another transaction has the item. Source: operations 8 "Conflicts". */
export const conflict: CancellationReason = { Code: 'TransactionConflict', Message: transactionMessages.ongoingReason }

/** A transaction that reads sees all items at one moment, and there is none while another has one of them. */
export function refuseHeld({ holds }: Pick<EngineContext, 'holds'>, items: readonly NamedItem[]): void {
  const reasons = items.map((item) => (holds.hasItem(item) ? conflict : none))
  if (reasons.includes(conflict)) throw cancelled(reasons)
}

/** Only the first validation error is reported, the other actions then say None. */
export const onlyReason = (count: number, at: number, reason: CancellationReason): readonly CancellationReason[] =>
  Array.from({ length: count }, (_, index) => (index === at ? reason : none))

export function conditionReason(planned: PlannedWrite, returnItem: boolean): CancellationReason {
  if (planned.conditionHeld) return none
  const { before } = planned
  return {
    Code: 'ConditionalCheckFailed',
    Message: transactionMessages.conditionFailed,
    ...(returnItem && before !== undefined ? { Item: before.item } : {}),
  }
}
