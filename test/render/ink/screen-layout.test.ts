import { stripVTControlCharacters } from 'node:util'
import { renderToString } from 'ink'
import { createElement } from 'react'
import { describe, expect, test } from 'vitest'
import type { InputView } from '../../../src/render/ink/input-view.ts'
import { Prompt } from '../../../src/render/ink/Prompt.tsx'
import { plainText } from '../../../src/render/ink/paint-text.ts'
import { layoutScreen } from '../../../src/render/ink/screen-layout.ts'
import { glyphsOf } from '../../../src/render/plain/glyphs.ts'
import type { CompletionItem } from '../../../src/view/completion.ts'
import { displayWidth } from '../../../src/view/display-width.ts'
import { fc } from '../../property.ts'

const look = { paint: plainText, glyphs: glyphsOf('unicode') }
const prompt = { main: 'shop.db> ', continuation: () => '    ...> ' }
const item = (label: string, kind: string, detail: string): CompletionItem => ({ insert: label, label, kind, detail })
const items = [
  item('orders', 'table', 'pk S, sk S, 12,400 items'),
  item('order_items_by_customer_and_day', 'index', 'of orders: customer S, day S'),
  item('ordered_at', 'attribute', '98 %, N'),
  item('begins_with', 'function', 'begins_with(path, text)'),
]

const view = (more: Partial<InputView> = {}): InputView => ({
  text: 'SELECT * FROM or',
  cursor: 16,
  prompt,
  ghost: '',
  ...more,
})
const menuOf = (all: readonly CompletionItem[], selected = 0) => ({ list: { from: 14, to: 16, items: all }, selected })

/** As it is drawn, with the cursor at the end. */
function drawn(shown: InputView, columns: number, rowsMax = 20): readonly string[] {
  const layout = layoutScreen(shown, { columns, rowsMax }, look)
  const lines = renderToString(createElement(Prompt, { layout }), { columns }).split('\n')
  return [...lines.map((line) => stripVTControlCharacters(line).trimEnd()), `${layout.cursor.x},${layout.cursor.y}`]
}

describe('the menu stands below the text as name, kind and detail', () => {
  test.each([
    [
      40,
      [
        'shop.db> SELECT * FROM or',
        '> orders                table      pk S…',
        '  order_items_by_cust…  index      of o…',
        '  ordered_at            attribute  98 %…',
        '  begins_with           function   begi…',
        '25,0',
      ],
    ],
    [
      80,
      [
        'shop.db> SELECT * FROM or',
        '> orders                           table      pk S, sk S, 12,400 items',
        '  order_items_by_customer_and_day  index      of orders: customer S, day S',
        '  ordered_at                       attribute  98 %, N',
        '  begins_with                      function   begins_with(path, text)',
        '25,0',
      ],
    ],
  ])('on %i columns', (columns, rows) => {
    expect(drawn(view({ menu: menuOf(items) }), columns)).toEqual(rows)
    // There is room on 120 columns already on 80.
    if (columns === 80) expect(drawn(view({ menu: menuOf(items) }), 120)).toEqual(rows)
  })

  test('where nothing is selected, the last row counts', () => {
    const many = Array.from({ length: 20 }, (_, at) => item(`word${at}`, 'k', ''))
    const { menu } = layoutScreen(view({ menu: menuOf(many, -1) }), { columns: 40, rowsMax: 20 }, look)
    expect(menu.map(({ text }) => text).slice(0, 2)).toEqual(['  word0  k', '  word1  k'])
    expect(menu.at(-1)?.text).toBe('  20')
  })

  test('at most eight rows; the last says where the selected one is', () => {
    const many = Array.from({ length: 20 }, (_, at) => item(`word${at}`, 'k', ''))
    const rows = (selected: number, rowsMax?: number) =>
      drawn(view({ menu: menuOf(many, selected) }), 40, rowsMax).slice(1, -1)
    expect(rows(0)).toEqual(['> word0  k', ...[1, 2, 3, 4, 5, 6].map((at) => `  word${at}  k`), '  1 of 20'])
    expect(rows(10)).toContain('> word10  k')
    expect(rows(10)).toHaveLength(8)
    expect(rows(19).at(-1)).toBe('  20 of 20')
    // Fewer where the screen is short, and always the selected one.
    expect(rows(10, 4)).toEqual(['  word9   k', '> word10  k', '  11 of 20'])
    expect(rows(10, 2)).toEqual(['> word10  k'])
    expect(rows(10, 1)).toEqual([])
  })

  test('what is in a name cannot drive the terminal', () => {
    expect(drawn(view({ menu: menuOf([item('a\x1b[2Jb', '\x07', '\u202e')]) }), 40)[1]).toBe(
      '> a\\x1b[2Jb  \\x07  \\u202e',
    )
  })
})

test('the search and the signature of a call are a row below', () => {
  expect(drawn(view({ below: 'search older: or' }), 40)).toEqual([
    'shop.db> SELECT * FROM or',
    'search older: or',
    '25,0',
  ])
  expect(drawn(view({ below: 'begins_with(path, text): whether it begins so' }), 40)[1]).toBe(
    'begins_with(path, text): whether it beg…',
  )
})

describe('what is suggested follows the cursor', () => {
  test.each([
    ['ders;', ['shop.db> SELECT * FROM orders;', '25,0']],
    ['ders\nLIMIT 1;', ['shop.db> SELECT * FROM orders', '    ...> LIMIT 1;', '25,0']],
    ['dersabcdefghijklmnop', ['shop.db> SELECT * FROM ordersabcdefghijk', 'lmnop', '25,0']],
  ])('%j', (ghost, rows) => {
    expect(drawn(view({ ghost }), 40)).toEqual(rows)
  })
})

test('text has its colours, what is suggested another, also across rows; escapes count for nothing', () => {
  const paint = (text: string, style: string): string => (style === 'plain' ? text : `<${style[0]}:${text}>`)
  const layout = layoutScreen(
    view({
      text: "PUT 'abcdefgh\x07'",
      cursor: 15,
      ghost: ';',
      highlight: (text) => [
        { text: text.slice(0, 3), style: 'keyword' },
        { text: ' ', style: 'plain' },
        { text: text.slice(4), style: 'string' },
      ],
    }),
    { columns: 20, rowsMax: 5 },
    { ...look, paint },
  )
  expect(layout.rows).toEqual(["shop.db> <k:PUT> <s:'abcdef>", "<s:gh\\x07'><g:;>"])
  expect(layout.cursor).toEqual({ x: 7, y: 1 })
})

test('law: all that is live leaves a row of the screen free, and none is wider than it', () => {
  const texts = fc.string({ unit: fc.constantFrom('a', ' ', '\n', '漢', '👨‍👩‍👧'), maxLength: 200 })
  fc.assert(
    fc.property(
      texts,
      texts,
      fc.option(fc.array(texts, { minLength: 1, maxLength: 20 }), { nil: undefined }),
      fc.option(texts, { nil: undefined }),
      fc.integer({ min: 12, max: 60 }),
      fc.integer({ min: 1, max: 20 }),
      (text, ghost, labels, below, columns, rowsMax) => {
        const menu = labels === undefined ? undefined : menuOf(labels.map((label) => item(label, 'k', label)))
        const shown = view({ text, cursor: text.length, ghost, menu, below })
        const layout = layoutScreen(shown, { columns, rowsMax }, look)
        const rows = [
          ...layout.rows,
          ...layout.menu.map((row) => row.text),
          ...(layout.below === undefined ? [] : [layout.below]),
        ]
        expect(rows.length).toBeLessThanOrEqual(rowsMax)
        for (const row of rows) expect(displayWidth(row)).toBeLessThanOrEqual(columns)
        expect(layout.rows[layout.cursor.y]).toBeDefined()
        if (rowsMax >= 4 && menu !== undefined) expect(layout.menu.some((row) => row.selected)).toBe(true)
      },
    ),
  )
})
