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

/** Other spellings, psql's among them. `words` come before what was typed. */
export const commandAliases: Readonly<Record<string, { readonly name: string; readonly words?: readonly string[] }>> = {
  '.exit': { name: 'quit' },
  '.sim': { name: 'help', words: ['SIMULATE'] },
  '\\q': { name: 'quit' },
  '.desc': { name: 'describe' },
  '.nullvalue': { name: 'null' },
  '.system': { name: 'shell' },
  '.timer': { name: 'timing' },
  '\\!': { name: 'shell' },
  '\\d': { name: 'schema' },
  '\\di': { name: 'indexes' },
  '\\dt': { name: 'tables' },
  '\\watch': { name: 'watch' },
  '\\x': { name: 'mode', words: ['line'] },
  '\\g': { name: 'line' },
  '\\gx': { name: 'line' },
  '\\e': { name: 'edit' },
  '\\timing': { name: 'timing' },
  '\\i': { name: 'read' },
  '\\o': { name: 'output' },
  '\\?': { name: 'help' },
  '\\h': { name: 'help' },
}
