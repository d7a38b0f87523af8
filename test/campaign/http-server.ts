/** The endpoint in a process of its own that says how it is when it is asked: `fork('http-server.ts', [file])`. */
import { openEngine } from '../../src/engine/engine.ts'
import { groupCommits } from '../../src/engine/group-commits.ts'
import { serve } from '../../src/http/server.ts'
import { Store } from '../../src/storage/store.ts'
import { errorText } from './campaign.ts'
import { measureProcess } from './growth.ts'
import type { FromServer, ToServer } from './server-process.ts'

const [, , file = ''] = process.argv
const say = (message: FromServer): void => void process.send?.(message)

const backend = groupCommits(openEngine({ store: Store.open(file) }))
const serving = await serve({
  host: '127.0.0.1',
  port: 0,
  open: () => ({
    region: 'us-east-1',
    backend,
    onFailure: (error) => say({ kind: 'failure', text: errorText(error) }),
  }),
})

process.on('message', (message: ToServer) => void answer(message))
// Whoever started it is gone.
process.on('disconnect', () => process.exit())
say({ kind: 'listening', port: serving.port })

async function answer(message: ToServer): Promise<void> {
  if (message === 'processor-ms') {
    const { user, system } = process.cpuUsage()
    say({ kind: 'processor-ms', ms: (user + system) / 1000 })
  } else if (message === 'measure') say({ kind: 'measure', measure: await measureProcess(file) })
  else {
    await serving.stop()
    await backend.close()
    process.disconnect()
  }
}
