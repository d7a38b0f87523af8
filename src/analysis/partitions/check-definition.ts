import { PartitionsError } from './partitions-error.ts'
import type { ResourceDefinition, ScalingPolicy } from './resource-definition.ts'

/** Throws for a table or index that cannot be. */
export function checkDefinition(definition: ResourceDefinition): void {
  const { billing, throughput, warm, onDemandLimits, scaling, bytes, createdMs } = definition
  const least = billing === 'PROVISIONED' ? 1 : 0
  check(definition, 'read units', throughput.readUnits, least)
  check(definition, 'write units', throughput.writeUnits, least)
  check(definition, 'warm read units', warm.readUnits, 0)
  check(definition, 'warm write units', warm.writeUnits, 0)
  check(definition, 'maximum read units', onDemandLimits?.readUnits ?? 1, 1)
  check(definition, 'maximum write units', onDemandLimits?.writeUnits ?? 1, 1)
  check(definition, 'bytes', bytes, 0)
  check(definition, 'date of creation', createdMs, 0)
  for (const policy of [scaling?.read, scaling?.write]) if (policy !== undefined) checkPolicy(definition, policy)
}

function checkPolicy(definition: ResourceDefinition, { targetPercent, min, max }: ScalingPolicy): void {
  check(definition, 'target utilisation', targetPercent, 20, 90)
  check(definition, 'minimum capacity', min, 1)
  check(definition, 'maximum capacity', max, min)
}

function check(
  { table, index }: ResourceDefinition,
  what: string,
  value: number,
  least: number,
  most = Number.MAX_SAFE_INTEGER,
): void {
  if (Number.isSafeInteger(value) && value >= least && value <= most) return
  const name = index === undefined ? table : `${table}.${index}`
  const upTo = most === Number.MAX_SAFE_INTEGER ? '' : ` to ${most}`
  throw new PartitionsError('partitions.bad-definition', `${what} of ${name} cannot be ${value}`, {
    hint: `It is a whole number from ${least}${upTo}.`,
  })
}
