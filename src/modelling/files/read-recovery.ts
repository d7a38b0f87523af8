import type { ModelTable, Note } from './model-file.ts'
import type { Part } from './text/part.ts'

type ReadRecovery = { readonly settings: Pick<ModelTable, 'recovery'>; readonly notes: readonly Note[] }

/** Point-in-time recovery: it is often on where a condition holds, which only a deployment knows. */
export function readRecovery(enabled: Part, days: Part): ReadRecovery {
  if (enabled.isObject) return { settings: {}, notes: [{ place: enabled.path, text: `${unknown}: left out` }] }
  if (!enabled.flag()) return { settings: {}, notes: [] }
  if (days.isObject)
    return { settings: { recovery: {} }, notes: [{ place: days.path, text: `${unknown}: 35 days are taken` }] }
  return { settings: { recovery: days.isAbsent ? {} : { periodDays: days.count() } }, notes: [] }
}

const unknown = 'only a deployment knows it'
