import { Command, InvalidArgumentError } from 'commander'
import { outputModes } from '../ast/output-modes.ts'
import { exitCodes } from './exit-code.ts'
import { reportRequests } from './report-request.ts'
import type { ScriptSource } from './script-source.ts'

/** What the shell's own commands take, beside `serve`. The command line, the manual page and the completion are made of it. */

export const shellExamples = [
  'ddb-shell shop.db',
  'ddb-shell shop.db -c "SELECT * FROM orders WHERE pk = \'c#1\'"',
  'ddb-shell --region eu-west-1 --profile prod',
  'ddb-shell --endpoint-url http://localhost:8000',
  'ddb-shell shop.db --mode csv -f export.ddbq > orders.csv',
  'ddb-shell test model.ddbq --report junit=report.xml',
  'ddb-shell workshop keys',
  'ddb-shell serve shop.db --port 8000',
  'ddb-shell report run.ddbrec --db shop.db',
] as const

/** Where each shell looks for its completions. */
export const completionInstructions = [
  { shell: 'bash', command: 'ddb-shell completion bash > ~/.local/share/bash-completion/completions/ddb-shell' },
  { shell: 'zsh', command: 'ddb-shell completion zsh > "${fpath[1]}/_ddb-shell"' },
  { shell: 'fish', command: 'ddb-shell completion fish > ~/.config/fish/completions/ddb-shell.fish' },
] as const
export type CompletionShell = (typeof completionInstructions)[number]['shell']

const several = (value: string, before: readonly string[] = []): readonly string[] => [...before, value]

/** `ddb-shell [FILE.db] [SCRIPT.ddbq...]`. */
export function shellCommand(sources: ScriptSource[]): Command {
  const command = new Command('ddb-shell')
    .description('A shell for designing, measuring and testing DynamoDB data models on your own machine.')
    .usage('[options] [FILE.db] [SCRIPT.ddbq...]')
    .argument(
      '[file]',
      'database to open; created when it is missing; without one, and as :memory:, a database in memory',
    )
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

/** `ddb-shell test`. */
export function testCommand(): Command {
  const command = new Command('test')
    .description('Run scripts as tests: each on a fresh database in memory.')
    .usage('[options] SCRIPT.ddbq...')
    .argument('<scripts...>', 'scripts to run')
    .option('--db <file>', 'run them all, in order, on this database instead')
    .option('--baseline <file>', 'fail where the numbers of an access pattern are worse than in this file')
    .option('--write-baseline <file>', 'write the numbers of all access patterns into this file')
    .option('--against <file>', 'tell what differs from the numbers of another branch')
  return runOptions(command)
}

/** What a script run and the prompt have in common. */
function runOptions(command: Command): Command {
  return command
    .option('-m, --mode <mode>', `form of results: ${outputModes.join(', ')}`)
    .option('--cost <form>', 'what is said about capacity: off, line, detail, json')
    .option('--prices <file>', 'prices of bills and costs, instead of those that are built in')
    .option('--set <name=value>', 'change a setting; may be repeated; .show lists them', several)
    .option('--color <when>', 'auto, always or never')
    .option('--check', 'only read the scripts and report mistakes')
    .option('--bail', 'stop at the first failure (the default)')
    .option('--keep-going', 'run what follows a failure')
    .option('--report <format[=file]>', 'also report as tap, junit or json; may be repeated', reportRequests)
    .option('--update', 'rewrite what EXPECT OUTPUT, and the numbers that EXPECTs of access patterns, expect')
    .option('--read-only', 'refuse every write')
    .option('-y, --yes', 'confirm whatever would be asked')
    .option('--confirm <table>', 'confirm what concerns this table; may be repeated', several)
    .option('--deterministic', 'fixed clock and ids, no durations: two runs print the same')
    .option('--region <region>', 'without a file: Amazon DynamoDB in this Region; else the Region of ARNs and prices')
    .option('--profile <name>', 'Amazon DynamoDB, with the credentials of this profile of the AWS CLI')
    .option('--endpoint-url <url>', 'a service that speaks as DynamoDB does, instead of a file')
    .option('-q, --quiet', 'no banner, no cost lines, no notices')
    .option('--debug', 'show stack traces')
}

/** `ddb-shell workshop`. */
export function workshopCommand(): Command {
  return new Command('workshop')
    .description('Learn by solving: list the workshops, or begin one at the prompt.')
    .usage('[options] [NAME]')
    .argument('[name]', 'workshop to begin or go on with, or the path of one; without it they are listed')
    .option('--check <script>', 'judge this solution instead, and report the points')
    .option('--pass <points>', 'how many points of 100 a solution needs', pointsOf, 100)
    .option('--check-format <script>', 'read a workshop and play it as its file says it goes; report what is wrong')
    .option('--report <format[=file]>', 'also report as tap, junit or json; may be repeated', reportRequests)
    .option('--color <when>', 'auto, always or never')
    .option('--plain', 'a prompt without menus or colours of its own')
    .option('-q, --quiet', 'only say what is wrong')
    .option('--debug', 'show stack traces')
}

function pointsOf(text: string): number {
  if (/^\d{1,3}$/.test(text) && Number(text) <= 100) return Number(text)
  throw new InvalidArgumentError('It takes 0 to 100.')
}

/** `ddb-shell completion`. */
export function completionCommand(): Command {
  return new Command('completion')
    .description('Print the script that completes commands, options and files in your shell.')
    .usage('bash|zsh|fish')
    .argument('<shell>', 'bash, zsh or fish')
    .addHelpText('after', completionHelp)
}

const afterHelp = `
Examples:
${shellExamples.map((example) => `  ${example}`).join('\n')}

Exit codes:
${exitCodes.map(({ code, meaning }) => `  ${code.padEnd(12)} ${meaning}`).join('\n')}
`

const completionHelp = `
${completionInstructions.map(({ shell, command }) => `  ${shell.padEnd(5)} ${command}`).join('\n')}
`
