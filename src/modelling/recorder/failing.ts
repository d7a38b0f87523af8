import type { PriceList } from '../../analysis/pricing/price-list.ts'
import type { AccessPatternStatement } from '../../ast/model-statement.ts'
import type { Rate } from '../../ast/simulate-statement.ts'
import type { AnalysedPattern, AnalysedRecording } from './analysed-recording.ts'
import type { RequestSums } from './request-sums.ts'

/** What a report may be asked to fail on. */
export const failureKinds = ['undeclared', 'scan', 'n+1', 'filter', 'unused', 'errors', 'throttles', 'budget'] as const
export type FailureKind = (typeof failureKinds)[number]

/** `percent`: of what was evaluated, how much a filter may throw away. */
export type FailOn = { readonly kind: FailureKind; readonly percent?: number | undefined }

/** One thing that is not as it should be. */
export type Failure = { readonly kind: FailureKind; readonly text: string; readonly pattern?: AccessPatternStatement }

/** Everything that the conditions are against, in their order. */
export function failuresOf(
  analysed: AnalysedRecording,
  conditions: readonly FailOn[],
  prices: PriceList,
): readonly Failure[] {
  return conditions.flatMap((condition) => found(analysed, condition, prices))
}

function found(analysed: AnalysedRecording, { kind, percent = 0 }: FailOn, prices: PriceList): readonly Failure[] {
  const { patterns, undeclared, loops, total } = analysed
  switch (kind) {
    case 'undeclared':
      return undeclared.map(({ title, sums }) => ({ kind, text: `undeclared: ${title}, ${times(sums.requests)}` }))
    case 'scan':
      return everything(analysed).flatMap(({ title, sums, pattern }) =>
        sums.scans === 0 ? [] : [{ kind, text: `scan: ${title}, ${times(sums.scans)}`, ...pattern }],
      )
    case 'n+1':
      return loops
        .filter(({ declared }) => !declared)
        .map(({ parent, child, loops: count, reads }) => ({
          kind,
          text: `N+1: ${child}, ${times(reads)} for the items of ${parent}, in ${count} ${count === 1 ? 'loop' : 'loops'}`,
        }))
    case 'filter':
      return everything(analysed).flatMap(({ title, sums, pattern }) =>
        discarded(sums) * 100 > percent
          ? [
              {
                kind,
                text: `filter: ${title} throws away ${Math.round(discarded(sums) * 100)} % of what it reads`,
                ...pattern,
              },
            ]
          : [],
      )
    case 'unused':
      return [
        ...patterns
          .filter(({ sums }) => sums.requests === 0)
          .map(({ pattern }) => ({ kind, text: `unused: no request for ${pattern.name}`, pattern })),
        ...analysed.unusedIndexes.map(({ table, index }) => ({
          kind,
          text: `unused: nothing reads ${table}.${index}`,
        })),
      ]
    case 'errors':
      return [...total.errors].map(([name, count]) => ({ kind, text: `errors: ${name}, ${times(count)}` }))
    case 'throttles':
      return total.throttles === 0 ? [] : [{ kind, text: `throttles: ${times(total.throttles)}` }]
    case 'budget':
      return patterns.flatMap((each) => {
        const month = monthlyPico(each, prices)
        const { name, budget } = each.pattern
        if (month === undefined || budget === undefined || Number(month) / 1e12 <= budget) return []
        const text = `budget: ${name} comes to ${(Number(month) / 1e12).toFixed(2)} USD a month at its rate, of ${budget}`
        return [{ kind, text, pattern: each.pattern }]
      })
  }
}

const times = (count: number): string => (count === 1 ? 'once' : `${count} times`)

function everything({ patterns, undeclared }: AnalysedRecording): readonly {
  readonly title: string
  readonly sums: RequestSums
  readonly pattern?: { readonly pattern: AccessPatternStatement }
}[] {
  return [
    ...patterns.map(({ pattern, sums }) => ({ title: pattern.name, sums, pattern: { pattern } })),
    ...undeclared.map(({ title, sums }) => ({ title, sums })),
  ]
}

/** Share of the evaluated items that were not returned. */
export const discarded = ({ returned, evaluated }: Pick<RequestSums, 'returned' | 'evaluated'>): number =>
  evaluated === 0 ? 0 : 1 - Math.min(1, returned / evaluated)

const secondsPer = { SECOND: 1, MINUTE: 60, HOUR: 3600, DAY: 86_400 } as const

/** What a pattern would cost in a month at its declared rate, by what its runs cost here; undefined without rate or runs. */
export function monthlyPico({ pattern, sums, runs }: AnalysedPattern, prices: PriceList): bigint | undefined {
  const rate = pattern.rate
  const perSecond =
    rate?.kind === 'constant'
      ? inSecond(rate.rate)
      : rate?.kind === 'diurnal'
        ? (inSecond(rate.low) + inSecond(rate.high)) / 2
        : undefined
  const price = sums.price(prices)
  if (perSecond === undefined || runs === 0 || price === undefined) return undefined
  return BigInt(Math.round((Number(price.pico) / runs) * perSecond * prices.hoursPerMonth * secondsPer.HOUR))
}

const inSecond = ({ count, per }: Rate): number => count / secondsPer[per]
