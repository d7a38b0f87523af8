import { expect, test } from 'vitest'
import { run } from './terminal-safety.ts'

test('nothing that is stored, typed or named drives the terminal', async () => {
  const { cases, findings } = await run({ seed: 3, seconds: Infinity, cases: 120 })
  expect(findings).toEqual([])
  expect(cases).toBe(120)
}, 300_000)
