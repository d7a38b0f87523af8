import { afterEach, expect, test } from 'vitest'
import { type ChoiceTable, choiceTables } from '../../grammars/choice-tables.ts'
import { PartiqlGrammar } from '../../grammars/partiql.ts'
import { PartiqlLexer } from '../../grammars/partiql-tokens.ts'
import { StatementGrammar } from '../../grammars/statement.ts'
import { lexStatements } from '../../grammars/statement-tokens.ts'
import { choiceTables as built } from '../../scripts/build/choice-tables.ts'

// As the build does it, for one test.
const tables = choiceTables as { [grammar: string]: ChoiceTable }
afterEach(() => {
  for (const grammar of Object.keys(tables)) delete tables[grammar]
})
const asInBundle = <Grammar>(create: () => Grammar): Grammar => {
  Object.assign(tables, JSON.parse(JSON.stringify(built)))
  return create()
}

const words = [
  'SELECT * FROM t WHERE a = 1 AND NOT b[0].c IN (1, :x) ORDER BY a DESC LIMIT 3',
  "INSERT INTO t VALUE {'pk': 'a', 'n': -1.5, 's': <<1, 2>>, 'l': [true, null, ?]}",
  "UPDATE t SET a = a + 1, b = list_append(b, [1]) REMOVE c WHERE pk = 'a' RETURNING ALL NEW *",
  "PUT t {pk: 'a', m: {x: b64'AA=='}} IF attribute_not_exists(pk) RETURN OLD",
  'CREATE TABLE t (pk STRING, sk NUMBER) PRIMARY KEY (pk HASH, sk RANGE)',
  'EXPLAIN API QUERY t.byDate pk = 1, sk BETWEEN 1 AND 2 FILTER size(a) > 3 DESC LIMIT 2',
  'EXPECT READ UNITS <= 1.5 ON t',
  'EXPECT SOMETHING ELSE',
  'SELECT FROM WHERE',
  'GET t {',
  'a',
  '',
]

test('with its table, a grammar reads as it does when it has recorded itself', () => {
  const [plain, quick] = [new StatementGrammar(), asInBundle(() => new StatementGrammar())]
  const [plainPartiql, quickPartiql] = [new PartiqlGrammar(), asInBundle(() => new PartiqlGrammar())]
  const lexer = new PartiqlLexer()
  for (const text of words.flatMap((line) => prefixes(line))) {
    const statements = [plain, quick].map((grammar) => {
      grammar.input = [...lexStatements(text)]
      return { tree: grammar.statement(), errors: grammar.errors.map(({ name, message }) => ({ name, message })) }
    })
    expect(statements[1], text).toEqual(statements[0])
    const partiql = [plainPartiql, quickPartiql].map((grammar) => {
      grammar.input = lexer.tokensOf(text)
      return {
        tree: grammar.partiqlStatement(),
        errors: grammar.errors.map(({ name, message }) => ({ name, message })),
      }
    })
    expect(partiql[1], text).toEqual(partiql[0])
  }
})

/** Each line, cut after each of its words: a choice is met with its every end. */
const prefixes = (line: string): string[] => line.split(' ').map((_, at, all) => all.slice(0, at + 1).join(' '))

test('a grammar with a table records itself when it is asked for its rules', () => {
  const quick = asInBundle(() => new StatementGrammar())
  expect(Object.keys(quick.getGAstProductions())).toEqual(Object.keys(new StatementGrammar().getGAstProductions()))
  expect(quick.choiceTable()).toEqual(built.statement)
})

test('a table that names no token of the grammar is refused', () => {
  tables['partiql'] = [...built.partiql].map(() => ({ 256: { alternatives: [['Nonsense']] } }))
  const grammar = new PartiqlGrammar()
  grammar.input = new PartiqlLexer().tokensOf('SELECT * FROM t')
  expect(() => grammar.partiqlStatement()).toThrow('Nonsense is not a token of PartiqlGrammar')
})
