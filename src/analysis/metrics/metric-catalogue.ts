import type { Statistic } from '../../operation/alarm.ts'

/** CloudWatch's metrics of DynamoDB, as far as a ledger knows them. Source: reference, monitoring 2. */

/** Which dimensions its points have: TableName and, of an index, GlobalSecondaryIndexName; TableName and Operation; none. */
export type DimensionSet = 'resource' | 'operation' | 'account'

export type MetricDefinition = {
  readonly name: string
  readonly unit: 'Count' | 'Milliseconds'
  readonly dimensions: DimensionSet
  readonly statistics: readonly Statistic[]
  /** What an alarm looks at unless it says otherwise. */
  readonly usual: Statistic
}

const all: readonly Statistic[] = ['Sum', 'Average', 'Minimum', 'Maximum', 'SampleCount']
const levels: readonly Statistic[] = ['Average', 'Minimum', 'Maximum']
const events: readonly Statistic[] = ['Sum', 'SampleCount']

function metric(
  name: string,
  dimensions: DimensionSet,
  statistics: readonly Statistic[],
  more: Partial<Pick<MetricDefinition, 'unit' | 'usual'>> = {},
): MetricDefinition {
  return { name, unit: 'Count', dimensions, statistics, usual: 'Sum', ...more }
}

const causes = ['ProvisionedThroughput', 'KeyRangeThroughput', 'MaxOnDemandThroughput', 'AccountLimit']

/** In the order of the reference. */
export const metricCatalogue: readonly MetricDefinition[] = [
  metric('ConsumedReadCapacityUnits', 'resource', all),
  metric('ConsumedWriteCapacityUnits', 'resource', all),
  metric('ProvisionedReadCapacityUnits', 'resource', levels, { usual: 'Maximum' }),
  metric('ProvisionedWriteCapacityUnits', 'resource', levels, { usual: 'Maximum' }),
  metric('ReadThrottleEvents', 'resource', events),
  metric('WriteThrottleEvents', 'resource', events),
  ...causes.flatMap((cause) =>
    ['Read', 'Write'].map((kind) =>
      metric(`${kind}${cause}ThrottleEvents`, 'resource', ['Sum', 'SampleCount', 'Minimum', 'Maximum']),
    ),
  ),
  metric('ThrottledRequests', 'operation', events),
  metric('UserErrors', 'account', events),
  metric('SystemErrors', 'operation', events),
  metric('ConditionalCheckFailedRequests', 'resource', all),
  metric('TransactionConflict', 'resource', all),
  metric('TimeToLiveDeletedItemCount', 'resource', ['Sum']),
  metric('SuccessfulRequestLatency', 'operation', ['Average', 'Minimum', 'Maximum', 'SampleCount'], {
    unit: 'Milliseconds',
    usual: 'Average',
  }),
  // CloudWatch has the smallest and the largest too; a ledger keeps the sum of many requests.
  metric('ReturnedItemCount', 'operation', ['Sum', 'Average', 'SampleCount']),
  metric('ReturnedRecordsCount', 'operation', ['Sum', 'Average', 'SampleCount']),
]

/** In any letter case; undefined: there is no such metric. */
export const metricNamed = (name: string): MetricDefinition | undefined =>
  metricCatalogue.find((definition) => definition.name.toLowerCase() === name.toLowerCase())
