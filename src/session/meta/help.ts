import { aliasNamed, type DotCommand, dotCommands } from '../../syntax/dot-commands.ts'
import { errorCodes } from '../../syntax/error-codes.ts'
import { type FunctionHelp, functionHelp } from '../../syntax/function-help.ts'
import { type LanguageHelp, languageHelp } from '../../syntax/language-help.ts'
import { nearest } from '../../syntax/nearest.ts'
import type { Refusal } from '../../syntax/refusals/refusal.ts'
import { refusals } from '../../syntax/refusals/refusals.ts'
import { type StatementHelp, statementHelp } from '../../syntax/statement-help.ts'
import type { ProseLine } from '../outcome.ts'
import { SessionError } from '../session-error.ts'
import type { Done } from '../session-state.ts'
import { settingNames } from '../settings.ts'
import { type MetaCall, proseDone } from './meta-call.ts'
import { settingHelp } from './setting-help.ts'

/** `.help`, `.help QUERY`, `.help size`, `.help .mode`, `.help maxrows`, `.help E0104`, `.help plan.key-needed`, `.help keys`. */
export async function help({ session, words, statement }: MetaCall): Promise<Done> {
  const topic = words.join(' ')
  if (topic === '') return proseDone(overview())
  const beside = session.parts.topics?.[topic.toLowerCase()]
  if (beside !== undefined) return proseDone(await beside())
  const text =
    errorHelp(topic) ??
    functionTexts(topic) ??
    (/^[.\\]/.test(topic)
      ? commandHelp(topic)
      : (withSetting(topic, statementTexts(topic)) ??
        languageTexts(topic) ??
        commandHelp(topic) ??
        settingHelp(topic) ??
        clauseTexts(topic)))
  if (text !== undefined) return proseDone(text)
  const near = nearest(
    topic,
    [...statementHelp, ...languageHelp, ...functionHelp, ...dotCommands]
      .map(({ name }) => name)
      .concat(settingNames, Object.keys(refusals)),
  )
  throw new SessionError('session.bad-argument', `there is no help about ${topic}`, {
    span: statement.span,
    hint: near.length === 0 ? '.help lists what there is.' : `Did you mean ${near.join(' or ')}?`,
  })
}

const plain = (text: string): ProseLine => ({ head: '', text })
const empty = plain('')
const code = (text: string): ProseLine => ({ head: '  ', text, indent: 6 })

function overview(): readonly ProseLine[] {
  const groups = [...Map.groupBy(statementHelp, ({ group }) => group)].map(([group, statements]) => ({
    head: group.padEnd(20),
    text: [...new Set(statements.map(({ name }) => name))].join(', '),
  }))
  const width = Math.max(
    ...dotCommands.map(({ syntax }) => (syntax[0] ?? '').length).filter((length) => length < longSyntax),
  )
  const commands = dotCommands.map(({ name, syntax, help: about }) => {
    const [first = ''] = syntax
    const shown = first.length < longSyntax ? first : `.${name} ...`
    return { head: `${shown.padEnd(width)}  `, text: firstSentence(about) }
  })
  const language = { head: 'Made of'.padEnd(20), text: languageHelp.map(({ name }) => name).join(', ') }
  const functions = { head: 'Functions'.padEnd(20), text: functionHelp.map(({ name }) => name).join(', ') }
  return [
    plain(
      'Statements end with ; and .help NAME explains one. .tutorial teaches them in ten steps, .workshop lists what comes after.',
    ),
    empty,
    ...groups,
    language,
    functions,
    empty,
    ...commands,
  ]
}

/** A longer syntax would push the explanations off the screen. */
const longSyntax = 32

export const firstSentence = (text: string): string => `${text.split(/[;.](?= |$)/)[0] ?? text}.`

function statementTexts(topic: string): readonly ProseLine[] | undefined {
  const wanted = topic.toUpperCase()
  const found = statementHelp.filter(({ name }) => name.toUpperCase() === wanted)
  const some =
    found.length > 0 ? found : statementHelp.filter(({ name }) => name.toUpperCase().startsWith(`${wanted} `))
  return some.length === 0
    ? undefined
    : some.flatMap((entry, at) => (at === 0 ? [] : [empty]).concat(entryLines(entry)))
}

/** What statements are made of, by its name or by a word that belongs to it. */
function languageTexts(topic: string): readonly ProseLine[] | undefined {
  const wanted = topic.toUpperCase().replace(/\(.*$/, '')
  const entry = languageHelp.find(({ name, words }) => name === wanted || words.includes(wanted))
  return entry === undefined ? undefined : entryLines(entry)
}

/** A setting that is called as a statement stands below it. */
function withSetting(topic: string, texts: readonly ProseLine[] | undefined): readonly ProseLine[] | undefined {
  const setting = texts === undefined ? undefined : settingHelp(topic)
  return setting === undefined ? texts : [...(texts ?? []), empty, ...setting]
}

function functionTexts(topic: string): readonly ProseLine[] | undefined {
  const wanted = topic.toLowerCase().replace(/\(.*$/, '')
  const entry = functionHelp.find(({ name }) => name === wanted)
  return entry === undefined ? undefined : entryLines(entry)
}

/** A word or two from the middle of a statement: `.help GSI`. */
function clauseTexts(topic: string): readonly ProseLine[] | undefined {
  if (!/^[a-z]+(?: [a-z]+)*$/i.test(topic)) return undefined
  const clause = new RegExp(`\\b${topic.toUpperCase()}\\b`)
  const found = statementHelp.filter(({ syntax }) => syntax.some((line) => clause.test(line)))
  const [only] = found
  if (only === undefined) return undefined
  if (found.length === 1) return entryLines(only)
  const names = [...new Set(found.map(({ name }) => name))]
  return [plain(`${topic.toUpperCase()} is part of ${names.join(', ')}.`), plain(`.help ${names[0]} shows where.`)]
}

function commandHelp(topic: string): readonly ProseLine[] | undefined {
  const typed = topic.toLowerCase()
  const name = aliasNamed(topic)?.name ?? typed.replace(/^\./, '')
  const command = dotCommands.find((each) => each.name === name)
  return command === undefined ? undefined : entryLines(command)
}

const entryLines = ({
  syntax,
  help: about,
  example,
}: DotCommand | StatementHelp | LanguageHelp | FunctionHelp): readonly ProseLine[] => [
  ...syntax.map(syntaxLine),
  empty,
  plain(about),
  empty,
  plain('Example:'),
  code(example),
]

/** Further lines of a syntax are indented already; what is broken off stands a little to the right of its line. */
function syntaxLine(line: string): ProseLine {
  const text = line.trimStart()
  const head = line.slice(0, line.length - text.length)
  return { head, text, indent: head.length + 4 }
}

function errorHelp(topic: string): readonly ProseLine[] | undefined {
  const entries: { readonly [code: string]: Refusal } = { ...errorCodes, ...refusals }
  const name = [topic.toUpperCase(), topic.toLowerCase()].find((each) => Object.hasOwn(entries, each))
  const entry = name === undefined ? undefined : entries[name]
  if (entry === undefined) return undefined
  const wrong = entry.wrong === '' ? [] : [{ head: '  not: ', text: entry.wrong }]
  return [
    plain(`${name}: ${entry.title}`),
    empty,
    plain(entry.explanation),
    empty,
    ...wrong,
    { head: '  but: ', text: entry.right },
  ]
}
