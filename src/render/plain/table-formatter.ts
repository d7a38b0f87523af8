import { countText } from '../../base/count-text.ts'
import { AttributeSurvey } from '../../view/attribute-survey.ts'
import { noMeta, type RowItem, type RowsEnd, type RowsMeta } from '../../view/rows.ts'
import { collectionOf, layoutTable, type TableLayout, tableCells, tableFooter } from '../../view/table-view.ts'
import type { FormatOptions, Formatter } from './formatter.ts'
import { lineText } from './line-formatter.ts'
import { frameRoom, type TableFrame, TableText } from './table-text.ts'

/** With all rows wanted, this many settle the widths and the rest streams. */
const rowsThatSettleWidths = 1_000

/**
 * A table for people. It holds only the rows it may show: the first `maxRows` and a window of the last ones, or, when all
 * are wanted, the first thousand.
 */
export class TableFormatter implements Formatter {
  private readonly frame: TableFrame
  private readonly options: FormatOptions
  private readonly survey = new AttributeSurvey()
  private meta: RowsMeta = noMeta
  private readonly head: RowItem[] = []
  private readonly tail: RowItem[] = []
  private drawing: Drawing | undefined

  constructor(frame: TableFrame, options: FormatOptions) {
    this.frame = frame
    this.options = options
  }

  begin(meta: RowsMeta): string {
    this.meta = meta
    return ''
  }

  row(item: RowItem): string {
    this.survey.add(item)
    if (this.drawing !== undefined) return this.drawing.row(item)
    const { maxRows } = this.options
    if (maxRows === 0) {
      this.head.push(item)
      return this.head.length < rowsThatSettleWidths ? '' : this.start(this.head.splice(0))
    }
    if (this.head.length < maxRows) this.head.push(item)
    else {
      this.tail.push(item)
      if (this.tail.length > maxRows) this.tail.shift()
    }
    return ''
  }

  *end(end: RowsEnd): Iterable<string> {
    if (this.drawing === undefined && this.survey.count > 0) yield this.held()
    if (this.drawing !== undefined) yield this.drawing.foot()
    const attributes = this.survey.inOrder([]).length
    yield `${this.options.style.faint(tableFooter(this.drawing?.layout, attributes, end))}\n`
  }

  /** Everything held, with its middle left out when it is more than wanted. */
  private held(): string {
    const { maxRows } = this.options
    const rows = [...this.head, ...this.tail]
    const hidden = this.survey.count - maxRows
    if (maxRows === 0 || hidden <= 0) return this.start(rows)
    const first = rows.slice(0, Math.ceil(maxRows / 2))
    const last = rows.slice(rows.length - Math.floor(maxRows / 2))
    const head = this.start(first, [...first, ...last])
    return head + (this.drawing?.gap(hidden) ?? '') + last.map((item) => this.drawing?.row(item) ?? '').join('')
  }

  private start(rows: readonly RowItem[], measured: readonly RowItem[] = rows): string {
    const { columns } = this.options
    const layout = layoutTable(this.survey, measured, this.meta, { columns, ...frameRoom(this.frame) })
    const grouped = hasCollections(measured, this.meta)
    const drawing = new Drawing(this.frame, this.options, this.meta, layout, grouped)
    this.drawing = drawing
    return drawing.head() + rows.map((item) => drawing.row(item)).join('')
  }
}

/** Rules between collections help the eye only while they are fewer than the rows between them. */
function hasCollections(items: readonly RowItem[], meta: RowsMeta): boolean {
  const collections = items.map((item) => collectionOf(item, meta))
  const runs = collections.filter((collection, at) => at === 0 || collection !== collections[at - 1])
  return runs.length > 1 && 2 * runs.length <= collections.length
}

/** Rows of a settled layout, or of none, which is line mode. */
class Drawing {
  readonly layout: TableLayout | undefined
  private readonly text: TableText | undefined
  private readonly options: FormatOptions
  private readonly meta: RowsMeta
  private readonly grouped: boolean
  private previous: string | undefined

  constructor(
    frame: TableFrame,
    options: FormatOptions,
    meta: RowsMeta,
    layout: TableLayout | undefined,
    grouped: boolean,
  ) {
    this.layout = layout
    this.options = options
    this.meta = meta
    this.grouped = grouped
    this.text = layout === undefined ? undefined : new TableText(layout, { ...options, frame })
  }

  head(): string {
    return this.text?.head() ?? ''
  }

  row(item: RowItem): string {
    if (this.text === undefined || this.layout === undefined) return `${lineText(item, this.meta, this.options)}\n`
    const collection = collectionOf(item, this.meta)
    const repeats = collection !== undefined && collection === this.previous
    const rule = this.grouped && !repeats && this.previous !== undefined ? this.text.collectionRule() : ''
    this.previous = collection
    return rule + this.text.row(tableCells(this.layout, item), repeats)
  }

  /** What follows a gap belongs to no row above it. */
  gap(hidden: number): string {
    this.previous = undefined
    return this.text?.gap(hidden) ?? `${this.options.glyphs.gap} ${countText(hidden)} more\n\n`
  }

  foot(): string {
    return this.text?.foot() ?? ''
  }
}
