import { expect, test } from 'vitest'
import { ExpressionGrammar, ExpressionLexer } from '../../grammars/expression.ts'
import { reservedWords } from '../../grammars/reserved-words.ts'

test('the grammar and its lexers pass the validations that are skipped in use', () => {
  new ExpressionGrammar({ skipValidations: false })
  for (const mode of ['condition', 'update', 'projection'] as const) {
    expect(new ExpressionLexer(mode, { skipValidations: false }).lexerDefinitionErrors).toEqual([])
  }
})

test('573 reserved words, in upper case; REMOVE is not one of them', () => {
  expect(reservedWords.size).toBe(573)
  expect([...reservedWords].filter((word) => !/^[A-Z_]+$/.test(word))).toEqual([])
  expect(['ABORT', 'SIZE', 'STATUS', 'ZONE', 'SET', 'ADD', 'DELETE'].every((word) => reservedWords.has(word))).toBe(
    true,
  )
  expect(reservedWords.has('REMOVE')).toBe(false)
})
