import { plural, unitsText } from '../base/count-text.ts'
import { sumHalfUnits } from '../operation/consumed-capacity.ts'
import type { TrafficRecord } from '../operation/traffic.ts'
import type { Result } from '../session/outcome.ts'
import { displayWidth } from './display-width.ts'
import { type GridView, giving, left, right } from './grid-view.ts'
import { terminalSafeJson, visibleText } from './visible-text.ts'

type Traffic = Extract<Result, { readonly kind: 'traffic' }>

/** SHOW TRAFFIC, the newest request last. `home` is the Region that need not be named. */
export function trafficView(
  { records, count }: Traffic,
  home: string,
): {
  readonly grid: GridView
  readonly footer: string
  readonly json: readonly string[]
} {
  const columns = [left('time UTC'), left('operation'), giving('tables'), right('units'), right('ms'), giving('error')]
  const footer =
    records.length === count ? plural(count, 'request') : `the newest ${records.length} of ${plural(count, 'request')}`
  return {
    grid: { columns, rows: records.map((record) => cells(record, home)) },
    footer,
    json: records.map(recordJson),
  }
}

/** Where the figures of a line end, unless names are very long: at 80 columns a line without an error is one. */
const figuresEnd = 70

/** One request as a line of a log; its error is a second one where the screen is too narrow for both. */
export function trafficLine(record: TrafficRecord, home: string, screenColumns: number): string {
  const [time = '', operation = '', tables = '', units = '', ms = '', error = ''] = cells(record, home)
  const words = [time, operation.padEnd(18), tables].join('  ').trimEnd()
  const figures = `${units}  ${`${ms} ms`.padStart(9)}`.trimStart()
  const line = `${words}  ${figures.padStart(figuresEnd - displayWidth(words) - 2)}`
  if (error === '') return line
  const whole = `${line}  ${error}`
  return displayWidth(whole) <= screenColumns ? whole : `${line}\n${' '.repeat(time.length + 2)}${error}`
}

/** Time of day, operation, tables, `0.5 RCU + 1 WCU`, milliseconds, exception. */
function cells(record: TrafficRecord, home: string): readonly string[] {
  const { atMs, region = home, operation, tables, elapsedMs, error } = record
  const elsewhere = region === home ? '' : ` (${region})`
  const units = [
    { halfUnits: halfUnitsOf(record, 'read'), unit: 'RCU' },
    { halfUnits: halfUnitsOf(record, 'write'), unit: 'WCU' },
  ]
  return [
    new Date(atMs).toISOString().slice(11, 23),
    operation === '' ? '(unknown)' : operation,
    `${visibleText(tables.join(', '))}${elsewhere}`.trim(),
    units.flatMap(({ halfUnits, unit }) => (halfUnits === 0 ? [] : `${unitsText(halfUnits)} ${unit}`)).join(' + '),
    elapsedMs.toFixed(1),
    visibleText(error ?? ''),
  ]
}

function recordJson(record: TrafficRecord): string {
  const { atMs, region, operation, tables, elapsedMs, error } = record
  return terminalSafeJson(
    JSON.stringify({
      time: new Date(atMs).toISOString(),
      region,
      operation,
      tables,
      readUnits: halfUnitsOf(record, 'read') / 2,
      writeUnits: halfUnitsOf(record, 'write') / 2,
      elapsedMs,
      error,
    }),
  )
}

const halfUnitsOf = ({ charges }: TrafficRecord, kind: 'read' | 'write'): number =>
  sumHalfUnits(charges.filter((charge) => charge.kind === kind))
