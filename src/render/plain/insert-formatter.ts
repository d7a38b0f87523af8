import { putText } from '../../view/put-text.ts'
import { noMeta, type RowItem, type RowsMeta } from '../../view/rows.ts'
import { visibleText } from '../../view/visible-text.ts'
import type { FormatOptions, Formatter } from './formatter.ts'

/** A statement for each item, which `.read` runs. On a terminal what would drive it is shown instead. */
export class InsertFormatter implements Formatter {
  private readonly shown: (text: string) => string
  private meta: RowsMeta = noMeta

  constructor({ forTerminal }: Pick<FormatOptions, 'forTerminal'>) {
    this.shown = forTerminal ? visibleText : (text) => text
  }

  begin(meta: RowsMeta): string {
    this.meta = meta
    return ''
  }

  row(item: RowItem): string {
    return `${this.shown(putText(this.meta.table || 'items', item))}\n`
  }

  *end(): Iterable<string> {}
}
