import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { errorCodes } from '../../src/syntax/error-codes.ts'
import { parseScript } from '../../src/syntax/parse-script.ts'
import { mistakesOf } from './shell-support.ts'

const golden = join(import.meta.dirname, 'diagnostics.golden')

/** The text, then each mistake under the place it points at. */
function drawn(text: string): string {
  const lines = parseScript(text).diagnostics.map(({ code, message, span, suggestions, hint }) => {
    const caret = `${' '.repeat(span.start)}${'^'.repeat(Math.max(1, span.end - span.start))}`
    const more = [suggestions && `did you mean ${suggestions.join(', ')}?`, hint].filter((it) => it !== undefined)
    return [`${caret} ${code} ${message}`, ...more.map((it) => `    ${it}`)].join('\n')
  })
  return [text, ...lines].join('\n')
}

test('what is wrong is said in the words of the user, at the token that is wrong', async () => {
  const texts = readFileSync(golden, 'utf8')
    .trim()
    .split('\n\n')
    .map((section) => section.split('\n')[0] ?? '')
  for (const text of texts) expect(mistakesOf(text), text).not.toEqual([])
  await expect(`${texts.map(drawn).join('\n\n')}\n`).toMatchFileSnapshot(golden)
})

test('at most five expectations are listed, none of them twice', () => {
  for (const section of readFileSync(golden, 'utf8').trim().split('\n\n')) {
    for (const { expected } of parseScript(section.split('\n')[0] ?? '').diagnostics) {
      expect(expected.length).toBeLessThanOrEqual(5)
      expect(new Set(expected).size).toBe(expected.length)
    }
  }
})

test.each(Object.entries(errorCodes))(
  '%s: its wrong example is refused with it, its right one is not',
  (code, { wrong, right }) => {
    if (wrong !== '') expect(parseScript(wrong).diagnostics.map((it) => it.code)).toContain(code)
    expect(mistakesOf(right)).toEqual([])
  },
)

test('one mistake per statement, in text order, and no statement that has one', () => {
  const text = 'GET a {x: 1};\nGET b {x 1};\n.mode jsn\nGET c {x: 2};\nSELECT *\nFORM d;\nBEGIN; PUT e {x y}; COMMIT;'
  expect(mistakesOf(text)).toEqual([
    "E0104 [1] expected `:`, found '1'",
    expect.stringMatching(/^E0125 \[jsn\]/) as unknown as string,
    "E0104 [FORM] expected FROM, found 'FORM'",
    "E0104 [y] expected `:`, found 'y'",
  ])
  expect(parseScript(text).statements.map((it) => it.text)).toEqual(['GET a {x: 1}', 'GET c {x: 2}'])
})

test('twenty mistakes are reported and the rest is counted', () => {
  const { diagnostics, moreDiagnostics } = parseScript('GET t {a 1};\n'.repeat(25))
  expect([diagnostics.length, moreDiagnostics]).toEqual([20, 5])
})

test('a forgotten semicolon is named at the line that shows it', () => {
  const [first] = parseScript('SELECT * FROM a\nSELECT * FROM b;').diagnostics
  expect(first).toMatchObject({
    code: 'E0104',
    span: { start: 16, end: 22 },
    hint: 'A `;` may be missing before SELECT.',
  })
})

test('at the end of the input the span is empty and after the last token', () => {
  const [first] = parseScript('SELECT * FROM   -- nothing\n').diagnostics
  expect(first).toMatchObject({
    code: 'E0106',
    span: { start: 13, end: 13 },
    message: 'expected a table name, found end of input',
  })
  const [before] = parseScript('SELECT * FROM ;').diagnostics
  expect(before).toMatchObject({
    code: 'E0106',
    span: { start: 14, end: 15 },
    message: "expected a table name, found ';'",
  })
})

test('a string that never ends is shown to the end of its line', () => {
  const text = "SELECT 'a\nb"
  const [first] = parseScript(text).diagnostics
  expect(first).toMatchObject({ code: 'E0102', span: { start: 7, end: 9 } })
})
