import { moneyText } from '../analysis/pricing/money.ts'
import type { PriceList } from '../analysis/pricing/price-list.ts'
import { type RequestPrice, requestPrice } from '../analysis/pricing/request-price.ts'
import { bytesText } from '../base/bytes-text.ts'
import { countText, plural, unitsText } from '../base/count-text.ts'
import type { Charge } from '../model/charge.ts'
import { readBlockBytes, writeBlockBytes } from '../model/limits.ts'
import type { Throttle } from '../model/throttle.ts'
import type { CallRecord, Outcome } from '../session/outcome.ts'
import { hottestText, limitText } from '../session/throttle-words.ts'
import { durationText } from './figures.ts'
import { filterOnKey } from './filter-on-key.ts'
import { visibleText } from './visible-text.ts'

/** What one statement cost. Computed from its charges and from nothing else. */
export type CostView = {
  /** The cost line, in order; a renderer puts separators between. */
  readonly parts: readonly CostPart[]
  readonly arms: readonly CostArm[]
  readonly price?: RequestPrice | undefined
}

export type CostPart = { readonly text: string; readonly tone: 'plain' | 'warning' }

/** The sum over one table or index, in one direction. */
export type CostArm = {
  readonly table: string
  readonly index?: string | undefined
  readonly kind: 'read' | 'write'
  readonly halfUnits: number
  readonly bytes: number
  /** Bytes after rounding each charge up to whole blocks: what is paid for. */
  readonly paidBytes: number
  /** By a service that does not say how many bytes. */
  readonly reported?: true | undefined
}

export type CostOptions = {
  /** Whose prices are used. */
  readonly region: string
  /** Absent: the built-in ones. */
  readonly prices?: PriceList | undefined
  /** False where durations would make two runs differ. */
  readonly withTime: boolean
}

const fewKeptShare = 0.2
const largeItemBytes = 100 * 1024

/** Undefined for a statement that called nothing. */
export function costView(outcome: Outcome, { region, prices, withTime }: CostOptions): CostView | undefined {
  const { calls } = outcome
  if (calls.length === 0) return undefined
  const arms = armsOf(calls)
  const halfUnits = { read: halfUnitsOf(arms, 'read'), write: halfUnitsOf(arms, 'write') }
  const price = requestPrice(halfUnits, region, { prices })
  const parts = [
    ...targetParts(outcome),
    ...unitParts(arms, calls),
    ...keptParts(calls),
    ...sizeParts(calls, arms),
    ...pageParts(calls),
    ...filterParts(outcome),
    ...throttleParts(calls),
    ...priceParts(outcome, price),
    ...(withTime ? [plain(durationText(outcome.elapsedMs))] : []),
  ]
  return { parts, arms, price }
}

/** Nobody imports the same file a million times: what is done once is priced once. */
function priceParts({ statement }: Outcome, price: RequestPrice | undefined): readonly CostPart[] {
  if (price === undefined) return []
  const { pico, currency } = price
  const isOnce = statement.kind === 'bulk' || (statement.kind === 'meta' && statement.command === 'import')
  return [
    plain(isOnce ? `~${moneyText(pico, currency)} this run` : `~${moneyText(pico * 1_000_000n, currency)} per 1M runs`),
  ]
}

const plain = (text: string): CostPart => ({ text, tone: 'plain' })
const warning = (text: string): CostPart => ({ text, tone: 'warning' })

function armsOf(calls: readonly CallRecord[]): readonly CostArm[] {
  const arms = new Map<string, CostArm>()
  for (const call of calls) {
    for (const charge of call.charges) {
      const { table, index, kind, halfUnits, bytes, reported } = charge
      const key = JSON.stringify([table, index?.name, kind])
      const sum = arms.get(key)
      arms.set(key, {
        table,
        index: index?.name,
        kind,
        halfUnits: (sum?.halfUnits ?? 0) + halfUnits,
        bytes: (sum?.bytes ?? 0) + bytes,
        paidBytes: (sum?.paidBytes ?? 0) + paidBytes(charge, call.consistency),
        reported,
      })
    }
  }
  return [...arms.values()]
}

/** The rounding of `model/capacity.ts` read backwards. */
function paidBytes(charge: Charge, consistency: CallRecord['consistency'] = 'eventual'): number {
  if (charge.kind === 'write') return (charge.halfUnits / (charge.transactional ? 4 : 2)) * writeBlockBytes
  return (charge.halfUnits / { eventual: 1, strong: 2, transactional: 4 }[consistency]) * readBlockBytes
}

export const halfUnitsOf = (arms: readonly CostArm[], kind: CostArm['kind']): number =>
  arms.reduce((sum, arm) => (arm.kind === kind ? sum + arm.halfUnits : sum), 0)

function targetParts({ calls, statement }: Outcome): readonly CostPart[] {
  const names = calls.map((call) => {
    const target = call.index ?? call.table ?? onlyTable(call)
    const times = call.pages > 1 && !isPaged(call) ? `${countText(call.pages)} x ` : ''
    return `${times}${accessOf(call, statement)}${target === undefined ? '' : ` ${target}`}`
  })
  const scans = calls.some((call) => accessOf(call, statement) === 'Scan')
  return [{ text: names.join(' + '), tone: scans ? 'warning' : 'plain' }]
}

/** Of a call that names its tables in statements. */
function onlyTable({ charges }: CallRecord): string | undefined {
  const [table, ...others] = new Set(charges.map((charge) => charge.table))
  return others.length === 0 ? table : undefined
}

/** What the call did, also when PartiQL decided it: a read of a table not known that is charged to no key is a scan. */
function accessOf(call: CallRecord, statement: Outcome['statement']): string {
  if (call.operation !== 'ExecuteStatement') return call.operation
  if (call.access !== undefined) return call.access
  if (call.charges.some(({ kind, key, reported }) => kind === 'read' && key === undefined && reported !== true))
    return 'Scan'
  const inner = statement.kind === 'explain' ? statement.statement : statement
  // A bulk statement reads keys by PartiQL and writes item by item.
  if (inner.kind === 'bulk') return 'Query'
  if (inner.kind !== 'partiql') return call.operation
  const { kind } = inner.statement
  return kind === 'select' || kind === 'exists' ? 'Query' : `${kind.charAt(0).toUpperCase()}${kind.slice(1)}`
}

/** A SELECT of one item by its whole key has no pages; one of many such items has. */
const isPaged = ({ operation, access, returned, pages }: CallRecord): boolean =>
  operation === 'ExecuteStatement'
    ? access !== 'GetItem' || returned > pages
    : operation === 'Query' || operation === 'Scan'

function unitParts(arms: readonly CostArm[], calls: readonly CallRecord[]): readonly CostPart[] {
  const strength = calls.find(({ consistency }) => consistency !== undefined && consistency !== 'eventual')?.consistency
  return (['read', 'write'] as const).flatMap((kind) => {
    const own = arms.filter((arm) => arm.kind === kind)
    const total = halfUnitsOf(own, kind)
    if (own.length === 0 || total === 0) return []
    const unit = kind === 'read' ? 'RCU' : 'WCU'
    const suffix = strength === undefined || (kind === 'write' && strength === 'strong') ? '' : ` ${strength}`
    const touched = own.filter(({ halfUnits }) => halfUnits > 0)
    const sum = `${unitsText(total)} ${unit}${suffix}`
    if (touched.length < 2 || !touched.some(({ index }) => index !== undefined)) return [plain(sum)]
    const text = `${touched.map((arm) => `${armName(arm, own)} ${unitsText(arm.halfUnits)}`).join(' + ')} = ${sum}`
    return [{ text, tone: kind === 'write' ? 'warning' : 'plain' }]
  })
}

/** `table` or the index's name; with the table's name when the statement touched several tables. */
function armName({ table, index }: CostArm, arms: readonly CostArm[]): string {
  const several = arms.some((arm) => arm.table !== table)
  if (several) return index === undefined ? table : `${table}.${index}`
  return index ?? 'table'
}

function keptParts(calls: readonly CallRecord[]): readonly CostPart[] {
  const reads = calls.filter(
    (call) => !writes(call) && (call.returned > 0 || call.charges.some(({ kind }) => kind === 'read')),
  )
  if (reads.length === 0) return []
  const returned = reads.reduce((sum, call) => sum + call.returned, 0)
  const evaluated = reads.reduce((sum, call) => sum + (call.evaluated ?? call.returned), 0)
  if (evaluated <= returned) return [plain(plural(returned, 'item'))]
  const text = `${countText(returned)} of ${plural(evaluated, 'item')} kept`
  if (returned / evaluated >= fewKeptShare) return [plain(text)]
  return [warning(`${text}: the filter drops ${Math.floor(100 - (100 * returned) / evaluated)} %`)]
}

function sizeParts(calls: readonly CallRecord[], arms: readonly CostArm[]): readonly CostPart[] {
  const bytes = arms.reduce((sum, arm) => sum + arm.bytes, 0)
  if (bytes === 0) return []
  const largest = Math.max(
    0,
    ...calls.filter(isAboutOneItem).flatMap(({ charges }) => charges.map((charge) => charge.bytes)),
  )
  return [largest > largeItemBytes ? warning(`${bytesText(bytes)}, a large item`) : plain(bytesText(bytes))]
}

/** Whether it was refused, the result says; here is for want of what. One part for each limit. */
function throttleParts(calls: readonly CallRecord[]): readonly CostPart[] {
  const limits = new Map<string, { throttle: Throttle; times: number }>()
  for (const throttle of calls.flatMap(({ throttles }) => throttles)) {
    const limit = limitText(throttle)
    limits.set(limit, { throttle, times: (limits.get(limit)?.times ?? 0) + 1 })
  }
  return [...limits].slice(0, limitsShown).map(([limit, { throttle, times }]) => {
    const hottest = hottestText(throttle)
    const details = [...(times === 1 ? [] : [`${countText(times)} times`]), ...(hottest === undefined ? [] : [hottest])]
    return warning(visibleText(details.length === 0 ? limit : `${limit} (${details.join(', ')})`))
  })
}

const limitsShown = 2

/** Of one item: what it weighs is what it costs. */
const isAboutOneItem = (call: CallRecord): boolean =>
  call.pages === 1 && !isPaged(call) && /^(?:Get|Put|Update|Delete)Item$/.test(call.access ?? call.operation)

/** A write by PartiQL travels in a call that could have pages, and has none. */
const isPagedRead = (call: CallRecord): boolean => isPaged(call) && !writes(call)

const writes = ({ charges }: CallRecord): boolean => charges.some(({ kind }) => kind === 'write')

function pageParts(calls: readonly CallRecord[]): readonly CostPart[] {
  const pages = calls.filter(isPagedRead).reduce((sum, call) => sum + call.pages, 0)
  if (pages === 0) return []
  return [pages === 1 ? plain('1 page') : warning(plural(pages, 'page'))]
}

function filterParts({ statement, result }: Outcome): readonly CostPart[] {
  if (result.kind !== 'items') return []
  const name = filterOnKey(statement, result.meta)
  return name === undefined ? [] : [warning(`filter on ${name}, which an index has as its key`)]
}
