import { countText } from '../../base/count-text.ts'
import { displayWidth, piecesOfWidth } from '../../view/display-width.ts'
import { type Cell, hiddenHeader, type TableColumn, type TableLayout } from '../../view/table-view.ts'
import { cutText, fitText } from './fit-text.ts'
import { asciiBox, type BoxGlyphs, type Glyphs } from './glyphs.ts'
import { paintValue } from './paint-value.ts'
import type { Style } from './style.ts'

export type TableFrame = 'table' | 'box' | 'ascii'

/** Columns that a frame needs beside its cells. */
export const frameRoom = (frame: TableFrame): { readonly gutter: number; readonly edges: number } =>
  frame === 'table' ? { gutter: 2, edges: 0 } : { gutter: 3, edges: 4 }

/** Draws a laid-out table line by line. Every method gives whole lines with their line breaks. */
export class TableText {
  private readonly layout: TableLayout
  private readonly frame: TableFrame
  private readonly style: Style
  private readonly glyphs: Glyphs
  private readonly wrap: boolean
  private readonly widths: readonly number[]
  private readonly box: BoxGlyphs

  constructor(
    layout: TableLayout,
    { frame, style, glyphs, wrap }: { frame: TableFrame; style: Style; glyphs: Glyphs; wrap: boolean },
  ) {
    this.layout = layout
    this.frame = frame
    this.style = style
    this.glyphs = glyphs
    this.wrap = wrap
    this.box = frame === 'ascii' ? asciiBox : glyphs.box
    const hidden = layout.hidden.length === 0 ? [] : [hiddenHeader(layout.hidden.length).length]
    this.widths = [...layout.columns.map(({ width }) => width), ...hidden]
  }

  head(): string {
    const titles = this.layout.columns.map((column) => this.title(column))
    if (this.layout.hidden.length > 0) titles.push(this.style.faint(hiddenHeader(this.layout.hidden.length)))
    return this.border(this.box.top) + this.line(titles) + this.rule(this.box.middle, this.box.horizontal)
  }

  /** `repeats`: the partition key is the same as in the row above. */
  row(cells: readonly Cell[], repeats: boolean): string {
    const columns = cells.map((cell, position) => this.cellLines(cell, position, repeats && position === 0))
    const height = Math.max(...columns.map((lines) => lines.length))
    let text = ''
    for (let at = 0; at < height; at += 1) {
      text += this.line(columns.map((lines, position) => lines[at] ?? ' '.repeat(this.widths[position] ?? 0)))
    }
    return text
  }

  /** Parts item collections. */
  collectionRule(): string {
    return this.rule(this.box.middle, this.frame === 'table' ? this.glyphs.thinRule : this.box.thin)
  }

  gap(hiddenRows: number): string {
    const text = `${this.glyphs.gap} ${countText(hiddenRows)} more`
    if (this.frame === 'table') return `${this.style.faint(text)}\n`
    const inner = this.widths.reduce((sum, width) => sum + width + 3, -1)
    const edge = this.style.faint(this.box.vertical)
    return `${edge}${this.style.faint(fitText(` ${text}`, inner, this.glyphs.ellipsis))}${edge}\n`
  }

  foot(): string {
    return this.border(this.box.bottom)
  }

  /** The type is left out where it does not fit. */
  private title({ header, type, width }: TableColumn): string {
    const { style, glyphs } = this
    const room = width - displayWidth(header)
    const shown = style.strong(cutText(header, width, glyphs.ellipsis))
    const withType = type === undefined || room <= type.length ? shown : `${shown} ${style.faint(type)}`
    const padding = ' '.repeat(Math.max(0, withType === shown ? room : room - (type?.length ?? 0) - 1))
    return type === 'N' ? padding + withType : withType + padding
  }

  private cellLines(cell: Cell, position: number, repeats: boolean): readonly string[] {
    const text = this.shown(cell)
    const width = this.widths[position] ?? 0
    const room = Math.max(width, Math.min(displayWidth(text), cell.widthMax))
    const pieces = this.wrap ? piecesOfWidth(text, width) : [text]
    return pieces.map((piece) => this.paint(cell, fitText(piece, room, this.glyphs.ellipsis, cell.align), repeats))
  }

  private shown({ text, tone }: Cell): string {
    if (tone === 'missing') return this.glyphs.missing
    return this.glyphs.tier === 'ascii' || this.glyphs.tier === 'spoken' ? text.replaceAll('␀', '\\0') : text
  }

  /** Blanks beside it stay bare, so that those at the end of a line can go. */
  private paint({ tone, type }: Cell, text: string, repeats: boolean): string {
    const [, before = '', shown = '', after = ''] = /^( *)(.*?)( *)$/s.exec(text) ?? []
    const painted = tone === 'value' && !repeats ? paintValue(shown, type, this.style) : this.style.faint(shown)
    return before + painted + after
  }

  private line(cells: readonly string[]): string {
    if (this.frame === 'table') return `${cells.join('  ').trimEnd()}\n`
    const edge = this.style.faint(this.box.vertical)
    return `${edge} ${cells.join(` ${edge} `)} ${edge}\n`
  }

  private rule(ends: readonly [string, string, string], horizontal: string): string {
    if (this.frame !== 'table') return this.border(ends, horizontal)
    const glyph = horizontal === this.box.horizontal ? this.glyphs.rule : horizontal
    return `${this.style.faint(this.widths.map((width) => glyph.repeat(width)).join('  '))}\n`
  }

  private border([left, cross, right]: readonly [string, string, string], horizontal = this.box.horizontal): string {
    if (this.frame === 'table') return ''
    const segments = this.widths.map((width) => horizontal.repeat(width + 2))
    return `${this.style.faint(left + segments.join(cross) + right)}\n`
  }
}
