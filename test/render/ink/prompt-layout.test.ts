import { expect, test } from 'vitest'
import { graphemesOf } from '../../../src/render/editor/graphemes.ts'
import { layoutPrompt, type PromptTexts, promptText } from '../../../src/render/ink/prompt-layout.ts'
import { displayWidth } from '../../../src/view/display-width.ts'
import { visibleText } from '../../../src/view/visible-text.ts'
import { fc } from '../../property.ts'

const prompt: PromptTexts = { main: 'shop> ', continuation: (before) => (before.includes('(') ? ' (..> ' : ' ...> ') }

const laid = (text: string, cursor: number, size = { columns: 20, rowsMax: 5 }): unknown => {
  const { rows, cursor: at } = layoutPrompt({ text, cursor, prompt }, size)
  return [...rows, `${at.x},${at.y}`]
}

test.each([
  ['', 0, ['shop> ', '6,0']],
  ['abc', 1, ['shop> abc', '7,0']],
  ['a (\nb', 5, ['shop> a (', ' (..> b', '7,1']],
  ['a\n', 2, ['shop> a', ' ...> ', '6,1']],
  ['12345678901234', 13, ['shop> 12345678901234', '19,0']],
  // Behind a full row the cursor is on the next one.
  ['12345678901234', 14, ['shop> 12345678901234', '', '0,1']],
  ['123456789012345', 15, ['shop> 12345678901234', '5', '1,1']],
  ['1234567890123漢b', 13, ['shop> 1234567890123', '漢b', '0,1']],
  ['漢👨‍👩‍👧x', 9, ['shop> 漢👨‍👩‍👧x', '10,0']],
  // What would drive the terminal is shown instead.
  ['a\x1b[2Jb', 5, ['shop> a\\x1b[2Jb', '14,0']],
])('%j with the cursor at %i', (text, cursor, expected) => {
  expect(laid(text, cursor)).toEqual(expected)
})

test('more rows than the screen has: those around the cursor', () => {
  const text = 'a\nb\nc\nd\ne\nf\ng'
  expect(laid(text, 0, { columns: 20, rowsMax: 3 })).toEqual(['shop> a', ' ...> b', ' ...> c', '7,0'].with(3, '6,0'))
  expect(laid(text, 6, { columns: 20, rowsMax: 3 })).toEqual([' ...> c', ' ...> d', ' ...> e', '6,1'])
  expect(laid(text, 13, { columns: 20, rowsMax: 3 })).toEqual([' ...> e', ' ...> f', ' ...> g', '7,2'])
})

test('a paste of thousands of lines is laid out where it is seen', () => {
  const text = Array.from({ length: 20_000 }, (_, line) => `line ${line}`).join('\n')
  let asked = 0
  const counting: PromptTexts = { main: '> ', continuation: () => `${++asked > 0 ? '. ' : ''}` }
  const { rows, cursor } = layoutPrompt(
    { text, cursor: text.indexOf('line 9999'), prompt: counting },
    { columns: 20, rowsMax: 3 },
  )
  expect([...rows, cursor]).toEqual(['. line 9998', '. line 9999', '. line 10000', { x: 2, y: 1 }])
  expect(asked).toBeLessThan(10)
})

test('a question that is wider than the screen goes on in the next row', () => {
  const question: PromptTexts = { main: 'Drop table orders (3 items)? ', continuation: () => '' }
  const { rows, cursor } = layoutPrompt({ text: 'y', cursor: 1, prompt: question }, { columns: 20, rowsMax: 5 })
  expect([...rows, cursor]).toEqual(['Drop table orders (3', ' items)? y', { x: 10, y: 1 }])
})

test('what stays on the screen is the whole text, harmless', () => {
  expect(promptText({ text: 'SELECT (\n\x07);', prompt })).toBe('shop> SELECT (\n (..> \\x07);\n')
})

test('law: no row is wider than the screen, and the cursor stands on one of them', () => {
  const text = fc
    .array(fc.oneof(fc.string({ unit: 'grapheme' }), fc.constantFrom('漢字', '\n', '👨‍👩‍👧', '\t')))
    .map((parts) => parts.join('').replaceAll('\r', ''))
  fc.assert(
    fc.property(
      text,
      fc.nat(),
      fc.integer({ min: 20, max: 60 }),
      fc.integer({ min: 1, max: 8 }),
      (any, at, columns, rowsMax) => {
        const edges = [0]
        for (const grapheme of graphemesOf(any)) edges.push((edges.at(-1) ?? 0) + grapheme.length)
        const cursor = edges[at % edges.length] ?? 0
        const layout = layoutPrompt({ text: any, cursor, prompt }, { columns, rowsMax })
        expect(layout.rows.length).toBeLessThanOrEqual(rowsMax)
        for (const row of layout.rows) expect(displayWidth(row)).toBeLessThanOrEqual(columns)
        expect(layout.rows[layout.cursor.y]).toBeDefined()
        expect(layout.cursor.x).toBeLessThan(columns)
        const whole = layoutPrompt(
          { text: any, cursor, prompt: { main: '', continuation: () => '' } },
          { columns, rowsMax: 10_000 },
        )
        expect(whole.rows.join('')).toBe(any.split('\n').map(visibleText).join(''))
      },
    ),
  )
})

test('what is selected is painted as that, on every row', () => {
  const paint = (text: string, style: string): string => (style === 'selected' ? `[${text}]` : text)
  const { rows } = layoutPrompt(
    { text: 'abc\ndef', cursor: 5, prompt, selection: { from: 1, to: 6 } },
    { columns: 20, rowsMax: 5 },
    paint,
  )
  expect(rows).toEqual(['shop> a[bc]', ' ...> [de]f'])
})
