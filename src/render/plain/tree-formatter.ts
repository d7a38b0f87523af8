import { type LineView, lineView } from '../../view/line-view.ts'
import { noMeta, type RowItem, type RowsMeta } from '../../view/rows.ts'
import type { FormatOptions, Formatter } from './formatter.ts'
import { paintValue } from './paint-value.ts'

/** An item is its key, and below it what else it has, documents as branches. */
export class TreeFormatter implements Formatter {
  private readonly options: FormatOptions
  private meta: RowsMeta = noMeta

  constructor(options: FormatOptions) {
    this.options = options
  }

  begin(meta: RowsMeta): string {
    this.meta = meta
    return ''
  }

  row(item: RowItem): string {
    const lines = lineView(item, this.meta)
    const key = lines.filter(({ isKey, depth }) => isKey && depth === 0)
    const { style } = this.options
    const head = key.map(({ name, value }) => `${style.key(name ?? '')}: ${style.strong(value ?? '')}`).join('  ')
    const rest = lines.filter((line) => !key.includes(line))
    return `${head === '' ? 'item' : head}\n${this.branches(rest)}`
  }

  *end(): Iterable<string> {}

  /** An element of a list has no name; one with members below it has a dash. */
  private own({ name, value, type }: LineView): string {
    const { style } = this.options
    const shown = value && paintValue(value, type, style)
    if (name === undefined) return shown ?? '-'
    return `${style.strong(name)}:${shown === undefined ? '' : ` ${shown}`}`
  }

  private branches(lines: readonly LineView[]): string {
    const { style, glyphs } = this.options
    return lines
      .map((line, at) => {
        const trunks = Array.from({ length: line.depth }, (_, depth) =>
          goesOn(lines, at, depth) ? glyphs.trunk : '   ',
        )
        const branch = goesOn(lines, at, line.depth) ? glyphs.branch : glyphs.lastBranch
        return `${style.faint(trunks.join('') + branch)}${this.own(line)}\n`
      })
      .join('')
  }
}

/** Whether another line of this depth follows, before one that is less deep. */
function goesOn(lines: readonly LineView[], at: number, depth: number): boolean {
  for (const line of lines.slice(at + 1)) if (line.depth <= depth) return line.depth === depth
  return false
}
