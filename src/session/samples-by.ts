import type { Connection } from './session-state.ts'
import type { Settings } from './settings.ts'

/** Whether items may be looked at that no statement asks for: as the setting `sample` says; where reading is paid for, only for
 * whoever has asked for it. */
export const samplesBy =
  (settings: Settings) =>
  ({ remote }: Connection): boolean =>
    settings.get('sample') && (remote === undefined || settings.originOf('sample') !== 'default')
