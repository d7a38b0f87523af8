import type { HeatResult } from '../looking/heat-result.ts'
import { SessionError } from '../session-error.ts'
import type { Done } from '../session-state.ts'
import type { SettingName } from '../settings.ts'
import { type MetaCall, nothing, textDone } from './meta-call.ts'
import { settingLine } from './setting-commands.ts'

const switches: { readonly [word: string]: SettingName } = { keys: 'heatkeys', sort: 'heatsort', strip: 'heatstrip' }
const heatSettings: readonly SettingName[] = ['heatkeys', 'heatscale', 'heatsort', 'heatstrip']

/** `.heat`: how heatmaps look, and one that goes on. */
export async function heat(call: MetaCall): Promise<Done> {
  const { session, words } = call
  const [what, value] = words
  if (what === 'live') return live(call)
  if (what === undefined || (what === 'scale' && value === undefined)) {
    const shown = heatSettings.filter((name) => what === undefined || name === 'heatscale')
    return textDone(shown.map((name) => settingLine(session, name)).join('\n'))
  }
  session.settings.set(switches[what] ?? 'heatscale', value ?? 'on', 'session')
  return nothing
}

const liveMs = 5 * 60_000

/** Repeats a heatmap until somebody has seen enough; the last one is the result. */
async function live({ session, run, statement, words: [, word] }: MetaCall): Promise<Done> {
  const { watch } = session.parts
  if (watch === undefined) {
    throw new SessionError('session.no-screen', 'there is no screen on which a heatmap could go on', {
      span: statement.span,
      hint: 'HEATMAP shows one, everywhere.',
    })
  }
  const { watchedOf, resourceOf, windowOf } = await import('../looking/looking-context.ts')
  const { heatOf } = await import('../looking/run-heatmap.ts')
  const watched = watchedOf(session.connection, statement.span)
  const { currentTable } = session
  const parts =
    word?.split('.') ?? (currentTable && [currentTable.table, currentTable.index].filter((it) => it !== undefined))
  if (parts === undefined) {
    throw new SessionError('session.bad-argument', 'no table is named', {
      span: statement.span,
      hint: 'Write .heat live TABLE, or choose a table with USE.',
    })
  }
  const resource = await resourceOf(run, { parts, span: statement.span })
  const look = async (): Promise<HeatResult> =>
    heatOf(watched, resource, { window: await windowOf(watched, undefined, liveMs), settings: session.settings })
  await watch(look, run.signal)
  return { result: { kind: 'heat', heat: await look() } }
}
