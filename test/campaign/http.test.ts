import { expect, test } from 'vitest'
import { run } from './http.ts'

test('whatever arrives at the endpoint, it answers as the protocol has it, and stays well', async () => {
  const { cases, findings } = await run({ seed: 1, seconds: Infinity, cases: 2 })
  expect(findings).toEqual([])
  expect(cases).toBe(2)
}, 300_000)
