import { plural } from '../base/count-text.ts'
import { memberOf, typeOf, type ValueType } from '../model/value.ts'
import type { AttributeFacts, AttributeSurvey } from './attribute-survey.ts'
import { cellText, missingText } from './cell-text.ts'
import { displayWidth } from './display-width.ts'
import type { RowItem, RowsEnd, RowsMeta } from './rows.ts'
import { visibleText } from './visible-text.ts'

export type TableColumn = {
  /** The attribute's name as stored; `header` is safe to print. */
  readonly name: string
  readonly header: string
  /** The type of every value in the column; absent when they differ, and then each cell says its own. */
  readonly type?: ValueType | undefined
  readonly role: 'key' | 'attribute'
  readonly width: number
  /** A key beyond `width`, in a row that came after the widths were settled, pushes the others aside up to here. */
  readonly widthMax: number
}

export type TableLayout = {
  readonly columns: readonly TableColumn[]
  /** Attributes that did not fit, which share the last column. */
  readonly hidden: readonly string[]
}

export type Cell = {
  readonly text: string
  readonly tone: 'value' | 'missing' | 'hidden'
  /** Of what it shows. */
  readonly type?: ValueType | undefined
  readonly align: 'left' | 'right'
  /** Columns to take before the text is cut. */
  readonly widthMax: number
}

export type LayoutOptions = {
  readonly columns: number
  /** Columns between two cells, and at both ends of a row. */
  readonly gutter: number
  readonly edges: number
}

const narrowest = 8
const widestWhileOthersWait = 40
/** Dates, states and the like: cutting them to make room for one more column would help nobody. */
const neverCut = 12

/**
 * Which attributes become columns and how wide; undefined when a table would say less than line mode: even the keys do not
 * fit, or there is one item and it is wide. `items` are the ones that will be printed.
 */
export function layoutTable(
  survey: AttributeSurvey,
  items: readonly RowItem[],
  meta: RowsMeta,
  options: LayoutOptions,
): TableLayout | undefined {
  const facts = survey.inOrder([...meta.keys, ...meta.otherKeys])
  const wanted = facts.map((attribute) => wantedColumn(attribute, items, meta))
  const chosen = choose(wanted, options)
  if (chosen === undefined) return undefined
  if (survey.count === 1 && chosen.length < wanted.length) return undefined
  const hidden = wanted.filter((column) => !chosen.includes(column)).map(({ name }) => name)
  return { columns: widen(chosen, options, hidden.length), hidden }
}

type Wanted = Omit<TableColumn, 'width' | 'widthMax'> & {
  readonly least: number
  readonly natural: number
}

function wantedColumn(facts: AttributeFacts, items: readonly RowItem[], meta: RowsMeta): Wanted {
  const types = [...facts.types].filter((type) => type !== 'NULL')
  const type = types.length === 1 ? types[0] : types.length === 0 ? 'NULL' : undefined
  const header = visibleText(facts.name)
  const role = meta.keys.includes(facts.name) ? 'key' : 'attribute'
  const headerWidth = displayWidth(header) + (type === undefined ? 0 : type.length + 1)
  let natural = headerWidth
  let uncut = 0
  for (const item of items) {
    const value = memberOf(item, facts.name)
    if (value === undefined) continue
    const width = displayWidth(typedCellText(item, facts.name, type))
    natural = Math.max(natural, width)
    if ('N' in value) uncut = Math.max(uncut, width)
  }
  const least = Math.max(uncut, natural <= neverCut ? natural : narrowest)
  return { name: facts.name, header, type, role, natural, least }
}

/** Undefined when the keys do not fit. A column too wide for what is left does not keep narrower ones out. */
function choose(wanted: readonly Wanted[], options: LayoutOptions): readonly Wanted[] | undefined {
  const chosen: Wanted[] = []
  let used = options.edges
  for (const [position, column] of wanted.entries()) {
    const width = column.role === 'key' ? keyWidth(column, options) : column.least
    const gutter = chosen.length === 0 ? 0 : options.gutter
    const othersWait = position < wanted.length - 1 || chosen.length < position
    const reserve = othersWait ? options.gutter + hiddenHeaderWidth(wanted.length) : 0
    const restFits = used + gutter + width + leastOfAll(wanted.slice(position + 1), options) <= options.columns
    if (used + gutter + width + (restFits && chosen.length === position ? 0 : reserve) <= options.columns) {
      chosen.push(column)
      used += gutter + width
    } else if (column.role === 'key') return undefined
  }
  return chosen
}

const leastOfAll = (columns: readonly Wanted[], { gutter }: LayoutOptions): number =>
  columns.reduce((width, column) => width + gutter + column.least, 0)

const keyWidth = (column: Wanted, { columns }: LayoutOptions): number =>
  Math.max(column.least, Math.min(column.natural, Math.floor(columns / 2)))

const hiddenHeaderWidth = (attributes: number): number => hiddenHeader(attributes).length
export const hiddenHeader = (count: number): string => `+${count} attrs`

/** Hands out the columns that are left: first up to the usual maximum, then, when nothing is hidden, as far as they go. */
function widen(chosen: readonly Wanted[], options: LayoutOptions, hiddenCount: number): readonly TableColumn[] {
  const widths = chosen.map((column) => (column.role === 'key' ? keyWidth(column, options) : column.least))
  const gutters = options.gutter * (chosen.length - 1)
  const hidden = hiddenCount === 0 ? 0 : options.gutter + hiddenHeaderWidth(hiddenCount)
  let left = options.columns - options.edges - gutters - hidden - widths.reduce((sum, width) => sum + width, 0)
  const caps = hiddenCount === 0 ? [widestWhileOthersWait, Number.POSITIVE_INFINITY] : [widestWhileOthersWait]
  for (const cap of caps)
    left = share(
      widths,
      chosen.map(({ natural }) => Math.min(natural, cap)),
      left,
    )
  return chosen.map(({ name, header, type, role }, position) => {
    const width = widths[position] ?? narrowest
    const widthMax = role === 'key' ? Math.max(width, Math.floor(options.columns / 2)) : width
    return { name, header, type, role, width, widthMax }
  })
}

/** Raises the widths towards their targets evenly; returns what is left over. */
function share(widths: number[], targets: readonly number[], available: number): number {
  let left = available
  for (;;) {
    const needy = widths.flatMap((width, position) => (width < (targets[position] ?? 0) ? [position] : []))
    if (needy.length === 0 || left <= 0) return left
    const each = Math.max(1, Math.floor(left / needy.length))
    for (const position of needy) {
      const width = widths[position] ?? 0
      const extra = Math.min(each, (targets[position] ?? 0) - width, left)
      widths[position] = width + extra
      left -= extra
    }
  }
}

/** The cells of one item, the shared last column included. */
export function tableCells(layout: TableLayout, item: RowItem): readonly Cell[] {
  const cells = layout.columns.map((column) => cellOf(item, column))
  if (layout.hidden.length === 0) return cells
  const count = layout.hidden.filter((name) => memberOf(item, name) !== undefined).length
  return [...cells, { text: count === 0 ? '' : `+${count}`, tone: 'hidden', align: 'left', widthMax: 0 }]
}

function cellOf(item: RowItem, column: TableColumn): Cell {
  const align = column.type === 'N' ? 'right' : 'left'
  const value = memberOf(item, column.name)
  if (value === undefined) return { text: missingText, tone: 'missing', align, widthMax: column.widthMax }
  return {
    text: typedCellText(item, column.name, column.type),
    tone: 'value',
    type: typeOf(value),
    align,
    widthMax: 'N' in value ? Number.POSITIVE_INFINITY : column.widthMax,
  }
}

function typedCellText(item: RowItem, name: string, type: ValueType | undefined): string {
  const value = memberOf(item, name)
  if (value === undefined) return missingText
  return type !== undefined || 'NULL' in value ? cellText(value) : `${typeOf(value)} ${cellText(value)}`
}

/** The partition key as text, by which consecutive items are one collection. */
export function collectionOf(item: RowItem, meta: RowsMeta): string | undefined {
  const [partitionKey, sortKey] = meta.keys
  if (partitionKey === undefined || sortKey === undefined) return undefined
  const value = memberOf(item, partitionKey)
  return value === undefined ? undefined : JSON.stringify(value)
}

export function tableFooter(
  layout: TableLayout | undefined,
  attributeCount: number,
  { count, more, next }: RowsEnd,
): string {
  const attributes =
    layout === undefined || layout.columns.length === attributeCount
      ? ''
      : `, ${layout.columns.length} of ${attributeCount} attributes shown`
  const rest = next === undefined ? ', and there are more' : `, more: ${next}`
  return `${plural(count, 'item')}${attributes}${more ? rest : ''}`
}
