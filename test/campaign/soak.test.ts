import { expect, test } from 'vitest'
import { run } from './soak.ts'

test('memory, descriptors and the file stay as large as they are', async () => {
  const { cases, findings } = await run({ seed: 1, seconds: Infinity, cases: 6 })
  expect(findings).toEqual([])
  expect(cases).toBe(6)
}, 300_000)
