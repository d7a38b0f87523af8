import { sumHalfUnits } from '../operation/consumed-capacity.ts'
import type { TrafficRecord } from '../operation/traffic.ts'
import { unitsText } from './figures.ts'
import { visibleText } from './visible-text.ts'

/** One request as a line: time of day in UTC, operation, tables, units, time taken, and the exception if there was one. */
export function trafficLine(record: TrafficRecord): string {
  const { atMs, operation, tables, elapsedMs, error } = record
  const time = new Date(atMs).toISOString().slice(11, 23)
  const cells = [
    (operation === '' ? '(unknown)' : operation).padEnd(18),
    visibleText(tables.join(', ')).padEnd(16),
    trafficUnits(record).padStart(10),
    `${elapsedMs.toFixed(1)} ms`.padStart(9),
  ]
  return `${time}  ${cells.join('  ')}${error === undefined ? '' : `  ${visibleText(error)}`}`
}

/** `0.5 RCU`, `2 WCU`, `0.5 RCU + 1 WCU`; empty when nothing was charged. */
export function trafficUnits({ charges }: TrafficRecord): string {
  const kinds = { read: 'RCU', write: 'WCU' } as const
  return (['read', 'write'] as const)
    .flatMap((kind) => {
      const halfUnits = sumHalfUnits(charges.filter((charge) => charge.kind === kind))
      return halfUnits === 0 ? [] : [`${unitsText(halfUnits)} ${kinds[kind]}`]
    })
    .join(' + ')
}
