import { plural, unitsText } from '../base/count-text.ts'
import { sumHalfUnits } from '../operation/consumed-capacity.ts'
import type { TrafficRecord } from '../operation/traffic.ts'
import type { Result } from '../session/outcome.ts'
import { displayWidth } from './display-width.ts'
import { type GridView, giving, left, right } from './grid-view.ts'
import { terminalSafeJson, visibleText } from './visible-text.ts'

type Traffic = Extract<Result, { readonly kind: 'traffic' }>

/** SHOW TRAFFIC, the newest request last, with access patterns where there are any. `home` is the Region that need not be named. */
export function trafficView(
  { records, count }: Traffic,
  home: string,
): {
  readonly grid: GridView
  readonly footer: string
  readonly json: readonly string[]
} {
  const hasPatterns = records.some(({ pattern }) => pattern !== undefined)
  const columns = [
    ...[left('time UTC'), left('operation'), giving('tables')],
    ...(hasPatterns ? [giving('pattern')] : []),
    ...[right('units'), right('ms'), giving('error')],
  ]
  const rows = records.map((record) => {
    const { time, operation, tables, pattern, units, ms, error } = cells(record, home)
    return [time, operation, tables, ...(hasPatterns ? [pattern] : []), units, ms, error]
  })
  const footer =
    records.length === count ? plural(count, 'request') : `the newest ${records.length} of ${plural(count, 'request')}`
  return {
    grid: { columns, rows },
    footer,
    json: records.map(recordJson),
  }
}

/** Where the figures of a line end, unless names are very long: at 80 columns a line without an error is one. */
const figuresEnd = 70

/** One request as a line of a log; its error is a second one where the screen is too narrow for both. */
export function trafficLine(record: TrafficRecord, home: string, screenColumns: number): string {
  const { time, operation, tables, pattern, units, ms, error } = cells(record, home)
  const words = [time, operation.padEnd(18), tables, ...(pattern === '' ? [] : [pattern])].join('  ').trimEnd()
  const figures = `${units}  ${`${ms} ms`.padStart(9)}`.trimStart()
  const line = `${words}  ${figures.padStart(figuresEnd - displayWidth(words) - 2)}`
  if (error === '') return line
  const whole = `${line}  ${error}`
  return displayWidth(whole) <= screenColumns ? whole : `${line}\n${' '.repeat(time.length + 2)}${error}`
}

/** `units` as `0.5 RCU + 1 WCU`. */
function cells(record: TrafficRecord, home: string) {
  const { atMs, region = home, operation, tables, elapsedMs, error, pattern } = record
  const elsewhere = region === home ? '' : ` (${region})`
  const units = [
    { halfUnits: halfUnitsOf(record, 'read'), unit: 'RCU' },
    { halfUnits: halfUnitsOf(record, 'write'), unit: 'WCU' },
  ]
  return {
    time: new Date(atMs).toISOString().slice(11, 23),
    operation: operation === '' ? '(unknown)' : operation,
    tables: `${visibleText(tables.join(', '))}${elsewhere}`.trim(),
    pattern: visibleText(pattern ?? ''),
    units: units
      .flatMap(({ halfUnits, unit }) => (halfUnits === 0 ? [] : `${unitsText(halfUnits)} ${unit}`))
      .join(' + '),
    ms: elapsedMs.toFixed(1),
    error: visibleText(error ?? ''),
  }
}

function recordJson(record: TrafficRecord): string {
  const { atMs, region, operation, tables, elapsedMs, error, pattern } = record
  return terminalSafeJson(
    JSON.stringify({
      time: new Date(atMs).toISOString(),
      region,
      operation,
      tables,
      pattern,
      readUnits: halfUnitsOf(record, 'read') / 2,
      writeUnits: halfUnitsOf(record, 'write') / 2,
      elapsedMs,
      error,
    }),
  )
}

const halfUnitsOf = ({ charges }: TrafficRecord, kind: 'read' | 'write'): number =>
  sumHalfUnits(charges.filter((charge) => charge.kind === kind))
