import { expect, test } from 'vitest'
import { run } from './kill-server.ts'

test('a server killed under load loses nothing it acknowledged, and halves nothing', async () => {
  const { cases, findings } = await run({ seed: 1, seconds: Infinity, cases: 2 })
  expect(findings).toEqual([])
  expect(cases).toBe(2)
}, 300_000)
