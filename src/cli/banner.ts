import { plural } from '../base/count-text.ts'
import type { Backend } from '../operation/operation.ts'
import { unmetered } from '../operation/unmetered.ts'
import type { Connection } from '../session/session-state.ts'
import type { ShellContext } from './shell-context.ts'

/** What stands above the first prompt: one line, or nothing when that is wished. */
export async function banner({ backend, name, remote }: Connection, context: ShellContext): Promise<string> {
  const { args, stdout, version } = context
  if (args.quiet) return ''
  const where = name === 'memory' ? 'in memory, nothing is kept' : name
  // A service elsewhere is asked nothing that nobody wants to know.
  const tables = remote === undefined ? [plural(await countTables(unmetered(backend)), 'table')] : []
  const { style, glyphs } = await stdout.screen.look()
  const parts = [`ddb-shell ${version}`, where, ...tables, '.help for help']
  return `${style.faint(parts.join(glyphs.between))}\n`
}

async function countTables(backend: Backend): Promise<number> {
  let count = 0
  let last: string | undefined
  do {
    const { TableNames = [], LastEvaluatedTableName } = await backend.run('ListTables', {
      ...(last === undefined ? {} : { ExclusiveStartTableName: last }),
    })
    count += TableNames.length
    last = LastEvaluatedTableName
  } while (last !== undefined)
  return count
}
