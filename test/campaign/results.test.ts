import { expect, test } from 'vitest'
import { run } from './results.ts'

test('three hundred results leave no more behind than a hundred', async () => {
  const { cases, findings } = await run({ seed: 1, seconds: Infinity, cases: 12 })
  expect(findings).toEqual([])
  expect(cases).toBe(12)
}, 300_000)
