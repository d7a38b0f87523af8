import { plural } from '../../base/count-text.ts'
import type { HeatView } from '../heat/heat-view.ts'

/**
 * Maps of one stretch of time on one scale, one below the other: each row says which it is from. Rows without any traffic are
 * counted and left out.
 */
export function mergeMaps(name: string, maps: readonly HeatView[]): HeatView | undefined {
  const [first] = maps
  if (first === undefined) return undefined
  const all = maps.flatMap((map) =>
    map.rows.map((row, at) => ({
      row: { ...row, label: `${map.name} ${row.label}` },
      sentence: `${map.name} ${map.sentences[at] ?? ''}`,
    })),
  )
  const busy = all.filter(({ row }) => row.cells.some(({ level, throttled }) => level > 0 || throttled))
  const idle = all.length - busy.length
  return {
    ...first,
    name,
    facts: idle === 0 ? first.facts : [...first.facts, `${plural(idle, 'partition')} without traffic left out`],
    rows: busy.map(({ row }) => row),
    sentences: busy.map(({ sentence }) => sentence),
  }
}

export const heatCaption = ({ name, facts }: HeatView): string => `${name}: ${facts.join(' · ')}`
