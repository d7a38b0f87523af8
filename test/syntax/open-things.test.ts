import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { isComplete } from '../../src/syntax/is-complete.ts'
import { openThings } from '../../src/syntax/open-things.ts'
import { fc } from '../property.ts'
import { allScriptFiles, root } from '../script-files.ts'

const breaksOf = (text: string): readonly number[] => [...text.matchAll(/\n/g)].map(({ index }) => index + 1)

test.each([
  ["PUT t {a: 'one\ntwo\nthree',\nb: 1}\n", ['string', 'string', 'bracket', undefined]],
  ['SELECT "a\nb" FROM t\n', ['name', undefined]],
  ['SELECT /* a\n -- b\n */ 1 -- /*\n', ['comment', 'comment', undefined]],
  ['BEGIN;\nGET t {a: 1};\nCOMMIT;\n', ['transaction', 'transaction', undefined]],
  ['EXPECT OUTPUT <<END\na (\nEND;\n', ['text', 'text', undefined]],
  ['API GetItem {\n"a": {\n}}\n', ['bracket', 'bracket', undefined]],
  ["PUT t {b: b64'AQ\nID'}\n", ['string', undefined]],
  ["SELECT '\n\n", ['string', 'string']],
  ['/*\n\n', ['comment', 'comment']],
])('%j: %j', (text, things) => {
  const openAt = openThings(text)
  expect(breaksOf(text).map(openAt)).toEqual(things)
})

/** As the text up to there would be alone. */
const alone = (text: string): readonly unknown[] =>
  breaksOf(text).map((offset) => isComplete(text.slice(0, offset)).open)

test('law: the lines of scripts are open as their beginnings alone are', () => {
  const texts = allScriptFiles.map((file) => readFileSync(join(root, file), 'utf8'))
  const starts = texts.map((text) => text.split('\n').slice(0, 60).join('\n'))
  for (const text of starts) expect(breaksOf(text).map(openThings(text))).toEqual(alone(text))
})

test('law: so are lines of anything', () => {
  const pieces = fc.constantFrom(
    ...[
      "'",
      '"',
      '(',
      ')',
      '{',
      '}',
      '[',
      ']',
      '\n',
      '\n',
      ';',
      'a',
      ' ',
      '/*',
      '*/',
      '--',
      'BEGIN',
      'COMMIT',
      'BATCH',
      '\\G',
      '.x',
    ],
  )
  fc.assert(
    fc.property(fc.array(pieces, { maxLength: 40 }), (parts) => {
      const text = parts.join('')
      expect(breaksOf(text).map(openThings(text))).toEqual(alone(text))
    }),
    { numRuns: 500 },
  )
})
