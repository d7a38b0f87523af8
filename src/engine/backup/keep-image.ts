import type { ImageLog } from '../../storage/image-log.ts'
import type { RowKey, StoredItem } from '../../storage/types.ts'
import type { EngineContext } from '../context.ts'
import { sequenceAt } from '../streams/sequence.ts'

/** What a row was before a change of it, in the transaction that makes the change. */
export function keepImage(context: EngineContext, images: ImageLog, key: RowKey, before: StoredItem | undefined): void {
  images.add(sequenceAt(context.clock.now()), key, before)
}
