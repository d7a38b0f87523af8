import type { Value } from '../../model/value.ts'
import type { Kind } from './kind.ts'
import type { Resource } from './resource.ts'

/** One arm of a request on its way through the model: a `Charge` whose resource has been looked up. */
export type Use = {
  /** What `define` gave. */
  readonly resource: Resource
  readonly kind: Kind
  /** Thousandths of a capacity unit, an integer from 0: half a unit is 500. */
  readonly milliUnits: number
  /** Leading 48 bits of the partition key's hash; of a scan, where the touched partition begins. */
  readonly hash: number
  /** As in `Charge`: absent for a scan. */
  readonly key?: readonly Value[] | undefined
  /** As in `Charge`: of a use of one item. */
  readonly sort?: readonly Value[] | undefined
  /** An eventually consistent read. */
  readonly eventual?: boolean | undefined
}
