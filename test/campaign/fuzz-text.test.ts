import { expect, test } from 'vitest'
import { run } from './fuzz-text.ts'

test('no text breaks a parser', async () => {
  const { cases, findings } = await run({ seed: 1, seconds: Infinity, cases: 500 })
  expect(findings).toEqual([])
  expect(cases).toBe(500)
}, 300_000)
