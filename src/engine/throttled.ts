import { ApiError, type CancellationReason } from '../model/api-error.ts'
import type { Charge } from '../model/charge.ts'
import { throttlingMessages } from '../model/messages/throttling.ts'
import { indexArn, type Table, tableArn } from '../model/table.ts'
import { concerns, type Throttle, throttlingReason } from '../model/throttle.ts'

/**
 * A refusal for throughput: the exception of the first reason, with every reason and the resource it is about.
 * Source: reference, partitions 8.
 */
export class Throttled extends ApiError {
  readonly throttles: readonly Throttle[]

  constructor(throttles: readonly Throttle[], where: Pick<Table, 'region' | 'account'>) {
    const [first] = throttles
    if (first === undefined) throw new Error('a refusal has a reason')
    const reasons = throttles.map((throttle) => ({
      reason: throttlingReason(throttle),
      resource: arnOf(throttle, where),
    }))
    super(codeOf(first), messageOf(first), { members: { ThrottlingReasons: reasons } })
    this.throttles = throttles
  }
}

const arnOf = ({ table, index }: Throttle, where: Pick<Table, 'region' | 'account'>): string =>
  index === undefined ? tableArn({ ...where, name: table }) : indexArn({ ...where, name: table }, index)

function codeOf({ cause, billing }: Throttle): string {
  if (cause === 'AccountLimit') return 'RequestLimitExceeded'
  return billing === 'PROVISIONED' && cause !== 'MaxOnDemandThroughput'
    ? 'ProvisionedThroughputExceededException'
    : 'ThrottlingException'
}

function messageOf({ cause, billing, index }: Throttle): string {
  if (cause === 'AccountLimit') return throttlingMessages.account
  if (cause === 'MaxOnDemandThroughput') return throttlingMessages.onDemandMaximum
  if (billing === 'PROVISIONED') {
    return index === undefined ? throttlingMessages.provisionedTable : throttlingMessages.provisionedIndex
  }
  return index === undefined ? throttlingMessages.onDemandTable : throttlingMessages.onDemandIndex
}

/** What a transaction says of one of its actions; undefined: this one was not throttled. Source: reference, operations 8. */
export function throttledReason(
  throttles: readonly Throttle[],
  charges: readonly Charge[],
): CancellationReason | undefined {
  const own = throttles.find((throttle) => charges.some((charge) => concerns(throttle, charge)))
  if (own === undefined) return undefined
  const Code =
    codeOf(own) === 'ProvisionedThroughputExceededException' ? 'ProvisionedThroughputExceeded' : 'ThrottlingError'
  return { Code, Message: messageOf(own) }
}
