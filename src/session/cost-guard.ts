import { moneyText } from '../analysis/pricing/money.ts'
import { type RequestPrice, requestPrice } from '../analysis/pricing/request-price.ts'
import { unitsText } from '../base/count-text.ts'
import { explain } from '../planner/explain/explain.ts'
import type { Estimate, ExplainedCall, Range } from '../planner/explanation.ts'
import type { CallRecorder } from './call-recorder.ts'
import { type CostLimit, parseCostLimit, unlimited } from './cost-limit.ts'
import type { Confirm, Danger } from './danger.ts'
import { homeRegion } from './home-region.ts'
import { pricesOf } from './prices.ts'
import type { CostWatch, Run } from './run.ts'
import { SessionError } from './session-error.ts'
import type { SessionState } from './session-state.ts'
import type { Settings } from './settings.ts'

type CostGuardParts = {
  readonly settings: Settings
  readonly region: string
  /** Absent: nobody is there to be asked, so what exceeds is refused. */
  readonly confirm: Confirm | undefined
}

/** Half units. */
type Units = { readonly read: number; readonly write: number }

/**
 * Holds one statement against the setting `cost-guard`: before it begins by what it is expected to cost, and between its calls
 * by what it has, since an estimate knows little about a Query. Who has said yes once is not asked again.
 */
export class CostGuard implements CostWatch {
  private readonly parts: CostGuardParts
  private readonly limit: CostLimit
  private allowed = false

  /** Undefined where there is no limit: most sessions have none. */
  static of({
    settings,
    connection,
    parts,
  }: Pick<SessionState, 'settings' | 'connection' | 'parts'>): CostGuard | undefined {
    const limit = parseCostLimit(settings.get('cost-guard')) ?? {}
    if (Object.keys(limit).length === 0) return undefined
    return new CostGuard({ settings, region: homeRegion({ connection }), confirm: parts.confirm }, limit)
  }

  private constructor(parts: CostGuardParts, limit: CostLimit) {
    this.parts = parts
    this.limit = limit
  }

  async before({ statement, context }: Pick<Run, 'statement' | 'context'>): Promise<void> {
    const { nodes } = explain(statement, context)
    const estimates = nodes.flatMap(({ estimate }) => estimate ?? [])
    const expected = { read: sumOf(nodes, 'readHalfUnits'), write: sumOf(nodes, 'writeHalfUnits') }
    if (this.allowed || !this.exceededBy(expected)) return
    const danger = { ...tableOf(nodes), items: itemsOf(estimates) }
    const units = {
      readHalfUnits: rangeOf(estimates, 'readHalfUnits'),
      writeHalfUnits: rangeOf(estimates, 'writeHalfUnits'),
    }
    await this.ask(
      { text: `go over the cost guard of ${this.text}`, ...danger, ...units },
      `it is expected to cost ${this.costText(expected)}`,
      statement,
    )
  }

  async during({ statement }: Pick<Run, 'statement'>, calls: CallRecorder): Promise<void> {
    const { readHalfUnits: read, writeHalfUnits: write } = calls.consumed()
    if (this.allowed || !this.exceededBy({ read, write })) return
    const table = calls.records().find((record) => record.table !== undefined)?.table ?? ''
    const cost = this.costText({ read, write })
    const text = `go on over the cost guard of ${this.text}, with ${cost} consumed so far`
    await this.ask({ text, table }, `it has consumed ${cost}`, statement)
  }

  private async ask(danger: Danger, reason: string, { span }: Run['statement']): Promise<void> {
    const { confirm } = this.parts
    if (confirm !== undefined && (await confirm(danger))) {
      this.allowed = true
      return
    }
    throw new SessionError('session.cost-guard', `${reason}, and the cost guard is ${this.text}`, {
      span,
      hint: `EXPLAIN says where that comes from. --yes lets it run, and so does .set cost-guard ${unlimited}.`,
    })
  }

  private exceededBy({ read, write }: Units): boolean {
    const { readHalfUnits = Number.POSITIVE_INFINITY, writeHalfUnits = Number.POSITIVE_INFINITY, money } = this.limit
    if (read > readHalfUnits || write > writeHalfUnits) return true
    const price = money && this.priceOf({ read, write })
    if (money === undefined || price === undefined) return false
    if (price.currency === money.currency) return price.pico > money.pico
    throw new SessionError(
      'session.bad-setting',
      `cost-guard is in ${money.currency}, and prices are in ${price.currency}`,
      {
        hint: `Say it in ${price.currency}, or in RCU and WCU.`,
      },
    )
  }

  private priceOf(units: Units): RequestPrice | undefined {
    const { region, settings } = this.parts
    return requestPrice(units, region, { prices: pricesOf(settings) })
  }

  private get text(): string {
    return this.parts.settings.get('cost-guard')
  }

  /** `8.5 RCU`, with its price where that is what the guard looks at. */
  private costText(units: Units): string {
    const price = this.limit.money && this.priceOf(units)
    return [
      ...(units.read === 0 ? [] : [`${unitsText(units.read)} RCU`]),
      ...(units.write === 0 ? [] : [`${unitsText(units.write)} WCU`]),
      ...(price === undefined ? [] : [`~${moneyText(price.pico, price.currency)}`]),
    ].join(', ')
  }
}

type UnitName = 'readHalfUnits' | 'writeHalfUnits'

/** At most; of what may be anything up to a whole table, at least. */
const sumOf = (nodes: readonly ExplainedCall[], name: UnitName): number =>
  nodes.reduce((sum, { estimate }) => (estimate === undefined ? sum : sum + expectedOf(estimate, estimate[name])), 0)

const expectedOf = ({ isOpen }: Estimate, { low, high }: Range): number =>
  isOpen === true || !Number.isFinite(high) ? low : high

const rangeOf = (estimates: readonly Estimate[], name: UnitName): Range | undefined => {
  const range = { low: 0, high: 0 }
  for (const { [name]: units } of estimates) {
    range.low += units.low
    range.high += units.high
  }
  return range.high === 0 ? undefined : range
}

const itemsOf = ([first]: readonly Estimate[]): Range | undefined => first?.items

const tableOf = (nodes: readonly ExplainedCall[]): { readonly table: string } => ({
  table: nodes.find(({ table }) => table !== undefined)?.table ?? '',
})
