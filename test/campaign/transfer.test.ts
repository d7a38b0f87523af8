import { expect, test } from 'vitest'
import { run } from './transfer.ts'

test('an import that is killed resumes where its last transaction ended, and all items come out again', async () => {
  const { cases, findings } = await run({ seed: 1, seconds: Infinity, cases: 1 })
  expect(findings).toEqual([])
  expect(cases).toBe(1)
}, 300_000)
