import type { Span } from '../base/shell-error.ts'
import type { ScalingSettings } from '../model/scaling.ts'
import type { TimeUnit } from './clock-statement.ts'
import type { DataStatement } from './data-statement.ts'
import type { TableReference } from './partiql.ts'
import type { Billing, UnitPair } from './table-statement.ts'
import type { VerbStatement } from './verb-statement.ts'

/** SIMULATE FOR 10 MINUTES statement AT rate KEYS law, ... WITH (option, ...): what would become of that traffic. */
export type SimulateStatement = {
  readonly kind: 'simulate'
  readonly duration: Duration
  /** Empty where those of the model are simulated. */
  readonly patterns: readonly SimulatedPattern[]
  /** SIMULATE PATTERNS name, ... AT PEAK FOR ...: access patterns at their own rates; no names: all of them. */
  readonly model?: { readonly names: readonly string[]; readonly atPeak: boolean } | undefined
  readonly options: readonly SimulationOption[]
  readonly span: Span
}

/** COMPARE simulation AGAINST simulation; given options alone, the second is the first with those as well. */
export type CompareStatement = {
  readonly kind: 'compare'
  readonly first: SimulateStatement
  readonly second: SimulateStatement | readonly SimulationOption[]
  readonly span: Span
}

/** EXPLAIN ASSUMPTIONS: every number that throttling and simulations rest on. */
export type AssumptionsStatement = { readonly kind: 'assumptions'; readonly span: Span }

/** What one request is. */
export type SimulatedStatement = DataStatement | VerbStatement

export type SimulatedPattern = {
  readonly statement: SimulatedStatement
  readonly rate: RateClause
  readonly keys: readonly KeysClause[]
  readonly span: Span
}

/** The count may have a fraction. */
export type Duration = { readonly count: number; readonly unit: TimeUnit; readonly span: Span }

/** `500/s`; the count may have a fraction. */
export type Rate = { readonly count: number; readonly per: TimeUnit; readonly span: Span }

export type RateClause =
  | { readonly kind: 'constant'; readonly rate: Rate }
  /** `over` absent: the whole simulation. */
  | { readonly kind: 'ramp'; readonly from: Rate; readonly to: Rate; readonly over?: Duration | undefined }
  | {
      readonly kind: 'spike'
      readonly base: Rate
      readonly to: Rate
      readonly at: Duration
      readonly duration: Duration
    }
  | { readonly kind: 'diurnal'; readonly low: Rate; readonly high: Rate }
  /** Never empty. */
  | { readonly kind: 'schedule'; readonly stages: readonly { readonly rate: Rate; readonly duration: Duration }[] }

/** Which values a parameter of the statement takes. */
export type KeysClause = {
  /** Without the colon; absent: the parameter that no other clause names. */
  readonly parameter?: string | undefined
  readonly law: KeyLawClause
  /** How the key with a number is written: `'c#{n}'`, or the number itself. Absent: a string. */
  readonly as?: { readonly text: string } | 'NUMBER' | undefined
  readonly span: Span
}

export type KeyLawClause =
  | { readonly kind: 'uniform'; readonly keys: number }
  | { readonly kind: 'zipf'; readonly exponent: number; readonly keys: number }
  /** So many percent of the requests are for one key. */
  | { readonly kind: 'hot'; readonly percent: number; readonly keys: number }
  /** `keys` absent: never the same again. */
  | { readonly kind: 'sequential'; readonly keys?: number | undefined }
  | { readonly kind: 'time'; readonly every: Duration }

export type SimulationOption =
  /** `adaptive = 'off'`, `seed = 7`. */
  | { readonly kind: 'value'; readonly name: string; readonly value: string | number; readonly span: Span }
  /** A table or index as it would be with other settings. */
  | { readonly kind: 'billing'; readonly table: TableReference; readonly billing: Billing; readonly span: Span }
  | { readonly kind: 'warm'; readonly table: TableReference; readonly units: UnitPair; readonly span: Span }
  /** Of one dimension. */
  | { readonly kind: 'scaling'; readonly table: TableReference; readonly scaling: ScalingSettings; readonly span: Span }
