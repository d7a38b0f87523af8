import { stripVTControlCharacters } from 'node:util'
import stringWidth from 'string-width'
import { describe, expect, test } from 'vitest'
import { ShellError } from '../../src/base/shell-error.ts'
import { ApiError } from '../../src/model/api-error.ts'
import { errorText } from '../../src/render/plain/error-text.ts'
import { glyphsOf } from '../../src/render/plain/glyphs.ts'
import { plainStyle } from '../../src/render/plain/style.ts'
import { styleFor } from '../../src/render/plain/style-for.ts'
import { errorView, type Problem, problemView, type Source } from '../../src/view/error-view.ts'
import { snippetOf } from '../../src/view/source-snippet.ts'
import { fc } from '../property.ts'

const look = { style: plainStyle, glyphs: glyphsOf('unicode') }
class OwnError extends ShellError {}

const script = `-- seeds\n${'\n'.repeat(10)}DELETE FROM orders WHRE pk = 'a';\n`
const misspelt: Problem = {
  code: 'E0104',
  message: "expected WHERE, found 'WHRE'",
  span: { start: script.indexOf('WHRE'), end: script.indexOf('WHRE') + 4 },
  hint: 'DELETE needs the full primary key: pk and sk',
  suggestions: ['WHERE'],
}
const textOf = (problem: Problem, source: Source, columns = 80): string =>
  errorText(problemView(problem, source, columns), look)

test('a mistake in a script', () => {
  expect(textOf(misspelt, { text: script, file: 'seed.ddbq' })).toBe(`\
seed.ddbq:12:20: error[E0104]: expected WHERE, found 'WHRE'
12 | DELETE FROM orders WHRE pk = 'a';
   |                    ^^^^ did you mean WHERE?
hint: DELETE needs the full primary key: pk and sk
`)
})

test('the same at the prompt says no place', () => {
  expect(textOf(misspelt, { text: script })).toMatch(/^error\[E0104\]: expected WHERE, found 'WHRE'\n12 \| /)
})

test('on a screen a hint is broken at blanks, and the words of the service are left to the terminal', () => {
  const refusal = new ApiError('ValidationException', 'Where clause does not contain a mandatory equality', {
    hint: 'One item is written: WHERE gives pk and sk with =. BULK UPDATE writes every item that it finds.',
  })
  expect(errorText(errorView(refusal, { text: '' }, 40), look, 40)).toBe(`\
ValidationException: Where clause does not contain a mandatory equality
hint: One item is written: WHERE gives
      pk and sk with =. BULK UPDATE
      writes every item that it finds.
`)
})

test('a part of a script says where it stands in the whole', () => {
  const text = 'PUT t {\n  pk: abc\n}'
  const source = { text, file: 'a.ddbq', origin: { offset: 100, line: 7, column: 5 } }
  const problem = { code: 'E', message: 'm', span: { start: 114, end: 117 } }
  expect(textOf(problem, source)).toBe('a.ddbq:8:7: error[E]: m\n7 | PUT t {\n8 |   pk: abc\n  |       ^^^\n9 | }\n')
  expect(problemView({ ...problem, span: undefined }, source, 80, { start: 100, end: 119 }).place).toEqual({
    line: 7,
    column: 5,
  })
})

describe('the caret', () => {
  const at = (text: string, mark: string, columns = 80): string => {
    const start = text.indexOf(mark)
    return textOf({ code: 'E', message: 'm', span: { start, end: start + mark.length } }, { text }, columns)
      .split('\n')
      .slice(1, -1)
      .join('\n')
  }

  test('stands under wide characters', () => {
    expect(at("SELECT '山田' FRM t", 'FRM')).toBe("1 | SELECT '山田' FRM t\n  |               ^^^")
  })

  test('counts tabs as they are drawn', () => {
    expect(at('SELECT\t*\tFRM t', 'FRM')).toBe('1 | SELECT  *   FRM t\n  |             ^^^')
  })

  test('stands behind the end of the input', () => {
    const text = 'SELECT * FROM'
    const problem = { code: 'E', message: 'm', span: { start: text.length, end: text.length } }
    expect(textOf(problem, { text })).toBe('error[E]: m\n1 | SELECT * FROM\n  |              ^\n')
  })

  test('shows the line above when the mistake is the first thing in its line', () => {
    expect(at('SELECT *\n  FRM t', 'FRM')).toBe('1 | SELECT *\n2 |   FRM t\n  |   ^^^')
  })

  test('marks the first line of what goes on', () => {
    expect(at('PUT t {\n a: 1\n}', '{\n a: 1\n}')).toBe('1 | PUT t {\n  |       ^\n2 |  a: 1')
  })

  test.each([
    // Three lines at most, all of one statement.
    ['SELECT *\nFROM t\nWHERE FRM\nAND a\nAND b', '2 | FROM t\n3 | WHERE FRM\n  |       ^^^\n4 | AND a'],
    ['a;\nSELECT FRM;\nb', '2 | SELECT FRM;\n  |        ^^^'],
    ['a\\G\nSELECT FRM -- c\nb;', '2 | SELECT FRM -- c\n  |        ^^^\n3 | b;'],
    ['.mode json\nSELECT FRM\n.quit', '2 | SELECT FRM\n  |        ^^^'],
    ['-- a\nSELECT FRM; -- c\n\nb', '2 | SELECT FRM; -- c\n  |        ^^^'],
    ['\n\nSELECT FRM\n', '3 | SELECT FRM\n  |        ^^^'],
  ])('has its neighbours around it: %j', (text, shown) => {
    expect(at(text, 'FRM')).toBe(shown)
  })

  test('stays in view on a long line', () => {
    const text = `SELECT ${'a, '.repeat(60)} FRM t WHERE ${'b = 1 AND '.repeat(30)} c = 2`
    expect(at(text, 'FRM', 60)).toBe(
      '1 | …a, a, a, a, a, a, a, a, a,  FRM t WHERE b = 1 AND …\n  |                              ^^^',
    )
  })

  test('is never outside, and the line never wider than asked', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: 'grapheme' }),
        fc.nat(),
        fc.nat(20),
        fc.integer({ min: 20, max: 100 }),
        (text, from, length, columns) => {
          const start = from % (text.length + 1)
          const span = { start, end: Math.min(text.length, start + length) }
          for (const { text: line, mark } of snippetOf(text, span, columns)) {
            expect(stringWidth(line)).toBeLessThanOrEqual(columns)
            if (mark !== undefined) expect(mark.start + mark.width).toBeLessThanOrEqual(columns + 1)
          }
        },
      ),
    )
  })
})

describe('a refusal by DynamoDB', () => {
  const source = { text: "\nPUT t {pk: 'a'};", file: 'seed.ddbq' }

  test('keeps its words; the place and our hint follow', () => {
    const error = new ApiError('ValidationException', 'One or more parameter values were invalid', { hint: 'Add sk.' })
    expect(errorText(errorView(error, source, 80, { start: 1, end: 5 }), look)).toBe(
      'ValidationException: One or more parameter values were invalid\n  --> seed.ddbq:2:1\nhint: Add sk.\n',
    )
  })

  test('without words is its name', () => {
    expect(errorText(errorView(new ApiError('InternalServerError', ''), { text: '' }, 80), look)).toBe(
      'InternalServerError\n',
    )
  })

  test('says which members of a transaction failed', () => {
    const error = new ApiError('TransactionCanceledException', 'Transaction cancelled', {
      members: {
        CancellationReasons: [
          { Code: 'None' },
          { Code: 'ConditionalCheckFailed', Message: 'The conditional request failed', Item: { pk: { S: 'a' } } },
        ],
      },
    })
    expect(errorText(errorView(error, { text: '' }, 80), look)).toBe(
      'TransactionCanceledException: Transaction cancelled\n  2. ConditionalCheckFailed: The conditional request failed {"pk":"a"}\n',
    )
  })

  test('cannot drive the terminal', () => {
    expect(errorText(errorView(new ApiError('X', 'a\u001b[2Jb'), { text: '' }, 80), look)).toBe('X: a\\x1b[2Jb\n')
  })
})

test('an own error without a place', () => {
  expect(errorText(errorView(new OwnError('session.read-only', 'writes are refused'), { text: 'PUT' }, 80), look)).toBe(
    'error[session.read-only]: writes are refused\n',
  )
})

test('a bug shows no stack', () => {
  const text = errorText(errorView(new TypeError('x is undefined'), { text: '' }, 80), look)
  expect(text).toBe(
    'internal error: x is undefined\nhint: this is a bug in ddb-shell: run it again with --debug and report what it prints\n',
  )
})

test('colour adds nothing to the words, and ascii is ascii', async () => {
  const view = problemView(misspelt, { text: script.replace('DELETE', `${' '.repeat(90)}DELETE`), file: 'a' }, 60)
  const colored = errorText(view, { ...look, style: await styleFor(3) })
  expect(colored).toContain('\u001b[31m')
  expect(stripVTControlCharacters(colored)).toBe(errorText(view, look))
  expect(errorText(view, { ...look, glyphs: glyphsOf('ascii') })).toMatch(/^[\x20-\x7e\n]+$/)
})
