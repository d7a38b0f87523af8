import type { ExpectedAttribute, LegacyCondition } from '../expression/legacy.ts'
import type { AttributeUpdate } from '../expression/legacy-update.ts'
import { normaliseValue } from '../model/normalise-item.ts'
import type { Value } from '../model/value.ts'

/** Legacy parameters with canonical values, in the order they are written. */

type ByName<Member> = { readonly [name: string]: Member }

export const normaliseExpected = (
  expected: ByName<ExpectedAttribute> | undefined,
): ByName<ExpectedAttribute> | undefined =>
  mapMembers(expected, (attribute) => ({ ...attribute, ...normalisedList(attribute), ...normalisedOne(attribute) }))

export const normaliseConditions = (
  conditions: ByName<LegacyCondition> | undefined,
): ByName<LegacyCondition> | undefined =>
  mapMembers(conditions, (condition) => ({ ...condition, ...normalisedList(condition) }))

export const normaliseUpdates = (updates: ByName<AttributeUpdate> | undefined): ByName<AttributeUpdate> | undefined =>
  mapMembers(updates, (update) => ({ ...update, ...normalisedOne(update) }))

const normalisedOne = ({ Value: value }: { readonly Value?: Value | undefined }): { readonly Value?: Value } =>
  value === undefined ? {} : { Value: normaliseValue(value) }

const normalisedList = ({
  AttributeValueList: list,
}: {
  readonly AttributeValueList?: readonly Value[] | undefined
}): { readonly AttributeValueList?: readonly Value[] } =>
  list === undefined ? {} : { AttributeValueList: list.map(normaliseValue) }

/** Null-prototype in, null-prototype out: `__proto__` may be among the names. */
function mapMembers<Member>(
  members: ByName<Member> | undefined,
  map: (member: Member) => Member,
): ByName<Member> | undefined {
  if (members === undefined) return undefined
  const result = Object.create(null) as { [name: string]: Member }
  for (const [name, member] of Object.entries(members)) result[name] = map(member)
  return result
}
