import { costCommands } from './commands/cost-commands.ts'
import type { DotCommand } from './commands/dot-command.ts'
import { fileCommands } from './commands/file-commands.ts'
import { learningCommands } from './commands/learning-commands.ts'
import { promptCommands } from './commands/prompt-commands.ts'
import { resultCommands } from './commands/result-commands.ts'
import { tableCommands } from './commands/table-commands.ts'

export type { DotCommand } from './commands/dot-command.ts'

/** Every dot command, by name; the grammar of all of them is one: `grammars/meta.ts`. */
export const dotCommands: readonly DotCommand[] = [
  ...tableCommands,
  ...fileCommands,
  ...resultCommands,
  ...costCommands,
  ...promptCommands,
  ...learningCommands,
].toSorted((one, other) => (one.name < other.name ? -1 : 1))

/** `words` come before what was typed. */
export type CommandAlias = {
  readonly name: string
  readonly words?: readonly string[]
  /** The command that it stands for where a word follows it. */
  readonly withWord?: string
}

/** Other spellings, psql's and mysql's among them. */
export const commandAliases: Readonly<Record<string, CommandAlias>> = {
  '.exit': { name: 'quit' },
  '.sim': { name: 'help', words: ['SIMULATE'] },
  '\\q': { name: 'quit' },
  '.desc': { name: 'describe' },
  '.nullvalue': { name: 'null' },
  '.system': { name: 'shell' },
  '.timer': { name: 'timing' },
  '\\!': { name: 'shell' },
  '\\d': { name: 'tables', withWord: 'describe' },
  '\\di': { name: 'indexes' },
  '\\dt': { name: 'tables' },
  '\\watch': { name: 'watch' },
  '\\x': { name: 'expanded' },
  '\\G': { name: 'line' },
  '\\g': { name: 'last' },
  '\\gx': { name: 'line' },
  '\\e': { name: 'edit' },
  '\\timing': { name: 'timing' },
  '\\i': { name: 'read' },
  '\\o': { name: 'output' },
  '\\ns': { name: 'save' },
  '\\s': { name: 'history' },
  '\\?': { name: 'help' },
  '\\h': { name: 'help' },
}

/** Letter case decides only where there are both. */
export const aliasNamed = (typed: string): CommandAlias | undefined =>
  commandAliases[typed] ?? commandAliases[typed.toLowerCase()]
