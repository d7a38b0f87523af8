import { ionText } from '../model/ion-text.ts'
import { plainJsonText } from '../model/plain-json.ts'
import type { Item } from '../model/value.ts'
import type { TransferFormat } from './formats.ts'

/** Items as the text of a format. What it is given of an item is the JSON text that is stored: DynamoDB JSON. */
export interface ItemEncoder {
  encode(texts: readonly string[]): string
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
        encode: (texts) => (texts.length === 0 ? '' : `{"Item":${texts.join('}\n{"Item":')}}\n`),
        *end() {},
        losses: noLosses,
      }
    case 'ion':
      return lines((text) => `${ionText(JSON.parse(text) as Item)}\n`)
    case 'jsonl':
      return lines((text) => `${plainJsonText({ M: JSON.parse(text) as Item })}\n`)
    case 'json':
      return jsonArray()
  }
}

const lines = (lineOf: (text: string) => string): ItemEncoder => ({
  encode: (texts) => {
    let all = ''
    for (const text of texts) all += lineOf(text)
    return all
  },
  *end() {},
  losses: noLosses,
})

function jsonArray(): ItemEncoder {
  let count = 0
  const element = (text: string): string =>
    `${count++ === 0 ? '[\n' : ',\n'}${plainJsonText({ M: JSON.parse(text) as Item })}`
  return {
    encode: (texts) => texts.map(element).join(''),
    *end() {
      yield count === 0 ? '[]\n' : '\n]\n'
    },
    losses: noLosses,
  }
}
