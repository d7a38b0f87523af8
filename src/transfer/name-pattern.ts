/** Names of files that a pattern with `*` and `?` means; those that begin with a dot only where the pattern does. */
export const isLike = (name: string, pattern: string): boolean =>
  (pattern.startsWith('.') || !name.startsWith('.')) && fits(name, pattern)

/** `*` stands for any text, `?` for one character. Where a star took too little, only the last one takes more: that is enough. */
function fits(name: string, pattern: string): boolean {
  let [at, place] = [0, 0]
  let star: { readonly at: number; readonly place: number } | undefined
  while (at < name.length) {
    if (pattern[place] === '*') star = { at, place: ++place }
    else if (pattern[place] === '?' || pattern[place] === name[at]) {
      at++
      place++
    } else if (star !== undefined) {
      star = { ...star, at: star.at + 1 }
      at = star.at
      place = star.place
    } else return false
  }
  return /^\**$/.test(pattern.slice(place))
}
