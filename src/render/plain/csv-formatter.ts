import { type Options, stringify } from 'csv-stringify/sync'
import { RowSpool } from '../../base/row-spool.ts'
import { AttributeSurvey } from '../../view/attribute-survey.ts'
import { flatText } from '../../view/flat-text.ts'
import { noMeta, type RowItem, type RowsMeta } from '../../view/rows.ts'
import { visibleText } from '../../view/visible-text.ts'
import type { FormatOptions, Formatter } from './formatter.ts'

/**
 * RFC 4180 with a header that is the union of all attributes, so the rows wait until all are known. A field is empty when
 * the attribute is missing; NULL has a text of its own.
 */
export class CsvFormatter implements Formatter {
  private readonly options: Pick<FormatOptions, 'nullText' | 'forTerminal'>
  private readonly form: Options
  private readonly survey = new AttributeSurvey()
  private readonly rows = new RowSpool<RowItem>()
  private meta: RowsMeta = noMeta

  constructor(separator: ',' | '\t', options: Pick<FormatOptions, 'nullText' | 'forTerminal'>) {
    this.options = options
    this.form = {
      delimiter: separator,
      record_delimiter: separator === ',' ? '\r\n' : '\n',
      // The library quotes its own record delimiter only.
      quoted_match: /[\r\n]/,
    }
  }

  begin(meta: RowsMeta): string {
    this.meta = meta
    return ''
  }

  row(item: RowItem): string {
    this.survey.add(item)
    this.rows.push(item)
    return ''
  }

  *end(): Iterable<string> {
    const names = this.survey.inOrder([...this.meta.keys, ...this.meta.otherKeys]).map(({ name }) => name)
    if (names.length === 0) return
    yield this.record(names)
    for (const item of this.rows.drain())
      yield this.record(names.map((name) => flatText(item, name, this.options.nullText)))
  }

  private record(fields: readonly string[]): string {
    const shown = this.options.forTerminal ? fields.map(visibleText) : fields
    return stringify([[...shown]], this.form)
  }
}
