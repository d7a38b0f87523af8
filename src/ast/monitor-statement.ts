import type { Span } from '../base/shell-error.ts'

/** SET THROTTLING ENFORCE: what happens to what there is no throughput for. */
export type SetThrottlingStatement = {
  readonly kind: 'set-throttling'
  readonly mode: 'OFF' | 'OBSERVE' | 'ENFORCE'
  readonly span: Span
}

/** SET LEDGER OFF: whether what statements and requests consume is written down. */
export type SetLedgerStatement = { readonly kind: 'set-ledger'; readonly on: boolean; readonly span: Span }

export type MonitorStatement = SetThrottlingStatement | SetLedgerStatement
