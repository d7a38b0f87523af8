import { expect, test } from 'vitest'
import { run } from './two-processes.ts'

test('processes that write one file lose no update and see each other’s indexes', async () => {
  const { cases, findings } = await run({ seed: 1, seconds: Infinity, cases: 1 })
  expect(findings).toEqual([])
  expect(cases).toBe(1)
}, 300_000)
