import type { CallFlow } from '../../operation/ledger.ts'

/**
 * How many kinds of calls a row tells apart: operations, each by access pattern. A model has far fewer, but a client may say any
 * name, a new one with each request.
 */
export const callKindsMax = 1_000

/** Of more kinds those with most units keep their pattern; the others are of none. No unit gets lost. */
export function fewKinds(calls: readonly CallFlow[], sum: (a: CallFlow, b: CallFlow) => CallFlow): readonly CallFlow[] {
  if (calls.length <= callKindsMax) return calls
  const units = ({ readHalfUnits, writeHalfUnits }: CallFlow): number => readHalfUnits + writeHalfUnits
  const named = calls.filter(({ pattern }) => pattern !== undefined).toSorted((a, b) => units(b) - units(a))
  const kept = new Set(named.slice(0, callKindsMax))
  const others = calls.filter((call) => !kept.has(call)).map(({ pattern: _, ...call }): CallFlow => call)
  const sums = [...Map.groupBy(others, ({ operation }) => operation).values()].map((same) => same.reduce(sum))
  return [...calls.filter((call) => kept.has(call)), ...sums]
}
