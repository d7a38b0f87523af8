import { policyMistake, type ScalingPolicy } from '../../model/scaling.ts'
import { PartitionsError } from './partitions-error.ts'
import type { ResourceDefinition } from './resource-definition.ts'

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

function checkPolicy(definition: ResourceDefinition, policy: ScalingPolicy): void {
  const mistake = policyMistake(policy)
  if (mistake === undefined) return
  throw new PartitionsError('partitions.bad-definition', `auto scaling of ${nameOf(definition)}: ${mistake.message}`, {
    hint: mistake.hint,
  })
}

function check(definition: ResourceDefinition, what: string, value: number, least: number): void {
  if (Number.isSafeInteger(value) && value >= least) return
  throw new PartitionsError('partitions.bad-definition', `${what} of ${nameOf(definition)} cannot be ${value}`, {
    hint: `It is a whole number from ${least}.`,
  })
}

const nameOf = ({ table, index }: ResourceDefinition): string => (index === undefined ? table : `${table}.${index}`)
