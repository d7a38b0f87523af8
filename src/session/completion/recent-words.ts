/** Remembers when a name was last used, to put it before others. */
export class RecentWords {
  private readonly used = new Map<string, number>()
  private turn = 0

  /** A statement was entered. Older ones are told first. */
  note(text: string): void {
    this.turn++
    for (const [word] of text.slice(0, textMax).matchAll(/[\p{L}\p{N}_$:.-]+/gu)) {
      this.used.delete(word.toLowerCase())
      this.used.set(word.toLowerCase(), this.turn)
    }
    for (const word of this.used.keys()) {
      if (this.used.size <= wordsMax) return
      this.used.delete(word)
    }
  }

  /** Larger: later; 0: never. */
  of(name: string): number {
    return this.used.get(name.toLowerCase()) ?? 0
  }
}

const textMax = 10_000
const wordsMax = 5_000
