import type { Backend, Call, OperationName, Request, Response } from '../operation/operation.ts'
import type { EmbeddedEngine } from './engine.ts'

/**
 * An engine for many callers: writes that arrive together are committed together, each a part that can fail by itself, so
 * that being durable does not cost every one of them a flush of the disk. An answer is given after the commit. Reads are
 * answered at once and see what is committed; a caller that is alone is, too.
 */
export function groupCommits(engine: EmbeddedEngine): Backend {
  let waiting: Work[] = []
  const flush = (): void => {
    const group = waiting
    waiting = []
    const [first] = group
    if (first === undefined) return
    if (group.length === 1) settleAlone(first)
    else settleTogether(engine, group)
  }
  return {
    run: <Name extends OperationName>(name: Name, request: Request<Name>, call?: Call): Promise<Response<Name>> => {
      if (reads.has(name)) return engine.run(name, request, call)
      if (call?.alone === true) {
        flush()
        return engine.run(name, request, call)
      }
      return new Promise((resolve, reject) => {
        // Requests of one round of the event loop make a group.
        if (waiting.length === 0) setImmediate(flush)
        waiting.push({
          run: () => engine.runSync(name, request, call),
          resolve: resolve as (response: unknown) => void,
          reject,
        })
      })
    },
    close: async () => {
      flush()
      await engine.close()
    },
  }
}

type Work = {
  readonly run: () => unknown
  readonly resolve: (response: unknown) => void
  readonly reject: (error: unknown) => void
}

/**
 * They change nothing, so that they need no transaction that writes. Statements of PartiQL may; those of streams tidy up in one
 * of their own.
 */
const reads: ReadonlySet<OperationName> = new Set<OperationName>([
  'BatchGetItem',
  'DescribeStream',
  'DescribeTable',
  'GetItem',
  'GetRecords',
  'GetShardIterator',
  'ListStreams',
  'ListTables',
  'Query',
  'Scan',
  'TransactGetItems',
])

function settleAlone({ run, resolve, reject }: Work): void {
  try {
    resolve(run())
  } catch (error) {
    reject(error)
  }
}

function settleTogether(engine: EmbeddedEngine, group: readonly Work[]): void {
  const settle: (() => void)[] = []
  try {
    engine.context.store.transaction(() => {
      for (const { run, resolve, reject } of group) {
        try {
          const response = run()
          settle.push(() => resolve(response))
        } catch (error) {
          settle.push(() => reject(error))
        }
      }
    })
  } catch (error) {
    // Nothing of the group was kept, whatever its members had answered.
    for (const { reject } of group) reject(error)
    return
  }
  for (const done of settle) done()
}
