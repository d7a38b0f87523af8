import { expect, test } from 'vitest'
import { nearest } from '../../src/syntax/nearest.ts'

test.each([
  ['WHRE', ['WHERE', 'RETURN', 'LIMIT'], ['WHERE']],
  ['FORM', ['FROM'], ['FROM']],
  ['selcet', ['SELECT', 'DELETE'], ['SELECT']],
  ['consistnt', ['CONSISTENT'], ['CONSISTENT']],
  ['ordrs', ['folders', 'order', 'orders'], ['orders']],
  ['ab', ['ac'], []],
  ['abc', ['xyz'], []],
  ['WHERE', ['WHERE'], []],
  ['aaaaaaaaa', ['aaaaaaaab', 'aaaaaaaac', 'aaaaaaaad', 'aaaaaaaae'], ['aaaaaaaab', 'aaaaaaaac', 'aaaaaaaad']],
])('%s is near %j: %j', (word, candidates, found) => {
  expect(nearest(word, candidates)).toEqual(found)
})

test('a word of a million letters is near nothing, at once', () => {
  expect(nearest('a'.repeat(1_000_000), ['SELECT', 'WHERE'])).toEqual([])
})
