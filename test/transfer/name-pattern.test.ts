import { expect, test } from 'vitest'
import { isLike } from '../../src/transfer/name-pattern.ts'
import { fc } from '../property.ts'

test('a star is any text, a question mark one character', () => {
  const text = fc.string({ unit: fc.constantFrom('a', 'b', '.'), maxLength: 8 })
  const pattern = fc.string({ unit: fc.constantFrom('a', 'b', '*', '?', '.'), maxLength: 6 })
  fc.assert(
    fc.property(text, pattern, (name, like) => {
      const source = like.replaceAll('.', '\\.').replaceAll('*', '.*').replaceAll('?', '.')
      const hidden = name.startsWith('.') && !like.startsWith('.')
      expect(isLike(name, like)).toBe(!hidden && new RegExp(`^${source}$`).test(name))
    }),
    { numRuns: 5_000 },
  )
})

test('many stars on a long name take no time', () => {
  expect(isLike('a'.repeat(250), `${'*a'.repeat(100)}*b`)).toBe(false)
})
