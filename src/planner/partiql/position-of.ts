import type { Span } from '../../base/shell-error.ts'
import type { TokenPosition } from '../../model/messages/partiql.ts'

/** Line, column and length of a span of the statement's text. */
export type PositionOf = (span: Span) => TokenPosition
