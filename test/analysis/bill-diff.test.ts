import { expect, test } from 'vitest'
import { bill } from '../../src/analysis/pricing/bill.ts'
import { billDiff } from '../../src/analysis/pricing/bill-diff.ts'
import { diffMarkdown } from '../../src/analysis/pricing/bill-diff-markdown.ts'
import { readSavedBill } from '../../src/analysis/pricing/read-saved-bill.ts'
import { savedBill } from '../../src/analysis/pricing/saved-bill.ts'
import { call, gigabyte, input, million, monthOf, provisioned, row, shown, table } from './bill-input.ts'

const sizes = [{ index: '', kind: 'table', items: 0, bytes: 60 * gigabyte }] as const
const before = bill(
  monthOf({ free_tier: true }, { rows: [row({ write: 3 * million, read: 9 })], tables: [table({ sizes })] }),
)
const after = bill(
  monthOf(
    { free_tier: true, dax: 't3.small' },
    {
      rows: [row({ write: 2 * million, read: 9 })],
      tables: [table({ sizes }), table({ ...provisioned(40, 0), name: 'users' })],
    },
  ),
)

const saved = (of: typeof before) => readSavedBill(JSON.stringify(savedBill(of)), 'bill.json')

test('a bill that was saved is the bill', () => {
  const { lines, total, region } = saved(after)
  expect(lines.length).toBe(after.lines.length)
  expect(`total ${total}`).toBe(shown(after).at(-1))
  expect(region).toBe('us-east-1')
  expect(saved(after)).toEqual(readSavedBill(`[\n  ${JSON.stringify(savedBill(after))}\n]\n`, 'bill.json'))
})

test('two bills as Markdown, the largest change first', () => {
  expect(diffMarkdown(billDiff(saved(before), saved(after)))).toMatchInlineSnapshot(`
    "### Cost per month in us-east-1: $10.63 → $40.58 (+$29.95, +281.9 %)

    | table | item | before | after | change |
    | --- | --- | ---: | ---: | ---: |
    |  | DAX t3.small |  | $29.20 (730 node-hours) | +$29.20 |
    | users | read capacity |  | $3.80 (29,200 RCU-hours) | +$3.80 |
    |  | free tier: read capacity |  | -$2.42 (-18,600 RCU-hours) | -$2.42 |
    | orders | writes | $1.88 (3,000,000 WRU) | $1.25 (2,000,000 WRU) | -$0.63 |
    | **total** | | **$10.63** | **$40.58** | **+$29.95** |

    3 lines are unchanged.

    List prices without tax; an estimate."
  `)
})

test('nothing changed', () => {
  expect(diffMarkdown(billDiff(saved(before), saved(before)))).toMatchInlineSnapshot(`
    "### Cost per month in us-east-1: $10.63 → $10.63 (no change)

    4 lines are unchanged.

    List prices without tax; an estimate."
  `)
})

test('the same tables in another Region are the same lines', () => {
  const there = bill(
    monthOf(
      { free_tier: true },
      { region: 'eu-central-1', rows: [row({ write: 3 * million, read: 9 })], tables: [table({ sizes })] },
    ),
  )
  expect(diffMarkdown(billDiff(saved(before), saved(there)))).toMatchInlineSnapshot(`
    "### Cost per month in us-east-1 → eu-central-1: $10.63 → $13.00 (+$2.37, +22.3 %)

    | table | item | before | after | change |
    | --- | --- | ---: | ---: | ---: |
    | orders | storage | $15.00 (60 GB-months) | $18.36 (60 GB-months) | +$3.36 |
    |  | free tier: storage | -$6.25 (-25 GB-months) | -$7.65 (-25 GB-months) | -$1.40 |
    | orders | writes | $1.88 (3,000,000 WRU) | $2.29 (3,000,000 WRU) | +$0.41 |
    | orders | reads | $0.0000011 (9 RRU) | $0.0000014 (9 RRU) | ~$0 |
    | **total** | | **$10.63** | **$13.00** | **+$2.37** |

    List prices without tax; an estimate."
  `)
})

test('lines about the same thing are one', () => {
  const twice = { ...savedBill(after), lines: [...savedBill(after).lines, ...savedBill(after).lines] }
  const { changed } = billDiff(saved(after), readSavedBill(JSON.stringify(twice), 'x'))
  expect(changed.every((line) => (line.after?.pico ?? 0n) === 2n * (line.before?.pico ?? 0n))).toBe(true)
})

const traffic = (ordersOfCustomer: number, others: number) =>
  bill(
    monthOf(
      { free_tier: true },
      {
        rows: [
          row({
            read: 60,
            write: 100,
            calls: [
              call('Query', 10, { readHalfUnits: ordersOfCustomer, pattern: 'ordersOfCustomer' }),
              call('PutItem', 100, { writeHalfUnits: 200, pattern: 'new|order' }),
              call('GetItem', 10, { readHalfUnits: others }),
            ],
          }),
        ],
        tables: [table({ sizes })],
      },
    ),
  )

test('access patterns stand beside the lines: which of them became dearer', () => {
  const diff = billDiff(saved(traffic(1_000_000, 20)), saved(traffic(4_000_000, 20)))
  expect(diffMarkdown(diff)).toMatchInlineSnapshot(`
    "### Cost per month in us-east-1: $8.75 → $8.75 (no change)

    4 lines are unchanged.

    | access pattern, on demand | before | after | change |
    | --- | ---: | ---: | ---: |
    | ordersOfCustomer | $0.063 (10 requests) | $0.25 (10 requests) | +$0.19 |

    1 access pattern is unchanged.

    List prices without tax; an estimate."
  `)
  const fewer = billDiff(saved(traffic(20, 20)), saved(before))
  expect(diffMarkdown(fewer)).toMatchInlineSnapshot(`
    "### Cost per month in us-east-1: $8.75 → $10.63 (+$1.87, +21.4 %)

    | table | item | before | after | change |
    | --- | --- | ---: | ---: | ---: |
    | orders | writes | $0.000063 (100 WRU) | $1.88 (3,000,000 WRU) | +$1.87 |
    | orders | reads | $0.0000075 (60 RRU) | $0.0000011 (9 RRU) | -$0.0000064 |
    | **total** | | **$8.75** | **$10.63** | **+$1.87** |

    2 lines are unchanged.

    | access pattern, on demand | before | after | change |
    | --- | ---: | ---: | ---: |
    | new\\|order | $0.000063 (100 requests) |  | -$0.000063 |
    | ordersOfCustomer | $0.0000013 (10 requests) |  | -$0.0000013 |
    | no pattern | $0.0000013 (10 requests) |  | -$0.0000013 |

    List prices without tax; an estimate."
  `)
})

/** As `BILL PATTERNS` prints it with `--mode jsonl`. */
const patternsBill = (amounts: { readonly [pattern: string]: string }, total: string): string =>
  [
    ...Object.entries(amounts).map(([pattern, amount]) => ({
      pattern,
      rate: '1/s',
      requestsPerMonth: 2_628_000,
      amount,
    })),
    { total, currency: 'USD', region: 'us-east-1', confidence: 'verified' },
  ]
    .map((line) => JSON.stringify(line))
    .join('\n')

test('two bills of BILL PATTERNS, as jsonl or as json', () => {
  const [old, now] = [patternsBill({ a: '1.5', b: '2' }, '3.5'), patternsBill({ a: '3', b: '2', c: '0.25' }, '5.25')]
  const asList = `[${now.split('\n').join(',\n')}]`
  const text = diffMarkdown(billDiff(readSavedBill(old, 'a'), readSavedBill(now, 'b')))
  expect(text).toMatchInlineSnapshot(`
    "### Cost per month in us-east-1: $3.50 → $5.25 (+$1.75, +50.0 %)

    | access pattern, on demand | before | after | change |
    | --- | ---: | ---: | ---: |
    | a | $1.50 (2,628,000 requests) | $3.00 (2,628,000 requests) | +$1.50 |
    | c |  | $0.25 (2,628,000 requests) | +$0.25 |

    1 access pattern is unchanged.

    List prices without tax; an estimate."
  `)
  expect(diffMarkdown(billDiff(readSavedBill(old, 'a'), readSavedBill(asList, 'b')))).toBe(text)
})

test('bills of different kinds are not compared', () => {
  const past = bill(input())
  expect(() => billDiff(saved(before), saved(past))).toThrow(
    'the two bills cannot be compared: one is per month, the other is not',
  )
  const chinese = bill(monthOf({ free_tier: true }, { region: 'cn-north-1' }))
  expect(() => billDiff(saved(before), saved(chinese))).toThrow('one is in USD, the other in CNY')
})

test.each([
  ['', 'Unexpected end of JSON input'],
  ['null', 'it has no "bill": 1'],
  ['[]', 'it has no "bill": 1'],
  ['{"bill": 2}', 'it has no "bill": 1'],
  ['{"bill": 1}', 'region, currency, perMonth or total is missing'],
  [
    '{"bill": 1, "region": "r", "currency": "USD", "perMonth": true, "total": "1e5", "lines": []}',
    'or total is missing',
  ],
  ['{"bill": 1, "region": "r", "currency": "USD", "perMonth": true, "total": "1"}', 'lines is no list'],
  ['{"bill": 1, "region": "r", "currency": "USD", "perMonth": true, "total": "1", "lines": [{}]}', 'line 1 is none'],
  [
    '{"bill": 1, "region": "r", "currency": "USD", "perMonth": true, "total": "1", "lines": [], "patterns": [{"requests": 1.5}]}',
    'patterns is no list of them',
  ],
  ['{"total": "1", "currency": "USD", "region": "r"}\n{"pattern": "a"}', 'it has no "bill": 1'],
  [
    '{"pattern": "a", "requestsPerMonth": "many", "amount": "1"}\n{"total": "1", "currency": "USD", "region": "r"}',
    'it has no "bill": 1',
  ],
])('%s is no bill', (text, message) => {
  expect(() => readSavedBill(text, 'x.json')).toThrow('x.json holds no bill: ')
  expect(() => readSavedBill(text, 'x.json')).toThrow(message)
})
