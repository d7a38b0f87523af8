import { isManagedKey } from '../../model/managed-key.ts'
import type {
  GlobalSecondaryIndexDescription,
  OnDemandThroughput,
  PointInTimeRecoveryDescription,
  TableDescription,
  Tag,
  TimeToLiveDescription,
} from '../../operation/operation-types.ts'
import type { ScalingState } from '../../operation/scaling.ts'
import { billingModeOf, tableClassOf } from '../../operation/table-facts.ts'
import type { ModelTable } from './model-file.ts'

/** What descriptions leave out. */
type Apart = {
  readonly tags: readonly Tag[]
  readonly timeToLive: TimeToLiveDescription | undefined
  readonly recovery: PointInTimeRecoveryDescription | undefined
  readonly scaling: readonly ScalingState[]
}

/** A table that is there as the request that makes one like it. Warm throughput is what every table has, not what somebody asked for. */
export function modelTable(table: TableDescription, { tags, timeToLive, recovery, scaling }: Apart): ModelTable {
  const provisioned = billingModeOf(table) === 'PROVISIONED'
  const indexes = table.GlobalSecondaryIndexes ?? []
  const locals = table.LocalSecondaryIndexes ?? []
  const stream = table.StreamSpecification
  const expires = timeToLive?.TimeToLiveStatus === 'ENABLED' || timeToLive?.TimeToLiveStatus === 'ENABLING'
  return {
    request: {
      TableName: table.TableName ?? '',
      AttributeDefinitions: table.AttributeDefinitions ?? [],
      KeySchema: table.KeySchema ?? [],
      ...(indexes.length > 0 && { GlobalSecondaryIndexes: indexes.map((index) => globalIndex(index, provisioned)) }),
      ...(locals.length > 0 && {
        LocalSecondaryIndexes: locals.map(({ IndexName = '', KeySchema = [], Projection = {} }) => ({
          IndexName,
          KeySchema,
          Projection,
        })),
      }),
      BillingMode: provisioned ? 'PROVISIONED' : 'PAY_PER_REQUEST',
      ...throughput(table, provisioned),
      ...(stream?.StreamEnabled === true && { StreamSpecification: stream }),
      ...encryption(table),
      ...(tableClassOf(table) === 'ia' && { TableClass: 'STANDARD_INFREQUENT_ACCESS' }),
      ...(table.DeletionProtectionEnabled === true && { DeletionProtectionEnabled: true }),
      ...(tags.length > 0 && { Tags: tags }),
    },
    ...(expires && timeToLive.AttributeName !== undefined && { timeToLive: timeToLive.AttributeName }),
    ...(recovery !== undefined && { recovery: { periodDays: recovery.RecoveryPeriodInDays } }),
    scaling: scaling
      .filter(({ state }) => state !== 'asleep')
      .map(({ index, dimension, policy }) => ({ ...(index === undefined ? {} : { index }), dimension, policy })),
  }
}

const globalIndex = (index: GlobalSecondaryIndexDescription, provisioned: boolean) => ({
  IndexName: index.IndexName ?? '',
  KeySchema: index.KeySchema ?? [],
  Projection: index.Projection ?? {},
  ...throughput(index, provisioned),
})

function throughput(
  {
    ProvisionedThroughput: units,
    OnDemandThroughput: limits,
  }: Pick<GlobalSecondaryIndexDescription, 'ProvisionedThroughput' | 'OnDemandThroughput'>,
  provisioned: boolean,
) {
  if (provisioned) {
    const { ReadCapacityUnits = 1, WriteCapacityUnits = 1 } = units ?? {}
    return { ProvisionedThroughput: { ReadCapacityUnits, WriteCapacityUnits } }
  }
  return hasLimits(limits) ? { OnDemandThroughput: limits } : {}
}

const hasLimits = (limits: OnDemandThroughput | undefined): limits is OnDemandThroughput =>
  (limits?.MaxReadRequestUnits ?? -1) > 0 || (limits?.MaxWriteRequestUnits ?? -1) > 0

function encryption({ SSEDescription }: TableDescription) {
  if (SSEDescription?.SSEType !== 'KMS') return {}
  const key = SSEDescription.KMSMasterKeyArn
  const own = key !== undefined && !isManagedKey(key)
  return { SSESpecification: { Enabled: true, SSEType: 'KMS' as const, ...(own && { KMSMasterKeyId: key }) } }
}
