import { expect, test } from 'vitest'
import { run } from './command-line.ts'

test('whatever the command line, an exit code that is documented and a clear message', async () => {
  const { cases, findings } = await run({ seed: 2, seconds: Infinity, cases: 6 })
  expect(findings).toEqual([])
  expect(cases).toBe(6)
}, 300_000)
