import { type Options, stringify } from 'csv-stringify/sync'
import { RowSpool } from '../base/row-spool.ts'
import { plainJsonText } from '../model/plain-json.ts'
import { type Item, memberOf, typeOf, type Value } from '../model/value.ts'
import { type ItemLines, itemsIn } from '../operation/item-lines.ts'
import { valueOfCell } from './infer-value.ts'
import type { ItemEncoder, Losses } from './item-encoder.ts'

export type CsvOptions = {
  readonly delimiter: string
  /** The columns; absent: every attribute that an item has, those of `first` in front. */
  readonly columns?: readonly string[] | undefined
  readonly first: readonly string[]
  readonly nullText: string
  /** Keys are read as the table has them. */
  readonly keys: ReadonlySet<string>
}

/** Rows of a table of text. Without named columns they wait until all are known: in memory, then in a file of their own. */
export class CsvEncoder implements ItemEncoder {
  private readonly options: CsvOptions
  private readonly form: Options
  private readonly rows = new RowSpool<Item>()
  private readonly names = new Set<string>()
  private readonly survey = new ColumnSurvey()
  private begun = false

  constructor(options: CsvOptions) {
    this.options = options
    this.form = {
      delimiter: options.delimiter,
      record_delimiter: options.delimiter === '\t' ? '\n' : '\r\n',
      // The library quotes its own record delimiter only.
      quoted_match: /[\r\n]/,
    }
  }

  encode(lines: ItemLines): string {
    const items = [...itemsIn(lines)]
    for (const item of items) this.survey.add(item, this.options)
    const { columns } = this.options
    if (columns !== undefined) return this.records(columns, items)
    for (const item of items) {
      for (const name in item) this.names.add(name)
      this.rows.push(item)
    }
    return ''
  }

  *end(): Iterable<string> {
    const { columns, first } = this.options
    const names = columns ?? [
      ...first.filter((name) => this.names.has(name)),
      ...[...this.names].filter((name) => !first.includes(name)),
    ]
    if (!this.begun && names.length > 0) yield this.records(names, [])
    let batch: Item[] = []
    for (const item of this.rows.drain()) {
      batch.push(item)
      if (batch.length < batchMax) continue
      yield this.records(names, batch)
      batch = []
    }
    yield this.records(names, batch)
  }

  get losses(): Losses {
    return this.survey.losses()
  }

  private records(names: readonly string[], items: readonly Item[]): string {
    const rows = items.map((item) => names.map((name) => cellOf(memberOf(item, name), this.options.nullText)))
    const head = this.begun ? [] : [[...names]]
    this.begun = true
    return rows.length + head.length === 0 ? '' : stringify([...head, ...rows], this.form)
  }
}

const batchMax = 512

/** Strings and digits as they are, containers as JSON, what is missing as nothing. */
function cellOf(value: Value | undefined, nullText: string): string {
  if (value === undefined) return ''
  if ('S' in value) return value.S
  if ('N' in value) return value.N
  if ('B' in value) return value.B
  if ('NULL' in value) return nullText
  return plainJsonText(value)
}

/** Which columns would come back as something else than they were, and with which type they would not. */
class ColumnSurvey {
  private readonly types = new Map<string, Set<string>>()
  private readonly odd = new Set<string>()

  add(item: Item, { nullText, keys }: CsvOptions): void {
    for (const name in item) {
      const value = item[name]
      if (value === undefined || keys.has(name) || 'NULL' in value) continue
      const known = this.types.get(name)
      if (known === undefined) this.types.set(name, new Set([typeWords[typeOf(value)]]))
      else known.add(typeWords[typeOf(value)])
      if (!this.odd.has(name) && changes(value, nullText)) this.odd.add(name)
    }
  }

  losses(): Losses {
    const types = new Map<string, string>()
    const mixed: string[] = []
    for (const name of this.odd) {
      const [only = '', second] = this.types.get(name) ?? []
      if (second === undefined) types.set(name, only)
      else mixed.push(name)
    }
    return { types, mixed }
  }
}

const typeWords = {
  S: 'STRING',
  N: 'NUMBER',
  B: 'BINARY',
  BOOL: 'BOOL',
  NULL: '',
  L: 'LIST',
  M: 'MAP',
  SS: 'SS',
  NS: 'NS',
  BS: 'BS',
} as const

function changes(value: Value, nullText: string): boolean {
  if ('N' in value || 'BOOL' in value || 'L' in value || 'M' in value) return false
  if (!('S' in value)) return true
  const back = valueOfCell(value.S, undefined, true)
  return value.S === nullText || back === undefined || !('S' in back)
}
