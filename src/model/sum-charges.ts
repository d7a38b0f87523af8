import type { Charge } from './charge.ts'

/** One charge for each arm, with the sums; of which keys they were is forgotten. */
export function sumByArm(charges: readonly Charge[]): Charge[] {
  const arms = new Map<string, Charge>()
  for (const charge of charges) {
    const { table, index, kind, transactional, totalOnly } = charge
    const arm = `${table} ${index?.name ?? ''} ${kind} ${transactional ?? ''} ${totalOnly ?? ''}`
    const sum = arms.get(arm)
    if (sum === undefined) {
      const { key: _key, sort: _sort, evaluated: _evaluated, ...rest } = charge
      arms.set(arm, rest)
    } else {
      const added = sum as { halfUnits: number; bytes: number }
      added.halfUnits += charge.halfUnits
      added.bytes += charge.bytes
    }
  }
  return [...arms.values()]
}
