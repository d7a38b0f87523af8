import { expect, test } from 'vitest'
import { parseScript } from '../../src/syntax/parse-script.ts'

test.each([
  ['a string where a statement begins', "'a\nb'"],
  ['a name where a value belongs', 'PUT t {a: "b\r\nc"}'],
  ['something behind a batch', "BATCH { GET t {a: 1} } 'a\nb'"],
  ['a megabyte of a word', `SELECT ä${'ö'.repeat(1_000_000)}`],
  ['a megabyte of a quoted name', `PUT t {a: "${'x'.repeat(1_000_000)}"}`],
])('a message about %s stays one short line, and so does its hint', (_name, text) => {
  const [diagnostic] = parseScript(text).diagnostics
  const { message, hint = '', suggestions = [] } = diagnostic ?? { message: '\n' }
  for (const line of [message, hint, ...suggestions]) expect(line).toMatch(/^[^\r\n]{0,200}$/)
})
