import { bytesText } from '../base/bytes-text.ts'
import { countText, plural, unitsText } from '../base/count-text.ts'
import type { Trace, TracedCall } from '../session/outcome.ts'
import { type GridView, giving, left, right } from './grid-view.ts'
import { terminalSafeJson, visibleText } from './visible-text.ts'

/** What one statement sent, call by call, and the sum of it. */
export function traceView(
  { calls, count }: Trace,
  { withTime = true }: { readonly withTime?: boolean | undefined },
): { readonly grid: GridView; readonly footer: string; readonly json: readonly string[] } {
  const columns = [
    right('#'),
    left('operation'),
    giving('target'),
    right('items'),
    right('RCU'),
    right('WCU'),
    right('size'),
    ...(withTime ? [right('ms')] : []),
    giving('refused'),
  ]
  const rows = calls.map((call, at) => [
    String(at + 1),
    call.access === undefined || call.access === call.operation ? call.operation : `${call.operation} (${call.access})`,
    visibleText([call.table, call.index].filter((name) => name !== undefined).join('.')),
    itemsText(call),
    call.readHalfUnits === 0 ? '' : unitsText(call.readHalfUnits),
    call.writeHalfUnits === 0 ? '' : unitsText(call.writeHalfUnits),
    call.bytes === 0 ? '' : bytesText(call.bytes),
    ...(withTime ? [call.elapsedMs === undefined ? '' : call.elapsedMs.toFixed(1)] : []),
    refusedText(call),
  ])
  // A column that says nothing of any call only takes room.
  const said = columns.map((_, at) => rows.some((row) => row[at] !== ''))
  const grid = {
    columns: columns.filter((_, at) => said[at]),
    rows: rows.map((row) => row.filter((_, at) => said[at])),
  }
  const footer =
    calls.length === count ? plural(count, 'call') : `the first ${calls.length} of ${plural(count, 'call')}`
  return { grid, footer, json: calls.map((call) => callJson(call, withTime)) }
}

/** `12 of 40`: what was kept of what was evaluated. */
function itemsText({ returned, evaluated = returned }: TracedCall): string {
  if (evaluated === 0 && returned === 0) return ''
  return evaluated > returned ? `${countText(returned)} of ${countText(evaluated)}` : countText(returned)
}

function refusedText({ error, throttles }: TracedCall): string {
  if (error !== undefined) return visibleText(error)
  return throttles === 0 ? '' : 'throttled'
}

function callJson({ readHalfUnits, writeHalfUnits, elapsedMs, ...call }: TracedCall, withTime: boolean): string {
  const units = { readUnits: readHalfUnits / 2, writeUnits: writeHalfUnits / 2 }
  return terminalSafeJson(JSON.stringify({ ...call, ...units, ...(withTime ? { elapsedMs } : {}) }))
}
