import { Worker } from 'node:worker_threads'

/**
 * Ends the process when one case takes longer than this: nothing in the thread that is stuck could. Returns what each case
 * calls as it begins.
 */
export function startWatchdog(secondsMax: number): (caseNumber: number) => void {
  const beat = new Int32Array(new SharedArrayBuffer(8))
  const worker = new Worker(new URL('./watchdog-thread.ts', import.meta.url), { workerData: { beat, secondsMax } })
  worker.unref()
  return (caseNumber) => {
    Atomics.store(beat, 0, caseNumber)
    Atomics.add(beat, 1, 1)
  }
}
