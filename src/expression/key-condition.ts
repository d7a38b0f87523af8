import { validationError } from '../model/api-error.ts'
import { keyConditionMessages } from '../model/messages/expression.ts'
import { keyMessages } from '../model/messages/key.ts'
import type { KeyAttribute, Keys } from '../model/table.ts'
import type { Value } from '../model/value.ts'
import type { KeyCondition } from './bound.ts'

/** What a query reads: one value for each HASH attribute, and conditions on a prefix of the RANGE attributes. */
export type ResolvedKeyConditions = { readonly hash: readonly Value[]; readonly range: readonly KeyCondition[] }

/**
 * Matches conditions with the keys of the table or index queried, in whatever order they were written. For each key
 * attribute in turn: presence, value type, `=`. Of several RANGE attributes a prefix may be used, all but its last with
 * `=`. Source: reference, KCE-11 to KCE-16, data-model 11.3 (whose own texts are not known).
 */
export function resolveKeyConditions(conditions: readonly KeyCondition[], keys: Keys): ResolvedKeyConditions {
  const attributes = [...keys.hash, ...keys.range]
  if (attributes.length <= 2 && conditions.length > 2) throw validationError(keyConditionMessages.count)
  const open = new Map(conditions.map((condition) => [condition.attribute, condition]))
  const hash = keys.hash.map((attribute) => hashValue(attribute, open))
  const range: KeyCondition[] = []
  for (const attribute of keys.range) {
    if (open.size === 0) break
    const previous = range.at(-1)
    const condition = take(attribute, open)
    if (previous !== undefined && previous.operator !== '=') throw validationError(keyConditionMessages.notSupported)
    range.push(condition)
  }
  if (open.size > 0) throw validationError(keyConditionMessages.notSupported)
  return { hash, range }
}

function hashValue(attribute: KeyAttribute, open: Map<string, KeyCondition>): Value {
  const condition = take(attribute, open)
  if (condition.operator !== '=') throw validationError(keyConditionMessages.notSupported)
  return condition.value
}

/** The condition on the attribute, its values of the attribute's type and not empty. */
function take({ name, type }: KeyAttribute, open: Map<string, KeyCondition>): KeyCondition {
  const condition = open.get(name)
  if (condition === undefined) throw validationError(keyConditionMessages.missed(name))
  open.delete(name)
  const values = condition.operator === 'between' ? [condition.low, condition.high] : [condition.value]
  if (!values.every((value) => type in value)) throw validationError(keyConditionMessages.type)
  if (type !== 'N' && values.some(isEmpty)) throw validationError(keyMessages.empty(name, type))
  return condition
}

const isEmpty = (value: Value): boolean => ('S' in value && value.S === '') || ('B' in value && value.B === '')
