import { expect, test } from 'vitest'
import { run } from './fuzz-session.ts'

test('no statement breaks a session', async () => {
  const { cases, findings } = await run({ seed: 5, seconds: Infinity, cases: 40 })
  expect(findings).toEqual([])
  expect(cases).toBe(40)
}, 300_000)
