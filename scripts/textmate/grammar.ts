import { Lexer } from 'chevrotain'
import { isKeyword, isReserved, OddWord, vocabulary } from '../../grammars/statement-tokens.ts'
import { must } from '../../src/base/must.ts'
import { dotCommands } from '../../src/syntax/dot-commands.ts'
import { functionHelp } from '../../src/syntax/function-help.ts'

/**
 * The language of `.ddbq` files for editors that read TextMate grammars. Patterns stand in the order of the lexer and between
 * them match every character but spaces, so that an editor cuts a text at the same places as the shell does.
 */

export type Rule = {
  readonly name?: string
  readonly contentName?: string
  readonly match?: string
  readonly begin?: string
  readonly end?: string
  readonly captures?: Captures
  readonly beginCaptures?: Captures
  readonly endCaptures?: Captures
  readonly patterns?: readonly Rule[]
  readonly include?: string
}
type Captures = { readonly [group: string]: { readonly name: string } }

export function textMateGrammar(): object {
  return {
    $schema: 'https://raw.githubusercontent.com/martinring/tmlanguage/master/tmlanguage.json',
    name: 'ddb-shell',
    scopeName: 'source.ddbq',
    fileTypes: ['ddbq'],
    patterns: [include('comments'), include('commands'), include('requests'), include('expected'), include('tokens')],
    repository: {
      comments: { patterns: comments },
      commands: { patterns: [...rawLines(), commandLine] },
      requests: { patterns: [awsCommand, pastedRequest, apiRequest] },
      expected: heredoc,
      json: jsonObject,
      tokens: { patterns: [...literals, ...words(), ...signs()] },
    },
  }
}

const include = (part: string): Rule => ({ include: `#${part}` })
const scoped = (name: string, match: string): Rule => ({ name: `${name}.ddbq`, match })
const between = (name: string, mark: string, inside?: Rule): Rule => ({
  name: `${name}.ddbq`,
  begin: mark,
  end: mark,
  ...(inside === undefined ? {} : { patterns: [inside] }),
})
const anyOf = (list: readonly string[]): string => list.map((word) => word.replace(/\$/g, '\\$')).join('|')

/** Where a statement may begin, as far as one line tells. */
const statementStart = String.raw`(?:^|(?<=;))\s*`

const comments: readonly Rule[] = [
  scoped('comment.line.double-dash', '--.*$'),
  scoped('comment.line.number-sign', String.raw`^\s*#(?=\s).*$`),
  { name: 'comment.block.ddbq', begin: String.raw`/\*`, end: String.raw`\*/` },
]

const doubled = (mark: string): Rule => scoped('constant.character.escape', mark + mark)
/** Ends at a mark that is not doubled; a doubled one is eaten first. */
const singleQuoted = between('string.quoted.single', "'", doubled("'"))
const doubleQuoted = between('string.quoted.double', '"', doubled('"'))

const commandName = { '1': { name: 'keyword.control.command.ddbq' } }

const commandLine: Rule = {
  name: 'meta.command.ddbq',
  begin: String.raw`${statementStart}([.\\](?:${anyOf(dotCommands.map(({ name }) => name))}|[A-Za-z?!][A-Za-z0-9_-]*)(?![A-Za-z0-9_-]))`,
  beginCaptures: commandName,
  end: '$',
  patterns: [
    scoped('string.unquoted.command', String.raw`(?<=\s)\|.*$`),
    { ...singleQuoted, end: "'|$" },
    { ...doubleQuoted, end: '"|$' },
    scoped('variable.parameter.option', String.raw`(?<=\s)--[A-Za-z][A-Za-z0-9-]*`),
    scoped('punctuation.terminator', ';(?=[\\s;]*$)'),
  ],
}

/** Commands whose line is another language's, of which one is our own. */
function rawLines(): readonly Rule[] {
  return dotCommands
    .filter(({ raw }) => raw === true)
    .map(({ name }) => ({
      name: 'meta.command.ddbq',
      begin: String.raw`${statementStart}(\.(?i:${name}))(?![A-Za-z0-9_-])`,
      beginCaptures: commandName,
      end: '$',
      ...(name === 'watch' ? { patterns: [include('tokens')] } : { contentName: 'string.unquoted.command.ddbq' }),
    }))
}

/** To a line end without a backslash before it, outside quotes. */
const awsCommand: Rule = {
  name: 'meta.embedded.aws.ddbq',
  begin: String.raw`(?i)(?:${statementStart}|(?<![a-z0-9_$])(explain|analyze|api|cli|js|python)\s+)(?:\$[ \t]*)?(aws|curl)(?=\s)`,
  beginCaptures: { '1': { name: 'keyword.other.ddbq' }, '2': { name: 'support.function.aws.ddbq' } },
  end: String.raw`(?=;)|(?<![\\\n])$`,
  patterns: [
    scoped('comment.line.number-sign', String.raw`(?<=\s)#.*$`),
    {
      name: 'string.quoted.single.ansi.ddbq',
      begin: String.raw`\$'`,
      end: "'",
      patterns: [scoped('constant.character.escape', String.raw`\\.`)],
    },
    { name: 'string.quoted.single.ddbq', begin: "'", end: "'" },
    {
      name: 'string.quoted.double.ddbq',
      begin: '"',
      end: '"',
      patterns: [scoped('constant.character.escape', String.raw`\\.`)],
    },
    scoped('variable.parameter.option', '--[a-z][a-z0-9-]*'),
    scoped('constant.character.escape', String.raw`\\$|\\.`),
  ],
}

/** `GetItem {...}`, or its JSON alone. */
const pastedRequest: Rule = {
  name: 'meta.embedded.aws.request.ddbq',
  begin: String.raw`(?:${statementStart}|(?<![A-Za-z0-9_$])((?i:explain|analyze|cli|js|python))\s+(?=[A-Z]))((?:DynamoDB(?:Streams)?_[0-9]{8}\.)?(?:(?:[A-Z][a-z]+){2,8}|Query|Scan)\s*)?(?=\{\s*")`,
  beginCaptures: { '1': { name: 'keyword.other.ddbq' }, '2': { name: 'entity.name.function.operation.ddbq' } },
  end: String.raw`(?<=\})`,
  patterns: [include('json')],
}

/** After `API Operation`; behind a verb of the shell the brace is the shell's own. */
const apiRequest: Rule = {
  begin: String.raw`(?i)(?<![a-z0-9_$])(api)\s+((?!(?:get|put|update|delete|check|batch)\b)[a-z]+)\s*(?=\{)`,
  beginCaptures: { '1': { name: 'keyword.other.ddbq' }, '2': { name: 'entity.name.function.operation.ddbq' } },
  end: String.raw`(?<=\})`,
  patterns: [include('json')],
}

const jsonObject: Rule = {
  name: 'meta.embedded.json.ddbq',
  begin: String.raw`\{`,
  end: String.raw`\}`,
  patterns: [
    include('json'),
    {
      name: 'string.quoted.double.json.ddbq',
      begin: '"',
      end: '"',
      patterns: [scoped('constant.character.escape', String.raw`\\.`)],
    },
    scoped('constant.language.json', String.raw`\b(?:true|false|null)\b`),
    scoped('constant.numeric.json', String.raw`-?[0-9]+(?:\.[0-9]+)?(?:[eE][+-]?[0-9]+)?`),
  ],
}

const heredoc: Rule = {
  begin: String.raw`(?i)(?<![a-z0-9_$.])(output)\s+(<<([a-z_][a-z0-9_]*))[ \t]*$`,
  beginCaptures: { '1': { name: 'keyword.other.ddbq' }, '2': { name: 'string.unquoted.heredoc.ddbq' } },
  end: String.raw`^(\3)(?=[ \t]*;?[ \t]*$)`,
  endCaptures: { '1': { name: 'string.unquoted.heredoc.ddbq' } },
  contentName: 'string.unquoted.heredoc.ddbq',
}

const literals: readonly Rule[] = [
  { name: 'string.quoted.binary.ddbq', begin: "(?i)b64'", end: "'" },
  singleQuoted,
  { ...doubleQuoted, name: 'variable.other.quoted.ddbq' },
]

/** Letters of a longer word: a keyword before one of them is none. */
const odd = onigurumaClass(must(OddWord.PATTERN instanceof RegExp ? OddWord.PATTERN : undefined, 'it is an expression'))

function words(): readonly Rule[] {
  const keywords = vocabulary.filter(isKeyword).map(({ name }) => name)
  const constants = ['TRUE', 'FALSE', 'NULL', 'MISSING']
  const operators = ['AND', 'OR', 'NOT', 'IN', 'BETWEEN', 'IS']
  const others = keywords.filter((word) => !constants.includes(word) && !operators.includes(word))
  const functions = functionHelp.map(({ name }) => name)
  const keyword = (name: string, list: readonly string[]): Rule => scoped(name, `(?i:${anyOf(list)})(?!${odd})`)
  return [
    keyword('constant.language', constants),
    keyword('keyword.operator.word', operators),
    keyword('keyword.control', others.filter(isReserved)),
    keyword(
      'keyword.other',
      others.filter((word) => !isReserved(word)),
    ),
    scoped('support.function', `(?:${anyOf(functions)})(?=\\s*\\()`),
    scoped('variable.other', `[A-Za-z_$][A-Za-z0-9_$]*(?!${odd})`),
    scoped('constant.numeric', String.raw`[0-9]+(?:\.[0-9]+)?(?:[eE][+-]?[0-9]+)?`),
    scoped('invalid.illegal.word', `${odd}+`),
    scoped('variable.parameter', ":[A-Za-z_][A-Za-z0-9_]*(?![A-Za-z0-9_'])"),
    scoped('invalid.illegal.placeholder', '#[A-Za-z0-9_]+'),
  ]
}

/** What has rules of its own above, or is never seen. */
const apart = ['Space', 'LineComment', 'Word', 'OddWord', 'NumberLiteral', 'Variable', 'NamePlaceholder', 'Stray']

/** Every other token of the lexer, the longer texts first; what has no place of its own is an operator. */
function signs(): readonly Rule[] {
  const tokens = vocabulary.filter(({ name, PATTERN }) => PATTERN !== Lexer.NA && !apart.includes(name))
  const texts = tokens.flatMap(({ PATTERN }) => (typeof PATTERN === 'string' ? [PATTERN] : []))
  const patterns = tokens.flatMap(({ PATTERN }) => (PATTERN instanceof RegExp ? [PATTERN.source] : []))
  return [
    ...texts
      .toSorted((a, b) => b.length - a.length)
      .map((text) => scoped(signScopes[text] ?? 'keyword.operator', text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'))),
    ...patterns.map((pattern) => scoped('keyword.operator', pattern)),
  ]
}

const signScopes: { readonly [sign: string]: string } = {
  '<<': 'punctuation.definition.set',
  '>>': 'punctuation.definition.set',
  ';': 'punctuation.terminator',
  ',': 'punctuation.separator',
  '.': 'punctuation.separator',
  ':': 'punctuation.separator',
  '(': 'punctuation.section',
  ')': 'punctuation.section',
  '[': 'punctuation.section',
  ']': 'punctuation.section',
  '{': 'punctuation.section',
  '}': 'punctuation.section',
  '?': 'variable.parameter',
}

/** The character class of a pattern `[...]+` over UTF-16 units, as one over characters. */
function onigurumaClass({ source }: RegExp): string {
  const units = must(/^(\[.*\])\+$/.exec(source)?.[1], 'a class, repeated')
  // Halves of characters beyond U+FFFF lie between the last two letters; those characters take their place.
  const characters = units
    .replace(/\\u3001-\\ufefe/, String.raw`\u3001-\ud7ff\ue000-\ufefe`)
    .replace(/\]$/, String.raw`\x{10000}-\x{10ffff}]`)
  return characters.replace(/\\u([0-9a-f]{4})/g, String.raw`\x{$1}`)
}
