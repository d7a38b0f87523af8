import type { Span } from '../base/shell-error.ts'
import type { TimeUnit } from './clock-statement.ts'

/** AS OF '2026-03-01T12:00:00Z', AS OF 10 MINUTES AGO: when a table is looked at. */
export type PastMoment =
  | { readonly kind: 'at'; readonly timeMs: number; readonly span: Span }
  | { readonly kind: 'ago'; readonly count: number; readonly unit: TimeUnit; readonly span: Span }

export const printMoment = (moment: PastMoment): string =>
  moment.kind === 'at'
    ? `'${new Date(moment.timeMs).toISOString()}'`
    : `${moment.count} ${moment.unit}${moment.count === 1 ? '' : 'S'} AGO`

export const printAsOf = (moment: PastMoment | undefined): string =>
  moment === undefined ? '' : ` AS OF ${printMoment(moment)}`
