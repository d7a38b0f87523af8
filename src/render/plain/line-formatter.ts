import { lineView } from '../../view/line-view.ts'
import { noMeta, type RowItem, type RowsMeta } from '../../view/rows.ts'
import type { FormatOptions, Formatter } from './formatter.ts'
import { paintValue } from './paint-value.ts'

/** `name: value` per line, documents indented, a blank line between items. */
export class LineFormatter implements Formatter {
  private readonly options: FormatOptions
  private meta: RowsMeta = noMeta
  private first = true

  constructor(options: FormatOptions) {
    this.options = options
  }

  begin(meta: RowsMeta): string {
    this.meta = meta
    return ''
  }

  row(item: RowItem): string {
    const gap = this.first ? '' : '\n'
    this.first = false
    return gap + lineText(item, this.meta, this.options)
  }

  *end(): Iterable<string> {}
}

export function lineText(item: RowItem, meta: RowsMeta, { style }: Pick<FormatOptions, 'style'>): string {
  const lines = lineView(item, meta)
  // An item without attributes is still an item.
  if (lines.length === 0) return '{}\n'
  return lines
    .map(({ depth, name, isKey, value, type }) => {
      const label = name === undefined ? '-' : `${isKey ? style.key(style.strong(name)) : style.strong(name)}:`
      return `${'  '.repeat(depth)}${label}${value === undefined ? '' : ` ${paintValue(value, type, style)}`}\n`
    })
    .join('')
}
