import { expect, test } from 'vitest'
import { PartiqlGrammar } from '../../grammars/partiql.ts'
import { PartiqlLexer } from '../../grammars/partiql-tokens.ts'
import { functionWords, otherWords, typeWords } from '../../grammars/partiql-words.ts'

test('the grammar and its lexer pass the validations that are skipped in use', () => {
  new PartiqlGrammar({ skipValidations: false })
  expect(new PartiqlLexer({ skipValidations: false }).lexerDefinitionErrors).toEqual([])
})

test('every reserved word is one token in any letter case, and a name when more letters follow', () => {
  const lexer = new PartiqlLexer()
  for (const word of [
    ...functionWords,
    ...typeWords,
    ...otherWords,
    'select',
    'insert',
    'into',
    'in',
    'is',
    'value',
    'values',
  ]) {
    const [lower, upper, longer] = lexer.tokensOf(`${word} ${word.toUpperCase()} ${word}_x`)
    expect([lower?.tokenType.name, upper?.tokenType.name, longer?.tokenType.name]).toEqual([
      lower?.tokenType.name,
      lower?.tokenType.name,
      'PlainName',
    ])
    expect(lower?.tokenType.name).not.toBe('PlainName')
  }
})
