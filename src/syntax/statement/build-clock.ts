import type { IToken } from 'chevrotain'
import type { ClockStatementCstNode, TimeUnitCstNode } from '../../../grammars/statement-cst.d.ts'
import type { ClockStatement, TimeUnit } from '../../ast/clock-statement.ts'
import { nodeSpan, one, tokenSpan } from '../cst.ts'
import { mistake, quotedText } from '../diagnostic.ts'
import { stringOf, wholeNumber } from './build-value.ts'

export function buildClock(node: ClockStatementCstNode): ClockStatement {
  const { NumberLiteral, StringLiteral, timeUnit } = node.children
  const span = nodeSpan(node)
  if (timeUnit === undefined) return { kind: 'set-clock', timeMs: momentOf(one(StringLiteral)), span }
  return { kind: 'advance-clock', count: wholeNumber(one(NumberLiteral)), unit: unitOf(one(timeUnit)), span }
}

export function unitOf({ children }: TimeUnitCstNode): TimeUnit {
  if (children.SECOND !== undefined || children.SECONDS !== undefined) return 'SECOND'
  if (children.MINUTE !== undefined || children.MINUTES !== undefined) return 'MINUTE'
  return children.HOUR === undefined && children.HOURS === undefined ? 'DAY' : 'HOUR'
}

/** Without a zone a time would be another one on each machine; a date alone is its first moment in UTC. */
const isoTime = /^(\d{4}-\d{2}-\d{2})(?:T\d{2}:\d{2}(?::\d{2}(?:\.\d{1,3})?)?(?:Z|[+-]\d{2}:\d{2}))?$/

export function momentOf(token: IToken): number {
  const text = stringOf(token)
  const [, day] = isoTime.exec(text) ?? []
  const timeMs = day === undefined || !isDay(day) ? Number.NaN : Date.parse(text)
  if (!Number.isNaN(timeMs)) return timeMs
  throw mistake('E0126', `expected a time, found ${quotedText(text)}`, tokenSpan(token), {
    hint: "Write it as '2026-03-01T12:00:00Z', or a date alone.",
  })
}

/** Dates that no calendar has, such as the 30th of February, would be read as days of the next month. */
function isDay(text: string): boolean {
  const timeMs = Date.parse(text)
  return !Number.isNaN(timeMs) && new Date(timeMs).toISOString().startsWith(text)
}
