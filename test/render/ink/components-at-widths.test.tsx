import { stripVTControlCharacters } from 'node:util'
import chalk from 'chalk'
import { renderToString, Text } from 'ink'
import { afterEach, describe, expect, test } from 'vitest'
import { Prompt } from '../../../src/render/ink/Prompt.tsx'
import { paintWith } from '../../../src/render/ink/paint-text.ts'
import { layoutScreen } from '../../../src/render/ink/screen-layout.ts'
import { glyphsOf } from '../../../src/render/plain/glyphs.ts'
import { progressLine } from '../../../src/render/plain/progress-text.ts'
import type { ColorLevel } from '../../../src/render/plain/style.ts'
import { styleFor } from '../../../src/render/plain/style-for.ts'
import { displayWidth } from '../../../src/view/display-width.ts'
import { ProgressMeter } from '../../../src/view/progress-view.ts'
import type { TextStyle } from '../../../src/view/styled-text.ts'

const widths = [40, 80, 120]
const levels: readonly ColorLevel[] = [0, 1, 2, 3]
const before = chalk.level
afterEach(() => {
  chalk.level = before
})

const text =
  "SELECT * FROM orders WHERE customer = 'naïve 日本語 👩‍👩‍👧' AND placed BETWEEN '2026-01-01' AND\n'2026-12-31' ORDER"
const items = Array.from({ length: 12 }, (_, at) => ({
  label: `attribute_number_${at}_with_a_name_that_is_long`,
  insert: 'x',
  kind: 'attribute',
  detail: 'N|S 50 % of the items, and a few words more to be cut',
}))
const segments: readonly { readonly text: string; readonly style: TextStyle }[] = [
  { text: text.slice(0, 6), style: 'keyword' },
  { text: text.slice(6, 40), style: 'unknown' },
  { text: text.slice(40), style: 'string' },
]

/** Prompt, menu, line below and progress, as one picture. */
async function drawn(columns: number, level: ColorLevel): Promise<readonly string[]> {
  chalk.level = level
  const style = await styleFor(level)
  const look = { paint: paintWith(style), glyphs: glyphsOf('unicode') }
  const view = {
    text,
    cursor: text.length,
    prompt: { main: 'shop.db> ', continuation: () => '    ...> ' },
    ghost: ' BY placed DESC LIMIT 10;',
    menu: { list: { from: text.length, to: text.length, items }, selected: 2 },
    below: "begins_with(path, 'text') -> true or false, where the path is that of a text or of a binary value",
    highlight: () => segments,
  }
  const layout = layoutScreen(view, { columns, rowsMax: 20 }, look)
  const progress = { label: 'import orders', done: 84_000, total: 200_000, unit: 'items', elapsedMs: 7_000 }
  const status = progressLine(new ProgressMeter().view(progress), { style, glyphs: look.glyphs })
  const pictures = [
    renderToString(<Prompt layout={layout} />, { columns }),
    renderToString(<Text wrap="truncate">{status}</Text>, { columns }),
  ]
  return pictures.join('\n').split('\n')
}

describe.each(widths)('on %i columns', (columns) => {
  test.each(levels)('nothing is wider than the screen, in colours of tier %i', async (level) => {
    const rows = await drawn(columns, level)
    const shown = rows.map((row) => stripVTControlCharacters(row))
    expect(shown.filter((row) => displayWidth(row) > columns)).toEqual([])
    // What is told is the same without colour.
    expect(shown).toEqual(await drawn(columns, 0))
    expect(rows.join('').includes('\u001b[')).toBe(level > 0)
  })

  test('it looks like this', async () => {
    await expect(`\n${(await drawn(columns, 0)).join('\n')}\n`).toMatchFileSnapshot(`../goldens/prompt-${columns}.txt`)
  })
})
