import { type Contributor, valueAtLimit } from '../analysis/contributors/top-contributors.ts'
import { countText, plural, unitsText } from '../base/count-text.ts'
import type { ContributorsResult } from '../session/outcome.ts'
import { stretchText } from './figures.ts'
import { type GridView, giving, right } from './grid-view.ts'
import { keyText, shareText } from './heat/heat-text.ts'
import { terminalSafeJson, visibleText } from './visible-text.ts'

type ShownGrid = { readonly grid: GridView; readonly footer: string; readonly json: readonly string[] }

/** TOP KEYS: who ranks where, and by what. */
export function contributorsView(result: ContributorsResult): ShownGrid {
  const { rule, contributors, count } = result
  const throttled = rule.endsWith('T')
  const value = throttled ? 'ThrottleCount' : 'ConsumedThroughputUnits'
  const columns = [
    right(''),
    giving(rule.startsWith('SK') ? 'item' : 'partition key'),
    right(value),
    ...(throttled ? [right('most in a minute')] : [right('read'), right('write'), right('throttled'), right('peak')]),
  ]
  return {
    grid: { columns, rows: contributors.map((each, at) => cells(each, at, throttled)) },
    footer: footerOf(result),
    json: contributors.map((each) => contributorJson(result, each, value, count)),
  }
}

/** The peak as a share of what a partition serves in a minute. */
function cells(contributor: Contributor, at: number, throttled: boolean): readonly string[] {
  const { key, value, readHalfUnits, writeHalfUnits, mostInMinute } = contributor
  const head = [String(at + 1), keyText(key), countText(value)]
  if (throttled) return [...head, countText(mostInMinute)]
  return [
    ...head,
    unitsText(readHalfUnits),
    unitsText(writeHalfUnits),
    countText(contributor.throttled),
    shareText(mostInMinute / valueAtLimit),
  ]
}

function footerOf({ rule, table, index, contributors, count, fromMs, toMs }: ContributorsResult): string {
  const what = rule.startsWith('SK') ? 'item' : 'partition key'
  const shown = contributors.length === count ? plural(count, what) : `${contributors.length} of ${plural(count, what)}`
  const resource = visibleText([table, index].filter((part) => part !== undefined).join('.'))
  const empty = count === 0 && rule.startsWith('SK') ? '; items are counted while Contributor Insights are enabled' : ''
  const peak = rule.endsWith('T') ? '' : "; peak: share of a partition's minute"
  return `${shown} of ${resource} in ${stretchText(toMs - fromMs)}${empty === '' ? peak : empty}`
}

function contributorJson(
  { rule, table, index }: ContributorsResult,
  { key, readHalfUnits, writeHalfUnits, throttled, value, mostInMinute }: Contributor,
  name: string,
  count: number,
): string {
  return terminalSafeJson(
    JSON.stringify({
      rule,
      table,
      index,
      key: JSON.parse(key) as unknown,
      [name]: value,
      MaxContributorValue: mostInMinute,
      readUnits: readHalfUnits / 2,
      writeUnits: writeHalfUnits / 2,
      throttled,
      contributors: count,
    }),
  )
}
