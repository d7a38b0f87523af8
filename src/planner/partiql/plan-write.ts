import type { Condition } from '../../ast/expression.ts'
import type { DeleteStatement, ExistsStatement, InsertStatement, UpdateStatement } from '../../ast/partiql.ts'
import { must } from '../../base/must.ts'
import { validationError } from '../../model/api-error.ts'
import { planMessages, requestMessages } from '../../model/messages/partiql.ts'
import { keyAttributes } from '../../model/table.ts'
import { emptyItem, type Item } from '../../model/value.ts'
import type { Plan, PlannedTable } from '../plan.ts'
import { conjunction, conjuncts, pathsIn } from './conditions.ts'
import { checkKeyValues, keyConditionOf, sameKeyValue } from './key-leaf.ts'
import { refuseNestedKeys } from './plan-select.ts'

type PlanOf<Kind extends Plan['kind']> = Extract<Plan, { readonly kind: Kind }>

/** Which write a statement becomes. Its operands are values and paths. Source: reference, partiql 6-8, 12. */

export function planInsert(statement: InsertStatement): PlanOf<'put'> {
  const { value } = statement
  if (value.kind !== 'value' || !('M' in value.value)) throw new Error('the item of an INSERT was resolved')
  return { kind: 'put', table: nameOf(statement.into), item: value.value.M }
}

export function planUpdate(statement: UpdateStatement, table: PlannedTable): PlanOf<'update'> {
  const { key, rest } = pinnedKey(statement.where, table, 'refuse')
  const { update, returning } = statement
  return { kind: 'update', table: nameOf(statement.table), key, condition: rest, update, returning }
}

export function planDelete(statement: DeleteStatement, table: PlannedTable): PlanOf<'delete'> {
  const { key, rest } = pinnedKey(statement.where, table, 'refuse')
  return { kind: 'delete', table: nameOf(statement.from), key, condition: rest, returning: statement.returning }
}

/** One item by its whole key, and at least one condition more. */
export function planExists({ select }: ExistsStatement, table: PlannedTable): PlanOf<'condition-check'> {
  const { key, rest } = pinnedKey(select.where, table, 'first')
  if (rest === undefined || !isWhole(key, table)) throw validationError(requestMessages.existsShape)
  return { kind: 'condition-check', table: nameOf(select.from), key, condition: rest }
}

/** A write by itself must pin its whole key, with values that fit; in a transaction the key becomes a reason. */
export function checkWholeKey(key: Item, table: PlannedTable): void {
  if (!isWhole(key, table)) throw validationError(planMessages.incompleteKey)
  for (const attribute of keyAttributes(table.keys)) {
    const value = must(key[attribute.name], 'the key is whole')
    const role = table.keys.hash.includes(attribute) ? 'hash' : 'range'
    checkKeyValues({ attribute: attribute.name, operator: '=', value }, attribute, role)
  }
}

const isWhole = (key: Item, table: PlannedTable): boolean =>
  keyAttributes(table.keys).every(({ name }) => key[name] !== undefined)

const nameOf = ({ parts }: { readonly parts: readonly string[] }): string =>
  must(parts[0], 'a table reference has a name')

/**
 * The equalities (or INs of one value) of key attributes among the ANDs at the top, and what else must hold. Of two values
 * for one attribute the first counts, or the statement is refused.
 */
function pinnedKey(
  where: Condition | undefined,
  table: PlannedTable,
  conflicts: 'refuse' | 'first',
): { readonly key: Item; readonly rest: Condition | undefined } {
  if (where !== undefined) refuseNestedKeys([...pathsIn(where)], table.keys)
  const names = new Set(keyAttributes(table.keys).map(({ name }) => name))
  const key = emptyItem()
  const rest: Condition[] = []
  for (const part of where === undefined ? [] : conjuncts(where)) {
    const condition = keyConditionOf(part)
    if (condition?.operator !== '=' || !names.has(condition.attribute)) {
      rest.push(part)
      continue
    }
    const { attribute, value } = condition
    const known = key[attribute]
    if (known === undefined) key[attribute] = value
    else if (conflicts === 'refuse' && !sameKeyValue(known, value))
      throw validationError(planMessages.severalKeys(attribute))
  }
  return { key, rest: conjunction(rest) }
}
