import { join } from 'node:path'
import { openBackend } from '../src/cli/open-backend.ts'
import { Session } from '../src/session/session.ts'

/** One import or export of the bench in a process of its own, which says how long it took and how much memory. */
const [, , what = '', scratch = ''] = process.argv
const connection = openBackend({
  file: join(scratch, 'ours.db'),
  readOnly: false,
  region: 'us-east-1',
  deterministic: false,
})
const session = new Session({ connection, version: 'bench', confirm: async () => true })
const source = join(scratch, 'items.ddb.jsonl')
const text =
  what === 'import'
    ? `CREATE TABLE Bench (pk STRING HASH, sk STRING RANGE); IMPORT '${source}' INTO Bench`
    : `EXPORT Bench TO '${join(scratch, 'out.ddb.jsonl')}' REPLACE`
let ms = 0
const beforeMiB = Math.round(process.memoryUsage.rss() / 1024 ** 2)
for await (const { result, elapsedMs } of session.runScript(text)) {
  if (result.kind !== 'written') throw new Error(JSON.stringify(result))
  ms = elapsedMs
}
await connection.backend.close()
// Kilobytes, on every system that has it.
process.send?.({ ms, beforeMiB, peakMiB: Math.round(process.resourceUsage().maxRSS / 1024) })
process.disconnect()
