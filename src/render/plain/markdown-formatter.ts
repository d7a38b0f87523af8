import { RowSpool } from '../../base/row-spool.ts'
import { AttributeSurvey } from '../../view/attribute-survey.ts'
import { flatText } from '../../view/flat-text.ts'
import { noMeta, type RowItem, type RowsMeta } from '../../view/rows.ts'
import type { Formatter } from './formatter.ts'
import { markdownCell } from './markdown-text.ts'

/** A pipe table with every attribute, for documents and comments on pull requests. */
export class MarkdownFormatter implements Formatter {
  private readonly survey = new AttributeSurvey()
  private readonly rows = new RowSpool<RowItem>()
  private meta: RowsMeta = noMeta

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
    const columns = this.survey.inOrder([...this.meta.keys, ...this.meta.otherKeys])
    if (columns.length === 0) return
    const allNumbers = columns.map(({ types }) => types.size === 1 && types.has('N'))
    yield line(columns.map(({ name }) => markdownCell(name)))
    yield line(allNumbers.map((number) => (number ? '---:' : '---')))
    for (const item of this.rows.drain())
      yield line(columns.map(({ name }) => markdownCell(flatText(item, name, 'NULL'))))
  }
}

const line = (cells: readonly string[]): string => `| ${cells.join(' | ')} |\n`
