/** How well what was typed fits a name; smaller figures are better, the first difference decides. */
export type Match = {
  /** 0: it begins so; 1: a word of it does; 2: its letters stand in it in that order. */
  readonly kind: 0 | 1 | 2
  /** Letters from the first to the last that fits. */
  readonly span: number
  readonly start: number
}

/** In any letter case; undefined: it does not fit. Nothing typed fits everything. */
export function matchOf(typed: string, name: string): Match | undefined {
  if (typed === '') return nothingTyped
  if (typed.length > name.length) return undefined
  const wanted = typed.toLowerCase()
  const lower = name.toLowerCase()
  if (lower.startsWith(wanted)) return { kind: 0, span: wanted.length, start: 0 }
  for (let at = lower.indexOf(wanted); at !== -1; at = lower.indexOf(wanted, at + 1))
    if (startsWord(name, at)) return { kind: 1, span: wanted.length, start: at }
  return subsequence(wanted, lower)
}

const nothingTyped: Match = { kind: 0, span: 0, start: 0 }

/** After what is no letter or digit, and where a capital follows a small letter. */
function startsWord(name: string, at: number): boolean {
  const [before, here] = [name.charAt(at - 1), name.charAt(at)]
  return /[^\p{L}\p{N}]/u.test(before) || (/[\p{Ll}\p{N}]/u.test(before) && /\p{Lu}/u.test(here))
}

/** The shortest stretch that holds the letters in order, the first of several. */
function subsequence(wanted: string, name: string): Match | undefined {
  let best: Match | undefined
  for (let start = name.indexOf(wanted.charAt(0)); start !== -1; start = name.indexOf(wanted.charAt(0), start + 1)) {
    let at = start
    for (let next = 1; next < wanted.length && at !== -1; next++) at = name.indexOf(wanted.charAt(next), at + 1)
    if (at === -1) break
    const span = at - start + 1
    if (best === undefined || span < best.span) best = { kind: 2, span, start }
  }
  return best
}

export const compareMatches = (a: Match, b: Match): number => a.kind - b.kind || a.span - b.span || a.start - b.start
