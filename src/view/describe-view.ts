import { bytesText } from '../base/bytes-text.ts'
import { countText, plural } from '../base/count-text.ts'
import { momentText } from '../base/moment-text.ts'
import type {
  GlobalSecondaryIndexDescription,
  LocalSecondaryIndexDescription,
  PointInTimeRecoveryDescription,
  TableDescription,
  TimeToLiveDescription,
} from '../operation/operation-types.ts'
import type { ScalingState } from '../operation/scaling.ts'
import { billingModeOf, tableClassOf } from '../operation/table-facts.ts'
import { type GridView, giving, left, right } from './grid-view.ts'
import { scalingFacts } from './scaling-view.ts'
import { visibleText } from './visible-text.ts'

/** What DESCRIBE says of one table. */
export type DescribeView = {
  readonly table: string
  readonly status: string
  /** Label and text, in reading order. */
  readonly facts: readonly (readonly [string, string])[]
  /** Undefined: no indexes. */
  readonly indexes: GridView | undefined
}

/** What descriptions leave out. */
type Apart = {
  /** Undefined: items do not expire. */
  readonly timeToLive: TimeToLiveDescription | undefined
  /** Undefined: it is off. */
  readonly recovery: PointInTimeRecoveryDescription | undefined
  readonly scaling: readonly ScalingState[]
}

export function describeView(table: TableDescription, { timeToLive, recovery, scaling }: Apart): DescribeView {
  const name = visibleText(table.TableName ?? '')
  const indexes = allIndexes(table)
  return {
    table: name,
    status: table.TableStatus ?? 'ACTIVE',
    facts: [
      ['keys', keysText(table, table.KeySchema)],
      ['items', `${countText(table.ItemCount ?? 0)} (${bytesText(table.TableSizeBytes ?? 0)})`],
      ['billing', billingText(table)],
      ...scalingFacts(scaling),
      ...warmFacts(table),
      ...classFacts(table),
      ...streamFacts(table),
      ...timeToLiveFacts(timeToLive),
      ...recoveryFacts(recovery),
      ...restoreFacts(table),
      ...protectionFacts(table),
    ],
    indexes: indexes.length === 0 ? undefined : indexGrid(table, indexes),
  }
}

/** One row per table. */
export function tablesGrid(tables: readonly TableDescription[]): GridView {
  return {
    columns: [giving('table'), giving('keys'), right('indexes'), right('items'), right('size'), giving('billing')],
    rows: tables.map((table) => [
      visibleText(table.TableName ?? ''),
      keysText(table, table.KeySchema),
      countText(allIndexes(table).length),
      countText(table.ItemCount ?? 0),
      bytesText(table.TableSizeBytes ?? 0),
      table.TableStatus === undefined || table.TableStatus === 'ACTIVE' ? billingText(table) : table.TableStatus,
    ]),
  }
}

type AnyIndex = {
  readonly kind: 'global' | 'local'
  readonly index: GlobalSecondaryIndexDescription | LocalSecondaryIndexDescription
  readonly status: string
}

const allIndexes = (table: TableDescription): readonly AnyIndex[] => [
  ...(table.GlobalSecondaryIndexes ?? []).map((index) => ({
    kind: 'global' as const,
    index,
    status: index.IndexStatus ?? 'ACTIVE',
  })),
  ...(table.LocalSecondaryIndexes ?? []).map((index) => ({ kind: 'local' as const, index, status: 'ACTIVE' })),
]

/** One row per index, with its table when there are several. */
export function indexesGrid(tables: readonly TableDescription[]): GridView {
  const grids = tables.map((table) => indexGrid(table, allIndexes(table)))
  const columns = indexGrid({}, []).columns
  if (tables.length === 1) return { columns, rows: grids.flatMap(({ rows }) => rows) }
  return {
    columns: [giving('table'), ...columns],
    rows: grids.flatMap(({ rows }, at) => rows.map((row) => [visibleText(tables[at]?.TableName ?? ''), ...row])),
  }
}

function indexGrid(table: TableDescription, indexes: readonly AnyIndex[]): GridView {
  return {
    columns: [
      giving('index'),
      left('kind'),
      giving('keys'),
      giving('projects'),
      right('items'),
      right('size'),
      left('status'),
    ],
    rows: indexes.map(({ kind, index, status }) => [
      visibleText(index.IndexName ?? ''),
      kind,
      keysText(table, index.KeySchema),
      projectionText(index.Projection),
      countText(index.ItemCount ?? 0),
      bytesText(index.IndexSizeBytes ?? 0),
      status,
    ]),
  }
}

/** `pk S, sk S`: partition key first, as the schema has them. */
function keysText(table: TableDescription, schema: TableDescription['KeySchema']): string {
  const typeOf = (name: string): string =>
    table.AttributeDefinitions?.find(({ AttributeName }) => AttributeName === name)?.AttributeType ?? '?'
  return (schema ?? []).map(({ AttributeName }) => `${visibleText(AttributeName)} ${typeOf(AttributeName)}`).join(', ')
}

function projectionText(projection: GlobalSecondaryIndexDescription['Projection']): string {
  if (projection?.ProjectionType === 'KEYS_ONLY') return 'keys only'
  if (projection?.ProjectionType === 'INCLUDE') return (projection.NonKeyAttributes ?? []).map(visibleText).join(', ')
  return 'all'
}

function billingText(table: TableDescription): string {
  const { ProvisionedThroughput, OnDemandThroughput } = table
  if (billingModeOf(table) === 'PAY_PER_REQUEST') {
    const limits = [
      limitText('read', OnDemandThroughput?.MaxReadRequestUnits),
      limitText('write', OnDemandThroughput?.MaxWriteRequestUnits),
    ]
    return ['on demand', ...limits.filter((limit) => limit !== '')].join(', ')
  }
  const { ReadCapacityUnits = 0, WriteCapacityUnits = 0 } = ProvisionedThroughput ?? {}
  return `provisioned ${countText(ReadCapacityUnits)} RCU, ${countText(WriteCapacityUnits)} WCU`
}

/** The service writes -1 for no ceiling. */
const limitText = (direction: string, units: number | undefined): string =>
  units === undefined || units < 0 ? '' : `at most ${countText(units)} ${direction} units/s`

type Facts = readonly (readonly [string, string])[]

function warmFacts({ WarmThroughput }: TableDescription): Facts {
  const { ReadUnitsPerSecond: reads, WriteUnitsPerSecond: writes } = WarmThroughput ?? {}
  if (reads === undefined || writes === undefined) return []
  return [['warm', `${countText(reads)} read units/s, ${countText(writes)} write units/s`]]
}

const classFacts = (table: TableDescription): Facts =>
  tableClassOf(table) === 'ia' ? [['class', 'standard, infrequent access']] : []

const streamFacts = ({ StreamSpecification: stream }: TableDescription): Facts =>
  stream?.StreamEnabled === true ? [['stream', stream.StreamViewType ?? 'enabled']] : []

function timeToLiveFacts(timeToLive: TimeToLiveDescription | undefined): Facts {
  if (timeToLive === undefined) return []
  const { AttributeName: name = '?', TimeToLiveStatus: status } = timeToLive
  return [['expires', `by ${visibleText(name)}${status === 'ENABLED' ? '' : `, ${status}`}`]]
}

function recoveryFacts(recovery: PointInTimeRecoveryDescription | undefined): Facts {
  if (recovery === undefined) return []
  const {
    RecoveryPeriodInDays: days = 35,
    EarliestRestorableDateTime: from = 0,
    LatestRestorableDateTime: to = 0,
  } = recovery
  return [['recovery', `${plural(days, 'day')}, from ${momentText(from * 1000)} to ${momentText(to * 1000)}`]]
}

function restoreFacts({ RestoreSummary: restore }: TableDescription): Facts {
  if (restore === undefined) return []
  const from = (restore.SourceBackupArn ?? restore.SourceTableArn ?? '').split(':table/').at(-1) ?? ''
  return [['restored', `from ${visibleText(from)} as of ${momentText(restore.RestoreDateTime * 1000)}`]]
}

const protectionFacts = ({ DeletionProtectionEnabled, SSEDescription }: TableDescription): Facts => [
  ...(DeletionProtectionEnabled === true ? ([['protection', 'cannot be deleted']] as const) : []),
  ...(SSEDescription?.Status === 'ENABLED' ? ([['encryption', SSEDescription.SSEType ?? 'enabled']] as const) : []),
]
