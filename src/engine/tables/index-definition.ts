import { validationError } from '../../model/api-error.ts'
import { indexMessages } from '../../model/messages/table.ts'
import type { BillingMode, Index, IndexProjection, Keys } from '../../model/table.ts'
import type { GlobalSecondaryIndex, LocalSecondaryIndex, Projection } from '../../operation/operation-types.ts'
import { type Definitions, globalIndexKeys, localIndexKeys } from './key-schema-rules.ts'
import { indexUnits, newCeilings, newWarm, noUnits } from './throughput-rules.ts'

/** An index that passed its checks and has no place in the file yet. */
export type IndexDraft = Omit<Index, 'id' | 'transition'>

export const localIndexesMax = 5
export const globalIndexesMax = 20
const projectedNamesMax = 100

/** Source: reference, CT-4. */
export function localIndexDraft(requested: LocalSecondaryIndex, definitions: Definitions, table: Keys): IndexDraft {
  const name = requested.IndexName
  return {
    name,
    kind: 'local',
    keys: localIndexKeys(name, requested.KeySchema, definitions, table),
    projection: readProjection(requested.Projection),
    throughput: noUnits,
    warm: noUnits,
  }
}

/** Source: reference, CT-4; errors 187, 209, 211, 212, 215. */
export function globalIndexDraft(
  requested: GlobalSecondaryIndex,
  definitions: Definitions,
  mode: BillingMode,
): IndexDraft {
  const name = requested.IndexName
  const shape = globalIndexShape(requested, definitions)
  const throughput = indexUnits(name, mode, requested.ProvisionedThroughput)
  const onDemandLimits = newCeilings(requested.OnDemandThroughput, mode, name)
  const warm = newWarm(requested.WarmThroughput, mode, throughput, name)
  return { name, kind: 'global', ...shape, throughput, onDemandLimits, warm }
}

/** What the request alone decides about a global index. */
export function globalIndexShape(
  requested: GlobalSecondaryIndex,
  definitions: Definitions,
): Pick<Index, 'keys' | 'projection'> {
  return {
    keys: globalIndexKeys(requested.IndexName, requested.KeySchema, definitions),
    projection: readProjection(requested.Projection),
  }
}

/** Local, global and vector indexes share one namespace. Source: reference, CT-26. */
export function checkNewName(name: string, others: readonly { readonly name: string }[]): void {
  if (others.some((other) => other.name === name)) throw validationError(indexMessages.duplicateName(name))
}

/** Source: reference, README 4: 100 names over all INCLUDE projections of a table. */
export function checkProjectedNames(indexes: readonly Pick<Index, 'projection'>[]): void {
  const names = indexes.reduce(
    (count, { projection }) => count + (projection.type === 'INCLUDE' ? projection.attributes.length : 0),
    0,
  )
  if (names > projectedNamesMax) throw validationError(indexMessages.tooManyNames)
}

function readProjection(requested: Projection): IndexProjection {
  const { ProjectionType: type, NonKeyAttributes: names } = requested
  if (type === undefined) throw validationError(indexMessages.noProjectionType)
  if (type === 'INCLUDE') {
    if (names === undefined) throw validationError(indexMessages.namesMissing)
    return { type, attributes: names }
  }
  if (names !== undefined) throw validationError(indexMessages.namesNotAllowed(type))
  return { type }
}
