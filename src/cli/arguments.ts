import { CommanderError } from 'commander'
import type { RemotePlace } from '../operation/remote-place.ts'
import { type ReportArguments, reportCommand } from './report-arguments.ts'
import type { ReportRequest } from './report-request.ts'
import type { ScriptSource } from './script-source.ts'
import { type ServeArguments, serveCommand } from './serve-arguments.ts'
import {
  type CompletionShell,
  completionCommand,
  completionInstructions,
  shellCommand,
  testCommand,
  workshopCommand,
} from './shell-commands.ts'
import { UsageError } from './usage-error.ts'

/** What the command line asks for, before anything is opened. */
export type Arguments = {
  /** The database; absent: one in memory, or the service that `remote` names. */
  readonly file?: string | undefined
  /** Texts to run, in the order given. */
  readonly sources: readonly ScriptSource[]
  /** Settings as flags gave them, by the name `.set` knows. */
  readonly settings: readonly (readonly [name: string, value: string])[]
  readonly check: boolean
  /** At most one of them goes to stdout. */
  readonly reports: readonly ReportRequest[]
  readonly readOnly: boolean
  readonly yes: boolean
  /** Tables whose loss is confirmed. */
  readonly confirm: readonly string[]
  readonly quiet: boolean
  readonly deterministic: boolean
  readonly update: boolean
  readonly baselines: Baselines
  readonly debug: boolean
  readonly plain: boolean
  readonly interactive: boolean
  readonly noInput: boolean
  readonly region?: string | undefined
  /** The service to use in place of a database of ours. */
  readonly remote?: RemotePlace | undefined
}

/** What `ddb-shell workshop` was told. */
export type WorkshopArguments = {
  /** Of one that comes with the shell, or a path; absent: they are listed. */
  readonly name?: string | undefined
  /** The script to judge. */
  readonly check?: string | undefined
  /** The workshop whose file is to be judged. */
  readonly checkFormat?: string | undefined
  /** Points that are enough. */
  readonly pass: number
}

/** Files with the numbers of access patterns. */
export type Baselines = {
  /** What must not get worse. */
  readonly baseline?: string | undefined
  readonly write?: string | undefined
  /** Of another branch: what is different is told. */
  readonly against?: string | undefined
}

export type CommandLine =
  | { readonly command: 'shell'; readonly args: Arguments }
  /** `test FILE...`: each script on a fresh database in memory, or all on the one of `--db`. */
  | { readonly command: 'test'; readonly args: Arguments }
  | { readonly command: 'serve'; readonly args: Arguments; readonly serve: ServeArguments }
  | { readonly command: 'workshop'; readonly args: Arguments; readonly workshop: WorkshopArguments }
  | { readonly command: 'report'; readonly args: Arguments; readonly report: ReportArguments }
  | { readonly command: 'completion'; readonly shell: CompletionShell }
  /** Already answered, as `--help` is. */
  | { readonly command: 'none'; readonly text: string }

type Values = {
  readonly mode?: string
  readonly cost?: string
  readonly color?: string
  readonly prices?: string
  readonly set?: readonly string[]
  readonly check?: boolean
  readonly bail?: boolean
  readonly keepGoing?: boolean
  readonly report?: readonly ReportRequest[]
  readonly readOnly?: boolean
  readonly yes?: boolean
  readonly confirm?: readonly string[]
  readonly quiet?: boolean
  readonly deterministic?: boolean
  readonly update?: boolean
  readonly baseline?: string
  readonly writeBaseline?: string
  readonly against?: string
  readonly debug?: boolean
  readonly plain?: boolean
  readonly interactive?: boolean
  readonly input?: boolean
  readonly region?: string
  readonly endpointUrl?: string
  readonly profile?: string
  readonly db?: string
}

type WorkshopValues = Omit<Values, 'check'> & {
  readonly check?: string
  readonly checkFormat?: string
  readonly pass: number
}

/** Throws UsageError for what it does not understand. */
export function parseArguments(argv: readonly string[]): CommandLine {
  let result: CommandLine | undefined
  const printed: string[] = []
  const output = { writeOut: (text: string) => void printed.push(text), writeErr: () => {} }
  // -c and -f may alternate, and run in the order given.
  const sources: ScriptSource[] = []
  const shell = shellCommand(sources)
  shell.action((file: string | undefined, scripts: readonly string[], values: Values) => {
    result = {
      command: 'shell',
      args: shellArguments([...(file === undefined ? [] : [file]), ...scripts], sources, values),
    }
  })
  const test = testCommand()
  test.action((files: readonly string[]) => {
    // The shell's options are understood in front of the word `test` as well.
    const values: Values = test.optsWithGlobals()
    if (sources.length > 0) throw new UsageError('test takes scripts, not -c or -f')
    result = {
      command: 'test',
      args: argumentsOf(
        values.db,
        files.map((path) => ({ kind: 'file', path })),
        values,
      ),
    }
  })
  const serve = serveCommand((given, { region, debug }) => {
    const values = { ...(region === undefined ? {} : { region }), ...(debug === undefined ? {} : { debug }) }
    result = { command: 'serve', args: argumentsOf(given.file, [], values), serve: given }
  })
  const workshop = workshopCommand()
  workshop.action((name: string | undefined) => {
    const { check, checkFormat, pass, ...values }: WorkshopValues = workshop.optsWithGlobals()
    if ((values.endpointUrl ?? values.profile) !== undefined)
      throw new UsageError('workshops are for a database of their own', 'Leave out --endpoint-url and --profile.')
    if (check !== undefined && name === undefined) throw new UsageError('--check needs the name of a workshop')
    if (check !== undefined && checkFormat !== undefined)
      throw new UsageError('--check and --check-format exclude each other')
    result = {
      command: 'workshop',
      args: argumentsOf(undefined, [], values),
      workshop: { name, check, checkFormat, pass },
    }
  })
  const report = reportCommand((given, { prices, color, deterministic, debug }) => {
    const values = {
      ...(prices === undefined ? {} : { prices }),
      ...(color === undefined ? {} : { color }),
      ...(deterministic === undefined ? {} : { deterministic }),
      ...(debug === undefined ? {} : { debug }),
    }
    result = { command: 'report', args: argumentsOf(undefined, [], values), report: given }
  })
  const completion = completionCommand()
  completion.action((name: string) => {
    result = { command: 'completion', shell: completionShell(name) }
  })
  // Behind the word of a command its options are its own: `workshop --check` takes a script.
  shell.enablePositionalOptions()
  shell.addCommand(test).addCommand(serve).addCommand(report).addCommand(workshop).addCommand(completion)
  let refusing = 'ddb-shell'
  for (const command of [shell, test, serve, report, workshop, completion]) {
    command.helpOption('-h, --help', 'show this help').configureOutput(output)
    command.exitOverride((error) => {
      if (command !== shell) refusing = `ddb-shell ${command.name()}`
      throw error
    })
  }
  try {
    shell.parse([...argv], { from: 'user' })
  } catch (error) {
    if (!(error instanceof CommanderError)) throw error
    if (error.exitCode === 0) return { command: 'none', text: printed.join('') }
    // Commander adds its guess as a second line, in parentheses.
    const [message = '', guess] = error.message.replace(/^error: /, '').split('\n')
    throw new UsageError(message, guess?.replace(/^\((.*)\)$/, '$1') ?? `${refusing} --help lists the options.`)
  }
  return result ?? { command: 'none', text: printed.join('') }
}

function completionShell(name: string): CompletionShell {
  const known = completionInstructions.find(({ shell }) => shell === name)
  if (known !== undefined) return known.shell
  throw new UsageError(`there is no completion for ${name}`, 'It knows bash, zsh and fish.')
}

/** A first name that ends in .ddbq is a script, not a database. */
function shellArguments(files: readonly string[], sources: readonly ScriptSource[], values: Values): Arguments {
  const isScript = (name: string): boolean => name.endsWith('.ddbq') || name === '-'
  const [first] = files
  if (files.some((name) => name.trim() === ''))
    throw new UsageError('the name of a file is empty', 'Without a name the database is in memory.')
  const database = first === undefined || isScript(first) ? undefined : first
  const scripts = database === undefined ? files : files.slice(1)
  const wrong = scripts.find((name) => !isScript(name))
  if (wrong !== undefined)
    throw new UsageError(`${wrong} is a second database`, 'Scripts end in .ddbq, or are given with -f.')
  const args = argumentsOf(database, [...sources, ...scripts.map((path) => ({ kind: 'file' as const, path }))], values)
  const { region } = values
  return region === undefined || database !== undefined ? args : { ...args, remote: { ...args.remote, region } }
}

function argumentsOf(file: string | undefined, sources: readonly ScriptSource[], values: Values): Arguments {
  if (values.bail === true && values.keepGoing === true)
    throw new UsageError('--bail and --keep-going exclude each other')
  if (values.report !== undefined && values.report.filter(({ path }) => path === undefined).length > 1)
    throw new UsageError('only one report can go to stdout', 'Give the others a file, as in --report junit=FILE.')
  return {
    file,
    sources,
    settings: settingsOf(values),
    check: values.check ?? false,
    reports: values.report ?? [],
    readOnly: values.readOnly ?? false,
    yes: values.yes ?? false,
    confirm: values.confirm ?? [],
    quiet: values.quiet ?? false,
    deterministic: values.deterministic ?? false,
    update: values.update ?? false,
    baselines: { baseline: values.baseline, write: values.writeBaseline, against: values.against },
    debug: values.debug ?? false,
    plain: values.plain ?? false,
    interactive: values.interactive ?? false,
    noInput: values.input === false,
    region: values.region,
    remote: remoteFrom(file, values),
  }
}

/** Of Amazon itself a Region is enough where no database is named: see `shellArguments`. */
function remoteFrom(file: string | undefined, { endpointUrl, profile, region }: Values): RemotePlace | undefined {
  if (endpointUrl === undefined && profile === undefined) return undefined
  const option = endpointUrl === undefined ? '--profile' : '--endpoint-url'
  if (file !== undefined)
    throw new UsageError(`${file} is a database of its own`, `${option} is for a service elsewhere, without a file.`)
  return { endpoint: endpointUrl, profile, region }
}

function settingsOf(values: Values): Arguments['settings'] {
  const named: (readonly [string, string | undefined])[] = [
    ['mode', values.mode],
    ['cost', values.cost],
    ['color', values.color],
    ['prices', values.prices],
    ['bail', values.bail === true ? 'on' : values.keepGoing === true ? 'off' : undefined],
  ]
  const given = (values.set ?? []).map((text): readonly [string, string] => {
    const at = text.indexOf('=')
    if (at < 1) throw new UsageError(`--set ${text} has no value`, 'Write it as --set name=value.')
    return [text.slice(0, at), text.slice(at + 1)]
  })
  return [...named.flatMap(([name, value]) => (value === undefined ? [] : [[name, value] as const])), ...given]
}
