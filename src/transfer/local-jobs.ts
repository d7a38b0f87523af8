import { statSync } from 'node:fs'
import { join } from 'node:path'
import type { DataJob, DataJobs, ExportJob, ImportCounts, ImportJob, JobLane } from '../operation/data-jobs.ts'

/** The service's imports and exports between an engine and folders of this machine, one after the other. */
export class LocalJobs implements DataJobs {
  private readonly running = new Set<string>()
  private last: Promise<void> = Promise.resolve()
  private lane: JobLane | undefined
  private readonly controller = new AbortController()

  /** What jobs write and read by; before the first of them. */
  attach(lane: JobLane): void {
    this.lane = lane
  }

  hasBucket(root: string, bucket: string): boolean {
    return statSync(join(root, bucket), { throwIfNoEntry: false })?.isDirectory() === true
  }

  startImport(job: ImportJob): void {
    this.queue(job, async (lane) => {
      let counts: ImportCounts = { processedBytes: 0, processedItems: 0, errors: 0 }
      const report = (now: ImportCounts): void => {
        counts = now
        job.report(now)
      }
      // What reads and writes files is loaded when there is a job.
      const { importFiles } = await import('./run-jobs.ts')
      const failure = await importFiles(job, lane, report, this.controller.signal)
      job.report(counts, { failure })
    })
  }

  startExport(job: ExportJob): void {
    this.queue(job, async (lane) => {
      const { exportFiles } = await import('./run-jobs.ts')
      job.end(await exportFiles(job, lane, this.controller.signal))
    })
  }

  isRunning(arn: string): boolean {
    return this.running.has(arn)
  }

  /** Until all of them are over. */
  settle(): Promise<void> {
    return this.last
  }

  /** The same, but what goes on is given up. */
  stop(): Promise<void> {
    this.controller.abort()
    return this.last
  }

  private queue(job: DataJob, work: (lane: JobLane) => Promise<void>): void {
    const { lane } = this
    if (lane === undefined) return
    this.running.add(job.arn)
    this.last = this.last
      // The call that began it is answered first.
      .then(() => ready(job, this.controller.signal))
      .then(() => work(lane))
      // The file may be closed by now, or full: the next who looks finds it abandoned.
      .catch(() => undefined)
      .finally(() => this.running.delete(job.arn))
  }
}

/** Tables may take a while to be created. */
async function ready(job: DataJob, signal: AbortSignal): Promise<void> {
  await pause(0)
  while (job.isReady() === false && !signal.aborted) await pause(readyMs)
}

const readyMs = 50
const pause = (ms: number): Promise<void> =>
  new Promise((done) => {
    if (ms === 0) setImmediate(done)
    else setTimeout(done, ms).unref()
  })
