import type { Span } from '../base/shell-error.ts'

export type TimeUnit = 'SECOND' | 'MINUTE' | 'HOUR' | 'DAY'

/** CLOCK ADVANCE 2 HOURS: the time of the database goes on by so much. */
export type AdvanceClockStatement = {
  readonly kind: 'advance-clock'
  readonly count: number
  readonly unit: TimeUnit
  readonly span: Span
}

/** CLOCK SET '2026-03-01T00:00:00Z': a moment that is not over yet. */
export type SetClockStatement = { readonly kind: 'set-clock'; readonly timeMs: number; readonly span: Span }

export type ShowClockStatement = { readonly kind: 'show-clock'; readonly span: Span }

export type ClockStatement = AdvanceClockStatement | SetClockStatement | ShowClockStatement
