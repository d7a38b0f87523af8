import { Command, InvalidArgumentError } from 'commander'
import { type FailOn, failureKinds } from '../modelling/recorder/failing.ts'
import { UsageError } from './usage-error.ts'

export const recordingFormats = ['text', 'json', 'markdown'] as const
export type RecordingFormat = (typeof recordingFormats)[number]

/** What `ddb-shell report` was told, beside the options that every command has. */
export type ReportArguments = {
  /** Never empty. */
  readonly recordings: readonly string[]
  /** A script with the tables, entities and access patterns. */
  readonly model?: string | undefined
  /** A database that keeps them. */
  readonly db?: string | undefined
  readonly format: RecordingFormat
  readonly failOn: readonly FailOn[]
}

export function reportCommand(act: (report: ReportArguments, values: SharedValues) => void): Command {
  return new Command('report')
    .description(
      'Match recorded requests with declared access patterns: what is undeclared, scanned, read in loops, unused.',
    )
    .usage('[options] RUN.ddbrec...')
    .argument('<recordings...>', 'what ddb-shell serve --record wrote')
    .option('--model <file>', 'script with the tables, entities and access patterns; it runs on a database in memory')
    .option('--db <file>', 'database that keeps them, instead of a script')
    .option('--format <format>', `${recordingFormats.join(', ')}`, formatOf, 'text')
    .option(
      '--fail-on <conditions>',
      `exit code 4 for any of ${failureKinds.join(', ')}, with commas between; filter>50% for more than so much thrown away`,
      failOnOf,
    )
    .option('--prices <file>', 'prices of bills and costs, instead of those that are built in')
    .option('--color <when>', 'auto, always or never')
    .option('--deterministic', 'no times: two runs of the same program print the same')
    .option('--debug', 'show stack traces')
    .addHelpText('after', afterHelp)
    .action((recordings: readonly string[], _own: unknown, command: Command) => {
      const { model, db, format, failOn = [], ...values }: Values = command.optsWithGlobals()
      if (model !== undefined && db !== undefined) throw new UsageError('--model and --db exclude each other')
      act({ recordings, model, db, format, failOn }, values)
    })
}

const afterHelp = `
Examples:
  ddb-shell serve shop.db --record run.ddbrec
  ddb-shell report run.ddbrec --db shop.db --fail-on undeclared,scan,n+1
`

type SharedValues = {
  readonly prices?: string
  readonly color?: string
  readonly deterministic?: boolean
  readonly debug?: boolean
}

type Values = SharedValues & Pick<ReportArguments, 'model' | 'db' | 'format'> & Partial<Pick<ReportArguments, 'failOn'>>

function formatOf(text: string): RecordingFormat {
  const format = recordingFormats.find((each) => each === text)
  if (format !== undefined) return format
  throw new InvalidArgumentError(`It takes ${recordingFormats.join(', ')}.`)
}

function failOnOf(text: string): readonly FailOn[] {
  return text.split(',').map((part) => {
    const [, name = '', percent] = /^([a-z0-9+]+)(?:>(\d{1,3})%?)?$/.exec(part.trim()) ?? []
    const kind = failureKinds.find((each) => each === name)
    if (kind === undefined || (percent !== undefined && kind !== 'filter'))
      throw new InvalidArgumentError(
        `It takes ${failureKinds.join(', ')}, with commas between; filter>50% for a share.`,
      )
    return percent === undefined ? { kind } : { kind, percent: Number(percent) }
  })
}
