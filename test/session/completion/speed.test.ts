import { expect, test } from 'vitest'
import { completionSpeeds, speedLine } from '../../../bench/completion.ts'

// A busy machine gets ten times the time; `npm run bench` has the targets themselves.
test('a list is there before somebody notices that it is made, and so are the colours', () => {
  const slow = completionSpeeds().filter(({ p95Ms, msMax }) => p95Ms > msMax * 10)
  expect(slow.map(speedLine)).toEqual([])
})
