import { expect, test } from 'vitest'
import { run } from './kill.ts'

test('a process killed at any moment loses nothing it said was done, and halves nothing', async () => {
  const { cases, findings } = await run({ seed: 3, seconds: Infinity, cases: 2 })
  expect(findings).toEqual([])
  expect(cases).toBe(2)
}, 300_000)
