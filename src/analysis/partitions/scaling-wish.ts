import type { Kind } from './kind.ts'
import type { Resource } from './resource.ts'

/** What auto scaling wants a table or index to be given from `atMs` on, in one dimension. */
export type ScalingWish = {
  readonly atMs: number
  readonly resource: Resource
  readonly of: Kind
  readonly units: number
}
