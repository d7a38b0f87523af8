/** Going back through what was typed before, kept to what begins as the text on the line did. */
export type HistoryWalk = {
  readonly prefix: string
  /** Index into the history of the entry shown. */
  readonly at: number
  /** What stood there before the walk. */
  readonly draft: { readonly text: string; readonly cursor: number }
}

/** The next older entry that fits; undefined when there is none. `history` is oldest first. */
export function olderEntry(history: readonly string[], walk: HistoryWalk): HistoryWalk | undefined {
  const shown = history[walk.at]
  for (let at = Math.min(walk.at, history.length) - 1; at >= 0; at--) {
    if (fits(history[at], walk, shown)) return { ...walk, at }
  }
  return undefined
}

/** The next newer entry that fits; undefined when the draft comes next. */
export function newerEntry(history: readonly string[], walk: HistoryWalk): HistoryWalk | undefined {
  const shown = history[walk.at]
  for (let at = walk.at + 1; at < history.length; at++) {
    if (fits(history[at], walk, shown)) return { ...walk, at }
  }
  return undefined
}

const fits = (entry: string | undefined, { prefix, draft }: HistoryWalk, shown: string | undefined): boolean =>
  entry?.startsWith(prefix) === true && entry !== (shown ?? draft.text)
