import { expect, test } from 'vitest'
import { lexMeta, MetaGrammar } from '../../grammars/meta.ts'
import { StatementGrammar } from '../../grammars/statement.ts'
import { isKeyword, lexStatements, vocabulary } from '../../grammars/statement-tokens.ts'

test('the grammars are sound: no rule is ambiguous, empty or left-recursive', () => {
  expect(() => new StatementGrammar({ skipValidations: false })).not.toThrow()
  expect(() => new MetaGrammar({ skipValidations: false })).not.toThrow()
})

test('every token can be met', () => {
  expect(lexStatements('', { skipValidations: false })).toEqual([])
  expect(lexMeta('', { skipValidations: false })).toEqual([])
})

test('every character of a text is a space, a comment or part of a token', () => {
  const text = 'SELECT/**/ * -- x\n FROM "a".b ö \0\ud800\'open'
  const tokens = lexStatements(text)
  const gaps = tokens.map((token, at) => text.slice(at === 0 ? 0 : endOf(tokens[at - 1]), token.startOffset)).join('')
  expect(gaps).toBe('/**/  -- x\n    ')
  expect(endOf(tokens.at(-1))).toBe(text.length)
})

const endOf = (token: { startOffset: number; image: string } | undefined): number =>
  token === undefined ? 0 : token.startOffset + token.image.length

test('every keyword is used by a rule', () => {
  const used = JSON.stringify(Object.values(new StatementGrammar().getSerializedGastProductions()))
  const unused = vocabulary.filter((token) => isKeyword(token) && !used.includes(`"name":"${token.name}"`))
  expect(unused).toEqual([])
})
