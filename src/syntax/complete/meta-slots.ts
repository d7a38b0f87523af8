import type { IToken } from 'chevrotain'
import { Command, LongOption, lexMeta, Pipe, UnterminatedWord } from '../../../grammars/meta.ts'
import { tokenSpan } from '../cst.ts'
import { commandAliases, type DotCommand, dotCommands } from '../dot-commands.ts'
import type { Expected, Slot } from './slot.ts'
import { type UsagePart, usageOptions, wordAfter } from './usage.ts'

/** In a dot command, of which `line` is what stands before the cursor. */
export function expectedInMeta(line: string, start: number, text: string): Expected | undefined {
  const cursor = start + line.length
  const tokens = lexMeta(line)
  const last = tokens.at(-1)
  const typing = last !== undefined && tokenSpan(last).end === line.length ? last : undefined
  const given = typing === undefined ? tokens : tokens.slice(0, -1)
  const [first, ...rest] = given
  if (first === undefined) return at(start, cursor, line, [{ kind: 'command' }], text)
  const command = commandOf(first)
  if (command === undefined || command.raw === true) return undefined
  if (typing?.tokenType === Pipe || given.some(({ tokenType }) => tokenType === Pipe)) return undefined
  const typed = typing === undefined ? '' : line.slice(typing.startOffset)
  const from = cursor - typed.length
  const words = [...aliasWords(first), ...rest.filter(({ tokenType }) => tokenType !== LongOption).map(plain)]
  if (typed.startsWith('--') || (typing?.tokenType !== UnterminatedWord && /^-{1,2}$/.test(typed)))
    return inOption(command, typed, cursor, text)
  const parts = wordAfter(command, words)
  const dot = typed.indexOf('.')
  if (dot !== -1 && parts.some((part) => part.text === tableOrIndex))
    return at(from + dot + 1, cursor, typed.slice(dot + 1), [{ kind: 'index', table: typed.slice(0, dot) }], text)
  return at(
    from,
    cursor,
    typed,
    parts.flatMap((part) => slotOf(command, part, words)),
    text,
  )
}

function at(from: number, cursor: number, typed: string, slots: readonly Slot[], text: string): Expected {
  const quote = typed.startsWith("'") ? "'" : typed.startsWith('"') ? '"' : ''
  const to = quote !== '' && text[cursor] === quote ? cursor + 1 : cursor
  return { from, to, typed: typed.slice(quote.length), quote, where: 'line', words: [], slots, tables: [], small: true }
}

function inOption(command: DotCommand, typed: string, cursor: number, text: string): Expected {
  const options = usageOptions(command)
  const equals = typed.indexOf('=')
  if (equals === -1) {
    const words = options.filter(({ values }) => values === undefined).map(({ name }) => `--${name}`)
    const withValue = options.filter(({ values }) => values !== undefined).map(({ name }) => `--${name}`)
    return at(
      cursor - typed.length,
      cursor,
      typed,
      [
        { kind: 'option', words: withValue, needsValue: true },
        { kind: 'option', words, needsValue: false },
      ],
      text,
    )
  }
  const option = options.find(({ name }) => name === typed.slice(2, equals))
  const value = typed.slice(equals + 1)
  const words = option?.values ?? []
  return at(cursor - value.length, cursor, value, [{ kind: 'choice', of: option?.name ?? '', words }], text)
}

function commandOf({ image, tokenType }: IToken): DotCommand | undefined {
  if (tokenType !== Command) return undefined
  const typed = image.toLowerCase()
  const name = commandAliases[typed]?.name ?? (typed.startsWith('.') ? typed.slice(1) : undefined)
  return dotCommands.find((each) => each.name === name)
}

const aliasWords = ({ image }: IToken): readonly string[] => commandAliases[image.toLowerCase()]?.words ?? []
const plain = ({ image }: IToken): string => image.replace(/^(['"])(.*)\1$/s, '$2')

const tableOrIndex = 'TABLE[.INDEX]'

/** What a word in capitals of a usage line stands for. */
function slotOf({ name }: DotCommand, part: UsagePart, words: readonly string[]): readonly Slot[] {
  if (part.kind === 'word') return [{ kind: 'choice', of: name, words: [part.text] }]
  switch (part.text) {
    case 'TABLE':
    case tableOrIndex:
    case 'PATTERN':
      return [{ kind: 'table' }]
    case 'FILE':
      return [{ kind: 'file' }]
    case 'VALUE':
      return [{ kind: 'setting-value', setting: words[0] ?? '' }]
    case 'NAME':
      if (name === 'help') return [{ kind: 'help-topic' }]
      if (name === 'workshop') return [{ kind: 'workshop' }, { kind: 'file' }]
      if (name === 'param') return [{ kind: 'variable', form: 'name' }]
      return name === 'set' || name === 'show' ? [{ kind: 'setting' }] : []
    default:
      return []
  }
}
