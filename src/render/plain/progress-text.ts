import { displayWidth } from '../../view/display-width.ts'
import type { ProgressPart, ProgressView } from '../../view/progress-view.ts'
import type { Look } from './cost-text.ts'
import { cutText } from './fit-text.ts'

const barColumns = 20
const narrowBarColumns = 8

/**
 * One line, without a line break, as wide as the columns at most:
 * `import orders ████░░░░  42 %  84k/200k items  12.1k/s  310 WCU  ~9 s left`. What tells most comes first where not all has room.
 */
export function progressLine(
  { label, share, parts }: ProgressView,
  look: Look,
  columns = Number.POSITIVE_INFINITY,
): string {
  const { glyphs, style } = look
  const widthOf = (shown: readonly ProgressPart[], bar: number): number =>
    displayWidth(words(label, share, shown)) + (share === undefined ? 0 : bar + 1)
  const bar = widthOf(parts, barColumns) <= columns ? barColumns : narrowBarColumns
  let shown: readonly ProgressPart[] = []
  for (const part of parts.toSorted((one, other) => other.rank - one.rank)) {
    const more = parts.filter((each) => each === part || shown.includes(each))
    if (shown.length === 0 || widthOf(more, bar) <= columns) shown = more
  }
  if (widthOf(shown, bar) > columns) return cutText(words(label, undefined, shown), columns, glyphs.ellipsis)
  if (share === undefined) return words(label, share, shown)
  const gauge = barText(share, bar, glyphs.barFull, (text) => style.faint(text), glyphs.barEmpty)
  return `${label} ${gauge}${words('', share, shown)}`
}

const words = (label: string, share: number | undefined, parts: readonly ProgressPart[]): string =>
  [
    label,
    ...(share === undefined ? [] : [`${Math.floor(share * 100)} %`.padStart(5)]),
    ...parts.map(({ text }) => text),
  ].join('  ')

function barText(share: number, columns: number, full: string, faint: (text: string) => string, empty: string): string {
  const filled = Math.round(share * columns)
  return full.repeat(filled) + faint(empty.repeat(columns - filled))
}
