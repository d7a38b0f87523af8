import { type DotCommand, dotCommands } from '../../syntax/dot-commands.ts'
import { errorCodes } from '../../syntax/error-codes.ts'
import { nearest } from '../../syntax/nearest.ts'
import { type StatementHelp, statementHelp } from '../../syntax/statement-help.ts'
import { SessionError } from '../session-error.ts'
import type { Done } from '../session-state.ts'
import { type MetaCall, textDone } from './meta-call.ts'

/** `.help`, `.help QUERY`, `.help .mode`, `.help E0104`. */
export function help({ words, statement }: MetaCall): Done {
  const topic = words.join(' ')
  if (topic === '') return textDone(overview())
  const text =
    errorHelp(topic) ?? (topic.startsWith('.') ? commandHelp(topic) : (statementTexts(topic) ?? commandHelp(topic)))
  if (text !== undefined) return textDone(text)
  const near = nearest(topic, [...statementHelp.map(({ name }) => name), ...dotCommands.map(({ name }) => name)])
  throw new SessionError('session.bad-argument', `there is no help about ${topic}`, {
    span: statement.span,
    hint: near.length === 0 ? '.help lists what there is.' : `Did you mean ${near.join(' or ')}?`,
  })
}

function overview(): string {
  const groups = [...Map.groupBy(statementHelp, ({ group }) => group)].map(
    ([group, statements]) => `${group.padEnd(20)}${[...new Set(statements.map(({ name }) => name))].join(', ')}`,
  )
  const width = Math.max(
    ...dotCommands.map(({ syntax }) => (syntax[0] ?? '').length).filter((length) => length < longSyntax),
  )
  const commands = dotCommands.map(({ name, syntax, help: about }) => {
    const [first = ''] = syntax
    return `${(first.length < longSyntax ? first : `.${name} ...`).padEnd(width)}  ${firstSentence(about)}`
  })
  return ['Statements end with ; and .help NAME explains one.', '', ...groups, '', ...commands].join('\n')
}

/** A longer syntax would push the explanations off the screen. */
const longSyntax = 40

const firstSentence = (text: string): string => `${text.split(/[;.](?= |$)/)[0] ?? text}.`

function statementTexts(topic: string): string | undefined {
  const wanted = topic.toUpperCase()
  const found = statementHelp.filter(({ name }) => name.toUpperCase() === wanted)
  const some =
    found.length > 0 ? found : statementHelp.filter(({ name }) => name.toUpperCase().startsWith(`${wanted} `))
  return some.length === 0 ? undefined : some.map(entryText).join('\n\n')
}

function commandHelp(topic: string): string | undefined {
  const name = topic.toLowerCase().replace(/^\./, '')
  const command = dotCommands.find((each) => each.name === name)
  return command === undefined ? undefined : entryText(command)
}

const entryText = ({ syntax, help: about, example }: DotCommand | StatementHelp): string =>
  [...syntax, '', about, '', 'Example:', `  ${example}`].join('\n')

function errorHelp(topic: string): string | undefined {
  const code = topic.toUpperCase()
  const entries: { readonly [code: string]: ErrorHelp } = errorCodes
  const entry = Object.hasOwn(entries, code) ? entries[code] : undefined
  if (entry === undefined) return undefined
  const wrong = entry.wrong === '' ? [] : [`  not: ${entry.wrong}`]
  return [`${code}: ${entry.title}`, '', entry.explanation, '', ...wrong, `  but: ${entry.right}`].join('\n')
}

type ErrorHelp = {
  readonly title: string
  readonly explanation: string
  readonly wrong: string
  readonly right: string
}
