import { unreachable } from '../base/unreachable.ts'
import { dimensions, type ScalingSettings } from '../model/scaling.ts'
import { optionalTable, printNames, printTable } from './print-clauses.ts'
import { printName, printString } from './print-expression.ts'
import type {
  AlterAction,
  AlterTableStatement,
  AttributeDefinition,
  Billing,
  CreateTableStatement,
  GlobalIndexDefinition,
  IndexSettings,
  KeyElement,
  LocalIndexDefinition,
  StreamView,
  TableSettings,
  TableStatement,
  UnitPair,
} from './table-statement.ts'

export function printTableStatement(statement: TableStatement): string {
  switch (statement.kind) {
    case 'create-table':
      return printCreateTable(statement)
    case 'alter-table':
      return printAlterTable(statement)
    case 'drop-table': {
      const words = `${statement.ifExists ? 'IF EXISTS ' : ''}${statement.noWait ? 'NOWAIT ' : ''}`
      return `DROP TABLE ${words}${printTable(statement.table)}`
    }
    case 'describe':
      return `DESCRIBE${optionalTable(statement.table)}`
    case 'show-tables':
      return `SHOW TABLES${statement.like === undefined ? '' : ` LIKE ${printString(statement.like)}`}`
    case 'show-create-table':
      return `SHOW CREATE TABLE${optionalTable(statement.table)}`
    case 'show-indexes':
      return `SHOW INDEXES${statement.table === undefined ? '' : ` FROM ${printTable(statement.table)}`}`
    case 'show-scaling':
      return `SHOW SCALING${statement.table === undefined ? '' : ` FROM ${printTable(statement.table)}`}`
    case 'show-limits':
      return 'SHOW LIMITS'
    case 'show-traffic':
      return `SHOW TRAFFIC${statement.limit === undefined ? '' : ` LIMIT ${statement.limit}`}`
    case 'show-version':
      return 'SHOW VERSION'
    default:
      return unreachable(statement)
  }
}

/** A clause a line. */
function printCreateTable(statement: CreateTableStatement): string {
  const { table, ifNotExists, noWait, attributes, keys, globalIndexes, localIndexes, settings, tags } = statement
  const head = `CREATE TABLE ${ifNotExists ? 'IF NOT EXISTS ' : ''}${noWait ? 'NOWAIT ' : ''}${printTable(table)}`
  const lists = [
    attributes.length === 0 ? '' : printAttributes(attributes),
    keys.length === 0 ? '' : `PRIMARY KEY ${printKeyElements(keys)}`,
    globalIndexes.length === 0 ? '' : `GSI (${globalIndexes.map(printGlobalIndex).join(', ')})`,
    localIndexes.length === 0 ? '' : `LSI (${localIndexes.map(printIndex).join(', ')})`,
    ...printSettings(settings),
    tags.length === 0
      ? ''
      : `TAGS (${tags.map(({ key, value }) => `${printString(key)}: ${printString(value)}`).join(', ')})`,
  ]
  return [head, ...lists.filter((text) => text !== '').map((text) => `  ${text}`)].join('\n')
}

const typeWords = { S: 'STRING', N: 'NUMBER', B: 'BINARY' } as const

const printAttributes = (attributes: readonly AttributeDefinition[]): string =>
  `(${attributes.map(({ name, type }) => `${printName(name)} ${typeWords[type]}`).join(', ')})`

const printKeyElements = (keys: readonly KeyElement[]): string =>
  `(${keys.map(({ name, role }) => `${printName(name)} ${role}`).join(', ')})`

function printIndex({ name, keys, projection }: LocalIndexDefinition): string {
  const projected =
    projection.type === 'ALL'
      ? 'ALL'
      : projection.type === 'KEYS_ONLY'
        ? 'KEYS ONLY'
        : `INCLUDE (${printNames(projection.attributes)})`
  return `${printName(name)} ON ${printKeyElements(keys)} PROJECTING ${projected}`
}

const printGlobalIndex = (index: GlobalIndexDefinition): string => `${printIndex(index)}${indexSettings(index)}`

const indexSettings = (settings: IndexSettings): string =>
  printIndexSettings(settings)
    .map((text) => ` ${text}`)
    .join('')

const printIndexSettings = ({ billing, warmThroughput, scaling }: IndexSettings): string[] => [
  ...(billing === undefined ? [] : [printBilling(billing)]),
  ...(warmThroughput === undefined ? [] : [`WARM THROUGHPUT ${printPair(warmThroughput)}`]),
  ...(scaling === undefined ? [] : [printScaling(scaling)]),
]

/** A clause for each dimension that is mentioned. */
export function printScaling(scaling: ScalingSettings): string {
  const clauses = dimensions.flatMap((dimension) => {
    const policy = scaling[dimension]
    if (policy === undefined) return []
    const words = policy === 'OFF' ? policy : `${policy.targetPercent}% FROM ${policy.min} TO ${policy.max}`
    return [`SCALING ${dimension.toUpperCase()} ${words}`]
  })
  return clauses.join(' ')
}

export const printPair = ({ readUnits, writeUnits }: UnitPair): string => `(${readUnits} RCU, ${writeUnits} WCU)`

export function printBilling(billing: Billing): string {
  if (billing.mode === 'PROVISIONED') return `BILLING MODE PROVISIONED ${printPair(billing.throughput)}`
  const { limits } = billing
  if (limits === undefined) return 'BILLING MODE ON DEMAND'
  return `BILLING MODE ON DEMAND THROUGHPUT ${limits === 'UNLIMITED' ? limits : printPair(limits)}`
}

const streamWords: { readonly [view in StreamView]: string } = {
  NEW_IMAGE: 'NEW IMAGE',
  OLD_IMAGE: 'OLD IMAGE',
  NEW_AND_OLD_IMAGES: 'BOTH IMAGES',
  KEYS_ONLY: 'KEYS ONLY',
}

const enabled = (on: boolean): string => (on ? 'ENABLED' : 'DISABLED')

function printSettings(settings: TableSettings): string[] {
  const { stream, encryption, tableClass, deletionProtection, timeToLive, recovery } = settings
  return [
    ...printIndexSettings(settings),
    stream === undefined ? '' : stream === 'DISABLED' ? 'STREAM DISABLED' : `STREAM (${streamWords[stream]})`,
    encryption === undefined
      ? ''
      : `SSE ${typeof encryption === 'string' ? encryption : `KMS ${printString(encryption.keyArn)}`}`,
    tableClass === undefined ? '' : `TABLE CLASS STANDARD${tableClass === 'STANDARD' ? '' : ' INFREQUENT ACCESS'}`,
    deletionProtection === undefined ? '' : `DELETION PROTECTION ${enabled(deletionProtection)}`,
    timeToLive === undefined
      ? ''
      : timeToLive === 'DISABLED'
        ? 'TTL DISABLED'
        : `TTL (${printName(timeToLive.attribute)})`,
    recovery === undefined ? '' : printRecovery(recovery),
  ].filter((text) => text !== '')
}

export function printRecovery(recovery: NonNullable<TableSettings['recovery']>): string {
  if (recovery === 'DISABLED') return 'PITR DISABLED'
  const { periodDays } = recovery
  return periodDays === undefined ? 'PITR ENABLED' : `PITR ENABLED (${periodDays} DAY${periodDays === 1 ? '' : 'S'})`
}

function printAlterTable({ table, noWait, attributes, actions }: AlterTableStatement): string {
  const head = `ALTER TABLE ${noWait ? 'NOWAIT ' : ''}${printTable(table)}`
  const types = attributes.length === 0 ? [] : [printAttributes(attributes)]
  return [head, ...types, ...actions.map(printAction)].join('\n  ')
}

function printAction(action: AlterAction): string {
  switch (action.kind) {
    case 'set':
      return `SET ${printSettings(action.settings).join(' ')}`
    case 'create-index':
      return `CREATE GSI (${printGlobalIndex(action.index)})`
    case 'drop-index':
      return `DROP GSI ${printName(action.name)}`
    case 'update-index':
      return `UPDATE GSI (${printName(action.name)} SET${indexSettings(action)})`
    default:
      return unreachable(action)
  }
}
