import type { OperationName, Request } from '../../src/operation/operation.ts'

/**
 * How an operation of ours compares with the service's. Every parameter of its request stands in exactly one list; what
 * concerns many operations at once stands among the features in COMPATIBILITY.md instead.
 */
export type OperationEntry<Name extends OperationName> =
  | (Built<Name> & { readonly status: 'same' })
  | (Built<Name> & {
      readonly status: 'different'
      /** By parameter, what differs. */
      readonly different?: { readonly [name in Parameter<Name>]?: string }
      /** By parameter, what becomes of it. */
      readonly missing?: { readonly [name in Parameter<Name>]?: string }
    })
  | {
      /** Not built at all. */
      readonly status: 'missing'
      readonly note?: string
      readonly missing: readonly Parameter<Name>[]
    }

/** The entry of some operation. */
export type AnyEntry = { readonly [Name in OperationName]: OperationEntry<Name> }[OperationName]

export type OperationEntries = { readonly [Name in OperationName]?: OperationEntry<Name> }

type Built<Name extends OperationName> = {
  /** About the operation as a whole. */
  readonly note?: string
  readonly same: readonly Parameter<Name>[]
  /** The files that prove it. */
  readonly tests: readonly [string, ...string[]]
}

type Parameter<Name extends OperationName> = keyof Request<Name> & string
