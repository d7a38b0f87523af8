import { validationError } from '../../model/api-error.ts'
import { backupMessages } from '../../model/messages/settings.ts'
import type { BillingMode, Index, Table, Units } from '../../model/table.ts'
import { statusOf } from '../../model/table-status.ts'
import type { Request } from '../../operation/operation.ts'
import type {
  GlobalSecondaryIndex,
  LocalSecondaryIndex,
  OnDemandThroughput,
  Projection,
  ProvisionedThroughput,
} from '../../operation/operation-types.ts'
import { keySchema } from '../tables/key-schema.ts'

/** What both restores may want otherwise than the source has it. */
export type Overrides = Pick<
  Request<'RestoreTableFromBackup'>,
  | 'BillingModeOverride'
  | 'GlobalSecondaryIndexOverride'
  | 'LocalSecondaryIndexOverride'
  | 'ProvisionedThroughputOverride'
  | 'OnDemandThroughputOverride'
  | 'SSESpecificationOverride'
>

/**
 * The CreateTable that makes a table like the source: its keys, indexes, throughput, class and encryption, or what the overrides say.
 * Tags, time to live, stream, recovery, policy and deletion protection do not come along. Source: reference, streams-ttl-backup 6.
 */
export function restoredRequest(source: Table, target: string, overrides: Overrides): Request<'CreateTable'> {
  const mode = overrides.BillingModeOverride ?? source.billingMode
  const indexes = chosenIndexes(source, overrides)
  const throughput = overrides.ProvisionedThroughputOverride ?? provisioned(source.throughput, mode, source.billingMode)
  const used = new Set(
    [source.keys, ...indexes.map(({ index }) => index.keys)].flatMap(({ hash, range }) =>
      [...hash, ...range].map(({ name }) => name),
    ),
  )
  const locals = indexes.filter(({ index }) => index.kind === 'local').map(({ index }) => localIndex(index))
  const globals = indexes
    .filter(({ index }) => index.kind === 'global')
    .map(({ index, wanted }) => globalIndex(index, wanted, { mode, of: source.billingMode, throughput }))
  return {
    TableName: target,
    KeySchema: keySchema(source.keys),
    AttributeDefinitions: source.attributes
      .filter(({ name }) => used.has(name))
      .map(({ name, type }) => ({ AttributeName: name, AttributeType: type })),
    BillingMode: mode,
    ProvisionedThroughput: throughput,
    OnDemandThroughput: overrides.OnDemandThroughputOverride ?? ceilings(source, mode),
    LocalSecondaryIndexes: locals.length === 0 ? undefined : locals,
    GlobalSecondaryIndexes: globals.length === 0 ? undefined : globals,
    SSESpecification:
      overrides.SSESpecificationOverride ??
      (source.sse === undefined ? undefined : { Enabled: true, SSEType: 'KMS', KMSMasterKeyId: source.sse.keyArn }),
    TableClass: source.tableClass?.name,
  }
}

type Chosen = { readonly index: Index; readonly wanted?: GlobalSecondaryIndex | undefined }

/** Those of the source, or some of them: each override names one as it is. */
function chosenIndexes(source: Table, overrides: Overrides): readonly Chosen[] {
  const { LocalSecondaryIndexOverride: locals, GlobalSecondaryIndexOverride: globals } = overrides
  return (['local', 'global'] as const).flatMap((kind) => {
    const there = source.indexes.filter((index) => index.kind === kind && statusOf(index) !== 'DELETING')
    const wanted: readonly (LocalSecondaryIndex | GlobalSecondaryIndex)[] | undefined =
      kind === 'local' ? locals : globals
    if (wanted === undefined) return there.map((index) => ({ index }))
    return wanted.map((override) => {
      const index = there.find((each) => isSame(each, override))
      if (index === undefined) throw validationError(backupMessages.otherIndex(override.IndexName))
      return { index, wanted: kind === 'global' ? override : undefined }
    })
  })
}

function isSame(index: Index, { IndexName, KeySchema, Projection: wanted }: LocalSecondaryIndex): boolean {
  const pairs = (schema: ReturnType<typeof keySchema>): string =>
    JSON.stringify(schema.map(({ AttributeName, KeyType }) => [AttributeName, KeyType]))
  const { ProjectionType: type, NonKeyAttributes: names = [] } = wanted
  const projected = index.projection.type === 'INCLUDE' ? index.projection.attributes : []
  return (
    index.name === IndexName &&
    pairs(keySchema(index.keys)) === pairs(KeySchema) &&
    index.projection.type === type &&
    JSON.stringify([...projected].sort()) === JSON.stringify([...names].sort())
  )
}

const localIndex = (index: Index): LocalSecondaryIndex => ({
  IndexName: index.name,
  KeySchema: keySchema(index.keys),
  Projection: projectionOf(index),
})

function globalIndex(
  index: Index,
  wanted: GlobalSecondaryIndex | undefined,
  table: {
    readonly mode: BillingMode
    readonly of: BillingMode
    readonly throughput: ProvisionedThroughput | undefined
  },
): GlobalSecondaryIndex {
  if (wanted?.WarmThroughput !== undefined) throw validationError(backupMessages.warmIndex(index.name))
  return {
    ...localIndex(index),
    // One that had no units of its own gets those of the table (assumed).
    ProvisionedThroughput:
      wanted?.ProvisionedThroughput ?? provisioned(index.throughput, table.mode, table.of) ?? tableUnits(table),
    OnDemandThroughput: wanted?.OnDemandThroughput ?? ceilings(index, table.mode),
  }
}

const tableUnits = ({
  mode,
  throughput,
}: {
  readonly mode: BillingMode
  readonly throughput: ProvisionedThroughput | undefined
}): ProvisionedThroughput | undefined => (mode === 'PROVISIONED' ? throughput : undefined)

/** What is there to go on with: nothing where the source is on demand or the target is to be. */
const provisioned = (
  { readUnits, writeUnits }: Units,
  mode: BillingMode,
  sourceMode: BillingMode,
): ProvisionedThroughput | undefined =>
  mode === 'PROVISIONED' && sourceMode === 'PROVISIONED'
    ? { ReadCapacityUnits: readUnits, WriteCapacityUnits: writeUnits }
    : undefined

function ceilings(
  { onDemandLimits }: Pick<Index, 'onDemandLimits'>,
  mode: BillingMode,
): OnDemandThroughput | undefined {
  if (onDemandLimits === undefined || mode === 'PROVISIONED') return undefined
  return { MaxReadRequestUnits: onDemandLimits.readUnits, MaxWriteRequestUnits: onDemandLimits.writeUnits }
}

const projectionOf = ({ projection }: Index): Projection =>
  projection.type === 'INCLUDE'
    ? { ProjectionType: 'INCLUDE', NonKeyAttributes: projection.attributes }
    : { ProjectionType: projection.type }
