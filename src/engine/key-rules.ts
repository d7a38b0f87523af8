import { validationError } from '../model/api-error.ts'
import { binarySizeBytes, textSizeBytes } from '../model/item-size.ts'
import { partitionKeyBytesMax, sortKeyBytesMax } from '../model/limits.ts'
import { keyMessages } from '../model/messages/key.ts'
import type { Index, KeyAttribute, Keys } from '../model/table.ts'
import { emptyItem, type Item, type KeyType, memberOf, typeOf, type Value } from '../model/value.ts'
import type { CompiledTable } from './compiled-table.ts'

/** What a key must be on every path. Source: reference, data-model 8 and 11.2; KEY-1 to KEY-31. */

/** A `Key` of a lookup, update or delete: exactly the key attributes, of the right types, not empty, not too long. */
export function checkLookupKey(keys: Keys, key: Item): void {
  if (countMembers(key) !== keys.hash.length + keys.range.length) throw validationError(keyMessages.schema)
  for (const attribute of keys.hash) checkSchema(attribute, key)
  for (const attribute of keys.range) checkSchema(attribute, key)
  for (const attribute of keys.hash) checkKeyValue(attribute, memberOf(key, attribute.name), 'hash')
  for (const attribute of keys.range) checkKeyValue(attribute, memberOf(key, attribute.name), 'range')
}

/** The key attributes of an item being put: presence, type, emptiness and size, partition key first (KEY-6). */
export function checkItemKey(keys: Keys, item: Item): void {
  for (const attribute of keys.hash) checkItemKeyValue(attribute, item, 'hash')
  for (const attribute of keys.range) checkItemKeyValue(attribute, item, 'range')
}

function checkItemKeyValue(attribute: KeyAttribute, item: Item, role: 'hash' | 'range'): void {
  const value = memberOf(item, attribute.name)
  if (value === undefined) throw validationError(keyMessages.missing(attribute.name))
  const actual = typeOf(value)
  if (actual !== attribute.type) throw validationError(keyMessages.typeMismatch(attribute.name, attribute.type, actual))
  checkKeyValue(attribute, value, role)
}

function checkSchema({ name, type }: KeyAttribute, key: Item): void {
  const value = memberOf(key, name)
  if (value === undefined || typeOf(value) !== type) throw validationError(keyMessages.schema)
}

/** As `checkItemKey`, in the words of BatchWriteItem, which knows the schema message alone (KEY-5). */
export function checkBatchItemKey(keys: Keys, item: Item): void {
  for (const attribute of keys.hash) checkSchema(attribute, item)
  for (const attribute of keys.range) checkSchema(attribute, item)
  checkItemKey(keys, item)
}

/** The key attributes of an item that is known to have them. */
export function keyOf(keys: Keys, item: Item): Item {
  const key = emptyItem()
  for (const { name } of keys.hash) copyMember(item, name, key)
  for (const { name } of keys.range) copyMember(item, name, key)
  return key
}

/** A text that two canonical keys of one table share exactly when they are the same key. */
export function keyText(keys: Keys, key: Item): string {
  let text = ''
  for (const { name } of keys.hash) text += memberText(key, name)
  for (const { name } of keys.range) text += memberText(key, name)
  return text
}

function memberText(key: Item, name: string): string {
  const value = memberOf(key, name)
  if (value === undefined) return ''
  const text = 'S' in value ? value.S : 'N' in value ? value.N : 'B' in value ? value.B : ''
  return `${text.length} ${text}`
}

/** How an index key attribute got its value: the service words the refusal accordingly. */
export type IndexKeySource = 'put' | 'update' | 'computed'

/**
 * Index attributes present in an item must fit their index. Indexes come in name order, so the first one at fault is
 * named (KEY-24); a local index's partition key is the table's own (KEY-26). An attribute without a source is none of
 * this write's business: an update looks only at what it touches (KEY-27).
 */
export function checkIndexKeys(
  { indexes }: Pick<CompiledTable, 'indexes'>,
  item: Item,
  source: (name: string) => IndexKeySource | undefined,
): void {
  for (const { index } of indexes) {
    if (index.kind === 'global') checkIndexRole(index, index.keys.hash, 'hash', item, source)
    checkIndexRole(index, index.keys.range, 'range', item, source)
  }
}

function checkIndexRole(
  index: Index,
  attributes: readonly KeyAttribute[],
  role: 'hash' | 'range',
  item: Item,
  sourceOf: (name: string) => IndexKeySource | undefined,
): void {
  for (const { name, type } of attributes) {
    const value = memberOf(item, name)
    const source = value === undefined ? undefined : sourceOf(name)
    if (value === undefined || source === undefined) continue
    const actual = typeOf(value)
    if (actual !== type) {
      if (source === 'computed') throw validationError(keyMessages.indexUnsupportedType)
      throw validationError(keyMessages.indexTypeMismatch(name, type, actual, index.name))
    }
    if (keyValueBytes(value) === 0 && type !== 'N') {
      const text =
        source === 'put' ? keyMessages.indexEmptyOnPut(name, type, index.name) : keyMessages.indexEmptyOnUpdate(type)
      throw validationError(text)
    }
    checkKeyLength(value, role)
  }
}

function checkKeyValue(attribute: KeyAttribute, value: Value | undefined, role: 'hash' | 'range'): void {
  if (value === undefined || attribute.type === 'N') return
  if (keyValueBytes(value) === 0) throw validationError(keyMessages.empty(attribute.name, attribute.type))
  checkKeyLength(value, role)
}

function checkKeyLength(value: Value, role: 'hash' | 'range'): void {
  const bytes = keyValueBytes(value)
  if (role === 'hash' && bytes > partitionKeyBytesMax) throw validationError(keyMessages.hashTooLong)
  if (role === 'range' && bytes > sortKeyBytesMax) throw validationError(keyMessages.rangeTooLong)
}

/** UTF-8 or raw bytes; numbers always fit and count 1 here. Short texts are not measured: no unit takes over 3 bytes. */
function keyValueBytes(value: Value): number {
  if ('S' in value) return value.S.length * 3 <= sortKeyBytesMax ? value.S.length : textSizeBytes(value.S)
  if ('B' in value) return binarySizeBytes(value.B)
  return 1
}

/** A key value that is empty or of a type no key may have fits no index entry. */
export function isUsableKeyValue(value: Value, type: KeyType, role: 'hash' | 'range'): boolean {
  if (typeOf(value) !== type) return false
  const bytes = keyValueBytes(value)
  return bytes > 0 && bytes <= (role === 'hash' ? partitionKeyBytesMax : sortKeyBytesMax)
}

function copyMember(from: Item, name: string, to: { [name: string]: Value }): void {
  const value = memberOf(from, name)
  if (value !== undefined) to[name] = value
}

function countMembers(item: Item): number {
  let count = 0
  for (const _ in item) count++
  return count
}
