import type {
  Billing,
  CreateTableStatement,
  GlobalIndexDefinition,
  KeyElement,
  LocalIndexDefinition,
  TableSettings,
  UnitPair,
} from '../../ast/table-statement.ts'
import type { ScalingSettings } from '../../model/scaling.ts'
import type {
  GlobalSecondaryIndex,
  KeySchemaElement,
  LocalSecondaryIndex,
  OnDemandThroughput,
  ProvisionedThroughput,
  WarmThroughput,
} from '../../operation/operation-types.ts'
import { nowhere } from './alias-template.ts'
import { isProvisioned } from './features.ts'
import type { ModelTable, Note } from './model-file.ts'

/** The CREATE TABLE that makes a table of a model. */
export function createTableStatement(table: ModelTable): CreateTableStatement {
  const { request } = table
  const provisioned = isProvisioned(request)
  return {
    kind: 'create-table',
    table: { parts: [request.TableName], span: nowhere },
    ifNotExists: false,
    noWait: false,
    attributes: (request.AttributeDefinitions ?? []).map(({ AttributeName, AttributeType }) => ({
      name: AttributeName,
      type: AttributeType,
      span: nowhere,
    })),
    keys: keyElements(request.KeySchema),
    globalIndexes: (request.GlobalSecondaryIndexes ?? []).map((index) => globalIndex(index, table, provisioned)),
    localIndexes: (request.LocalSecondaryIndexes ?? []).map(localIndex),
    settings: settingsOf(table, provisioned),
    tags: (request.Tags ?? []).map(({ Key, Value }) => ({ key: Key, value: Value })),
    span: nowhere,
  }
}

/** What CREATE TABLE cannot say of a table. */
export const unsayable = ({ request }: ModelTable): readonly Note[] =>
  [request, ...(request.GlobalSecondaryIndexes ?? [])].flatMap(({ OnDemandThroughput: limits }) => {
    if (limits === undefined || pairOfLimits(limits) !== undefined) return []
    return [{ place: request.TableName, text: 'only one of its two limits on demand is given: left out' }]
  })

function settingsOf({ request, timeToLive, recovery, scaling }: ModelTable, provisioned: boolean): TableSettings {
  const { StreamSpecification: stream, SSESpecification: encryption } = request
  const key = encryption?.KMSMasterKeyId
  return {
    billing: billing(request, provisioned),
    ...warmth(request.WarmThroughput),
    ...scalingOf(scaling, undefined),
    ...(stream?.StreamEnabled === true && { stream: stream.StreamViewType ?? 'NEW_AND_OLD_IMAGES' }),
    ...(encryption?.Enabled === true && { encryption: key === undefined ? 'KMS' : { keyArn: key } }),
    ...(request.TableClass !== undefined && { tableClass: request.TableClass }),
    ...(request.DeletionProtectionEnabled === true && { deletionProtection: true }),
    ...(timeToLive !== undefined && { timeToLive: { attribute: timeToLive } }),
    ...(recovery !== undefined && { recovery }),
  }
}

const keyElements = (schema: readonly KeySchemaElement[] = []): readonly KeyElement[] =>
  schema.map(({ AttributeName, KeyType }) => ({ name: AttributeName, role: KeyType, span: nowhere }))

function localIndex({ IndexName, KeySchema, Projection }: LocalSecondaryIndex): LocalIndexDefinition {
  const { ProjectionType: type = 'ALL', NonKeyAttributes: attributes = [] } = Projection
  return {
    name: IndexName,
    keys: keyElements(KeySchema),
    projection: type === 'INCLUDE' ? { type, attributes } : { type },
    span: nowhere,
  }
}

const globalIndex = (
  index: GlobalSecondaryIndex,
  { scaling }: ModelTable,
  provisioned: boolean,
): GlobalIndexDefinition => ({
  ...localIndex(index),
  ...((provisioned ? index.ProvisionedThroughput !== undefined : pairOfLimits(index.OnDemandThroughput) !== undefined)
    ? { billing: billing(index, provisioned) }
    : {}),
  ...warmth(index.WarmThroughput),
  ...scalingOf(scaling, index.IndexName),
})

type Billed = {
  readonly ProvisionedThroughput?: ProvisionedThroughput | undefined
  readonly OnDemandThroughput?: OnDemandThroughput | undefined
}

function billing({ ProvisionedThroughput: units, OnDemandThroughput }: Billed, provisioned: boolean): Billing {
  if (provisioned) {
    const throughput = { readUnits: units?.ReadCapacityUnits ?? 1, writeUnits: units?.WriteCapacityUnits ?? 1 }
    return { mode: 'PROVISIONED', throughput }
  }
  const limits = pairOfLimits(OnDemandThroughput)
  return { mode: 'ON DEMAND', ...(limits !== undefined && { limits }) }
}

function pairOfLimits(limits: OnDemandThroughput | undefined): UnitPair | undefined {
  const { MaxReadRequestUnits: readUnits, MaxWriteRequestUnits: writeUnits } = limits ?? {}
  return readUnits === undefined || writeUnits === undefined ? undefined : { readUnits, writeUnits }
}

function warmth(warm: WarmThroughput | undefined): { readonly warmThroughput?: UnitPair } {
  const { ReadUnitsPerSecond: readUnits, WriteUnitsPerSecond: writeUnits } = warm ?? {}
  return readUnits === undefined || writeUnits === undefined ? {} : { warmThroughput: { readUnits, writeUnits } }
}

function scalingOf(all: ModelTable['scaling'], of: string | undefined): { readonly scaling?: ScalingSettings } {
  const own = all.filter(({ index }) => index === of)
  if (own.length === 0) return {}
  return { scaling: Object.fromEntries(own.map(({ dimension, policy }) => [dimension, policy])) }
}
