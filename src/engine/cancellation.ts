import { ApiError, type CancellationReason } from '../model/api-error.ts'
import { transactionMessages } from '../model/messages/transaction.ts'
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
