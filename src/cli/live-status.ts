import { progressLine } from '../render/plain/progress-text.ts'
import type { Progress } from '../session/outcome.ts'
import { durationText } from '../view/figures.ts'
import { ProgressMeter } from '../view/progress-view.ts'
import type { Screen } from './look.ts'
import type { ProgressDisplay } from './progress-line.ts'

export type LiveStatusParts = {
  readonly screen: Screen
  /** Shows a line below the results; undefined takes it away. */
  readonly show: (line: string | undefined) => void
  /** Puts a line among the results. */
  readonly keep: (line: string) => Promise<void>
}

const stops = '  Ctrl-C stops'

const quietMs = 300
const frameMs = 100

/**
 * What is said about a statement while it runs: nothing for the first moments, then one line, drawn at most ten times a
 * second, with how far it is or, where nobody knows, for how long it has been at it. The last state of an operation that
 * told how far it was stays.
 */
export class LiveStatus implements ProgressDisplay {
  private readonly parts: LiveStatusParts
  private timer: NodeJS.Timeout | undefined
  private startedMs = 0
  private progress: Progress | undefined
  private meter = new ProgressMeter()
  private shown = false

  constructor(parts: LiveStatusParts) {
    this.parts = parts
  }

  begin(): void {
    this.startedMs = performance.now()
    this.timer = setInterval(() => void this.draw(), frameMs)
  }

  readonly show = async (progress: Progress): Promise<void> => {
    if (this.progress !== undefined && progress.elapsedMs < this.progress.elapsedMs) await this.keepLast()
    this.progress = progress
  }

  /** One statement is over; the text may have more. */
  async end(): Promise<void> {
    await this.keepLast()
  }

  /** Everything that was entered has run. */
  stop(): void {
    clearInterval(this.timer)
    this.timer = undefined
    this.parts.show(undefined)
  }

  private async draw(): Promise<void> {
    const elapsedMs = performance.now() - this.startedMs
    if (elapsedMs < quietMs || !this.parts.screen.repaints) return
    const { style } = await this.parts.screen.look()
    const line = this.progress === undefined ? durationText(elapsedMs) : await this.lineOf(this.progress, stops.length)
    // The statement may have ended meanwhile.
    if (this.timer === undefined) return
    this.shown = this.progress !== undefined
    this.parts.show(`${line}${style.faint(stops)}`)
  }

  private async keepLast(): Promise<void> {
    const { progress, shown } = this
    this.progress = undefined
    this.shown = false
    if (progress !== undefined && shown) await this.parts.keep(`${await this.lineOf(progress)}\n`)
    this.meter = new ProgressMeter()
  }

  /** With so many columns left free. */
  private async lineOf(progress: Progress, free = 0): Promise<string> {
    const { screen } = this.parts
    return progressLine(this.meter.view(progress), await screen.look(), screen.columns - 1 - free)
  }
}
