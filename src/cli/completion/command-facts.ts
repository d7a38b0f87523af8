import type { Command, Option } from 'commander'
import { failureKinds } from '../../modelling/recorder/failing.ts'
import { recordedValues } from '../../operation/recording/recording-line.ts'
import { type Setting, settingNames, settingTable } from '../../session/settings.ts'
import { workshopNames } from '../../session/workshop/workshop-names.ts'
import { recordingFormats, reportCommand } from '../report-arguments.ts'
import { reportFormats } from '../report-request.ts'
import { serveCommand } from '../serve-arguments.ts'
import {
  completionCommand,
  completionInstructions,
  shellCommand,
  testCommand,
  workshopCommand,
} from '../shell-commands.ts'

/** The command line as data: what its completions and its manual page are made of. */
export type CommandFacts = {
  /** Empty for the shell itself. */
  readonly name: string
  readonly about: string
  readonly usage: string
  readonly arguments: readonly { readonly name: string; readonly about: string }[]
  readonly options: readonly OptionFacts[]
  /** What the names beside options are. */
  readonly files: FileKind
}

/** `words`: those only. */
export type FileKind = { readonly pattern: string | undefined; readonly words: readonly string[] }

export type OptionFacts = {
  readonly flags: string
  readonly short: string | undefined
  /** With its dashes. */
  readonly long: string
  readonly about: string
  readonly value: ValueFacts | undefined
  readonly repeats: boolean
}

export type ValueFacts = {
  readonly name: string
  /** What it may be, or begin with where it ends in `=`. */
  readonly words: readonly string[]
  readonly isFile: boolean
}

export function commandFacts(): readonly CommandFacts[] {
  const known: readonly (readonly [string, Command, FileKind])[] = [
    ['', shellCommand([]), { pattern: '*.{db,ddbq}', words: [] }],
    ['test', testCommand(), { pattern: '*.ddbq', words: [] }],
    ['workshop', workshopCommand(), { pattern: '*.ddbq', words: workshopNames }],
    ['serve', serveCommand(() => {}), { pattern: '*.db', words: [':memory:'] }],
    ['report', reportCommand(() => {}), { pattern: '*.ddbrec', words: [] }],
    [
      'completion',
      completionCommand(),
      { pattern: undefined, words: completionInstructions.map(({ shell }) => shell) },
    ],
  ]
  return known.map(([name, command, files]) => ({
    name,
    about: command.description(),
    usage: command.usage(),
    arguments: command.registeredArguments.map((argument) => ({
      name: argument.name(),
      about: argument.description,
    })),
    options: [...command.options.map(optionFacts), help],
    files,
  }))
}

export const flagsOf = ({ short, long }: OptionFacts): readonly string[] =>
  short === undefined ? [long] : [short, long]

/** Of all commands: the word after one of them is no command, whichever it is. */
export const valueFlags = (commands: readonly CommandFacts[]): readonly string[] => [
  ...new Set(commands.flatMap(({ options }) => options.filter(({ value }) => value !== undefined).flatMap(flagsOf))),
]

export const commandNames = (commands: readonly CommandFacts[]): readonly string[] =>
  commands.map(({ name }) => name).filter((name) => name !== '')

const help: OptionFacts = {
  flags: '-h, --help',
  short: '-h',
  long: '--help',
  about: 'show this help',
  value: undefined,
  repeats: false,
}

function optionFacts(option: Option): OptionFacts {
  const { flags, short, long = '', description } = option
  return {
    flags,
    short,
    long,
    about: description,
    value: valueFacts(option),
    repeats: /may be repeated/.test(description),
  }
}

function valueFacts({ flags, long = '', required }: Option): ValueFacts | undefined {
  if (!required) return undefined
  const name = /<(.*)>/.exec(flags)?.[1] ?? 'value'
  return { name, words: wordsOf(long.replace(/^--/, '')), isFile: name === 'file' || name === 'script' }
}

/** An option that is called as a setting takes what the setting takes. */
function wordsOf(option: string): readonly string[] {
  if (option === 'report') return reportFormats
  if (option === 'format') return recordingFormats
  if (option === 'fail-on') return failureKinds
  if (option === 'record-values') return recordedValues
  if (option === 'set') return settingNames.map((name) => `${name}=`)
  const setting: Setting | undefined = Object.entries(settingTable).find(([name]) => name === option)?.[1]
  return setting?.type === 'choice' ? setting.choices : []
}
