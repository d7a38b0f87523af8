import { Command, CommanderError } from 'commander'
import { type ServeArguments, serveCommand } from './serve-arguments.ts'
import { UsageError } from './usage-error.ts'

/** What the command line asks for, before anything is opened. */
export type Arguments = {
  /** The database; absent: one in memory. */
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
  readonly debug: boolean
  readonly plain: boolean
  readonly interactive: boolean
  readonly noInput: boolean
  readonly region?: string | undefined
}

export type ScriptSource =
  | { readonly kind: 'text'; readonly text: string }
  /** `-` is stdin. */
  | { readonly kind: 'file'; readonly path: string }

export const reportFormats = ['tap', 'junit', 'json'] as const
export type ReportFormat = (typeof reportFormats)[number]
/** Without a path: to stdout. */
export type ReportRequest = { readonly format: ReportFormat; readonly path?: string | undefined }

export type CommandLine =
  | { readonly command: 'shell'; readonly args: Arguments }
  /** `test FILE...`: each script on a fresh database in memory, or all on the one of `--db`. */
  | { readonly command: 'test'; readonly args: Arguments }
  | { readonly command: 'serve'; readonly args: Arguments; readonly serve: ServeArguments }
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
  readonly debug?: boolean
  readonly plain?: boolean
  readonly interactive?: boolean
  readonly input?: boolean
  readonly region?: string
  readonly db?: string
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
  shell.addCommand(test).addCommand(serve)
  let refusing = 'ddb-shell'
  for (const command of [shell, test, serve]) {
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
  return argumentsOf(database, [...sources, ...scripts.map((path) => ({ kind: 'file' as const, path }))], values)
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
    debug: values.debug ?? false,
    plain: values.plain ?? false,
    interactive: values.interactive ?? false,
    noInput: values.input === false,
    region: values.region,
  }
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

const several = (value: string, before: readonly string[] = []): readonly string[] => [...before, value]

function reportRequests(text: string, before: readonly ReportRequest[] = []): readonly ReportRequest[] {
  const [name = '', ...rest] = text.split('=')
  const format = reportFormats.find((known) => known === name)
  if (format === undefined)
    throw new UsageError(
      `--report knows no format ${name}`,
      `It takes ${reportFormats.join(', ')}, then =FILE if wanted.`,
    )
  return [...before, rest.length === 0 ? { format } : { format, path: rest.join('=') }]
}

function shellCommand(sources: ScriptSource[]): Command {
  const command = new Command('ddb-shell')
    .description('A shell for designing, measuring and testing DynamoDB data models on your own machine.')
    .usage('[options] [FILE.db] [SCRIPT.ddbq...]')
    .argument('[file]', 'database to open; created when it is missing; without one, a database in memory')
    .argument('[scripts...]', 'scripts to run, as with -f')
    .option('-c, --command <statement>', 'run these statements; may be repeated', (text) => {
      sources.push({ kind: 'text', text })
    })
    .option('-f, --file <script>', 'run this script, - for stdin; may be repeated', (path) => {
      sources.push({ kind: 'file', path })
    })
  runOptions(command)
    .option('--plain', 'a prompt without menus or colours of its own')
    .option('--interactive', 'insist on the interactive prompt')
    .option('--no-input', 'never wait for someone to type')
    .option('-V, --version', 'show the version')
  return command.addHelpText('after', afterHelp)
}

function testCommand(): Command {
  const command = new Command('test')
    .description('Run scripts as tests: each on a fresh database in memory.')
    .usage('[options] SCRIPT.ddbq...')
    .argument('<scripts...>', 'scripts to run')
    .option('--db <file>', 'run them all, in order, on this database instead')
  return runOptions(command)
}

/** What a script run and the prompt have in common. */
function runOptions(command: Command): Command {
  return command
    .option(
      '-m, --mode <mode>',
      'form of results: table, box, ascii, line, json, jsonl, ddb-json, csv, tsv, markdown, ion, none',
    )
    .option('--cost <form>', 'what is said about capacity: off, line, detail, json')
    .option('--prices <file>', 'prices of bills and costs, instead of those that are built in')
    .option('--set <name=value>', 'change a setting; may be repeated; .show lists them', several)
    .option('--color <when>', 'auto, always or never')
    .option('--check', 'only read the scripts and report mistakes')
    .option('--bail', 'stop at the first failure (the default)')
    .option('--keep-going', 'run what follows a failure')
    .option('--report <format[=file]>', 'also report as tap, junit or json; may be repeated', reportRequests)
    .option('--update', 'rewrite what EXPECT OUTPUT expects')
    .option('--read-only', 'refuse every write')
    .option('-y, --yes', 'confirm whatever would be asked')
    .option('--confirm <table>', 'confirm what concerns this table; may be repeated', several)
    .option('--deterministic', 'fixed clock and ids, no durations: two runs print the same')
    .option('--region <region>', 'region of ARNs and prices (us-east-1)')
    .option('-q, --quiet', 'no banner, no cost lines, no notices')
    .option('--debug', 'show stack traces')
}

const afterHelp = `
Examples:
  ddb-shell shop.db
  ddb-shell shop.db -c "SELECT * FROM orders WHERE pk = 'c#1'"
  ddb-shell shop.db --mode csv -f export.ddbq > orders.csv
  ddb-shell test model.ddbq --report junit=report.xml
  ddb-shell serve shop.db --port 8000

Exit codes:
  0 good, 1 a statement failed or its output could not be written, 2 bad usage,
  3 syntax error and nothing ran, 4 an expectation failed, 5 cannot open the
  database, 70 a bug of ours, 130 and 143 interrupted.
`
