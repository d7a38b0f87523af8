import { isRandom, type KeyLaw, rankLaw } from '../../analysis/simulation/key-law.ts'
import type { EntityAttribute, EntityStatement } from '../../ast/model-statement.ts'
import { plural } from '../../base/count-text.ts'
import { itemSizeBytes } from '../../model/item-size.ts'
import { parseNumber } from '../../model/number-text.ts'
import { emptyItem, type Item, type KeyType, type MutableItem, type Value } from '../../model/value.ts'
import { templateAttributes } from '../../syntax/key-template.ts'
import { keyValue } from '../model/key-text.ts'
import { attributeMaker, type Maker } from './attribute-maker.ts'
import type { Chance } from './chance.ts'
import { GenerateError } from './generate-error.ts'
import { isProse, isShort, textOfSize } from './guessed-value.ts'
import { type Family, type Parent, ParentWalk } from './parent-walk.ts'

export type GenerateOrder = {
  readonly entity: EntityStatement
  /** Of the key attributes of its table and indexes. */
  readonly keyTypes: ReadonlyMap<string, KeyType>
  readonly chance: Chance
  /** Attributes of the items of another entity that these may refer to; never empty. */
  readonly parentsOf: (entity: string) => readonly Item[]
  /** KEYS: by attribute, how its values are spread, and what the value with a number is; absent: those of the one referred to. */
  readonly laws: ReadonlyMap<string, AttributeLaw>
}

export type AttributeLaw = { readonly law: KeyLaw; readonly value?: ((rank: number) => Value) | undefined }

/** In so many tries a key must be found that no item before has. */
const triesMax = 100
/** An attribute that is not required is there this often. */
const presence = 0.75

/** `count` items of an entity, no two with one key. The same chance makes the same items, and more of them begin with the same. */
export function* generatedItems(order: GenerateOrder, count: number): Generator<Item, void> {
  const source = new EntitySource(order)
  const seen = new KeySet()
  for (let made = 0; made < count; made++) {
    let item: Item | undefined
    for (let tries = 0; item === undefined; tries++) {
      if (tries === triesMax) throw tooFewKeys(order.entity, made, count)
      const next = source.next()
      if (seen.add(source.keyOf(next))) item = next
    }
    yield item
  }
}

const tooFewKeys = ({ name, key }: EntityStatement, made: number, count: number): GenerateError =>
  new GenerateError(
    'generate.too-few-keys',
    `${name} has keys for ${plural(made, 'item')} only, of ${count} asked for`,
    {
      hint: `Its key is ${key.map(({ template }) => `'${template}'`).join(', ')}: one of those attributes has to have more values.`,
    },
  )

class EntitySource {
  private readonly order: GenerateOrder
  private readonly walks = new Map<string, ParentWalk>()
  private readonly makers = new Map<string, Maker>()
  private readonly ranks = new Map<string, () => number>()
  private readonly inKey: ReadonlySet<string>
  private readonly counted: string | undefined
  private readonly filler: EntityAttribute | undefined
  private made = 0

  constructor(order: GenerateOrder) {
    this.order = order
    const { entity, chance, laws, parentsOf } = order
    const inKey = new Set(entity.key.flatMap(({ template }) => templateAttributes(template)))
    this.inKey = inKey
    for (const [attribute, { law }] of laws) this.ranks.set(attribute, this.ranksOf(law))
    for (const attribute of entity.attributes) {
      const { name, references } = attribute
      if (references !== undefined) {
        const known = this.walks.get(references.entity)
        const family = familyOf(attribute)
        if (known === undefined || family !== undefined)
          this.walks.set(references.entity, new ParentWalk(parentsOf(references.entity), chance.random, family))
      } else if (laws.get(name)?.value === undefined) {
        this.makers.set(name, attributeMaker(chance, attribute, { tellsApart: inKey.has(name) }))
      }
    }
    this.counted = countedAttribute(entity, inKey)
    this.filler = fillerOf(entity)
  }

  next(): Item {
    const { entity } = this.order
    const attributes = this.attributes()
    const item = emptyItem()
    for (const { attribute, template } of entity.key) this.putKey(item, attribute, template, attributes)
    for (const { key } of entity.indexes)
      for (const { attribute, template } of key) this.putKey(item, attribute, template, attributes)
    for (const name in attributes) item[name] ??= attributes[name] as Value
    this.made += 1
    return this.filled(item)
  }

  keyOf(item: Item): string {
    return JSON.stringify(this.order.entity.key.map(({ attribute }) => item[attribute]))
  }

  private attributes(): Item {
    const { entity, chance } = this.order
    const parents = new Map<string, Parent>()
    const attributes = emptyItem()
    for (const attribute of entity.attributes) {
      const { name, required, references } = attribute
      if (references !== undefined && !parents.has(references.entity)) {
        parents.set(references.entity, this.parentFor(attribute))
      }
      if (!required && !this.inKey.has(name) && chance.random.uniform() >= presence) continue
      const value = this.valueOf(attribute, parents)
      if (value !== undefined) attributes[name] = value
    }
    return attributes
  }

  private valueOf({ name, references }: EntityAttribute, parents: ReadonlyMap<string, Parent>): Value | undefined {
    const { laws } = this.order
    const value = laws.get(name)?.value
    if (value !== undefined) return value(this.ranks.get(name)?.() ?? 0)
    if (references !== undefined) return parents.get(references.entity)?.attributes[references.attribute]
    if (name !== this.counted) return this.makers.get(name)?.()
    const [parent] = parents.values()
    return { N: parseNumber(String(parent?.ordinal ?? 1)) }
  }

  private parentFor({ references }: EntityAttribute): Parent {
    const { entity, laws } = this.order
    const walk = this.walks.get(references?.entity ?? '')
    if (walk === undefined) throw new Error('every entity that is referred to has its walk')
    const ruled = entity.attributes.find(
      (each) =>
        each.references?.entity === references?.entity &&
        laws.has(each.name) &&
        laws.get(each.name)?.value === undefined,
    )
    const rank = ruled === undefined ? undefined : this.ranks.get(ruled.name)?.()
    return rank === undefined ? walk.next() : walk.pick(rank % walk.size)
  }

  private ranksOf(law: KeyLaw): () => number {
    if (isRandom(law)) {
      const ranks = rankLaw(law)
      return () => ranks.draw(this.order.chance.random)
    }
    if (law.kind === 'sequential') return () => this.made % law.keys
    throw new GenerateError('generate.bad-keys', 'items are not made over a time', {
      hint: 'KEYS may be UNIFORM, ZIPF, HOT or SEQUENTIAL here.',
    })
  }

  /** An index's key that cannot be made is left out: then the item is not in the index. */
  private putKey(item: MutableItem, attribute: string, template: string, attributes: Item): void {
    const value = keyValue(template, attributes, this.order.keyTypes.get(attribute) ?? 'S')
    if (value !== undefined) item[attribute] = value
  }

  /** As large as SIZE says, where an attribute is free to be longer. */
  private filled(item: MutableItem): Item {
    const { entity, chance } = this.order
    const { size } = entity
    const { filler } = this
    if (size === undefined || filler === undefined) return item
    const text = item[filler.name]
    const missing = size - itemSizeBytes(item)
    if (missing <= 0 || text === undefined || !('S' in text)) return item
    item[filler.name] = { S: textOfSize(chance.faker, Buffer.byteLength(text.S) + missing) }
    return item
  }
}

/** A text that is in no key may be as long as it takes; one that is called so rather than another. */
function fillerOf({ attributes, key, indexes }: EntityStatement): EntityAttribute | undefined {
  const templates = [...key, ...indexes.flatMap((index) => index.key)]
  const inKeys = new Set(templates.flatMap(({ template }) => templateAttributes(template)))
  const free = attributes.filter(
    (each) => each.type === 'STRING' && each.size === undefined && isFree(each) && !inKeys.has(each.name),
  )
  return free.find(({ name }) => isProse(name)) ?? free.find(({ name }) => !isShort(name))
}

/** Nothing says what its values are. */
const isFree = ({ references, fake, oneOf, distinct }: EntityAttribute): boolean =>
  references === undefined && fake === undefined && oneOf === undefined && distinct === undefined

const familyOf = ({ references }: EntityAttribute): Family | undefined =>
  references?.to === undefined ? undefined : { from: references.from ?? 0, to: references.to }

/** A number in the key of items that belong to others counts them: 1, 2, 3 for each. */
function countedAttribute({ attributes }: EntityStatement, inKey: ReadonlySet<string>): string | undefined {
  const hasFamily = attributes.some((attribute) => familyOf(attribute) !== undefined)
  if (!hasFamily) return undefined
  return attributes.find((attribute) => attribute.type === 'NUMBER' && inKey.has(attribute.name) && isFree(attribute))
    ?.name
}

/** Keys by two hashes of 26 bits each: eight bytes a key, and one in a billion taken for another. */
class KeySet {
  private readonly hashes = new Set<number>()

  /** False: it was there. */
  add(key: string): boolean {
    const { size } = this.hashes
    let first = 0x811c9dc5
    let second = 0x1b873593
    for (let at = 0; at < key.length; at++) {
      const unit = key.charCodeAt(at)
      first = Math.imul(first ^ unit, 0x01000193)
      second = Math.imul(second ^ unit, 0x85ebca6b)
      second ^= second >>> 13
    }
    this.hashes.add((first >>> 6) * 2 ** 26 + (second >>> 6))
    return this.hashes.size > size
  }
}
