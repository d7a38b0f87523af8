import type { Charge } from '../model/charge.ts'
import type { Backend, OperationName } from '../operation/operation.ts'

export type LateAnswers = Backend & {
  /** Gives all answers that wait, and from now on each at once: for whoever stops. */
  hurry(): void
}

/**
 * A backend whose transactions take their time for whoever asks from outside: the answer to one that wrote comes when its
 * items are free again, by the clock on the wall. Until then others are answered, and meet it. What it wrote is on the disk
 * before it waits.
 */
export function lateAnswers(backend: Backend, transactionTimeMs: () => number): LateAnswers {
  const waiting = new Set<() => void>()
  let hurried = false
  const rest = (ms: number): Promise<void> =>
    new Promise((resolve) => {
      const end = (): void => {
        clearTimeout(timer)
        waiting.delete(end)
        resolve()
      }
      const timer = setTimeout(end, Math.min(Math.ceil(ms), timerMsMax))
      waiting.add(end)
    })
  const pass = async (ms: number): Promise<void> => {
    const endMs = performance.now() + ms
    // A timer may be early, and its client would meet its own transaction.
    for (let leftMs = ms; leftMs > 0 && !hurried; leftMs = endMs - performance.now()) await rest(leftMs)
  }
  return {
    run: async (name, request, call) => {
      const ms = transactions.has(name) ? transactionTimeMs() : 0
      if (ms === 0) return backend.run(name, request, call)
      const charges: Charge[] = call?.charges ?? []
      const earlier = charges.length
      const response = await backend.run(name, request, { ...call, charges })
      // One that only read, or that a token repeats, is charged as reads.
      if (charges.slice(earlier).some(({ kind }) => kind === 'write')) await pass(ms)
      return response
    },
    close: () => backend.close(),
    hurry: () => {
      hurried = true
      for (const end of waiting) end()
    },
  }
}

/** Node takes a longer one for none. */
const timerMsMax = 2 ** 31 - 1

const transactions: ReadonlySet<OperationName> = new Set<OperationName>(['ExecuteTransaction', 'TransactWriteItems'])
