import type { HeatmapStatement } from '../../ast/looking-statement.ts'
import type { Run } from '../run.ts'
import { SessionError } from '../session-error.ts'
import type { Done, SessionState } from '../session-state.ts'
import type { Settings } from '../settings.ts'
import type { HeatResult } from './heat-result.ts'
import { isOf, type Resource, resourceOf, type Watched, type Window, watchedOf, windowOf } from './looking-context.ts'

const usualMs = 10 * 60_000

/** HEATMAP: shown, or drawn into a file. */
export async function runHeatmap(session: SessionState, run: Run, statement: HeatmapStatement): Promise<Done> {
  const watched = watchedOf(session.connection, statement.span)
  const resource = await resourceOf(run, statement.table)
  const window = await windowOf(watched, statement.last, usualMs)
  const heat = await heatOf(watched, resource, { window, settings: run.settings, ...statement })
  if (statement.file === undefined) return { result: { kind: 'heat', heat } }
  const form = /\.(svg|html)$/i.exec(statement.file)?.[1]?.toLowerCase()
  if (form !== 'svg' && form !== 'html') {
    throw new SessionError('session.bad-argument', `a heatmap cannot be drawn into ${statement.file}`, {
      span: statement.span,
      hint: 'The name of the file must end in .svg or .html.',
    })
  }
  return { result: { kind: 'none' }, effects: [{ kind: 'draw', heat, path: statement.file, form }] }
}

export type HeatWish = Pick<HeatmapStatement, 'by' | 'direction'> & {
  readonly window: Window
  readonly settings: Settings
}

/** What is not said is as the settings say. */
export async function heatOf(
  { monitor }: Watched,
  resource: Resource,
  { window, settings, by, direction }: HeatWish,
): Promise<HeatResult> {
  const { table, index } = resource
  const rows = (await monitor.ledger({ ...window, of: resource })).filter(isOf(resource))
  const report = await monitor.partitions(resource)
  const byKey = by === undefined ? settings.get('heatkeys') : by === 'KEY'
  return {
    ...window,
    table,
    index,
    by: byKey ? 'key' : 'partition',
    direction: direction === undefined ? 'both' : direction === 'READ' ? 'read' : 'write',
    sort: settings.get('heatsort') ? 'heat' : 'range',
    scale: settings.get('heatscale') === 'log' ? 'log' : 'share',
    rows,
    partitions: report?.partitions ?? [],
  }
}
