import { expect, test } from 'vitest'
import { run } from './model-files.ts'

test('no text breaks a reader of model files', async () => {
  const { cases, findings } = await run({ seed: 1, seconds: Infinity, cases: 300 })
  expect(findings).toEqual([])
  expect(cases).toBe(300)
}, 300_000)
