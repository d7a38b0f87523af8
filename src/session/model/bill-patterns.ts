import { quantityOf, rounded, times, whole } from '../../analysis/pricing/money.ts'
import { currencyOf, type PriceList, weaker } from '../../analysis/pricing/price-list.ts'
import { requestPrice } from '../../analysis/pricing/request-price.ts'
import { requestsUntil } from '../../analysis/simulation/rate-profile.ts'
import type { BillPatternsStatement } from '../../ast/bill-statement.ts'
import type { AccessPatternStatement } from '../../ast/model-statement.ts'
import { printRateClause } from '../../ast/print-simulate-statement.ts'
import { ShellError } from '../../base/shell-error.ts'
import type { Charge } from '../../model/charge.ts'
import { sumHalfUnits } from '../../operation/consumed-capacity.ts'
import { billingModeOf, tableClassOf } from '../../operation/table-facts.ts'
import { homeRegion } from '../home-region.ts'
import { lookingRun } from '../looking-run.ts'
import type { Result } from '../outcome.ts'
import { pricedRegion, pricesOf } from '../prices.ts'
import { productionStatistics, sizedTable } from '../production-sizes.ts'
import type { Run } from '../run.ts'
import type { SessionState } from '../session-state.ts'
import { rateProfile } from '../simulate/traffic-clauses.ts'
import { chosenPatterns, inScratch, rehearsalOf } from './chosen-patterns.ts'
import type { PatternLine, PatternsBill } from './patterns-bill.ts'
import { readModel } from './read-model.ts'
import { type SampledPattern, samplePattern } from './sample-pattern.ts'

/** BILL PATTERNS: the units of one run with the samples, as often as the rate says in a month, at the price of on-demand requests. */
export async function billPatterns(
  session: SessionState,
  asked: Run,
  statement: BillPatternsStatement,
): Promise<Result> {
  const { connection } = session
  const run = lookingRun(asked)
  const model = await readModel(connection, statement.span)
  const patterns = chosenPatterns(model, statement.names, statement.span)
  await run.catalogue.fetch(
    model.tables.flatMap(({ TableName }) => TableName ?? []),
    run.signal,
  )
  const prices = pricesOf(run.settings)
  const region = pricedRegion(prices, statement.region ?? { name: homeRegion(session), span: statement.span })
  const statistics = await productionStatistics(connection)
  const tables = model.tables.map((table) => sizedTable(table, statistics))
  const notes: string[] = []
  const lines = await inScratch(await rehearsalOf(connection, statement.span), tables, async (scratch) => {
    const found: PatternLine[] = []
    for (const pattern of patterns) {
      if (pattern.rate === undefined) {
        notes.push(`${pattern.name} has no RATE, and is not in the bill.`)
        continue
      }
      try {
        const sampled = await samplePattern(run, pattern, { scratch, statistics })
        found.push(lineOf(sampled, pattern.rate, { run, prices, region }))
      } catch (error) {
        if (!(error instanceof ShellError)) throw error
        notes.push(`${pattern.name} is not in the bill: ${error.message}`)
      }
    }
    return found
  })
  const provisioned = tables.filter((table) => billingModeOf(table) === 'PROVISIONED').map(({ TableName }) => TableName)
  if (provisioned.length > 0)
    notes.push(
      `${provisioned.join(', ')} ${provisioned.length === 1 ? 'is' : 'are'} provisioned and paid by the hour: BILL PER MONTH.`,
    )
  return { kind: 'bill-patterns', bill: { ...billOf(lines, { prices, region }), notes } }
}

type Prices = { readonly prices: PriceList; readonly region: string }

function billOf(lines: readonly PatternLine[], { prices, region }: Prices): Omit<PatternsBill, 'notes'> {
  const used = lines.flatMap(
    ({ readHalfUnits: read, writeHalfUnits: write }) => requestPrice({ read, write }, region, { prices }) ?? [],
  )
  return {
    region,
    currency: currencyOf(prices, region) ?? '',
    hoursPerMonth: prices.hoursPerMonth,
    lines,
    totalPico: lines.reduce((sum, { pico }) => sum + pico, 0n),
    confidence: used.map(({ confidence }) => confidence).reduce(weaker, 'verified'),
  }
}

/** A month of a pattern at its rate. */
export function lineOf(
  { pattern, calls, source, refusal }: SampledPattern,
  rate: NonNullable<AccessPatternStatement['rate']>,
  { run, prices, region }: Prices & { readonly run: Run },
): PatternLine {
  const monthMs = prices.hoursPerMonth * 3_600_000
  const requestsPerMonth = Math.round(requestsUntil(rateProfile(rate, monthMs), monthMs))
  const charges = calls.flatMap((call) => call.charges)
  return {
    name: pattern.name,
    rate: printRateClause(rate),
    requestsPerMonth,
    calls: calls.reduce((sum, { pages }) => sum + pages, 0),
    readHalfUnits: halfUnits(charges, 'read'),
    writeHalfUnits: halfUnits(charges, 'write'),
    source,
    refusal,
    pico: runPico(charges, { run, prices, region }) * BigInt(requestsPerMonth),
    ...(pattern.budget === undefined ? {} : { budgetPico: budgetPico(pattern.budget) }),
  }
}

const halfUnits = (charges: readonly Charge[], kind: Charge['kind']): number =>
  sumHalfUnits(charges.filter((charge) => charge.kind === kind))

/** One run: each table at the price of its class. */
export function runPico(charges: readonly Charge[], { run, prices, region }: Prices & { readonly run: Run }): bigint {
  const byTable = Map.groupBy(charges, ({ table }) => table)
  return [...byTable].reduce((sum, [table, own]) => {
    const tableClass = tableClassOf(run.context.tables.describe(table) ?? {})
    const units = { read: halfUnits(own, 'read'), write: halfUnits(own, 'write') }
    return sum + (requestPrice(units, region, { prices, tableClass })?.pico ?? 0n)
  }, 0n)
}

const budgetPico = (budget: number): bigint => rounded(times(quantityOf(String(budget)), whole(10n ** 12n)))
