import type { RowItem, RowsEnd, RowsMeta } from '../../view/rows.ts'
import type { Glyphs } from './glyphs.ts'
import type { Style } from './style.ts'

/**
 * Turns the items of one statement into text, piece by piece. Every piece is text to write as it is; the pieces of `end`
 * are pulled one at a time, so that the writer may wait between them.
 */
export interface Formatter {
  begin(meta: RowsMeta): string
  row(item: RowItem): string
  end(end: RowsEnd): Iterable<string>
}

export type FormatOptions = {
  readonly style: Style
  readonly glyphs: Glyphs
  /** Read anew for each result: a terminal may have been resized. */
  readonly columns: number
  /** Rows a table shows; more are left out in the middle. 0: all. */
  readonly maxRows: number
  readonly wrap: boolean
  /** Text for NULL in csv and tsv. */
  readonly nullText: string
  /** The output is looked at on a terminal: escapes in data are made visible also where a file would get them raw. */
  readonly forTerminal: boolean
}
