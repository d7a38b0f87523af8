// Writes docs/grammar.md from the grammars and the help of statements and commands; with --check only compares.

import { dirname, join } from 'node:path'
import type { CstParser, ISerializedGast } from 'chevrotain'
import { ExpressionGrammar } from '../grammars/expression.ts'
import { MetaGrammar } from '../grammars/meta.ts'
import { PartiqlGrammar } from '../grammars/partiql.ts'
import { StatementGrammar } from '../grammars/statement.ts'
import { isKeyword, isReserved, vocabulary } from '../grammars/statement-tokens.ts'
import { commandAliases, dotCommands } from '../src/syntax/dot-commands.ts'
import { type FunctionHelp, functionHelp } from '../src/syntax/function-help.ts'
import { type LanguageHelp, languageHelp } from '../src/syntax/language-help.ts'
import { type StatementHelp, statementHelp } from '../src/syntax/statement-help.ts'
import { ebnfRules, wordTokens } from './grammar-docs/ebnf.ts'
import { writeOrCompare } from './write-or-compare.ts'

const file = join(dirname(import.meta.dirname), 'docs', 'grammar.md')
writeOrCompare(file, page())

function page(): string {
  const keywords = vocabulary
    .filter(isKeyword)
    .map(({ name }) => name)
    .sort()
  return `${[
    '# The language of ddb-shell',
    'Generated from the grammars by `npm run generate`.',
    'A statement ends with `;`, or with `\\G` to show its result line by line. A dot command, a backslash alias and a pasted `aws dynamodb ...` end with their line. Comments are `-- to the end of the line` and `/* between */`.',
    "Strings stand in single quotes, names in double quotes or without; a quote inside is written twice. A name without quotes is made of ASCII letters, digits, `_` and `$` and does not begin with a digit; a table's name may also hold `-` and begin with a digit. Numbers keep their digits. Binary data is base64: `b64'AQID'`. Sets are `<<1, 2>>`.",
    `Keywords are read in any letter case. These name nothing without double quotes: ${words(keywords.filter(isReserved))}.`,
    `The others are keywords only where their clause may stand: ${words(keywords.filter((word) => !isReserved(word)))}.`,
    '## Statements',
    ...statementSections(),
    '## What statements are made of',
    ...entrySections(languageHelp),
    '## Functions',
    ...entrySections(functionHelp),
    '## Dot commands',
    commandTable(),
    `Other spellings: ${aliases()}.`,
    '## Rules',
    'Braces repeat, brackets may be left out, `|` parts alternatives. Words in capitals are keywords; a script is statements with `;` after each.',
    ...grammarSection(
      'Statements',
      new StatementGrammar(),
      'Two statements hold others: `transactionStart ; { statement ; } transactionEnd`, and `batchStart [ statement { ; statement } ] }`. EXPLAIN may stand before either.',
    ),
    ...grammarSection('Dot commands', new MetaGrammar()),
    ...grammarSection('PartiQL, as ExecuteStatement takes it', new PartiqlGrammar()),
    ...grammarSection("DynamoDB's expressions, as requests carry them", new ExpressionGrammar()),
  ].join('\n\n')}\n`
}

function words(list: readonly string[]): string {
  return list.map((word) => `\`${word}\``).join(' ')
}

function statementSections(): string[] {
  const groups = Map.groupBy(statementHelp, ({ group }) => group)
  return [...groups].flatMap(([group, entries]) => [`### ${group}`, ...entrySections(entries)])
}

function entrySections(entries: readonly (StatementHelp | LanguageHelp | FunctionHelp)[]): string[] {
  return entries.flatMap(({ name, syntax, help, example }) => [
    `#### ${name}`,
    help,
    `\`\`\`text\n${syntax.join('\n')}\n\`\`\``,
    `\`\`\`sql\n${example}${name === 'DOT COMMANDS' ? '' : ';'}\n\`\`\``,
  ])
}

function commandTable(): string {
  const cell = (text: string) => text.replaceAll('|', '\\|')
  const rows = dotCommands.map(
    ({ syntax, help, example }) =>
      `| ${syntax.map((line) => `\`${cell(line)}\``).join('<br>')} | ${cell(help)} | \`${cell(example)}\` |`,
  )
  return ['| Command | What it does | Example |', '|---|---|---|', ...rows].join('\n')
}

function aliases(): string {
  return Object.entries(commandAliases)
    .map(([alias, { name, words: before = [], withWord }]) => {
      const other = withWord === undefined ? '' : `, with a word \`.${withWord}\``
      return `\`${alias}\` for \`${[`.${name}`, ...before].join(' ')}\`${other}`
    })
    .join(', ')
}

function grammarSection(title: string, parser: CstParser, note?: string): string[] {
  const rules = parser.getSerializedGastProductions() as ISerializedGast[]
  const tokens = wordTokens(rules)
  return [
    `### ${title}`,
    ...(note === undefined ? [] : [note]),
    `\`\`\`ebnf\n${ebnfRules(rules).join('\n')}\n\`\`\``,
    ...(tokens.length === 0
      ? []
      : [`Tokens: ${tokens.map(({ name, pattern }) => `\`${name}\` ${pattern}`).join('; ')}.`]),
  ]
}
