import { resolve } from 'node:path'
import type { BulkLane } from '../operation/bulk.ts'
import type { Backend, CallSettings } from '../operation/operation.ts'
import type { Settings } from './settings.ts'

/** A backend as the settings of a session have it: for its statements, for what it imports, for whom it serves. */
export const withSettings = (backend: Backend, settings: Settings): Backend => ({
  run: (name, request, call) => backend.run(name, request, { ...callSettings(settings), ...call }),
  close: () => backend.close(),
})

/** The same for the fast lane. */
export const laneWithSettings = (lane: BulkLane, settings: Settings): BulkLane => ({
  ...lane,
  write: (batch, call) => lane.write(batch, { ...callSettings(settings), ...call }),
  page: (read, call) => lane.page(read, { ...callSettings(settings), ...call }),
})

/** Without what a backend does by itself, unless it was set up otherwise. */
function callSettings(settings: Settings): CallSettings {
  const transactionTimeMs = settings.get('transaction-time')
  const s3Root = settings.get('s3-root')
  return {
    ...(settings.get('wording') === 'classic' ? { wording: 'classic' } : {}),
    ...(settings.get('set-order') === 'stored' ? { setOrder: 'stored' } : {}),
    ...(transactionTimeMs > 0 ? { transactionTimeMs } : {}),
    ...(s3Root === '' ? {} : { s3Root: resolve(s3Root) }),
  }
}
