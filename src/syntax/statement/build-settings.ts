import type {
  BillingClauseCstNode,
  EnabledCstNode,
  EncryptionClauseCstNode,
  IndexSettingCstNode,
  StreamClauseCstNode,
  TableSettingCstNode,
  TimeToLiveClauseCstNode,
  UnitPairCstNode,
} from '../../../grammars/statement-cst.d.ts'
import type { Billing, GlobalIndexDefinition, StreamView, TableSettings, UnitPair } from '../../ast/table-statement.ts'
import { must } from '../../base/must.ts'
import { nodeSpan, one } from '../cst.ts'
import { saidTwice } from './build-clauses.ts'
import { buildName, stringOf, wholeNumber } from './build-value.ts'

/** What a table is given; each setting once. */
export function buildSettings(nodes: readonly TableSettingCstNode[]): TableSettings {
  let settings: TableSettings = {}
  for (const node of nodes) {
    const setting = buildSetting(node)
    if (Object.keys(setting).some((name) => name in settings)) throw saidTwice(nodeSpan(node))
    settings = { ...settings, ...setting }
  }
  return settings
}

function buildSetting({ children }: TableSettingCstNode): TableSettings {
  const { billingClause, warmThroughputClause, streamClause, encryptionClause, tableClassClause, timeToLiveClause } =
    children
  if (billingClause !== undefined) return { billing: buildBilling(one(billingClause)) }
  if (warmThroughputClause !== undefined)
    return { warmThroughput: buildPair(one(one(warmThroughputClause).children.unitPair)) }
  if (streamClause !== undefined) return { stream: streamOf(one(streamClause)) }
  if (encryptionClause !== undefined) return { encryption: encryptionOf(one(encryptionClause)) }
  if (tableClassClause !== undefined) {
    const { INFREQUENT } = one(tableClassClause).children
    return { tableClass: INFREQUENT === undefined ? 'STANDARD' : 'STANDARD_INFREQUENT_ACCESS' }
  }
  if (timeToLiveClause !== undefined) return { timeToLive: timeToLiveOf(one(timeToLiveClause)) }
  return { deletionProtection: isEnabled(one(children.enabled)) }
}

const isEnabled = ({ children }: EnabledCstNode): boolean => children.ENABLED !== undefined

export function buildBilling({ children }: BillingClauseCstNode): Billing {
  const pair = children.unitPair?.[0]
  if (children.PROVISIONED !== undefined)
    return { mode: 'PROVISIONED', throughput: buildPair(must(pair, 'PROVISIONED has its units')) }
  if (children.UNLIMITED !== undefined) return { mode: 'ON DEMAND', limits: 'UNLIMITED' }
  return pair === undefined ? { mode: 'ON DEMAND' } : { mode: 'ON DEMAND', limits: buildPair(pair) }
}

export function buildPair({ children }: UnitPairCstNode): UnitPair {
  const [read, write] = children.NumberLiteral.map(wholeNumber)
  return { readUnits: must(read, 'two numbers'), writeUnits: must(write, 'two numbers') }
}

function streamOf({ children }: StreamClauseCstNode): StreamView | 'DISABLED' {
  if (children.DISABLED !== undefined) return 'DISABLED'
  if (children.BOTH !== undefined) return 'NEW_AND_OLD_IMAGES'
  if (children.KEYS !== undefined) return 'KEYS_ONLY'
  return children.NEW === undefined ? 'OLD_IMAGE' : 'NEW_IMAGE'
}

function encryptionOf({ children }: EncryptionClauseCstNode): NonNullable<TableSettings['encryption']> {
  const key = children.StringLiteral?.[0]
  if (key !== undefined) return { keyArn: stringOf(key) }
  const enabled = children.enabled?.[0]
  return children.KMS !== undefined || (enabled !== undefined && isEnabled(enabled)) ? 'KMS' : 'OWNED'
}

const timeToLiveOf = ({ children }: TimeToLiveClauseCstNode): NonNullable<TableSettings['timeToLive']> =>
  children.name === undefined ? 'DISABLED' : { attribute: buildName(one(children.name)).name }

/** What a global index is given; each setting once. */
export function buildIndexSettings(
  nodes: readonly IndexSettingCstNode[] | undefined,
): Pick<GlobalIndexDefinition, 'billing' | 'warmThroughput'> {
  let settings: Pick<GlobalIndexDefinition, 'billing' | 'warmThroughput'> = {}
  for (const node of nodes ?? []) {
    const { billingClause, warmThroughputClause } = node.children
    const setting =
      billingClause === undefined
        ? { warmThroughput: buildPair(one(one(warmThroughputClause).children.unitPair)) }
        : { billing: buildBilling(one(billingClause)) }
    if (Object.keys(setting).some((name) => name in settings)) throw saidTwice(nodeSpan(node))
    settings = { ...settings, ...setting }
  }
  return settings
}
