import type { Value } from '../../model/value.ts'

/**
 * Where a partition is divided: before a hash, around one key, or inside the collection of one key, which is set apart by it;
 * `at` is undefined where the accesses did not name their sort keys.
 */
export type Cut =
  | { readonly kind: 'hash'; readonly at: number }
  | { readonly kind: 'key'; readonly hash: number }
  | { readonly kind: 'sort'; readonly hash: number; readonly at: readonly Value[] | undefined }
