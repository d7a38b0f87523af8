import type { CallFlow, HeatFlow, LedgerRow } from '../../operation/ledger.ts'
import type { OperationName } from '../../operation/operation.ts'
import type { DimensionSet } from './metric-catalogue.ts'
import { eventSample, type Sample } from './sample.ts'

/** A metric is told apart by all of its dimensions: nothing is summed over one that is left out. */
export type Dimensions = {
  readonly table?: string | undefined
  readonly index?: string | undefined
  readonly operation?: OperationName | undefined
  /** Which CloudWatch does not know; empty: of no access pattern. */
  readonly pattern?: string | undefined
}

export type MetricSample = {
  readonly metric: string
  readonly dimensions: Dimensions
  readonly sample: Sample
}

/** What one row of the ledger adds to which metrics. Source: reference, monitoring 2. */
export function samplesIn(row: LedgerRow): readonly MetricSample[] {
  const resource: Dimensions = {
    ...(row.table === '' ? {} : { table: row.table }),
    ...(row.index === '' ? {} : { index: row.index }),
  }
  const of = (metric: string, sample: Sample, dimensions = resource): MetricSample => ({ metric, dimensions, sample })
  return [
    ...row.flows
      .filter(({ charges }) => charges > 0)
      .map((flow) => of(consumedMetric[flow.kind], capacitySample(flow))),
    ...provisioned(row).map(([metric, sample]) => of(metric, sample)),
    ...throttleEvents(row.throttles).map(([metric, events]) => of(metric, eventSample(events))),
    ...(row.expired === 0 ? [] : [of('TimeToLiveDeletedItemCount', eventSample(row.expired))]),
    ...row.calls.flatMap((call) =>
      callSamples(call, { resource, operation: { ...resource, operation: call.operation }, account: {} }),
    ),
  ]
}

/** The same by table and access pattern, with what its calls had of global indexes. Only a table's own row has calls. */
export const patternSamplesIn = ({ table, calls }: LedgerRow): readonly MetricSample[] =>
  calls.flatMap((call) => {
    const dimensions: Dimensions = { ...(table === '' ? {} : { table }), pattern: call.pattern ?? '' }
    return [
      ...unitSamples(call).map((it) => ({ ...it, dimensions })),
      ...callSamples(call, { resource: dimensions, operation: dimensions, account: dimensions }),
    ]
  })

/** A request counts once, however many charges it had: which one was the smallest is not kept. */
const unitSamples = ({ requests, readHalfUnits, writeHalfUnits }: CallFlow) =>
  [
    { metric: consumedMetric.read, halfUnits: readHalfUnits },
    { metric: consumedMetric.write, halfUnits: writeHalfUnits },
  ]
    .filter(({ halfUnits }) => halfUnits > 0)
    .map(({ metric, halfUnits }) => ({ metric, sample: { sum: halfUnits / 2, count: requests } satisfies Sample }))

const consumedMetric = { read: 'ConsumedReadCapacityUnits', write: 'ConsumedWriteCapacityUnits' } as const

const capacitySample = ({ halfUnits, charges, least, most }: HeatFlow): Sample => ({
  sum: halfUnits / 2,
  count: charges,
  least: least / 2,
  most: most / 2,
})

function provisioned({ provisioned: units }: LedgerRow): readonly (readonly [metric: string, sample: Sample])[] {
  if (units === undefined) return []
  const level = (value: number): Sample => ({ sum: value, count: 1, least: value, most: value })
  return [
    ['ProvisionedReadCapacityUnits', level(units.readUnits)],
    ['ProvisionedWriteCapacityUnits', level(units.writeUnits)],
  ]
}

const reasonPattern = /^(?:Table|Index)(Read|Write)(\w+?)Exceeded$/

/** Each reason has a metric of its own, and counts for its direction. Source: reference, monitoring, Throttling reason to metric. */
function throttleEvents(throttles: LedgerRow['throttles']): readonly (readonly [metric: string, events: number])[] {
  return Object.entries(throttles).flatMap(([reason, events]) => {
    const [, kind, cause] = reasonPattern.exec(reason) ?? []
    if (kind === undefined || events === 0) return []
    return [
      [`${kind}ThrottleEvents`, events],
      [`${kind}${cause}ThrottleEvents`, events],
    ] as const
  })
}

/** Exceptions that mean too little throughput. Source: reference, partitions 8. */
const throttlingErrors = ['ProvisionedThroughputExceededException', 'ThrottlingException', 'RequestLimitExceeded']
const systemErrors = ['InternalServerError', 'InternalServerErrorException', 'ServiceUnavailable']
/** Errors with status 400 that are not the user's. */
const notUserErrors = ['ProvisionedThroughputExceededException', 'ConditionalCheckFailedException', ...systemErrors]

/** What has metrics by Operation: requests for data. Source: reference, monitoring 2, dimension values. */
const measured: ReadonlySet<string> = new Set([
  ...['PutItem', 'DeleteItem', 'UpdateItem', 'GetItem', 'BatchGetItem', 'Scan', 'Query', 'BatchWriteItem'],
  ...['TransactWriteItems', 'TransactGetItems', 'ExecuteTransaction', 'BatchExecuteStatement', 'ExecuteStatement'],
  'GetRecords',
])

const itemReads: readonly OperationName[] = ['Query', 'Scan', 'ExecuteStatement']
const batches: readonly OperationName[] = ['BatchGetItem', 'BatchWriteItem']

/** What a metric of that kind is told apart by. */
type DimensionsOfCall = { readonly [set in DimensionSet]: Dimensions }

function callSamples(call: CallFlow, of: DimensionsOfCall): readonly MetricSample[] {
  const { operation, errors, latency } = call
  const countOf = (names: readonly string[]): number => names.reduce((sum, name) => sum + (errors[name] ?? 0), 0)
  // A batch counts when every member was throttled: then it fails. Source: reference, monitoring, counting rules 2 and 3.
  const throttled = batches.includes(operation) ? countOf(throttlingErrors) : call.throttledRequests
  const everyError = Object.values(errors).reduce((sum, events) => sum + events, 0)
  const events: readonly (readonly [metric: string, events: number, set: DimensionSet])[] = [
    ['ThrottledRequests', throttled, 'operation'],
    ['UserErrors', everyError - countOf(notUserErrors), 'account'],
    ['SystemErrors', countOf(systemErrors), 'operation'],
    ['ConditionalCheckFailedRequests', countOf(['ConditionalCheckFailedException']), 'resource'],
    ['TransactionConflict', countOf(['TransactionConflictException']), 'resource'],
  ]
  const isMeasured = measured.has(operation)
  return [
    ...events.flatMap(([metric, count, set]) =>
      count === 0 || (set === 'operation' && !isMeasured)
        ? []
        : [{ metric, dimensions: of[set], sample: eventSample(count) }],
    ),
    ...(latency.count === 0 || !isMeasured ? [] : answerSamples(call)).map((it) => ({
      ...it,
      dimensions: of.operation,
    })),
  ]
}

function answerSamples({ operation, latency, returnedItems }: CallFlow) {
  const { count, sum, least, most } = latency
  const returned = (metric: string, amount: number) => ({ metric, sample: { sum: amount, count } satisfies Sample })
  return [
    { metric: 'SuccessfulRequestLatency', sample: { sum, count, least, most } satisfies Sample },
    ...(itemReads.includes(operation) ? [returned('ReturnedItemCount', returnedItems)] : []),
    ...(operation === 'GetRecords' ? [returned('ReturnedRecordsCount', returnedItems)] : []),
  ]
}
