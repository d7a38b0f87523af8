import { expect, test } from 'vitest'
import { run } from './properties.ts'

test('a property test takes other cases than those of every build', async () => {
  const { cases, findings, notes } = await run({ seed: 1, seconds: Infinity, cases: 1 })
  expect({ cases, findings }).toEqual({ cases: 1, findings: [] })
  expect(notes).toEqual([expect.stringMatching(/^\d\d+ files have properties$/)])
})
