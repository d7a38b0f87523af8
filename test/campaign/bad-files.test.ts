import { expect, test } from 'vitest'
import { run } from './bad-files.ts'

test('a damaged file, or one that may not grow, gets a clear error and stays as it is', async () => {
  const { cases, findings } = await run({ seed: 4, seconds: Infinity, cases: 15 })
  expect(findings).toEqual([])
  expect(cases).toBe(15)
}, 300_000)
