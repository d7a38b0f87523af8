import type { KeyFlow } from '../../operation/ledger.ts'

/** Keys that a row of a minute lists by their units, and as many by their throttles. */
const keysOfMinute = 100

/** Those with most units and those with most throttles, in the order of their units. */
export function heaviest(flows: readonly KeyFlow[], most = keysOfMinute): readonly KeyFlow[] {
  const byUnits = [...flows].sort((a, b) => b.halfUnits - a.halfUnits || b.throttled - a.throttled || compare(a, b))
  if (byUnits.length <= most) return byUnits
  const kept = new Set(byUnits.slice(0, most))
  const throttled = byUnits.filter((flow) => flow.throttled > 0).sort((a, b) => b.throttled - a.throttled)
  for (const flow of throttled.slice(0, most)) kept.add(flow)
  return byUnits.filter((flow) => kept.has(flow))
}

const compare = (a: KeyFlow, b: KeyFlow): number => (a.key < b.key ? -1 : a.key > b.key ? 1 : a.kind < b.kind ? -1 : 1)
