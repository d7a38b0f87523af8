import { graphemesOf, lineEnd, lineStart, nextEdge, previousEdge } from './graphemes.ts'
import { endOfWord, nextWord, previousWord } from './words.ts'

/** Where a key of vi's normal mode goes, and what an operator in front of it takes. */
export type Motion = {
  readonly about: string
  /**
   * `exclusive`: up to where it goes. `inclusive`: with the character there. `lines`: whole lines, from the one where it stands
   * to the one where it goes.
   */
  readonly takes: 'exclusive' | 'inclusive' | 'lines'
  /** Undefined: there is nowhere to go. */
  readonly goes: (place: Place) => number | undefined
}

export type Place = {
  readonly text: string
  readonly at: number
  /** Undefined where none was given. */
  readonly count: number | undefined
  /** The character after f, F, t and T. */
  readonly target: string
  /** By `;` or `,`: t and T do not find again what they stand beside. */
  readonly again: boolean
}

type Step = (text: string, at: number) => number | undefined

/** `count` times, as far as that goes. */
const repeated =
  (step: Step) =>
  ({ text, at, count = 1 }: Place): number | undefined => {
    let place: number | undefined
    for (let left = count; left > 0; left--) {
      const next = step(text, place ?? at)
      if (next === undefined || next === (place ?? at)) break
      place = next
    }
    return place
  }

const motion = (about: string, takes: Motion['takes'], goes: Motion['goes']): Motion => ({ about, takes, goes })

export const viMotions: ReadonlyMap<string, Motion> = new Map([
  ['h', motion('one character left', 'exclusive', repeated(leftOnLine))],
  ['l', motion('one character right', 'exclusive', repeated(rightOnLine))],
  [' ', motion('one character right', 'exclusive', repeated(rightOnLine))],
  [
    'w',
    motion(
      'start of the next word',
      'exclusive',
      repeated((text, at) => nextWord(text, at, false)),
    ),
  ],
  [
    'W',
    motion(
      'start of what stands after the next space',
      'exclusive',
      repeated((text, at) => nextWord(text, at, true)),
    ),
  ],
  [
    'b',
    motion(
      'start of the word',
      'exclusive',
      repeated((text, at) => previousWord(text, at, false)),
    ),
  ],
  [
    'B',
    motion(
      'start of what stands between spaces',
      'exclusive',
      repeated((text, at) => previousWord(text, at, true)),
    ),
  ],
  [
    'e',
    motion(
      'end of the word',
      'inclusive',
      repeated((text, at) => lastOf(text, endOfWord(text, at, false))),
    ),
  ],
  [
    'E',
    motion(
      'end of what stands between spaces',
      'inclusive',
      repeated((text, at) => lastOf(text, endOfWord(text, at, true))),
    ),
  ],
  ['0', motion('start of the line', 'exclusive', ({ text, at }) => lineStart(text, at))],
  ['^', motion('first word of the line', 'exclusive', ({ text, at }) => firstInLine(text, at))],
  [
    '$',
    motion('end of the line', 'exclusive', ({ text, at, count = 1 }) => lineEnd(text, downBy(text, at, count - 1))),
  ],
  ['f', motion('to the next of a character on the line', 'inclusive', (place) => findRight(place))],
  [
    't',
    motion('up to it', 'inclusive', (place) =>
      ifFound(findRight(stepped(place, nextEdge)), (found) => previousEdge(place.text, found)),
    ),
  ],
  ['F', motion('back to a character on the line', 'exclusive', (place) => findLeft(place))],
  [
    'T',
    motion('back up to it', 'exclusive', (place) =>
      ifFound(findLeft(stepped(place, previousEdge)), (found) => nextEdge(place.text, found)),
    ),
  ],
  [
    'j',
    motion('line below; on the last, a newer statement', 'lines', ({ text, at, count = 1 }) => lineBy(text, at, count)),
  ],
  [
    'k',
    motion('line above; on the first, an older statement that begins as typed', 'lines', ({ text, at, count = 1 }) =>
      lineBy(text, at, -count),
    ),
  ],
  [
    'gg',
    motion('first line; with a count, that line', 'lines', ({ text, count = 1 }) =>
      firstInLine(text, downBy(text, 0, count - 1)),
    ),
  ],
  [
    'G',
    motion('last line; with a count, that line', 'lines', ({ text, count }) =>
      firstInLine(text, count === undefined ? text.length : downBy(text, 0, count - 1)),
    ),
  ],
])

function leftOnLine(text: string, at: number): number | undefined {
  return at === lineStart(text, at) ? undefined : previousEdge(text, at)
}

function rightOnLine(text: string, at: number): number | undefined {
  return at === lineEnd(text, at) ? undefined : nextEdge(text, at)
}

const lastOf = (text: string, end: number): number => previousEdge(text, end)

export function firstInLine(text: string, at: number): number {
  const start = lineStart(text, at)
  return start + (/^[ \t]*/.exec(text.slice(start, lineEnd(text, start)))?.[0].length ?? 0)
}

/** The start of a line so many lines below, or of the last one. */
function downBy(text: string, at: number, lines: number): number {
  let start = lineStart(text, at)
  for (let left = lines; left > 0 && lineEnd(text, start) < text.length; left--) start = lineEnd(text, start) + 1
  return lines > 0 ? start : at
}

/** The start of a line so many lines away; undefined when there are not so many. */
function lineBy(text: string, at: number, lines: number): number | undefined {
  let start = lineStart(text, at)
  for (let left = Math.abs(lines); left > 0; left--) {
    if (lines < 0 ? start === 0 : lineEnd(text, start) === text.length) return undefined
    start = lines < 0 ? lineStart(text, start - 1) : lineEnd(text, start) + 1
  }
  return start
}

function findRight({ text, at, count = 1, target }: Place): number | undefined {
  let place = nextEdge(text, at)
  let left = count
  for (const grapheme of graphemesOf(text.slice(place, lineEnd(text, at)))) {
    if (grapheme === target && --left === 0) return place
    place += grapheme.length
  }
  return undefined
}

function findLeft({ text, at, count = 1, target }: Place): number | undefined {
  let place = at
  let left = count
  for (const grapheme of graphemesOf(text.slice(lineStart(text, at), at)).toReversed()) {
    place -= grapheme.length
    if (grapheme === target && --left === 0) return place
  }
  return undefined
}

const stepped = (place: Place, step: typeof nextEdge): Place =>
  place.again ? { ...place, at: step(place.text, place.at) } : place

const ifFound = (found: number | undefined, then: (found: number) => number): number | undefined =>
  found === undefined ? undefined : then(found)
