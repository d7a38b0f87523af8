import { expect, test } from 'vitest'
import { isReserved } from '../../grammars/statement-tokens.ts'
import { printStatement } from '../../src/ast/print-statement.ts'
import { reservedNames } from '../../src/ast/reserved-names.ts'
import type { Statement } from '../../src/ast/statement.ts'
import { parseScript } from '../../src/syntax/parse-script.ts'
import { fc } from '../property.ts'
import { withoutSpans } from './shell-support.ts'
import { statementsByKind } from './statement-arbitrary.ts'

test.each(Object.entries(statementsByKind))('what is printed for %s parses to the same tree', (_kind, arbitrary) => {
  fc.assert(
    fc.property(arbitrary, (statement) => {
      const text = printStatement(statement as Statement)
      const { statements, diagnostics } = parseScript(text)
      expect(diagnostics).toEqual([])
      expect(statements.map(({ ast }) => withoutSpans(ast))).toEqual([withoutSpans(statement)])
    }),
    { numRuns: 60 },
  )
})

test('a printed statement prints the same again', () => {
  fc.assert(
    fc.property(fc.oneof(...Object.values(statementsByKind)), (statement) => {
      const text = printStatement(statement as Statement)
      const again = parseScript(text).statements.map(({ ast }) => printStatement(ast))
      expect(again).toEqual([text])
    }),
    { numRuns: 200 },
  )
})

test('the words that printing puts in quotes are the words that the grammar reserves', () => {
  for (const word of reservedNames) expect(isReserved(word), word).toBe(true)
  for (const word of ['status', 'limit', 'key', 'value', 'remove']) expect(isReserved(word), word).toBe(false)
})
