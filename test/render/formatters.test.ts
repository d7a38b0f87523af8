import { stripVTControlCharacters } from 'node:util'
import { parse } from 'csv-parse/sync'
import stringWidth from 'string-width'
import { describe, expect, test } from 'vitest'
import { type OutputMode, outputModes } from '../../src/ast/output-modes.ts'
import type { NumberText } from '../../src/model/value.ts'
import type { FormatOptions } from '../../src/render/plain/formatter.ts'
import { formatterFor } from '../../src/render/plain/formatter-for.ts'
import { type GlyphTier, glyphsOf } from '../../src/render/plain/glyphs.ts'
import { type ColorLevel, plainStyle } from '../../src/render/plain/style.ts'
import { styleFor } from '../../src/render/plain/style-for.ts'
import { noMeta, type RowItem, type RowsEnd, type RowsMeta } from '../../src/view/rows.ts'
import { fc } from '../property.ts'
import { N, orders, ordersMeta, S } from './sample-rows.ts'

const defaults: FormatOptions = {
  style: plainStyle,
  glyphs: glyphsOf('unicode'),
  columns: 80,
  maxRows: 40,
  wrap: false,
  nullText: 'NULL',
  forTerminal: false,
}

async function printed(
  mode: OutputMode,
  items: readonly RowItem[],
  {
    meta = ordersMeta,
    end = {},
    ...options
  }: Partial<FormatOptions> & { meta?: RowsMeta; end?: Partial<RowsEnd> } = {},
): Promise<string> {
  const formatter = formatterFor(mode, { ...defaults, ...options })
  const rows = items.map((item) => formatter.row(item))
  return [formatter.begin(meta), ...rows, ...formatter.end({ count: items.length, more: false, ...end })].join('')
}

describe('goldens', () => {
  const widths = [40, 80, 120]
  const levels: readonly ColorLevel[] = [0, 3]
  const tiers: readonly GlyphTier[] = ['unicode', 'ascii']
  const looks = widths.flatMap((columns) => levels.flatMap((level) => tiers.map((tier) => ({ columns, level, tier }))))

  test.each(looks)('a table at $columns columns, colour $level, $tier', async ({ columns, level, tier }) => {
    const text = await printed('table', orders, { columns, style: await styleFor(level), glyphs: glyphsOf(tier) })
    await expect(text).toMatchFileSnapshot(`goldens/table-${columns}-${level}-${tier}.txt`)
  })

  test.each(outputModes.filter((mode) => mode !== 'table'))('mode %s', async (mode) => {
    await expect(await printed(mode, orders)).toMatchFileSnapshot(`goldens/mode-${mode}.txt`)
  })

  test('wrapped cells', async () => {
    await expect(await printed('box', orders, { columns: 60, wrap: true })).toMatchFileSnapshot('goldens/box-wrap.txt')
  })
})

describe('values in colour', () => {
  const item: RowItem = { pk: S('a'), n: N('12'), yes: { BOOL: true }, no: { NULL: true }, tags: { SS: ['x', 'y'] } }

  test.each(['table', 'line', 'tree'] as const)(
    'mode %s has one for each type, and says it without as well',
    async (mode) => {
      const style = await styleFor(1)
      const text = await printed(mode, [item], { style })
      expect(text).toContain(style.number('12'))
      expect(text).toContain(style.bool('true'))
      expect(text).toContain(style.faint('NULL'))
      expect(text).toContain(style.nested('{x, y}'))
      expect(stripVTControlCharacters(text)).toBe(await printed(mode, [item]))
    },
  )

  test('on a light background those that can be read there', async () => {
    const light = await styleFor(2, 'light')
    const dark = await styleFor(2, 'dark')
    for (const paint of ['number', 'nested', 'good', 'warning'] as const)
      expect(light[paint]('x')).not.toBe(dark[paint]('x'))
    expect((await styleFor(1, 'light')).warning('x')).toBe((await styleFor(1, 'dark')).warning('x'))
  })
})

describe('a table', () => {
  const many = Array.from({ length: 200 }, (_, at) => ({ pk: S('p'), sk: S(`s${at}`), n: N(String(at)) }))

  test('shows the first and the last of many, and says how many it left out', async () => {
    const lines = (await printed('table', many, { end: { more: true, next: '.next' } })).split('\n')
    expect(lines).toHaveLength(2 + 20 + 1 + 20 + 1 + 1)
    expect(lines[22]).toBe('⋮ 160 more')
    expect(lines[21]).toContain('s19')
    expect(lines[23]).toContain('s180')
    expect(lines.at(-2)).toBe('200 items, more: .next')
  })

  test.each([
    [1, 45],
    [3, 4],
    [40, 41],
    [40, 60],
    [40, 81],
  ])('with at most %d rows of %d', async (maxRows, count) => {
    const lines = (await printed('table', many.slice(0, count), { maxRows })).split('\n').slice(2, -2)
    expect(lines).toHaveLength(maxRows + 1)
    expect(lines[Math.ceil(maxRows / 2)]).toBe(`⋮ ${count - maxRows} more`)
    if (maxRows > 1) expect(lines.at(-1)).toContain(`s${count - 1} `)
  })

  test('with all rows wanted streams after the first thousand', async () => {
    const formatter = formatterFor('table', { ...defaults, maxRows: 0 })
    formatter.begin(ordersMeta)
    const pieces = Array.from({ length: 1_500 }, (_, at) => formatter.row({ pk: S('p'), sk: S(`s${at}`) }))
    expect(pieces.slice(0, 999).every((piece) => piece === '')).toBe(true)
    expect(pieces[999]).toContain('s999')
    expect(pieces[1_200]).toBe('p     s1200\n')
    expect([...formatter.end({ count: 1_500, more: false })].join('')).toBe('1,500 items\n')
  })

  test('is left for line mode when even the keys do not fit', async () => {
    const long = 'x'.repeat(30)
    const text = await printed(
      'table',
      [
        { pk: S(long), sk: S(long) },
        { pk: S(long), sk: S('b') },
      ],
      { columns: 40 },
    )
    expect(text).toBe(`pk: ${long}\nsk: ${long}\n\npk: ${long}\nsk: b\n\n2 items\n`)
  })

  test('of one wide item is line mode', async () => {
    const wide = Object.fromEntries(Array.from({ length: 12 }, (_, at) => [`attribute${at}`, S('some text here')]))
    expect(await printed('table', [wide], { meta: noMeta })).toContain('attribute11: some text here\n')
  })

  test('never cuts digits', async () => {
    const digits = '12345678901234567890123456789012345678'
    const items = [1, 2].map((at) => ({ pk: S('a'), sk: S(String(at)), text: S('y'.repeat(90)), n: N(digits) }))
    expect(await printed('table', items, { columns: 60 })).toContain(` ${digits}`)
    expect(await printed('table', items, { columns: 40 })).not.toContain('12345678')
  })

  test('of nothing is its footer', async () => {
    expect(await printed('table', [])).toBe('0 items\n')
  })

  test('never is wider than the screen, and every line of a box is as wide as the next', async () => {
    await fc.assert(
      fc.asyncProperty(items(), fc.integer({ min: 20, max: 140 }), async (rows, columns) => {
        const lines = (await printed('box', rows, { columns })).split('\n').slice(0, -2)
        fc.pre(lines[0]?.startsWith('┌') === true)
        expect(new Set(lines.map((line) => stringWidth(line)))).toHaveProperty('size', 1)
        expect(stringWidth(lines[0] ?? '')).toBeLessThanOrEqual(columns)
      }),
    )
  })
})

describe('what data can do to a terminal', () => {
  const hostile = [{ pk: S('\u001b]0;title\u0007'), sk: S('a\u202eb\u009b2J\u0000'), '\u001b[2J': S('\ud800') }]

  test.each(outputModes)('nothing in mode %s on a terminal', async (mode) => {
    const text = await printed(mode, hostile, { forTerminal: true })
    expect([...text].filter(drivesTerminal).map((character) => character.codePointAt(0)?.toString(16))).toEqual([])
  })

  test('a csv file has it as it is', async () => {
    expect(await printed('csv', hostile)).toContain('a\u202eb\u009b2J\u0000')
  })
})

test('ddb-json loses nothing', async () => {
  await fc.assert(
    fc.asyncProperty(items(), async (rows) => {
      const lines = (await printed('ddb-json', rows)).split('\n').slice(0, -1)
      expect(lines.map((line) => JSON.parse(line) as unknown)).toEqual(rows)
    }),
  )
})

test('csv reads back field by field', async () => {
  const rows = fc.array(fc.record({ pk: fc.string({ minLength: 1 }), 'a,"b"\n': fc.string() }), { minLength: 1 })
  await fc.assert(
    fc.asyncProperty(rows, fc.constantFrom('csv' as const, 'tsv' as const), async (records, mode) => {
      const text = await printed(
        mode,
        records.map((record) => Object.fromEntries(Object.entries(record).map(([name, value]) => [name, S(value)]))),
      )
      const [header, ...fields] = parse(text, { delimiter: mode === 'csv' ? ',' : '\t' })
      expect(header).toEqual(['pk', 'a,"b"\n'])
      expect(fields).toEqual(records.map((record) => Object.values(record)))
    }),
  )
})

function items(): fc.Arbitrary<RowItem[]> {
  const text = fc.string({ unit: 'grapheme', minLength: 1, maxLength: 30 })
  const value = fc.oneof(
    text.map(S),
    fc.integer().map((n) => ({ N: String(n) as NumberText })),
    fc.boolean().map((BOOL) => ({ BOOL })),
    fc.constant({ NULL: true as const }),
    fc.array(text.map(S), { maxLength: 3 }).map((L) => ({ L })),
  )
  const others = fc.dictionary(fc.stringMatching(/^[a-z]{1,9}$/), value, { maxKeys: 6, noNullPrototype: true })
  const item = fc.tuple(text, text, others).map(([pk, sk, rest]) => ({ ...rest, pk: S(pk), sk: S(sk) }))
  return fc.array(item, { minLength: 1, maxLength: 8 })
}

/** All but the tab of tsv and the ends of lines. */
function drivesTerminal(character: string): boolean {
  const code = character.codePointAt(0) ?? 0
  if (code === 9 || code === 10 || code === 13) return false
  const isBidi = (code >= 0x202a && code <= 0x202e) || (code >= 0x2066 && code <= 0x2069)
  return code < 0x20 || (code >= 0x7f && code <= 0x9f) || isBidi || (code >= 0xd800 && code <= 0xdfff)
}
