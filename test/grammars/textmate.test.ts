import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { IToken } from 'chevrotain'
import { beforeAll, expect, test } from 'vitest'
import { lexMeta } from '../../grammars/meta.ts'
import { isKeyword, lexStatements, vocabulary } from '../../grammars/statement-tokens.ts'
import { dotCommands } from '../../src/syntax/dot-commands.ts'
import { languageHelp } from '../../src/syntax/language-help.ts'
import { statementHelp } from '../../src/syntax/statement-help.ts'
import { fc } from '../property.ts'
import { allScriptFiles, root } from '../script-files.ts'
import { textMateScopes } from './textmate.ts'

// An editor that reads the grammar colours a text as the lexer of the shell cuts it.

let scopesOf: (text: string) => readonly string[]
beforeAll(async () => {
  scopesOf = await textMateScopes()
})

/** What must be among the scopes of every character of a token, by the name of its type. */
const scopeOfToken: { readonly [type: string]: RegExp } = {
  StringLiteral: /string\.quoted\.single/,
  UnterminatedString: /string\.quoted\.single/,
  QuotedName: /variable\.other\.quoted/,
  UnterminatedName: /variable\.other\.quoted/,
  BinaryLiteral: /string\.quoted\.binary/,
  NumberLiteral: /constant\.numeric/,
  Variable: /variable\.parameter/,
  QuestionMark: /variable\.parameter/,
  Word: /variable\.other\.ddbq|support\.function|entity\.name\.function/,
  OddWord: /invalid\.illegal\.word/,
  NamePlaceholder: /invalid\.illegal\.placeholder/,
  Heredoc: /string\.unquoted\.heredoc/,
  JsonObject: /meta\.embedded\.json/,
  PastedCommand: /meta\.embedded\.aws|support\.function\.aws/,
  MetaLine: /meta\.command/,
  UnterminatedComment: /comment\.block/,
  Semicolon: /punctuation\.terminator/,
}
const signScope = /punctuation|keyword\.operator/
/** Also as the name of an operation, as in API Scan. */
const keywordScope = /keyword|constant\.language|entity\.name\.function/

/** Places where the two differ, with what stands there. */
function differences(text: string): readonly string[] {
  const scopes = scopesOf(text)
  const tokens = lexStatements(text)
  const found: string[] = []
  const look = (from: number, to: number, wanted: RegExp, what: string): void => {
    for (let at = from; at < to; at++) {
      if (/\s/.test(text[at] ?? '') || wanted.test(scopes[at] ?? '')) continue
      found.push(`${what} at ${at} of ${JSON.stringify(text.slice(from, from + 30))}: ${scopes[at]}`)
      return
    }
  }
  let end = 0
  for (const token of tokens) {
    const after = token.startOffset + token.image.length
    look(end, token.startOffset, /comment/, 'comment')
    const wanted = isKeyword(token.tokenType) ? keywordScope : (scopeOfToken[token.tokenType.name] ?? signScope)
    look(token.startOffset, after, wanted, token.tokenType.name)
    if (token.tokenType.name === 'MetaLine') lookInside(token, look)
    end = after
  }
  look(end, text.length, /comment/, 'comment')
  return found
}

const scopeOfWord: { readonly [type: string]: RegExp } = {
  QuotedWord: /string\.quoted/,
  LongOption: /variable\.parameter\.option|string\.quoted/,
  Pipe: /string\.unquoted/,
}

/** The words of a dot command whose line is its own. */
function lookInside(
  { image, startOffset }: IToken,
  look: (from: number, to: number, wanted: RegExp, what: string) => void,
) {
  const [name, ...rest] = lexMeta(image)
  if (name === undefined) return
  look(
    startOffset + name.startOffset,
    startOffset + name.startOffset + name.image.length,
    /keyword\.control\.command/,
    'command',
  )
  if (dotCommands.some((command) => command.raw === true && `.${command.name}` === name.image.toLowerCase())) return
  for (const word of rest) {
    const wanted = scopeOfWord[word.tokenType.name]
    // The value of an option is no part of its name.
    const length = word.tokenType.name === 'LongOption' ? word.image.replace(/=.*$/s, '').length : word.image.length
    const from = startOffset + word.startOffset
    if (wanted !== undefined) look(from, from + length, wanted, word.tokenType.name)
  }
}

test.each(allScriptFiles)('%s is coloured as it is read', (file) => {
  expect(differences(readFileSync(join(root, file), 'utf8'))).toEqual([])
})

test.each([...statementHelp, ...languageHelp, ...dotCommands])(
  'the example of $name is coloured as it is read',
  ({ example }) => {
    expect(differences(example)).toEqual([])
  },
)

test.each([
  ['a string over\nlines', "PUT t {pk: 'it''s\n-- no comment', n: 1};"],
  ['a comment over lines', "/* 'x'\n GET */ GET t {pk: 1}"],
  ['a keyword with more letters', 'SELECTED SELECT_ SELECT1 select Größe selectö fromage'],
  ['a quoted name', 'SELECT "a""b" FROM "t" WHERE "SELECT" = 1'],
  ['a string that does not end', "SELECT 'abc\nFROM"],
  ['a name that does not end', 'SELECT "abc\nFROM'],
  ['a comment that does not end', 'GET t /* {pk: 1}\n;'],
  ['bytes', "PUT t {pk: b64'AQ==', b: B64'AA=='}"],
  ['numbers', '1 1.5 1e3 1.5E-3 1x 12abc a1'],
  ['a parameter and a colon', "{n:1, a:b, s:'x', k: :v}"],
  ['commands after statements', 'USE t; .mode json\n.output |sort -u\n  .read "a b.ddbq"\n\\d orders'],
  ['a pasted command', 'EXPLAIN aws dynamodb get-item --table-name t \\\n  --key \'{"pk":\n {"S": "x"}}\'\nUSE t;'],
  ['requests', 'API GetItem {"a": {"b": ["}", 1]}} ; EXPLAIN API PUT t {pk: \'x\'}; api Scan {"TableName": "t"}'],
  ['an expected text', "EXPECT OUTPUT <<END\nSELECT '\nEND here\nEND;\nUSE t"],
  ['characters beyond U+FFFF', "GET 😀 {pk: '😀'}"],
])('%s', (_what, text) => {
  expect(differences(text)).toEqual([])
})

test('any tokens in any order, with spaces between, are coloured as they are read', () => {
  const keywords = vocabulary.filter(isKeyword).map(({ name }) => name)
  const words = fc.constantFrom(...keywords, ...keywords.map((word) => word.toLowerCase()))
  const others = fc.constantFrom(
    ...[
      "'it''s'",
      '"na""me"',
      "b64'AQ=='",
      '12.50',
      '1e9',
      'name',
      '$x',
      '_y',
      ':v',
      '?',
      '-- rest\n',
      '/* GET */',
      'größe',
    ],
    ...[
      '<<',
      '>>',
      '<>',
      '<=',
      '>=',
      '<',
      '>',
      '=',
      '!=',
      '(',
      ')',
      '[',
      ']',
      '{',
      '}',
      ',',
      '.',
      ';',
      ':',
      '+',
      '-',
      '*',
      '%',
    ],
  )
  fc.assert(
    fc.property(fc.array(fc.oneof(words, others), { maxLength: 30 }), (parts) => {
      // What begins a line or a request on purpose is looked at above.
      const text = parts.filter((part) => !/^(?:api|output)$/i.test(part)).join(' ')
      expect(differences(text)).toEqual([])
    }),
    { numRuns: 300 },
  )
})

test('every keyword of the vocabulary has the scope of one', () => {
  const missing = vocabulary.filter(isKeyword).filter(({ name }) => !keywordScope.test(scopesOf(` ${name} `)[1] ?? ''))
  expect(missing.map(({ name }) => name)).toEqual([])
})
