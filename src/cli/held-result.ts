import type { Settings } from '../session/settings.ts'
import { exceedsScreen } from './exceeds-screen.ts'
import type { Pager } from './pager.ts'
import type { Target } from './target.ts'

export type PagingParts = {
  readonly pager: Pager
  /** Of the terminal, in rows. */
  readonly rows: () => number
  /** Results are shown in some other way just now. */
  readonly paused: () => boolean
}

/** Characters that wait for the pager; what is longer goes to the screen as it comes, rather than into memory. */
const heldMax = 4 * 1024 * 1024

/**
 * What one statement prints, kept back until it is over: then it is known whether the screen has room for it, or the pager
 * is to show it.
 */
export class HeldResult {
  private readonly parts: PagingParts
  private readonly settings: Settings
  private pieces: string[] = []
  private length = 0
  private isTooLong = false

  constructor(parts: PagingParts, settings: Settings) {
    this.parts = parts
    this.settings = settings
  }

  async write(text: string, { output, screen }: Target): Promise<void> {
    const holds = screen.repaints && this.settings.get('pager') !== 'off' && !this.parts.paused() && !this.isTooLong
    if (!holds) return output.write(text)
    this.pieces.push(text)
    this.length += text.length
    if (this.length <= heldMax) return
    this.isTooLong = true
    await output.write(this.taken())
  }

  /** The statement is over. */
  async release({ output, screen }: Target): Promise<void> {
    this.isTooLong = false
    const text = this.taken()
    if (text === '') return
    const { pager, rows } = this.parts
    const isWanted =
      this.settings.get('pager') === 'on' || exceedsScreen(text, { columns: screen.columns, rows: rows() })
    if (!isWanted || !(await pager.show(text))) await output.write(text)
  }

  private taken(): string {
    const text = this.pieces.join('')
    this.pieces = []
    this.length = 0
    return text
  }
}
