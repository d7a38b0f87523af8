import { createHash } from 'node:crypto'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { md5, md5PaddingBytesMax } from '../../src/storage/md5.ts'

const hexOf = (message: Uint8Array): string => {
  const bytes = Buffer.alloc(message.length + md5PaddingBytesMax, 0xff)
  bytes.set(message)
  return md5(bytes, message.length).toString('hex')
}

test.each([
  ['', 'd41d8cd98f00b204e9800998ecf8427e'],
  ['a', '0cc175b9c0f1b6a831c399e269772661'],
  ['message digest', 'f96b697d7cb7938d525a2f31aaf161d0'],
  ['1234567890'.repeat(8), '57edf4a22be3c955ac49da2e2107b67a'],
])('RFC 1321, A.5: %j', (text, digest) => {
  expect(hexOf(Buffer.from(text))).toBe(digest)
})

test('every length gives the digest of node:crypto', () => {
  const message = fc.oneof(fc.uint8Array({ maxLength: 300 }), fc.uint8Array({ minLength: 2000, maxLength: 5000 }))
  fc.assert(
    fc.property(message, (bytes) => {
      expect(hexOf(bytes)).toBe(createHash('md5').update(bytes).digest('hex'))
    }),
  )
})
