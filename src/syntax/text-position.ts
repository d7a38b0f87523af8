import type { Span } from '../base/shell-error.ts'
import type { TokenPosition } from '../model/messages/partiql.ts'

/** Where a span begins, by line and column from 1; its length in UTF-16 units. */
export function positionOf(text: string, { start, end }: Span): TokenPosition {
  let line = 1
  let lineStart = 0
  for (let at = text.indexOf('\n'); at >= 0 && at < start; at = text.indexOf('\n', at + 1)) {
    line++
    lineStart = at + 1
  }
  return { line, column: start - lineStart + 1, length: end - start }
}
