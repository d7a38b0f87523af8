import { ionText } from '../model/ion-text.ts'
import { plainJsonText } from '../model/plain-json.ts'
import type { Item } from '../model/value.ts'
import { type ItemLines, itemsIn } from '../operation/item-lines.ts'
import type { TransferFormat } from './formats.ts'

/** Items as the text of a format, or as its bytes. */
export interface ItemEncoder {
  encode(items: ItemLines): string | Uint8Array
  /** What comes after the last item. */
  end(): Iterable<string>
  /** What a reader of the format would take otherwise than it was. */
  readonly losses: Losses
}

export type Losses = {
  /** Columns with the types that say what they hold. */
  readonly types: ReadonlyMap<string, string>
  /** Columns whose cells are of several types. */
  readonly mixed: readonly string[]
}

const noLosses: Losses = { types: new Map(), mixed: [] }

/** Of a format that needs no more than one item at a time. CSV and TSV are another matter: `CsvEncoder`. */
export function lineEncoder(format: Exclude<TransferFormat, 'csv' | 'tsv'>): ItemEncoder {
  switch (format) {
    case 'ddb-json':
      return {
        encode: (items) => items.lines,
        *end() {},
        losses: noLosses,
      }
    case 'ion':
      return lines((item) => `${ionText(item)}\n`)
    case 'jsonl':
      return lines((item) => `${plainJsonText({ M: item })}\n`)
    case 'json':
      return jsonArray()
  }
}

const lines = (lineOf: (item: Item) => string): ItemEncoder => ({
  encode: (items) => {
    let all = ''
    for (const item of itemsIn(items)) all += lineOf(item)
    return all
  },
  *end() {},
  losses: noLosses,
})

function jsonArray(): ItemEncoder {
  let count = 0
  const elements = lines((item) => `${count++ === 0 ? '[\n' : ',\n'}${plainJsonText({ M: item })}`)
  return {
    ...elements,
    *end() {
      yield count === 0 ? '[]\n' : '\n]\n'
    },
  }
}
