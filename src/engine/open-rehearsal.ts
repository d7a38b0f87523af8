import type { Value } from '../model/value.ts'
import { keyHash } from '../storage/key-hash.ts'
import { Store } from '../storage/store.ts'
import { type EmbeddedEngine, openEngine } from './engine.ts'

/** An empty database in memory to try statements in, and where it would put their keys. */
export function openRehearsal(region: string): {
  readonly backend: EmbeddedEngine
  readonly keyHash: (key: readonly Value[]) => number
} {
  return { backend: openEngine({ store: Store.open(':memory:'), region }), keyHash }
}
