import type { IToken } from 'chevrotain'
import { LongOption, lexMeta, MetaGrammar, QuotedWord, UnterminatedWord } from '../../grammars/meta.ts'
import type { MetaOption, MetaStatement, MetaWord } from '../ast/statement.ts'
import { must } from '../base/must.ts'
import { tokenSpan } from './cst.ts'
import { listed, mistake, quotedText } from './diagnostic.ts'
import { aliasNamed, commandAliases, type DotCommand, dotCommands } from './dot-commands.ts'
import { nearest } from './nearest.ts'

let grammar: MetaGrammar | undefined

/** Reads the line that one token of the statement lexer holds. */
export function parseMeta(line: IToken): MetaStatement {
  const tokens = lexMeta(line.image).map((token) => ({ ...token, startOffset: token.startOffset + line.startOffset }))
  const raw = rawCommand(must(tokens[0], 'a line begins with its command'), line)
  if (raw !== undefined) return raw
  const open = tokens.find(({ tokenType }) => tokenType === UnterminatedWord)
  if (open !== undefined)
    throw mistake('E0102', 'the quoted word is never closed', tokenSpan(open), { expected: [open.image.slice(0, 1)] })
  grammar ??= new MetaGrammar()
  grammar.input = tokens
  grammar.metaCommand()
  const [error] = grammar.errors
  if (error !== undefined)
    throw mistake(
      'E0104',
      `expected the end of the line, found ${quotedText(error.token.image)}`,
      tokenSpan(error.token),
      {
        expected: ['the end of the line'],
      },
    )
  return checked(
    tokens.filter(({ image }) => image !== ';'),
    tokenSpan(line),
  )
}

/** A command whose line is somebody else's language. */
function rawCommand(name: IToken, line: IToken): MetaStatement | undefined {
  const { command } = resolve(name)
  const { start, end } = tokenSpan(line)
  const text = line.image.slice(tokenSpan(name).end - start).trim()
  if (command.raw !== true || text === '') return undefined
  const from = line.image.lastIndexOf(text) + start
  const word = { text, quoted: false, span: { start: from, end: from + text.length } }
  return { kind: 'meta', command: command.name, words: [word], options: [], span: { start, end } }
}

function checked(tokens: readonly IToken[], span: MetaStatement['span']): MetaStatement {
  const [name, ...rest] = tokens
  const given = rest.filter((token) => !isOption(token)).map(wordOf)
  const { command, words: first } = resolve(must(name, 'a line begins with its command'), given.length > 0)
  const words = inChoices(command, [...first, ...given])
  const options = rest.filter(isOption).map(optionOf)
  const [min, max] = command.words
  const extra = words[max]
  const usage = `Usage: ${command.syntax.join(' or ')}`
  if (extra !== undefined)
    throw mistake('E0125', `.${command.name} does not take ${quotedText(extra.text)}`, extra.span, { hint: usage })
  if (words.length < min)
    throw mistake('E0125', `.${command.name} needs more`, { start: span.end, end: span.end }, { hint: usage })
  const unknown = options.find((option) => !(command.options ?? []).includes(option.name))
  if (unknown !== undefined) {
    const suggestions = nearest(unknown.name, command.options ?? []).map((option) => `--${option}`)
    throw mistake('E0125', `.${command.name} has no option --${unknown.name}`, unknown.span, {
      suggestions,
      hint: usage,
    })
  }
  return { kind: 'meta', command: command.name, words, options, span }
}

const isOption = ({ tokenType }: IToken): boolean => tokenType === LongOption

function resolve(
  token: IToken,
  hasWord = false,
): { readonly command: DotCommand; readonly words: readonly MetaWord[] } {
  const typed = token.image.toLowerCase()
  const alias = aliasNamed(token.image)
  const name =
    (hasWord ? alias?.withWord : undefined) ?? alias?.name ?? (typed.startsWith('.') ? typed.slice(1) : undefined)
  const command = dotCommands.find((each) => each.name === name)
  const span = tokenSpan(token)
  if (command !== undefined)
    return { command, words: (alias?.words ?? []).map((text) => ({ text, quoted: false, span })) }
  const suggestions = nearest(typed, [...dotCommands.map((each) => `.${each.name}`), ...Object.keys(commandAliases)])
  throw mistake('E0124', `no command ${quotedText(token.image)}`, span, {
    expected: suggestions,
    suggestions,
    hint: '.help lists the commands.',
  })
}

function wordOf(token: IToken): MetaWord {
  const quoted = token.tokenType === QuotedWord
  return { text: quoted ? unquote(token.image) : token.image, quoted, span: tokenSpan(token) }
}

function optionOf(token: IToken): MetaOption {
  const [, name = '', value] = /^--([^=]+)(?:=(.*))?$/s.exec(token.image) ?? []
  const text = value !== undefined && /^['"]/.test(value) ? unquote(value) : value
  return { name, ...(text === undefined ? {} : { value: text }), span: tokenSpan(token) }
}

function unquote(text: string): string {
  const mark = text.slice(0, 1)
  return text.slice(1, -1).replaceAll(mark + mark, mark)
}

/** The words with the first as the choice is spelt, whatever its letter case. */
function inChoices({ name, choices }: DotCommand, words: readonly MetaWord[]): readonly MetaWord[] {
  const [first, ...rest] = words
  if (choices === undefined || first === undefined) return words
  const choice = choices.find((each) => each === first.text.toLowerCase())
  if (choice !== undefined) return [{ ...first, text: choice }, ...rest]
  throw mistake('E0125', `.${name} takes ${listed(choices)}, not ${quotedText(first.text)}`, first.span, {
    expected: choices.slice(0, 5),
    suggestions: nearest(first.text, choices),
  })
}
