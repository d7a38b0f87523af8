import { keepHeapSmall } from '../base/keep-heap-small.ts'
import type { Item } from '../model/value.ts'

/**
 * Items as lines of DynamoDB JSON, as an export to S3 has them: `{"Item":{...}}` and a newline each, UTF-8. On their way from
 * the database to a file nobody looks into them.
 */
export type ItemLines = { readonly lines: Uint8Array; readonly count: number }

export const lineStart = '{"Item":'
export const lineEnd = '}\n'

export const linesOf = (items: readonly Item[]): ItemLines => ({
  lines: Buffer.from(items.map((item) => `${lineStart}${JSON.stringify(item)}${lineEnd}`).join('')),
  count: items.length,
})

/** One after the other. JSON has no newline but between two texts. */
export function* itemsIn({ lines, count }: ItemLines): Generator<Item, void> {
  // Looking into items is what makes a heap grow.
  keepHeapSmall()
  for (const line of decoder.decode(lines).split('\n', count)) yield (JSON.parse(line) as { readonly Item: Item }).Item
}

/** The text of the last item. */
export function lastTextIn(lines: Uint8Array): string {
  const line = lines.subarray(lines.lastIndexOf(newline, lines.length - 2) + 1)
  return decoder.decode(line).slice(lineStart.length, -lineEnd.length)
}

const newline = 0x0a
const decoder = new TextDecoder('utf-8', { ignoreBOM: true })
