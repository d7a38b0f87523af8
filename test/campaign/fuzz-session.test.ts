import { expect, test } from 'vitest'
import { run } from './fuzz-session.ts'

test('no statement breaks a session', async () => {
  const { cases, findings } = await run({ seed: 5, seconds: 60, cases: 60 })
  expect(findings).toEqual([])
  expect(cases).toBe(60)
}, 90_000)
