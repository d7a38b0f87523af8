import { bytesText } from '../base/bytes-text.ts'
import { countText } from '../base/count-text.ts'
import type { Result } from '../session/outcome.ts'
import { type GridView, giving, left, right } from './grid-view.ts'
import { terminalSafeJson, visibleText } from './visible-text.ts'

type Statistics = Extract<Result, { readonly kind: 'statistics' }>['statistics']

/** SHOW STATISTICS: what was said of production, and how many items are here. */
export function statisticsView(statistics: Statistics): {
  readonly grid: GridView
  readonly footer: string
  readonly json: readonly string[]
} {
  const columns = [
    giving('table'),
    left('region'),
    right('items'),
    right('bytes'),
    right('keys'),
    right('kept'),
    right('items here'),
  ]
  const count = (figure: number | undefined): string => (figure === undefined ? '' : countText(figure))
  return {
    grid: {
      columns,
      rows: statistics.map(({ table, region, items, bytes, keys, retentionDays, itemsHere }) => [
        visibleText(table),
        region,
        countText(items),
        bytes === undefined ? '' : bytesText(bytes),
        count(keys),
        retentionDays === undefined ? '' : `${countText(retentionDays)} d`,
        itemsHere === undefined ? 'no such table' : countText(itemsHere),
      ]),
    },
    footer:
      statistics.length === 0
        ? 'no statistics set'
        : `statistics of ${statistics.length === 1 ? '1 table' : `${statistics.length} tables`}`,
    json: statistics.map((each) => terminalSafeJson(JSON.stringify(each))),
  }
}
