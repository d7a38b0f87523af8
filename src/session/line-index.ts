import type { Place } from './outcome.ts'

/** Lines of a text, found once: a file of ten thousand statements asks ten thousand times. */
export class LineIndex {
  private readonly starts: readonly number[]
  private readonly file: string

  constructor(text: string, file: string) {
    const starts = [0]
    for (let at = text.indexOf('\n'); at !== -1; at = text.indexOf('\n', at + 1)) starts.push(at + 1)
    this.starts = starts
    this.file = file
  }

  placeOf(offset: number): Place {
    let low = 0
    let high = this.starts.length - 1
    while (low < high) {
      const middle = Math.ceil((low + high) / 2)
      if ((this.starts[middle] ?? 0) <= offset) low = middle
      else high = middle - 1
    }
    return { file: this.file, line: low + 1, column: offset - (this.starts[low] ?? 0) + 1 }
  }
}
