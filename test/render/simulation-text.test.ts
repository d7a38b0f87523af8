import { expect, test } from 'vitest'
import { glyphsOf } from '../../src/render/plain/glyphs.ts'
import { simulationText } from '../../src/render/plain/simulation-text.ts'
import { stripLines } from '../../src/render/plain/strip-text.ts'
import { plainStyle } from '../../src/render/plain/style.ts'
import { momentText, shareText, spanText } from '../../src/view/simulation-figures.ts'
import { simulationView } from '../../src/view/simulation-view.ts'
import { Shell } from '../session/shell.ts'

const look = (tier: 'unicode' | 'ascii', columns = 80) => ({ style: plainStyle, glyphs: glyphsOf(tier), columns })

test('cells of heat stand as in a heatmap, heights as bars', () => {
  const heat = [0, 1, 2, 3, 4, 5, 6, 7, 8].map((level) => ({ level, throttled: false }))
  const rows = [
    { label: 'p', cells: [...heat, { level: 8, throttled: true }], note: 'n' },
    { label: 'sum', cells: [undefined, 0, 0.5, 1].map((height) => ({ height })), note: 'm' },
  ]
  expect(stripLines({ title: 't', rows }, look('ascii'))).toEqual([
    't, X throttled',
    '  p     .:-=+*#%X  n',
    '  sum   .+%  m',
  ])
  expect(stripLines({ title: 't', rows }, look('unicode'))).toEqual([
    't, × throttled',
    '  p     ░░▒▒▓▓██×  n',
    '  sum   ▁▅█  m',
  ])
})

test.each([80, 100])('no line is wider than %d columns', async (columns) => {
  const shell = new Shell()
  const [, outcome] = await shell.run(`CREATE TABLE clicks (day STRING, id STRING) PRIMARY KEY (day HASH, id RANGE);
    SIMULATE FOR 30 MINUTES PUT clicks {day: '2026-11-29 a day with a long name', id: :i, page: '/a/b/c/d/e/f/g/h/i/j'} AT 9000/s
      KEYS SEQUENTIAL, QUERY clicks WHERE day = :d AT 90000/s KEYS ZIPF 1.1 OVER 1000`)
  if (outcome?.result.kind !== 'simulation') throw new Error('simulated')
  for (const tier of ['unicode', 'ascii'] as const) {
    const lines = simulationText(simulationView(outcome.result), look(tier, columns)).split('\n')
    expect(lines.filter((line) => [...line].length > columns)).toEqual([])
  }
})

test.each([
  [0, '0:00:00'],
  [1_500, '0:00:01.500'],
  [90_061_000, '1 d 1:01:01'],
])('the moment %d ms is %s', (ms, text) => {
  expect(momentText(ms)).toBe(text)
})

test.each([
  [600_000, '10 minutes'],
  [90_000, '90 seconds'],
  [86_400_000, '1 day'],
  [1_500, '1,500 milliseconds'],
])('%d ms are %s', (ms, text) => {
  expect(spanText(ms)).toBe(text)
})

test.each([
  [0, 10, '0 %'],
  [1, 100_000, '<0.1 %'],
  [99_999, 100_000, '>99.9 %'],
  [1, 3, '33.3 %'],
  [5, 5, '100 %'],
])('%d of %d is %s', (part, whole, text) => {
  expect(shareText(part, whole)).toBe(text)
})
