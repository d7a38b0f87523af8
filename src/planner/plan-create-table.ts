import type {
  Billing,
  CreateTableStatement,
  DropTableStatement,
  GlobalIndexDefinition,
  KeyElement,
  LocalIndexDefinition,
  ProjectionDefinition,
  TableSettings,
  AttributeDefinition as TypedAttribute,
  UnitPair,
} from '../ast/table-statement.ts'
import type {
  AttributeDefinition,
  CreateGlobalSecondaryIndexAction,
  KeySchemaElement,
  LocalSecondaryIndex,
  OnDemandThroughput,
  Projection,
  ProvisionedThroughput,
  SSESpecification,
  StreamSpecification,
  WarmThroughput,
} from '../operation/operation-types.ts'
import { compact } from './compact.ts'
import type { PlanContext } from './plan-context.ts'
import { scalingOfCreation } from './plan-scaling.ts'
import { timeToLiveStep } from './plan-time-to-live.ts'
import { tableOf } from './resolve-table.ts'
import { type OperationStep, oneCall, type PlannedCall, type StatementPlan } from './statement-plan.ts'

/** Without BILLING MODE it is on demand. Time to live and recovery are calls of their own, for which the table has to be there. */
export function planCreateTable(statement: CreateTableStatement, context: PlanContext): StatementPlan {
  const table = tableOf(statement.table, statement.span, context)
  const { settings } = statement
  const billing = settings.billing ?? { mode: 'ON DEMAND' }
  const request = compact({
    TableName: table,
    AttributeDefinitions: attributeDefinitions(statement.attributes),
    KeySchema: keySchema(statement.keys),
    GlobalSecondaryIndexes: someOf(statement.globalIndexes.map((index) => globalIndex(index, billing))),
    LocalSecondaryIndexes: someOf(statement.localIndexes.map(localIndex)),
    BillingMode: billingMode(billing),
    ...throughput(billing),
    ...tableMembers(settings),
    Tags: someOf(statement.tags.map(({ key, value }) => ({ Key: key, Value: value }))),
  })
  const { timeToLive } = settings
  const scaling = scalingOfCreation(statement, table)
  // A new table has nothing to disable.
  const expires =
    timeToLive === undefined || timeToLive === 'DISABLED'
      ? undefined
      : timeToLiveStep(table, timeToLive, statement.span, context)
  const { recovery } = settings
  const later = [
    ...(expires === undefined ? [] : [expires]),
    ...(recovery === undefined || recovery === 'DISABLED' ? [] : [recoveryStep(table, recovery)]),
  ]
  const create: PlannedCall = {
    step: { operation: 'CreateTable', request },
    ...(statement.ifNotExists ? { tolerates: ['ResourceInUseException'] } : {}),
    ...(statement.noWait && later.length === 0 && scaling.length === 0 ? {} : { wait: { table, until: 'active' } }),
  }
  const steps = [create, ...later.map((step) => ({ step }))]
  return { kind: 'calls', steps, notes: [], ...(scaling.length > 0 && { scaling }) }
}

export function planDropTable(statement: DropTableStatement, context: PlanContext): StatementPlan {
  const table = tableOf(statement.table, statement.span, context)
  return oneCall(
    { operation: 'DeleteTable', request: { TableName: table } },
    {
      ...(statement.ifExists ? { tolerates: ['ResourceNotFoundException'] } : {}),
      ...(statement.noWait ? {} : { wait: { table, until: 'gone' } }),
    },
  )
}

/** PITR of CREATE TABLE and ALTER TABLE. */
export function recoveryStep(table: string, recovery: NonNullable<TableSettings['recovery']>): OperationStep {
  const specification =
    recovery === 'DISABLED'
      ? { PointInTimeRecoveryEnabled: false }
      : compact({ PointInTimeRecoveryEnabled: true, RecoveryPeriodInDays: recovery.periodDays })
  return {
    operation: 'UpdateContinuousBackups',
    request: { TableName: table, PointInTimeRecoverySpecification: specification },
  }
}

/** Members that CreateTable and UpdateTable share, but for billing. */
export const tableMembers = (settings: TableSettings) => ({
  StreamSpecification: streamSpecification(settings.stream),
  SSESpecification: encryption(settings.encryption),
  TableClass: settings.tableClass,
  DeletionProtectionEnabled: settings.deletionProtection,
  WarmThroughput: warmThroughput(settings.warmThroughput),
})

export const billingMode = (billing: Billing): 'PAY_PER_REQUEST' | 'PROVISIONED' =>
  billing.mode === 'ON DEMAND' ? 'PAY_PER_REQUEST' : 'PROVISIONED'

export function throughput(billing: Billing | undefined): {
  readonly ProvisionedThroughput?: ProvisionedThroughput
  readonly OnDemandThroughput?: OnDemandThroughput
} {
  if (billing === undefined) return {}
  if (billing.mode === 'PROVISIONED') {
    const { readUnits, writeUnits } = billing.throughput
    return { ProvisionedThroughput: { ReadCapacityUnits: readUnits, WriteCapacityUnits: writeUnits } }
  }
  if (billing.limits === undefined) return {}
  // The service's way to say that a ceiling goes.
  const limits = billing.limits === 'UNLIMITED' ? { readUnits: -1, writeUnits: -1 } : billing.limits
  return { OnDemandThroughput: { MaxReadRequestUnits: limits.readUnits, MaxWriteRequestUnits: limits.writeUnits } }
}

/** An index of a provisioned table that says nothing gets the table's own figures. */
export function globalIndex(
  index: GlobalIndexDefinition,
  tableBilling: Billing | undefined,
): CreateGlobalSecondaryIndexAction {
  const inherited = tableBilling?.mode === 'PROVISIONED' ? tableBilling : undefined
  return compact({
    ...localIndex(index),
    ...throughput(index.billing ?? inherited),
    WarmThroughput: warmThroughput(index.warmThroughput),
  })
}

export const attributeDefinitions = (attributes: readonly TypedAttribute[]): readonly AttributeDefinition[] =>
  attributes.map(({ name, type }) => ({ AttributeName: name, AttributeType: type }))

export const warmThroughput = (units: UnitPair | undefined): WarmThroughput | undefined =>
  units === undefined ? undefined : { ReadUnitsPerSecond: units.readUnits, WriteUnitsPerSecond: units.writeUnits }

const localIndex = (index: LocalIndexDefinition): LocalSecondaryIndex => ({
  IndexName: index.name,
  KeySchema: keySchema(index.keys),
  Projection: projection(index.projection),
})

const keySchema = (keys: readonly KeyElement[]): readonly KeySchemaElement[] =>
  keys.map(({ name, role }) => ({ AttributeName: name, KeyType: role }))

const projection = (definition: ProjectionDefinition): Projection =>
  definition.type === 'INCLUDE'
    ? { ProjectionType: 'INCLUDE', NonKeyAttributes: definition.attributes }
    : { ProjectionType: definition.type }

function streamSpecification(stream: TableSettings['stream']): StreamSpecification | undefined {
  if (stream === undefined) return undefined
  return stream === 'DISABLED' ? { StreamEnabled: false } : { StreamEnabled: true, StreamViewType: stream }
}

function encryption(setting: TableSettings['encryption']): SSESpecification | undefined {
  if (setting === undefined) return undefined
  if (setting === 'OWNED') return { Enabled: false }
  return setting === 'KMS'
    ? { Enabled: true, SSEType: 'KMS' }
    : { Enabled: true, SSEType: 'KMS', KMSMasterKeyId: setting.keyArn }
}

const someOf = <T>(list: readonly T[]): readonly T[] | undefined => (list.length === 0 ? undefined : list)
