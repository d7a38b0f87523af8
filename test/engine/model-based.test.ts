import { expect, it } from 'vitest'
import { run } from '../campaign/model.ts'

/** The long form is `npm run campaign -- --only model --seconds N`. */
it('the engine does what a plain model of DynamoDB does', async () => {
  const { findings, cases } = await run({ seed: 20_261_121, seconds: 60, cases: 40 })
  expect(findings).toEqual([])
  expect(cases).toBe(40)
}, 90_000)
