import type { Run } from '../run.ts'

/** Milliseconds between two progress events. */
const progressMs = 100

/** Tells how far a transfer is, not more often than anybody could see. */
export class TransferProgress {
  private readonly startedMs: number
  private shownMs = Number.NEGATIVE_INFINITY
  private readonly run: Run
  private readonly label: string

  constructor(run: Run, label: string) {
    this.run = run
    this.label = label
    this.startedMs = run.stopwatch()
  }

  /** Of all items where that is known, else the share of the file. */
  async show(done: number, of: { readonly total?: number; readonly fraction?: number }, last = false): Promise<void> {
    const elapsedMs = this.run.stopwatch() - this.startedMs
    if (!last && elapsedMs - this.shownMs < progressMs) return
    this.shownMs = elapsedMs
    const progress = { label: this.label, done, unit: 'items', elapsedMs, ...of }
    await this.run.emit({ kind: 'progress', progress })
  }
}
