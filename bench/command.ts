import { spawnSync } from 'node:child_process'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { type Comparison, compare } from './measure.ts'

/** Whole commands beside `node -e 0`. */

const command = fileURLToPath(new URL('../bin/ddb-shell.js', import.meta.url))

export async function commandComparisons(scratch: string): Promise<readonly Comparison[]> {
  const file = join(scratch, 'command.db')
  run(file, '-c', 'CREATE TABLE Orders (pk STRING) PRIMARY KEY (pk HASH)', '-c', "PUT Orders {pk: 'a', total: 12}")
  const nothing = { times: 1, run: () => spawnSync(process.execPath, ['-e', '0']) }
  const select = "SELECT * FROM Orders WHERE pk = 'a'"
  return [
    await compare('ddb-shell --version', { times: 1, run: () => run('--version') }, nothing, 2),
    await compare('ddb-shell FILE -c "SELECT one item"', { times: 1, run: () => run(file, '-c', select) }, nothing, 6),
  ]
}

function run(...words: readonly string[]): void {
  const { status, stderr } = spawnSync(process.execPath, [command, ...words], { encoding: 'utf8' })
  if (status !== 0) throw new Error(`ddb-shell ${words.join(' ')} failed: ${stderr}`)
}
