import type { Look } from '../render/plain/cost-text.ts'
import type { Progress } from '../session/outcome.ts'
import type { Target } from './target.ts'

const quietMs = 300
const frameMs = 100
const lineMs = 10_000

export interface ProgressDisplay {
  show(progress: Progress): Promise<void>
  /** The statement is over. */
  end(): Promise<void>
}

/**
 * The state of a long operation: nothing for the first moments, then one line that is drawn again at most ten times a
 * second, and stays when it is over. Where nobody watches, or somebody listens, a line every ten seconds.
 */
export class ProgressLine implements ProgressDisplay {
  private readonly target: Target
  private print: ((progress: Progress, look: Look, columns: number) => string) | undefined
  private shownMs = Number.NEGATIVE_INFINITY
  private last: Progress | undefined

  constructor(target: Target) {
    this.target = target
  }

  async show(progress: Progress): Promise<void> {
    if (this.last !== undefined && progress.elapsedMs < this.last.elapsedMs) await this.end()
    this.last = progress
    const { repaints } = this.target.screen
    const waitMs = repaints ? frameMs : lineMs
    if (progress.elapsedMs < (repaints ? quietMs : lineMs) || progress.elapsedMs - this.shownMs < waitMs) return
    this.shownMs = progress.elapsedMs
    await this.write(progress, repaints ? '' : '\n')
  }

  /** The operation is over; its last state stays if any was shown. */
  async end(): Promise<void> {
    const { last } = this
    if (last !== undefined && this.shownMs > Number.NEGATIVE_INFINITY) await this.write(last, '\n')
    this.last = undefined
    this.print = undefined
    this.shownMs = Number.NEGATIVE_INFINITY
  }

  private async write(progress: Progress, ending: string): Promise<void> {
    this.print ??= (await import('./printed.ts')).progressPrinter()
    const { output, screen } = this.target
    const hint = ending === '' ? '  Ctrl-C stops' : ''
    // A line that is drawn again may not be broken: the last column is left free.
    const room = screen.repaints ? screen.columns - 1 - hint.length : Number.POSITIVE_INFINITY
    const look = await screen.look()
    const line = `${this.print(progress, look, room)}${look.style.faint(hint)}`
    await output.write(screen.repaints ? `\r\u001b[K${line}${ending}` : `${line}${ending}`)
  }
}
