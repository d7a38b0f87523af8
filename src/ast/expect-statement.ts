import type { Span } from '../base/shell-error.ts'
import type { Comparator, Operand, Path } from './expression.ts'
import type { TableReference } from './partiql.ts'
import type { MapLiteral } from './verb-statement.ts'

/** A contract about the statement before it. */
export type ExpectStatement = { readonly kind: 'expect'; readonly expectation: Expectation; readonly span: Span }

export type Expectation =
  /** Items returned (after the filter), or items written by a bulk statement. */
  | { readonly kind: 'rows'; readonly operator: Comparator; readonly count: number; readonly span: Span }
  /** Exactly these items, in this order where the statement has one. */
  | { readonly kind: 'items'; readonly items: readonly MapLiteral[]; readonly span: Span }
  /** Capacity units, multiples of one half; `resource` narrows to a table's or an index's own arm. */
  | {
      readonly kind: 'units'
      readonly direction: 'read' | 'write'
      readonly operator: Comparator
      readonly units: number
      /** A table, an index of the statement's table, or `table.index`. */
      readonly resource?: TableReference | undefined
      readonly span: Span
    }
  | { readonly kind: 'pages'; readonly operator: Comparator; readonly count: number; readonly span: Span }
  /** PLAN QUERY ON byStatus: the access, and the table or index it goes to when named. */
  | {
      readonly kind: 'plan'
      readonly access: 'GET' | 'QUERY' | 'SCAN'
      readonly on?: TableReference | undefined
      readonly span: Span
    }
  /** PLAN OPERATION name: an API name, as written. */
  | { readonly kind: 'operation'; readonly name: string; readonly span: Span }
  /** PLAN INDEX name. */
  | { readonly kind: 'index'; readonly name: string; readonly span: Span }
  | { readonly kind: 'no-scan'; readonly span: Span }
  /** NO THROTTLES: there was throughput for all of it, whether or not that is enforced. */
  | { readonly kind: 'no-throttles'; readonly span: Span }
  /** The share of evaluated items that the filter threw away. */
  | { readonly kind: 'filtered'; readonly operator: Comparator; readonly percent: number; readonly span: Span }
  /** Of a simulation: the share of its requests that are throttled. */
  | { readonly kind: 'throttled'; readonly operator: Comparator; readonly percent: number; readonly span: Span }
  /** Of a simulation: the share of reads or of writes that go to the busiest partition, of a table or an index when named. */
  | {
      readonly kind: 'hot-partition'
      readonly operator: Comparator
      readonly percent: number
      readonly resource?: TableReference | undefined
      readonly span: Span
    }
  /** Of a simulation: all requests, throttled or not. */
  | { readonly kind: 'requests'; readonly operator: Comparator; readonly count: number; readonly span: Span }
  /** The statement before fails with this; `message` is compared whole. */
  | { readonly kind: 'error'; readonly name: string; readonly message?: string | undefined; readonly span: Span }
  /** VALUE OF path op literal, in the first item returned. */
  | {
      readonly kind: 'value'
      readonly path: Path
      readonly operator: Comparator
      readonly value: Operand
      readonly span: Span
    }
  /** OUTPUT <<END ... END; `bodySpan` is what `--update` rewrites: the lines between the markers, the last line break included. */
  | {
      readonly kind: 'output'
      readonly text: string
      readonly marker: string
      readonly bodySpan: Span
      readonly span: Span
    }
