import type { EntityStatement } from '../../ast/model-statement.ts'
import { parseNumber } from '../../model/number-text.ts'
import { emptyItem, type Item, type Value } from '../../model/value.ts'
import { keyParts } from './key-text.ts'

/** The first entity whose key an item may have. */
export const entityOfItem = (item: Item, entities: readonly EntityStatement[]): EntityStatement | undefined =>
  entities.find((entity) => attributesIn(item, entity) !== undefined)

/**
 * An item's attributes as an entity has them, those that only its key tells included; undefined: it is not of that entity, since
 * its key is not made as the entity's is.
 */
export function attributesIn(item: Item, { key, attributes }: EntityStatement): Item | undefined {
  const found = emptyItem()
  for (const { attribute, template } of key) {
    const value = item[attribute]
    const parts = value === undefined ? undefined : keyParts(template, value)
    if (parts === undefined) return undefined
    for (const [name, text] of parts) {
      const type = attributes.find((each) => each.name === name)?.type
      const part = pieceValue(text, type === 'NUMBER')
      if (part === undefined) return undefined
      found[name] = part
    }
  }
  for (const name in item) {
    const value = item[name]
    if (value !== undefined) found[name] = value
  }
  return found
}

function pieceValue(text: string, isNumber: boolean): Value | undefined {
  if (!isNumber) return { S: text }
  return /^-?\d+(\.\d+)?$/.test(text) && text.length < 30 ? { N: parseNumber(text) } : undefined
}
