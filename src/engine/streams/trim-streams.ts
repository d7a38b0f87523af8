import type { EngineContext } from '../context.ts'
import { momentOf } from './moment.ts'
import { sequenceAt } from './sequence.ts'

/**
 * Removes from the file what nobody can see any more: records older than 24 hours, and streams that ended as long ago. Source:
 * reference, streams-ttl-backup 1.1 "Retention".
 */
export function trimStreams(context: EngineContext): void {
  const { store } = context
  store.transaction(() => {
    const { trim, trimMs } = momentOf(context)
    store.streams.trim({ before: trim, endedMs: trimMs })
  })
}

/** The same, when there is an hour's worth of it: what is only just too old is hidden and can wait. */
export function trimWhenDue(context: EngineContext): void {
  const { store } = context
  if (store.readOnly) return
  const { trim, trimMs } = momentOf(context)
  const first = store.streams.first()
  const firstEndMs = store.streams.firstEndMs()
  const due =
    (first !== undefined && first < trim - sequenceAt(slackMs)) ||
    (firstEndMs !== undefined && firstEndMs < trimMs - slackMs)
  if (due) trimStreams(context)
}

const slackMs = 3_600_000
