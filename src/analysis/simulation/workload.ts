import type { Charge } from '../../model/charge.ts'
import type { Value } from '../../model/value.ts'
import type { KeyLaw } from './key-law.ts'
import type { RateProfile } from './rate-profile.ts'

/** Traffic to come: patterns that run beside one another for a while. */
export type Workload = {
  readonly patterns: readonly Pattern[]
  readonly spanMs: number
  /** Requests of one step come together, at its beginning. */
  readonly stepMs: number
  readonly seed: number
}

/** One statement, again and again. */
export type Pattern = {
  readonly name: string
  readonly rate: RateProfile
  readonly variables: readonly Variable[]
  /** What one request costs, as it was found out for some of the keys; a request without one of its own takes one by chance. */
  readonly costs: readonly RequestCost[]
}

/** A place in the statement whose value differs from request to request. */
export type Variable = {
  readonly name: string
  readonly law: KeyLaw
  /** Of the key with this number, from 0. Two variables with equal `series` have equal values. */
  readonly value: (rank: number) => Value
  readonly series: string
}

export type RequestCost = {
  /** The rank of the first variable that it was found for; undefined: no particular one. */
  readonly rank?: number | undefined
  readonly arms: readonly Arm[]
}

/** A charge whose key has yet to be filled in. */
export type Arm = {
  readonly charge: Charge
  /** For each value of the partition key the variable it is, or undefined where it is the charge's own. */
  readonly key: readonly (number | undefined)[]
  readonly sort: readonly (number | undefined)[]
  /** An eventually consistent read. */
  readonly eventual?: boolean | undefined
}

/** Where the partition key's values put an item. Source: reference, data-model 10. */
export type KeyHash = (key: readonly Value[]) => number
