import { type Price, pricedItems, priceOf, reservedPriceOf } from '../analysis/pricing/price-list.ts'
import type { Result } from '../session/outcome.ts'
import { giving, left, right } from './grid-view.ts'
import { heading, type Section } from './sections.ts'
import { terminalSafeJson, visibleText } from './visible-text.ts'

/** SHOW PRICES: one row per item, reserved capacity with both of its parts, and below where they were read. */
export function priceListView({ prices, region }: Extract<Result, { readonly kind: 'prices' }>): {
  readonly sections: readonly Section[]
  readonly json: readonly string[]
} {
  const rows = pricedItems(prices, region).flatMap((item) =>
    [
      priceOf(prices, region, item),
      reservedPriceOf(prices, region, item, 'upfront'),
      reservedPriceOf(prices, region, item, 'hourly'),
    ].flatMap((price) => (price === undefined ? [] : [{ item, price }])),
  )
  const columns = [giving('item'), right('price'), giving('for'), left('confidence'), left('source')]
  const sources = new Map(rows.map(({ price }) => [price.sourceName, price]))
  const width = Math.max(0, ...[...sources.keys()].map((name) => name.length))
  return {
    sections: [
      heading(`List prices of ${region} in ${rows[0]?.price.currency ?? ''}, without tax`),
      { kind: 'grid', grid: { columns, rows: rows.map(({ item, price }) => cells(item, price)) } },
      heading('Sources'),
      {
        kind: 'prose',
        lines: [...sources].map(([name, { source, sourceDate }]) => ({
          head: `${visibleText(name).padEnd(width)}  `,
          text: visibleText(source === name ? sourceDate : `${source}, ${sourceDate}`),
        })),
      },
    ],
    json: rows.map(({ item, price }) => terminalSafeJson(JSON.stringify({ region, item, ...price }))),
  }
}

const cells = (item: string, { amount, unit, confidence, sourceName }: Price): readonly string[] =>
  [item, amount, unit, confidence, sourceName].map(visibleText)
