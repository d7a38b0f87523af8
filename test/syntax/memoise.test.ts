import { expect, test } from 'vitest'
import { memoise } from '../../src/syntax/memoise.ts'

/** Counts how often a text had to be parsed. */
function counting(bounds: { textsMax: number; unitsMax: number; lengthMax: number }) {
  const parsed: string[] = []
  const parse = memoise((text) => {
    parsed.push(text)
    return { text }
  }, bounds)
  return { parse, parsed }
}

const bounds = { textsMax: 10, unitsMax: 10_000, lengthMax: 2_000 }
const short = (at: number): string => `text ${at}`
const long = (at: number): string => `${at} `.padEnd(1_000)

test('what was asked for most recently is parsed once, and is the same object', () => {
  const { parse, parsed } = counting(bounds)
  for (let round = 0; round < 3; round++) for (let at = 0; at < 10; at++) parse(short(at))
  expect(parsed).toHaveLength(10)
  expect(parse(short(3))).toBe(parse(short(3)))
})

test.each([
  ['many', { ...bounds, textsMax: 10 }, short],
  ['long', { ...bounds, textsMax: 1_000 }, long],
])('%s texts push out those that are not asked for again, twenty later', (_, all, textOf) => {
  const { parse, parsed } = counting(all)
  for (let at = 0; at < 40; at++) {
    parse(textOf(at))
    parse(textOf(0))
  }
  expect(parsed).toHaveLength(40)
  parse(textOf(1))
  expect(parsed).toHaveLength(41)
})

test('a text over the length is parsed each time', () => {
  const { parse, parsed } = counting(bounds)
  for (let round = 0; round < 3; round++) parse('x'.repeat(2_001))
  expect(parsed).toHaveLength(3)
})
