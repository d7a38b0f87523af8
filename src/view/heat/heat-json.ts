import { peakOf, throttledOf, totalOf } from '../../analysis/heat/heat-figures.ts'
import type { HeatMap, HeatRow, HeatSubject } from '../../analysis/heat/heat-map.ts'
import { hashRangeText } from '../../model/hash-space.ts'
import type { HeatResult } from '../../session/looking/heat-result.ts'
import { terminalSafeJson } from '../visible-text.ts'
import { heatMapOf } from './heat-view.ts'

/** Beyond this a map that is told second by second would fill the memory; its cells are longer then. */
const figuresMax = 2_000_000

/** A row of the map as one object, every figure exact: units of each cell, those of its busiest second, and throttles. */
export function heatJson(heat: HeatResult): readonly string[] {
  const few = heatMapOf(heat, 1)
  const map = heatMapOf(heat, Math.max(1, Math.floor(figuresMax / Math.max(1, few.rows.length))))
  return map.rows.map((row) => terminalSafeJson(JSON.stringify(rowJson(heat, map, row))))
}

function rowJson({ table, index, direction }: HeatResult, map: HeatMap, row: HeatRow): object {
  const peak = peakOf(row, direction)
  return {
    table,
    index,
    ...subjectJson(row.subject),
    readUnits: totalOf(row.read.halfUnits) / 2,
    writeUnits: totalOf(row.write.halfUnits) / 2,
    throttled: throttledOf(row, 'both'),
    peak: peak && {
      time: timeOf(map, peak.bucket),
      kind: peak.kind,
      unitsPerSecond: peak.unitsPerSecond,
      share: peak.share,
    },
    hottestKey: row.hottestKey === undefined ? undefined : (JSON.parse(row.hottestKey) as unknown),
    cellSeconds: map.bucketMs / 1_000,
    cells: cellsJson(map, row),
  }
}

function subjectJson(subject: HeatSubject): object {
  switch (subject.kind) {
    case 'partition':
      return { partition: subject.number, hashes: hashRangeText(subject, 12), part: subject.part }
    case 'key':
      return { key: JSON.parse(subject.key) as unknown }
    case 'others':
      return { others: subject.count ?? true }
  }
}

/** Those in which something happened. */
function cellsJson(map: HeatMap, { read, write }: HeatRow): readonly object[] {
  const cells: object[] = []
  for (let bucket = 0; bucket < map.buckets; bucket++) {
    const readUnits = (read.halfUnits[bucket] ?? 0) / 2
    const writeUnits = (write.halfUnits[bucket] ?? 0) / 2
    const throttled = (read.throttled[bucket] ?? 0) + (write.throttled[bucket] ?? 0)
    if (readUnits === 0 && writeUnits === 0 && throttled === 0) continue
    cells.push({
      time: timeOf(map, bucket),
      readUnits,
      writeUnits,
      throttled,
      mostReadUnitsPerSecond: (read.peaks[bucket] ?? 0) / 2,
      mostWriteUnitsPerSecond: (write.peaks[bucket] ?? 0) / 2,
    })
  }
  return cells
}

const timeOf = ({ startMs, bucketMs }: HeatMap, bucket: number): string =>
  new Date(startMs + bucket * bucketMs).toISOString()
