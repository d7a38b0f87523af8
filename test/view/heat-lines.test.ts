import { expect, test } from 'vitest'
import { gaugeText } from '../../src/render/plain/gauge-text.ts'
import { type GlyphTier, glyphsOf } from '../../src/render/plain/glyphs.ts'
import { heatLines } from '../../src/render/plain/heat-lines.ts'
import { heatColors } from '../../src/render/plain/heat-paint.ts'
import { heatStripLine } from '../../src/render/plain/heat-strip-line.ts'
import { plainStyle } from '../../src/render/plain/style.ts'
import { styleFor } from '../../src/render/plain/style-for.ts'
import type { HeatResult } from '../../src/session/looking/heat-result.ts'
import { displayWidth } from '../../src/view/display-width.ts'
import { heatLayout } from '../../src/view/heat/heat-layout.ts'
import { heatStripView } from '../../src/view/heat/heat-strip.ts'
import { axisText, timeAxis } from '../../src/view/heat/time-axis.ts'
import { exampleHeat } from '../support/example-heat.ts'

const drawn = (heat: Partial<HeatResult>, columns: number, tier: GlyphTier = 'unicode', rows = 40): string =>
  `\n${heatLines(heatLayout({ ...exampleHeat, ...heat }, columns, rows), { style: plainStyle, glyphs: glyphsOf(tier) }, columns).join('\n')}\n`

test('a heatmap at 80 columns', () => {
  expect(drawn({}, 80)).toMatchInlineSnapshot(`
    "
    orders   read and write units per partition   1 cell = 30 s, its busiest second
      100 % = 3,000 RCU/s or 1,000 WCU/s
                 10:00     10:05              peak  throttled  hottest key
    P0 0000-3fff ░  ░░ ░░ ░░ ░░  ░░ ░    2 % write             USER#17
    P1 4000-7fff ░▒▒▒▒▓▓▒▒▒▒▓▓▓▒▒▒▒▓▓    33 % read             PRODUCT#4711, t…
    P2 8000-bfff ▒▒▒▒▓▓▓▓▓▓▓▓████××××  100 % write         99  ORDER#2026-11-20
    P3 c000-ffff
    up to        ░ 5%  ▒ 25%  ▓ 75%  █ 100%  × throttled
    "
  `)
})

test('at 120 columns, writes only', () => {
  expect(drawn({ direction: 'write' }, 120)).toMatchInlineSnapshot(`
    "
    orders   write units per partition   1 cell = 15 s, its busiest second   100 % = 1,000 WCU/s
                 10:00   10:02   10:04   10:06   10:08      peak  throttled  hottest key
    P0 0000-3fff ░░    ░░░   ░░░    ░░░   ░░░    ░░░   ░░    2 %             USER#17
    P1 4000-7fff
    P2 8000-bfff ░▒▒▒▒▒▒▒▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓████████×××××××  100 %         99  ORDER#2026-11-20
    P3 c000-ffff
    up to        ░ 5%  ▒ 25%  ▓ 75%  █ 100%  × throttled
    "
  `)
})

test('in ASCII at 40 columns: what does not fit is cut', () => {
  expect(drawn({ direction: 'write' }, 40, 'ascii')).toMatchInlineSnapshot(`
    "
    orders   write units per partition
      1 cell = 1 min, its busiest second
      100 % = 1,000 WCU/s
                 10:00        peak
    P0 0000-3fff ::::::: ::    2 %
    P1 4000-7fff
    P2 8000-bfff ==++**#%XX  100 %
    P3 c000-ffff
    up to        . 1%  : 5%  - 10%  = 25%
                 + 50%  * 75%  # 90%  % 100%
                 X throttled
    "
  `)
})

test('the hottest first, relative to the hottest, in blocks', () => {
  expect(drawn({ sort: 'heat', scale: 'log' }, 100, 'block')).toMatchInlineSnapshot(`
    "
    orders   read and write units per partition   1 cell = 20 s, its busiest second
      100 % = 3,000 RCU/s or 1,000 WCU/s
                 10:00          10:05                   peak  throttled  hottest key
    P2 8000-bfff ▓▓▓▓█████████████████████XXXXX  100 % write         99  ORDER#2026-11-20
    P1 4000-7fff ▓▓▓▓▓█████▓▓▓▓▓█████▓▓▓▓▓█████    33 % read             PRODUCT#4711, the one with ~
    P0 0000-3fff ▒▒  ▒▒▒  ▒▒▒  ▒▒▒  ▒▒   ▒▒   ▒    2 % write             USER#17
    P3 c000-ffff
    log, up to   ░ 0.5%  ▒ 3.1%  ▓ 18%  █ 100%  X throttled
    "
  `)
})

test('by key', () => {
  expect(drawn({ by: 'key' }, 80)).toMatchInlineSnapshot(`
    "
    orders   read and write units per partition key
      1 cell = 1 min, average of 1 min   100 % = 3,000 RCU/s or 1,000 WCU/s
                         10:00              peak  throttled
    ORDER#2026-11-20     ▒▒▓▓▓▓▓██×  100 % write          9
    PRODUCT#4711, the o… ░░░░░░░░░░   2.5 % read
    USER#17              ░░░░░░░░░░  0.3 % write
    others               ░▒▒▒▒▒▒▒××    26 % read         90
    up to                ░ 5%  ▒ 25%  ▓ 75%  █ 100%  × throttled
    "
  `)
})

test('more rows than are wanted', () => {
  expect(drawn({}, 80, 'unicode', 2)).toMatchInlineSnapshot(`
    "
    orders   read and write units per partition   1 cell = 30 s, its busiest second
      100 % = 3,000 RCU/s or 1,000 WCU/s
                 10:00     10:05              peak  throttled  hottest key
    P2 8000-bfff ▒▒▒▒▓▓▓▓▓▓▓▓████××××  100 % write         99  ORDER#2026-11-20
    others (3)   ░▒▒▒▒▓▓▒▒▒▒▓▓▓▒▒▒▒▓▓    33 % read
    up to        ░ 5%  ▒ 25%  ▓ 75%  █ 100%  × throttled
    "
  `)
})

test('without traffic', () => {
  expect(drawn({ rows: [] }, 80)).toMatchInlineSnapshot(`
    "
    orders   read and write units per partition   1 cell = 20 s, its busiest second
      100 % = 3,000 RCU/s or 1,000 WCU/s   no traffic
                 10:00          10:05
    P0 0000-3fff
    P1 4000-7fff
    P2 8000-bfff
    P3 c000-ffff
    up to        ░ 5%  ▒ 25%  ▓ 75%  █ 100%  × throttled
    "
  `)
})

test('a row is a sentence for who listens', () => {
  expect(heatLayout(exampleHeat, 80, 40).view.sentences).toMatchInlineSnapshot(`
    [
      "P0 0000-3fff: peak 2 % of 1,000 WCU/s at 10:00:00, hottest key USER#17.",
      "P1 4000-7fff: peak 33 % of 3,000 RCU/s at 10:03:00, hottest key PRODUCT#4711, the one with a long name.",
      "P2 8000-bfff: peak 100 % of 1,000 WCU/s at 10:08:00, 99 throttled, hottest key ORDER#2026-11-20.",
      "P3 c000-ffff: no traffic.",
    ]
  `)
})

test('no line is wider than the screen, whatever the tier', () => {
  for (const columns of [60, 80, 120, 200])
    for (const tier of ['unicode', 'block', 'ascii'] as const)
      for (const by of ['partition', 'key'] as const)
        for (const line of drawn({ by }, columns, tier).split('\n'))
          expect(displayWidth(line)).toBeLessThanOrEqual(columns)
})

test('ASCII is ASCII', () => {
  expect(drawn({}, 120, 'ascii')).toMatch(/^[\x20-\x7e\n]+$/)
})

test('a colour is a background with the shade on it, a throttled cell has its mark in every tier', async () => {
  for (const level of [2, 3] as const) {
    const look = { style: await styleFor(level), glyphs: glyphsOf('unicode') }
    const text = heatLines(heatLayout(exampleHeat, 120, 40), look, 120).join('\n')
    expect(text).toContain(level === 3 ? '\u001b[48;2;253;231;37m' : '\u001b[48;5;220m')
    expect(text).toContain('×')
    expect(text).toContain('%')
  }
})

test('sixteen colours have no background: the shade says it', async () => {
  const look = { style: await styleFor(1), glyphs: glyphsOf('unicode') }
  const text = heatLines(heatLayout(exampleHeat, 120, 40), look, 120).join('\n')
  expect(text).not.toContain('\u001b[4')
  expect(text).toContain('▓')
})

test('on a light screen the ramp is read backwards', async () => {
  const dark = (await styleFor(3)).heat(8, '%', false)
  const light = (await styleFor(3, 'light')).heat(1, '.', false)
  expect(dark).toContain('48;2;253;231;37')
  expect(light).toContain('48;2;253;231;37')
})

/** Relative luminance of sRGB. Source: WCAG 2, relative luminance. */
function luminance(hex: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => {
    const part = Number.parseInt(hex.slice(at, at + 2), 16) / 255
    return part <= 0.03928 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4
  })
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue
}

test('every level is lighter than the one before', () => {
  const steps = heatColors.map(luminance)
  expect(steps.every((step, at) => at === 0 || step > (steps[at - 1] ?? 0))).toBe(true)
})

test('a gauge fills by eighths where glyphs have them', () => {
  const gauges = (['unicode', 'block', 'ascii'] as const).map((tier) => gaugeText(0.683, glyphsOf(tier)))
  expect(gauges).toEqual(['[██████▉   ]', '[███████   ]', '[#######...]'])
  expect(gaugeText(1.2, glyphsOf('ascii'))).toBe('[##########]')
  expect(gaugeText(0, glyphsOf('unicode'))).toBe('[          ]')
})

test('the strip under a statement: as many seconds as there is room for', () => {
  const view = heatStripView({ heat: { ...exampleHeat, fromMs: exampleHeat.toMs - 60_000 }, fromHash: 2 ** 47 })
  const line = (columns: number) =>
    view && heatStripLine(view, { style: plainStyle, glyphs: glyphsOf('ascii') }, columns)
  expect([80, 120, 50].map(line)).toMatchInlineSnapshot(`
    [
      "orders P2 8000-bfff [##########] 100 % of 1,000 WCU/s, 60 throttled",
      "orders P2 8000-bfff [##########] 100 % of 1,000 WCU/s, 60 throttled  last 41 s XXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXX",
      "orders P2 8000-bfff [##########] 100 % of 1,000 WCU/s, 60 throttled",
    ]
  `)
})

test('times stand above their cells and apart', () => {
  const axis = (bucketMs: number, buckets: number, startMs = Date.UTC(2026, 0, 1, 9, 59, 50)) =>
    axisText(timeAxis({ startMs, bucketMs, buckets }))
  expect(axis(1_000, 40)).toBe('09:59:50  10:00:00  10:00:10  10:00:20')
  expect(axis(10_000, 36)).toBe(' 10:00       10:02       10:04')
  expect(axis(86_400_000, 20, Date.UTC(2026, 0, 1))).toBe('01-01  01-08  01-15')
})
