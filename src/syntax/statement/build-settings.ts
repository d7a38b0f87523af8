import type {
  BillingClauseCstNode,
  EnabledCstNode,
  EncryptionClauseCstNode,
  IndexSettingCstNode,
  RecoveryClauseCstNode,
  ScalingClauseCstNode,
  StreamClauseCstNode,
  TableSettingCstNode,
  TimeToLiveClauseCstNode,
  UnitPairCstNode,
} from '../../../grammars/statement-cst.d.ts'
import type { Billing, IndexSettings, StreamView, TableSettings, UnitPair } from '../../ast/table-statement.ts'
import { must } from '../../base/must.ts'
import type { Span } from '../../base/shell-error.ts'
import type { ScalingSettings } from '../../model/scaling.ts'
import { nodeSpan, one } from '../cst.ts'
import { saidTwice } from './build-clauses.ts'
import { decimal } from './build-duration.ts'
import { buildName, stringOf, wholeNumber } from './build-value.ts'

/** What a table is given; each setting once. */
export function buildSettings(nodes: readonly TableSettingCstNode[]): TableSettings {
  return nodes.reduce<TableSettings>((settings, node) => together(settings, buildSetting(node), nodeSpan(node)), {})
}

/** Each is said once; of auto scaling, for each dimension. */
function together<Settings extends IndexSettings>(settings: Settings, setting: Settings, span: Span): Settings {
  const { scaling, ...others } = setting
  const isTwice =
    Object.keys(others).some((name) => name in settings) ||
    Object.keys(scaling ?? {}).some((dimension) => dimension in (settings.scaling ?? {}))
  if (isTwice) throw saidTwice(span)
  return { ...settings, ...setting, ...(scaling && { scaling: { ...settings.scaling, ...scaling } }) }
}

function buildSetting({ children }: TableSettingCstNode): TableSettings {
  const { billingClause, warmThroughputClause, streamClause, encryptionClause } = children
  const { tableClassClause, timeToLiveClause, recoveryClause, scalingClause } = children
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
  if (recoveryClause !== undefined) return { recovery: recoveryOf(one(recoveryClause)) }
  if (scalingClause !== undefined) return { scaling: buildScaling(one(scalingClause)) }
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

function recoveryOf({ children }: RecoveryClauseCstNode): NonNullable<TableSettings['recovery']> {
  if (children.DISABLED !== undefined) return 'DISABLED'
  const days = children.NumberLiteral?.[0]
  return days === undefined ? {} : { periodDays: wholeNumber(days) }
}

/** What a global index is given; each setting once. */
export const buildIndexSettings = (nodes: readonly IndexSettingCstNode[] | undefined): IndexSettings =>
  (nodes ?? []).reduce<IndexSettings>(
    (settings, node) => together(settings, buildIndexSetting(node), nodeSpan(node)),
    {},
  )

function buildIndexSetting({ children }: IndexSettingCstNode): IndexSettings {
  const { billingClause, warmThroughputClause, scalingClause } = children
  if (billingClause !== undefined) return { billing: buildBilling(one(billingClause)) }
  if (scalingClause !== undefined) return { scaling: buildScaling(one(scalingClause)) }
  return { warmThroughput: buildPair(one(one(warmThroughputClause).children.unitPair)) }
}

/** Of one dimension. */
export function buildScaling({ children }: ScalingClauseCstNode): ScalingSettings {
  const { READ, OFF, NumberLiteral = [] } = children
  const dimension = READ === undefined ? 'write' : 'read'
  if (OFF !== undefined) return { [dimension]: 'OFF' }
  const [percent, min, max] = NumberLiteral
  return {
    [dimension]: {
      targetPercent: decimal(must(percent, 'the target')),
      min: wholeNumber(must(min, 'the least')),
      max: wholeNumber(must(max, 'the most')),
    },
  }
}
