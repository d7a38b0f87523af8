import { validationError } from '../../model/api-error.ts'
import { ceilingMessages, throughputMessages } from '../../model/messages/table.ts'
import type { BillingMode, OnDemandLimits, Units } from '../../model/table.ts'
import type { OnDemandThroughput, ProvisionedThroughput, WarmThroughput } from '../../operation/operation-types.ts'

/** What a table created on demand serves at once. Source: reference, partitions 3. */
export const initialOnDemandWarm: Units = { readUnits: 12_000, writeUnits: 4_000 }
export const noUnits: Units = { readUnits: 0, writeUnits: 0 }

const unitsMax = 1_000_000_000_000

export const unitsOf = (throughput: ProvisionedThroughput): Units => ({
  readUnits: throughput.ReadCapacityUnits,
  writeUnits: throughput.WriteCapacityUnits,
})

/** Read units are checked first. Source: reference, CT-12. */
export function checkBounds(throughput: ProvisionedThroughput | undefined, index?: string): void {
  if (throughput === undefined) return
  for (const name of ['ReadCapacityUnits', 'WriteCapacityUnits'] as const) {
    const units = throughput[name]
    if (units > unitsMax) throw validationError(throughputMessages.outOfBounds(units, name, index))
  }
}

export const isOutOfBounds = (throughput: ProvisionedThroughput): boolean =>
  throughput.ReadCapacityUnits > unitsMax || throughput.WriteCapacityUnits > unitsMax

/** Units of a new global index: given when provisioned, forbidden on demand. Source: reference, errors 187, 215. */
export function indexUnits(index: string, mode: BillingMode, throughput: ProvisionedThroughput | undefined): Units {
  if (mode === 'PAY_PER_REQUEST') {
    if (throughput !== undefined) throw validationError(throughputMessages.notAllowedForIndex(index))
    return noUnits
  }
  if (throughput === undefined) throw validationError(throughputMessages.requiredForIndex(index))
  checkBounds(throughput, index)
  return unitsOf(throughput)
}

/** The ceilings of a new table or index; `index` names it. Source: reference, ODT-1, 3, 4, 7. */
export function newCeilings(
  requested: OnDemandThroughput | undefined,
  mode: BillingMode,
  index?: string,
): OnDemandLimits | undefined {
  const names = givenCeilings(requested)
  const [first] = names
  if (requested === undefined || first === undefined) return undefined
  if (mode === 'PROVISIONED') throw validationError(ceilingMessages.provisionedOnCreate(first))
  for (const name of names) {
    if ((requested[name] ?? 0) < 1) throw validationError(ceilingMessages.outOfRange(name, index))
  }
  return { readUnits: requested.MaxReadRequestUnits, writeUnits: requested.MaxWriteRequestUnits }
}

/** Merges member by member; -1 takes a ceiling away. Source: reference, ODT-2 to 6. */
export function mergedCeilings(
  current: OnDemandLimits | undefined,
  requested: OnDemandThroughput,
  mode: BillingMode,
  index?: string,
): OnDemandLimits | undefined {
  const names = givenCeilings(requested)
  const [first] = names
  if (first !== undefined && mode === 'PROVISIONED') throw validationError(ceilingMessages.provisionedOnUpdate(first))
  for (const name of names) {
    const units = requested[name] ?? 0
    if (units < -1 || units === 0) throw validationError(ceilingMessages.outOfRange(name, index))
  }
  const readUnits = mergedCeiling(current?.readUnits, requested.MaxReadRequestUnits)
  const writeUnits = mergedCeiling(current?.writeUnits, requested.MaxWriteRequestUnits)
  return readUnits === undefined && writeUnits === undefined ? undefined : { readUnits, writeUnits }
}

/** Warm throughput of a new table or index: what it serves at once anyway, or more on request. Source: errors 212. */
export function newWarm(requested: WarmThroughput | undefined, mode: BillingMode, units: Units, index?: string): Units {
  const initial = initialWarm(mode, units)
  const modeName = mode === 'PROVISIONED' ? 'Provisioned' : 'OnDemand'
  return raisedWarm(initial, requested, (name) => ceilingMessages.warmTooLow(name, modeName, index))
}

export const initialWarm = (mode: BillingMode, units: Units): Units =>
  mode === 'PROVISIONED' ? units : initialOnDemandWarm

/** Capacity once there stays: partitions are never merged. Source: reference, partitions 3. */
export const largerWarm = (left: Units, right: Units): Units => ({
  readUnits: Math.max(left.readUnits, right.readUnits),
  writeUnits: Math.max(left.writeUnits, right.writeUnits),
})

/** Write units are checked first, as in the captured message. */
export function raisedWarm(
  current: Units,
  requested: WarmThroughput | undefined,
  refusal: (name: 'ReadUnitsPerSecond' | 'WriteUnitsPerSecond') => string,
): Units {
  const writeUnits = requested?.WriteUnitsPerSecond ?? current.writeUnits
  const readUnits = requested?.ReadUnitsPerSecond ?? current.readUnits
  if (writeUnits < current.writeUnits) throw validationError(refusal('WriteUnitsPerSecond'))
  if (readUnits < current.readUnits) throw validationError(refusal('ReadUnitsPerSecond'))
  return { readUnits, writeUnits }
}

/** Members given, read first. */
function givenCeilings(
  requested: OnDemandThroughput | undefined,
): readonly ('MaxReadRequestUnits' | 'MaxWriteRequestUnits')[] {
  return (['MaxReadRequestUnits', 'MaxWriteRequestUnits'] as const).filter((name) => requested?.[name] !== undefined)
}

const mergedCeiling = (current: number | undefined, requested: number | undefined): number | undefined =>
  requested === -1 ? undefined : (requested ?? current)
