import { printTable } from '../ast/print-clauses.ts'
import { printName, printString } from '../ast/print-expression.ts'
import { printRecovery, printScaling } from '../ast/print-table-statement.ts'
import { isManagedKey } from '../model/managed-key.ts'
import type {
  GlobalSecondaryIndexDescription,
  KeySchemaElement,
  LocalSecondaryIndexDescription,
  OnDemandThroughput,
  PointInTimeRecoveryDescription,
  Projection,
  ProvisionedThroughputDescription,
  TableDescription,
  Tag,
  TimeToLiveDescription,
} from '../operation/operation-types.ts'
import type { ScalingState } from '../operation/scaling.ts'
import { billingModeOf, tableClassOf } from '../operation/table-facts.ts'

/** What descriptions leave out. */
type Apart = {
  readonly tags: readonly Tag[]
  readonly timeToLive: TimeToLiveDescription | undefined
  readonly recovery: PointInTimeRecoveryDescription | undefined
  readonly scaling: readonly ScalingState[]
}

/** The CREATE TABLE that makes a table like this one. Parsing it gives the request that made the table. */
export function createTableText(table: TableDescription, { tags, timeToLive, recovery, scaling }: Apart): string {
  const onDemand = billingModeOf(table) === 'PAY_PER_REQUEST'
  const clauses = [
    `PRIMARY KEY (${keys(table.KeySchema)})`,
    `BILLING MODE ${billing(onDemand, table)}`,
    ...scalingClauses(scaling, undefined),
    ...indexClause(
      'GSI',
      (table.GlobalSecondaryIndexes ?? []).map((index) =>
        [globalIndex(index, onDemand), ...scalingClauses(scaling, index.IndexName)].join(' '),
      ),
    ),
    ...indexClause('LSI', (table.LocalSecondaryIndexes ?? []).map(localIndex)),
    ...streamClause(table),
    ...encryptionClause(table),
    ...(tableClassOf(table) === 'ia' ? ['TABLE CLASS STANDARD INFREQUENT ACCESS'] : []),
    ...(table.DeletionProtectionEnabled === true ? ['DELETION PROTECTION ENABLED'] : []),
    ...timeToLiveClause(timeToLive),
    ...(recovery === undefined ? [] : [printRecovery({ periodDays: recovery.RecoveryPeriodInDays })]),
    ...tagsClause(tags),
  ]
  const attributes = (table.AttributeDefinitions ?? []).map(
    ({ AttributeName, AttributeType }) => `${printName(AttributeName)} ${types[AttributeType]}`,
  )
  return `CREATE TABLE ${printTable({ parts: [table.TableName ?? ''] })} (${attributes.join(', ')})\n${clauses.map((clause) => `  ${clause}`).join('\n')};`
}

/** A table on demand keeps its policies, but none could be created with them. */
const scalingClauses = (scaling: readonly ScalingState[], of: string | undefined): readonly string[] =>
  scaling
    .filter(({ index, state }) => index === of && state !== 'asleep')
    .map(({ dimension, policy }) => printScaling({ [dimension]: policy }))

const types = { S: 'STRING', N: 'NUMBER', B: 'BINARY' } as const

const timeToLiveClause = ({
  TimeToLiveStatus: status,
  AttributeName: name,
}: TimeToLiveDescription = {}): readonly string[] =>
  name === undefined || (status !== 'ENABLED' && status !== 'ENABLING') ? [] : [`TTL (${printName(name)})`]

const tagsClause = (tags: readonly Tag[]): readonly string[] =>
  tags.length === 0
    ? []
    : [`TAGS (${tags.map(({ Key, Value }) => `${printString(Key)}: ${printString(Value)}`).join(', ')})`]

const keys = (schema: readonly KeySchemaElement[] = []): string =>
  schema.map(({ AttributeName, KeyType }) => `${printName(AttributeName)} ${KeyType}`).join(', ')

type Billed = {
  readonly ProvisionedThroughput?: ProvisionedThroughputDescription | undefined
  readonly OnDemandThroughput?: OnDemandThroughput | undefined
}

function billing(onDemand: boolean, { ProvisionedThroughput, OnDemandThroughput }: Billed): string {
  if (!onDemand)
    return `PROVISIONED ${units(ProvisionedThroughput?.ReadCapacityUnits, ProvisionedThroughput?.WriteCapacityUnits)}`
  const { MaxReadRequestUnits, MaxWriteRequestUnits } = OnDemandThroughput ?? {}
  const limited = MaxReadRequestUnits !== undefined && MaxWriteRequestUnits !== undefined
  return limited ? `ON DEMAND THROUGHPUT ${units(MaxReadRequestUnits, MaxWriteRequestUnits)}` : 'ON DEMAND'
}

const units = (read: number | undefined, write: number | undefined): string => `(${read ?? 1} RCU, ${write ?? 1} WCU)`

function globalIndex(index: GlobalSecondaryIndexDescription, onDemand: boolean): string {
  const limited = onDemand && index.OnDemandThroughput?.MaxReadRequestUnits === undefined
  return `${localIndex(index)}${limited ? '' : ` BILLING MODE ${billing(onDemand, index)}`}`
}

const localIndex = (index: LocalSecondaryIndexDescription): string =>
  `${printName(index.IndexName ?? '')} ON (${keys(index.KeySchema)}) PROJECTING ${projection(index.Projection)}`

function projection(projected: Projection | undefined): string {
  if (projected?.ProjectionType === 'INCLUDE')
    return `INCLUDE (${(projected.NonKeyAttributes ?? []).map(printName).join(', ')})`
  return projected?.ProjectionType === 'KEYS_ONLY' ? 'KEYS ONLY' : 'ALL'
}

const indexClause = (keyword: 'GSI' | 'LSI', indexes: readonly string[]): readonly string[] =>
  indexes.length === 0 ? [] : [`${keyword} (\n    ${indexes.join(',\n    ')}\n  )`]

const streamViews = {
  NEW_IMAGE: 'NEW IMAGE',
  OLD_IMAGE: 'OLD IMAGE',
  NEW_AND_OLD_IMAGES: 'BOTH IMAGES',
  KEYS_ONLY: 'KEYS ONLY',
} as const

function streamClause({ StreamSpecification: stream }: TableDescription): readonly string[] {
  if (stream?.StreamEnabled !== true || stream.StreamViewType === undefined) return []
  return [`STREAM (${streamViews[stream.StreamViewType]})`]
}

function encryptionClause({ SSEDescription: encryption }: TableDescription): readonly string[] {
  if (encryption?.SSEType !== 'KMS') return []
  const key = encryption.KMSMasterKeyArn
  return key === undefined || isManagedKey(key) ? ['SSE KMS'] : [`SSE KMS ${printString(key)}`]
}
