import type { RowItem } from '../../view/rows.ts'
import { ionLine, plainJson, wireJson } from '../../view/value-json.ts'
import type { Formatter } from './formatter.ts'

/** One item per line. */
export class JsonLinesFormatter implements Formatter {
  private readonly jsonOf: (item: RowItem) => string

  private constructor(jsonOf: (item: RowItem) => string) {
    this.jsonOf = jsonOf
  }

  static plain(): JsonLinesFormatter {
    return new JsonLinesFormatter(plainJson)
  }

  /** `{"pk":{"S":"a"}}`: nothing is lost. */
  static wire(): JsonLinesFormatter {
    return new JsonLinesFormatter(wireJson)
  }

  /** As an export to S3 has it. */
  static ion(): JsonLinesFormatter {
    return new JsonLinesFormatter(ionLine)
  }

  begin(): string {
    return ''
  }

  row(item: RowItem): string {
    return `${this.jsonOf(item)}\n`
  }

  *end(): Iterable<string> {}
}

/** One array, an item per line. */
export class JsonArrayFormatter implements Formatter {
  private count = 0

  begin(): string {
    return '['
  }

  row(item: RowItem): string {
    this.count += 1
    return `${this.count === 1 ? '' : ','}\n  ${plainJson(item)}`
  }

  *end(): Iterable<string> {
    yield this.count === 0 ? ']\n' : '\n]\n'
  }
}
