import { type DotCommand, dotCommands } from '../../syntax/dot-commands.ts'
import { errorCodes } from '../../syntax/error-codes.ts'
import type { Done } from '../session.ts'
import { SessionError } from '../session-error.ts'
import { type MetaCall, textDone } from './run-meta.ts'

/** `.help`, `.help mode`, `.help E0104`. */
export function help({ words, statement }: MetaCall): Done {
  const topic = words.join(' ')
  if (topic === '') return textDone(overview())
  const text = commandHelp(topic) ?? errorHelp(topic)
  if (text !== undefined) return textDone(text)
  throw new SessionError('session.bad-argument', `there is no help about ${topic}`, {
    span: statement.span,
    hint: '.help lists what there is.',
  })
}

function overview(): string {
  const width = Math.max(...dotCommands.map(({ syntax }) => (syntax[0] ?? '').length))
  return dotCommands.map(({ syntax, help: about }) => `${(syntax[0] ?? '').padEnd(width)}  ${about}`).join('\n')
}

function commandHelp(topic: string): string | undefined {
  const name = topic.toLowerCase().replace(/^\./, '')
  const command: DotCommand | undefined = dotCommands.find((each) => each.name === name)
  if (command === undefined) return undefined
  return [...command.syntax, '', command.help, '', `Example: ${command.example}`].join('\n')
}

function errorHelp(topic: string): string | undefined {
  const code = topic.toUpperCase()
  const entries: {
    readonly [code: string]: {
      readonly title: string
      readonly explanation: string
      readonly wrong: string
      readonly right: string
    }
  } = errorCodes
  const entry = entries[code]
  if (entry === undefined) return undefined
  const wrong = entry.wrong === '' ? [] : [`  not: ${entry.wrong}`]
  return [`${code}: ${entry.title}`, '', entry.explanation, '', ...wrong, `  but: ${entry.right}`].join('\n')
}
