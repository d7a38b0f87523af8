import type { NamedTable } from '../../syntax/complete/slot.ts'
import { TextReader } from '../../syntax/highlight/highlighted.ts'
import type { TextPart } from '../../syntax/highlight/text-part.ts'
import { allKeys, type KnownTable } from './known-table.ts'

export type HighlightedStyle = 'plain' | 'keyword' | 'string' | 'number' | 'key' | 'comment' | 'unknown' | 'error'
export type HighlightedSegment = { readonly text: string; readonly style: HighlightedStyle }

/** What there is to compare names with. */
export type KnownSchema = {
  readonly table: (name: string) => KnownTable | undefined
  /** Every table is known: a name that is not among them is wrong. */
  readonly isListed: boolean
  readonly currentTable: NamedTable | undefined
}

/** Says how the pieces of a text look. One for each text that is being typed: it remembers what it has read of it. */
export class Highlighter {
  private readonly reader = new TextReader()

  /**
   * Together the segments are the text. What is wrong or unknown looks so once the cursor has left it; absent: nobody is
   * typing there.
   */
  segments(text: string, cursor: number | undefined, schema: KnownSchema): readonly HighlightedSegment[] {
    const segments: HighlightedSegment[] = []
    let end = 0
    for (const part of this.reader.parts(text, cursor)) {
      if (part.start > end) segments.push({ text: text.slice(end, part.start), style: 'plain' })
      const touches = cursor !== undefined && cursor > part.start && cursor <= part.end
      segments.push({ text: text.slice(part.start, part.end), style: styleOf(part, touches, schema) })
      end = part.end
    }
    if (end < text.length) segments.push({ text: text.slice(end), style: 'plain' })
    return segments
  }
}

function styleOf(part: TextPart, touches: boolean, schema: KnownSchema): HighlightedStyle {
  switch (part.role) {
    case 'error':
      return touches ? 'plain' : 'error'
    case 'table':
      return !touches && schema.isListed && schema.table(part.name) === undefined ? 'unknown' : 'plain'
    case 'attribute': {
      const target = part.of ?? schema.currentTable
      const table = target === undefined ? undefined : schema.table(target.table)
      if (table === undefined) return 'plain'
      if (isKey(table, target?.index, part.name)) return 'key'
      return part.reads && !touches && isMissing(table, part.name) ? 'unknown' : 'plain'
    }
    default:
      return part.role
  }
}

/** Of what is read: an index has a key of its own. */
function isKey({ keys, indexes }: KnownTable, index: string | undefined, attribute: string): boolean {
  const own = index === undefined ? undefined : indexes.find(({ name }) => name === index)?.keys
  return (own ?? keys).some(({ name }) => name === attribute)
}

/** No item has it. Only who has seen them all can say so. */
function isMissing(table: KnownTable, attribute: string): boolean {
  const { sample } = table
  if (sample === undefined || !sample.complete || sample.keys.length === 0) return false
  return [...allKeys(table), ...sample.attributes].every(({ name }) => name !== attribute)
}
