import { must } from '../base/must.ts'
import type { KeyCondition } from '../expression/bound.ts'
import { orderOf, valuesEqual } from '../expression/compare-values.ts'
import { validationError } from '../model/api-error.ts'
import { keyMessages } from '../model/messages/key.ts'
import { readMessages } from '../model/messages/read.ts'
import type { KeyAttribute } from '../model/table.ts'
import { type Item, memberOf, typeOf, type Value } from '../model/value.ts'
import { compareKeyBytes } from '../storage/key-bytes.ts'
import { indexRowKey, tableRowKey } from '../storage/row-key.ts'
import type { PartitionRange, RowKey } from '../storage/types.ts'
import type { ReadTarget } from './read-rules.ts'

/** ExclusiveStartKey of Query and Scan. Source: reference, errors 164-170 and 174; QRY-12 to QRY-16, SCAN-6. */

/** What is wrong with a start key whatever the conditions: its members, and the types of the keys that are read. */
export function checkStartKey(target: ReadTarget, startKey: Item, operation: 'Query' | 'Scan'): void {
  const { table, index } = target
  if (!hasMembers(startKey, attributesOf(target))) {
    const ofTableScan = operation === 'Scan' && index === undefined
    throw validationError(ofTableScan ? readMessages.startKeySchema : readMessages.startKey)
  }
  if (index !== undefined) checkTypes(startKey, index.keyAttributes, keyMessages.schema)
  else if (operation === 'Query') checkTypes(startKey, table.keyAttributes, keyMessages.schema)
}

/** Where a Query goes on: in its own partition, and where its sort-key condition still holds. `startKey` was checked. */
export function queryStart(
  target: ReadTarget,
  startKey: Item,
  range: PartitionRange,
  conditions: readonly KeyCondition[],
): RowKey {
  const { table, index } = target
  checkTypes(startKey, table.keyAttributes, readMessages.startKeySchema)
  if (index === undefined && table.range === undefined)
    throw validationError(readMessages.startKeyHashOnly(javaItem(startKey)))
  const row = startRow(target, startKey)
  const samePartition = row.hash === range.hash && compareKeyBytes(row.partition, range.partition) === 0
  const onSort = sortConditions(target, conditions)
  if (onSort.length > 0) {
    if (!onSort.every((condition) => satisfies(startKey, condition))) throw validationError(readMessages.startKeyRange)
    if (!samePartition) throw validationError(readMessages.startKeyOneRow)
  }
  if (!samePartition) throw validationError(readMessages.startKeyOutside)
  return row
}

/** Where a Scan goes on. `startKey` was checked; its segment is checked by the caller, who knows its span. */
export function scanStart(target: ReadTarget, startKey: Item): RowKey {
  checkTypes(startKey, target.table.keyAttributes, readMessages.startKeySchema)
  return startRow(target, startKey)
}

/** An index's start key holds its own key attributes and the table's, no more and no less. */
function attributesOf({ table, index }: ReadTarget): ReadonlySet<string> {
  return new Set([...(index?.keyAttributes ?? []), ...table.keyAttributes].map(({ name }) => name))
}

function hasMembers(startKey: Item, names: ReadonlySet<string>): boolean {
  return (
    Object.keys(startKey).length === names.size && [...names].every((name) => memberOf(startKey, name) !== undefined)
  )
}

function checkTypes(startKey: Item, attributes: readonly KeyAttribute[], message: string): void {
  for (const { name, type } of attributes) {
    const value = memberOf(startKey, name)
    if (value === undefined || typeOf(value) !== type) throw validationError(message)
  }
}

function startRow({ table, index }: ReadTarget, startKey: Item): RowKey {
  if (index === undefined) return tableRowKey(table.table.keys, startKey)
  return must(indexRowKey(index.index.keys, table.table.keys, startKey), 'members and types were checked')
}

function sortConditions({ table, index }: ReadTarget, conditions: readonly KeyCondition[]): readonly KeyCondition[] {
  const { range } = (index?.index ?? table.table).keys
  return conditions.filter(({ attribute }) => range.some(({ name }) => name === attribute))
}

function satisfies(startKey: Item, condition: KeyCondition): boolean {
  const value = memberOf(startKey, condition.attribute)
  if (value === undefined) return false
  if (condition.operator === 'between') return order(value, condition.low) >= 0 && order(value, condition.high) <= 0
  switch (condition.operator) {
    case '=':
      return valuesEqual(value, condition.value)
    case '<':
      return order(value, condition.value) < 0
    case '<=':
      return order(value, condition.value) <= 0
    case '>':
      return order(value, condition.value) > 0
    case '>=':
      return order(value, condition.value) >= 0
    case 'begins_with':
      return beginsWith(value, condition.value)
  }
}

const order = (a: Value, b: Value): number => orderOf(a, b) ?? Number.NaN

function beginsWith(value: Value, prefix: Value): boolean {
  if ('S' in value && 'S' in prefix) return value.S.startsWith(prefix.S)
  if (!('B' in value && 'B' in prefix)) return false
  const bytes = Buffer.from(prefix.B, 'base64')
  return Buffer.from(value.B, 'base64').subarray(0, bytes.length).equals(bytes)
}

/** As the service prints it: `{p=AttributeValue: {S:x}}`. Source: errors 170. */
function javaItem(item: Item): string {
  const members = Object.entries(item).map(([name, value]) => {
    const type = typeOf(value)
    return `${name}=AttributeValue: {${type}:${String(Object.values(value)[0])}}`
  })
  return `{${members.join(', ')}}`
}
