/**
 * A process whose engine's thread runs out of memory: `node hungry-client.ts <file>`. Says each thing once it is so: `done <key>`,
 * `stopped` for every call that failed with the engine, `closed`. The file holds the table of `fillHungryTable`.
 */
import { writeSync } from 'node:fs'
import { EngineStopped, WorkerBackend } from '../../src/cli/worker-backend.ts'
import { hungryKeys, key } from './hungry-table.ts'

const [, , file = ''] = process.argv
/** Synchronous: once it is out, it was said. */
const say = (text: string): void => void writeSync(1, `${text}\n`)

const backend = await WorkerBackend.open({ file, store: {}, engine: {}, heapMegabytesMax: 24 })

async function put(name: string): Promise<void> {
  await backend.run('PutItem', { TableName: 'tab', Item: key(name) })
  say(`done ${name}`)
}

/** Several times what the thread may have: about ten megabytes for each item, all of them at once. */
async function eat(): Promise<void> {
  const wanted = { Keys: hungryKeys, ProjectionExpression: 'pk, eaten' }
  await backend.run('BatchGetItem', { RequestItems: { tab: wanted } })
}

for (let at = 0; at < 20; at++) await put(`before-${at}`)
for (const { status, reason } of (await Promise.allSettled([eat(), put('behind')])) as PromiseRejectedResult[]) {
  if (status === 'rejected' && !(reason instanceof EngineStopped)) throw reason
  if (status === 'rejected') say('stopped')
}
for (let at = 0; at < 5; at++) await put(`after-${at}`)
await backend.close()
say('closed')
