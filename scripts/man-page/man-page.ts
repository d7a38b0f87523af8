import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { type CommandFacts, commandFacts } from '../../src/cli/completion/command-facts.ts'
import { exitCodes } from '../../src/cli/exit-code.ts'
import { completionInstructions, shellExamples } from '../../src/cli/shell-commands.ts'
import { valuesOf } from '../../src/session/meta/setting-help.ts'
import { settingNames, settingTable, settingText } from '../../src/session/settings.ts'
import { commandAliases, dotCommands } from '../../src/syntax/dot-commands.ts'
import { type FunctionHelp, functionHelp } from '../../src/syntax/function-help.ts'
import { type LanguageHelp, languageHelp } from '../../src/syntax/language-help.ts'
import { type StatementHelp, statementHelp } from '../../src/syntax/statement-help.ts'
import { item, paragraph, plain, prose, section, subsection, verbatim } from './roff.ts'
import { environment, files } from './surroundings.ts'

/** The whole manual page. Nothing is said in it that `--help`, `.help` and `.show` do not say. */
export function manPage(): string {
  const [shell, ...others] = commandFacts()
  if (shell === undefined) throw new Error('the shell has a command line')
  return `${[
    `.TH DDB-SHELL 1 "" "ddb-shell ${version()}" "User Commands"`,
    section('NAME', `ddb-shell \\- ${prose(lowerFirst(shell.about.replace(/\.$/, '')))}`),
    section('SYNOPSIS', [shell, ...others].map(synopsis).join('\n.br\n')),
    section(
      'DESCRIPTION',
      prose(`${shell.about} Without a script it opens a prompt; `) +
        prose('statements from a pipe, from -c or from -f are run, and their results are all that goes to stdout.'),
      ...shell.arguments.map(({ name, about }) => item([name.toUpperCase()], sentence(about))),
    ),
    section('OPTIONS', ...options(shell)),
    section('COMMANDS', ...others.flatMap((command) => commandPart(command, shell))),
    section(
      'STATEMENTS',
      prose('A statement ends with a semicolon. .help NAME explains each of them at the prompt.'),
      ...statementParts(),
    ),
    section('DOT COMMANDS', prose('One to a line, without a semicolon.'), ...dotCommandParts()),
    section(
      'SETTINGS',
      prose(
        '.set NAME VALUE changes one, --set NAME=VALUE does so at the start; .show lists them with where each comes from.',
      ),
      ...settingNames.map(settingPart),
    ),
    section('EXIT STATUS', ...exitCodes.map(({ code, meaning }) => item([code], sentence(meaning)))),
    section('ENVIRONMENT', ...environment.map(({ names, about }) => item(names, about))),
    section('FILES', ...files.map(({ path, about }) => item([path], about))),
    section('EXAMPLES', verbatim(shellExamples).replace(/^\.PP\n/, '')),
  ].join('\n')}\n`
}

function version(): string {
  const packageJson: unknown = JSON.parse(readFileSync(join(import.meta.dirname, '..', '..', 'package.json'), 'utf8'))
  return String((packageJson as { readonly version: unknown }).version)
}

const lowerFirst = (text: string): string => text.charAt(0).toLowerCase() + text.slice(1)
const sentence = (text: string): string => `${text.charAt(0).toUpperCase()}${text.slice(1)}.`

const synopsis = ({ name, usage }: CommandFacts): string =>
  `.B ddb\\-shell${name === '' ? '' : ` ${name}`}\n${plain(usage)}`

const options = ({ options: all }: CommandFacts): readonly string[] =>
  all.map(({ flags, about }) => item([flags], sentence(about)))

/** What an option of the shell means is said once. */
function commandPart(command: CommandFacts, shell: CommandFacts): readonly string[] {
  const { name, usage, about, arguments: names } = command
  const isKnown = ({ flags, about: meaning }: CommandFacts['options'][number]): boolean =>
    shell.options.some((option) => option.flags === flags && option.about === meaning)
  const known = command.options.filter(isKnown).map(({ long }) => long)
  return [
    subsection(`${name} ${usage}`, prose(about)),
    ...names.map((argument) => item([argument.name.toUpperCase()], sentence(argument.about))),
    ...options({ ...command, options: command.options.filter((option) => !isKnown(option)) }),
    paragraph(`As above: ${known.join(', ')}.`),
    ...(name === 'completion' ? [verbatim(completionInstructions.map((each) => each.command))] : []),
  ]
}

function statementParts(): readonly string[] {
  const groups = Map.groupBy(statementHelp, ({ group }) => group)
  return [
    ...[...groups].flatMap(([group, entries]) => [subsection(group), ...entries.map(entryPart)]),
    subsection('What statements are made of'),
    ...languageHelp.map(entryPart),
    subsection('Functions'),
    ...functionHelp.map(entryPart),
  ]
}

const entryPart = ({ name, syntax, help, example }: StatementHelp | LanguageHelp | FunctionHelp): string =>
  [item([name], help), '.RS', verbatim(syntax), paragraph('Example:'), verbatim(example.split('\n')), '.RE'].join('\n')

function dotCommandParts(): readonly string[] {
  const aliases = Object.entries(commandAliases).map(
    ([alias, { name, words = [], withWord }]) =>
      `${alias} for ${[`.${name}`, ...words].join(' ')}${withWord === undefined ? '' : `, with a word .${withWord}`}`,
  )
  return [
    ...dotCommands.map(({ syntax, help, example }) => item(syntax, `${help} Example: ${example}`)),
    paragraph(`Other spellings: ${aliases.join(', ')}.`),
  ]
}

function settingPart(name: (typeof settingNames)[number]): string {
  const { about, initial } = settingTable[name]
  const begins = settingText(name, initial)
  return item([`${name} ${valuesOf(name)}`], `${sentence(about)}${begins === '' ? '' : ` It begins as ${begins}.`}`)
}
