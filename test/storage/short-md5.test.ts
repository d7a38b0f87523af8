import { createHash } from 'node:crypto'
import { expect, test } from 'vitest'
import { shortMd5 } from '../../src/storage/short-md5.ts'
import { fc } from '../property.ts'

const leading48 = (text: string): number => createHash('md5').update(`Outliers${text}`).digest().readUIntBE(0, 6)

test('the leading 48 bits are those of node:crypto, whatever the length', () => {
  const ascii = fc.string({ unit: 'binary-ascii', maxLength: 47 })
  fc.assert(
    fc.property(ascii, (text) => {
      expect(shortMd5(text)).toBe(leading48(text))
    }),
    { numRuns: 2000 },
  )
  for (let length = 0; length <= 47; length++) expect(shortMd5('x'.repeat(length))).toBe(leading48('x'.repeat(length)))
})

test('what is longer, or no ASCII, is left to others', () => {
  expect(shortMd5('x'.repeat(48))).toBeUndefined()
  expect(['é', 'a\u{1f600}', '\u0080', 'ab\ud800'].map(shortMd5)).toEqual([undefined, undefined, undefined, undefined])
})

test('a text leaves nothing behind for the next', () => {
  for (const text of ['a'.repeat(47), '', 'é', 'b']) shortMd5(text)
  expect(shortMd5('c')).toBe(leading48('c'))
})
