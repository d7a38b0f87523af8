import { expect, test } from 'vitest'
import { paintWith } from '../../../src/render/ink/paint-text.ts'
import { plainStyle } from '../../../src/render/plain/style.ts'
import { styleFor } from '../../../src/render/plain/style-for.ts'
import type { TextStyle } from '../../../src/view/styled-text.ts'

/** SGR codes: 1 bold, 2 dim, 4 underlined, 7 inverse; 31 red, 32 green, 33 yellow, 36 cyan. */
const codes: { readonly [Style in TextStyle]: readonly number[] } = {
  plain: [],
  keyword: [1],
  string: [32],
  number: [36],
  key: [4],
  comment: [2],
  unknown: [33],
  error: [4, 31],
  ghost: [2],
  selected: [7],
}

test.each(Object.entries(codes))('%s has the codes %j, in every tier of colour', async (style, expected) => {
  for (const level of [1, 2, 3] as const) {
    const painted = paintWith(await styleFor(level))('x', style as TextStyle)
    const opened = [...(painted.split('x')[0] ?? '').matchAll(/\[(\d+)m/g)].map(([, code]) => Number(code))
    expect(opened).toEqual(expected)
  }
  expect(paintWith(plainStyle)('x', style as TextStyle)).toBe('x')
})
