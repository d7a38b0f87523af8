import { bareName } from '../../ast/bare-name.ts'
import type { Condition } from '../../ast/expression.ts'
import { validationError } from '../../model/api-error.ts'
import { planMessages } from '../../model/messages/partiql.ts'
import type { KeyAttribute, Keys } from '../../model/table.ts'
import type { KeyCondition } from '../plan.ts'
import { conjunction, headsIn } from './conditions.ts'
import { checkKeyValues, keyConditionOf, sameKeyValue } from './key-leaf.ts'

/**
 * One alternative of a WHERE, read by itself: where every HASH attribute stands, what is known of the RANGE attributes (each
 * with its own conditions, and none unless all before it are equal to something), and what is left to test.
 */
export type Branch = {
  readonly hash: readonly KeyCondition[]
  readonly range: readonly (readonly KeyCondition[])[]
  readonly filter: Condition | undefined
}

/** Reads a statement may be decomposed into. Source: reference, partiql 5. */
const branchesMax = 50

/**
 * More than this many alternatives are not looked at one by one for values that contradict each other: the limit above is
 * long passed.
 */
const enumeratedMax = 1000

/**
 * The alternatives of a WHERE in the order of the text, or undefined when one of them does not pin the partition key, and
 * the whole is one scan. Throws the service's refusals. Source: reference, partiql 5.
 */
export function branchesOf(where: Condition, keys: Keys): readonly Branch[] | undefined {
  const expansion = new Expansion(keys)
  if (!expansion.pins(where)) return undefined
  const count = expansion.count(where)
  if (count > enumeratedMax) throw validationError(planMessages.tooManyReads)
  const branches = expansion.alternatives(where).map((leaves) => branchOf(leaves, keys))
  if (!branches.every((branch) => branch !== undefined)) return undefined
  if (count > branchesMax) throw validationError(planMessages.tooManyReads)
  for (const branch of branches) checkTypes(branch, keys)
  return branches
}

/** The disjunctive form, across ORs that name a key and INs of a key; any other OR or IN is one opaque filter. */
class Expansion {
  private readonly hashNames: ReadonlySet<string>
  private readonly names: ReadonlySet<string>

  constructor({ hash, range }: Keys) {
    this.hashNames = new Set(hash.map(({ name }) => name))
    this.names = new Set([...hash, ...range].map(({ name }) => name))
  }

  /** Whether every alternative has an equality for every HASH attribute. */
  pins(condition: Condition): boolean {
    return [...this.hashNames].every((name) => this.pinsName(condition, name))
  }

  private pinsName(condition: Condition, name: string): boolean {
    const parts = this.split(condition)
    if (parts !== undefined) return parts.every((part) => this.pinsName(part, name))
    if (condition.kind === 'and') return condition.conditions.some((part) => this.pinsName(part, name))
    const leaf = keyConditionOf(condition)
    return leaf?.operator === '=' && leaf.attribute === name
  }

  /** How many alternatives there are; may be infinite. */
  count(condition: Condition): number {
    const parts = this.split(condition)
    if (parts !== undefined) return parts.reduce((sum, part) => sum + this.count(part), 0)
    return condition.kind === 'and' ? condition.conditions.reduce((product, part) => product * this.count(part), 1) : 1
  }

  /** Each alternative as the conditions that hold together. */
  alternatives(condition: Condition): readonly (readonly Condition[])[] {
    const parts = this.split(condition)
    if (parts !== undefined) return parts.flatMap((part) => this.alternatives(part))
    if (condition.kind !== 'and') return [[condition]]
    return condition.conditions.reduce<readonly (readonly Condition[])[]>(
      (sofar, part) => {
        const more = this.alternatives(part)
        return sofar.flatMap((left) => more.map((right) => [...left, ...right]))
      },
      [[]],
    )
  }

  private split(condition: Condition): readonly Condition[] | undefined {
    if (condition.kind === 'or') {
      return headsIn(condition).some((name) => this.names.has(name)) ? condition.conditions : undefined
    }
    if (condition.kind !== 'in' || condition.list.length < 2) return undefined
    const name = bareName(condition.operand)
    if (name === undefined || !this.names.has(name) || !condition.list.every(({ kind }) => kind === 'value'))
      return undefined
    return condition.list.map((value) => ({ ...condition, list: [value] }))
  }
}

/** Undefined when two equalities of one HASH attribute contradict each other. */
function branchOf(leaves: readonly Condition[], keys: Keys): Branch | undefined {
  const left = new Set(leaves)
  const conditionsOn = ({ name }: KeyAttribute): readonly (readonly [Condition, KeyCondition])[] =>
    leaves.flatMap((leaf) => {
      const condition = keyConditionOf(leaf)
      return condition?.attribute === name ? [[leaf, condition] as const] : []
    })
  const hash: KeyCondition[] = []
  for (const attribute of keys.hash) {
    const equalities = conditionsOn(attribute).filter(([, condition]) => condition.operator === '=')
    const [first] = equalities
    if (first === undefined || equalities.some(([, condition]) => !sameEquality(condition, first[1]))) return undefined
    for (const [leaf] of equalities) left.delete(leaf)
    hash.push(first[1])
  }
  const range: (readonly KeyCondition[])[] = []
  for (const attribute of keys.range) {
    const found = conditionsOn(attribute)
    const equal = found.find(([, condition]) => condition.operator === '=')
    // An equality says it all; whatever else there is either follows from it or contradicts it, and is tested.
    const used = equal === undefined ? found : found.filter(([, condition]) => sameEquality(condition, equal[1]))
    for (const [leaf] of used) left.delete(leaf)
    if (used.length > 0) range.push(equal === undefined ? used.map(([, condition]) => condition) : [equal[1]])
    if (equal === undefined) break
  }
  return { hash, range, filter: conjunction([...left]) }
}

function sameEquality(a: KeyCondition, b: KeyCondition): boolean {
  return a.operator === '=' && b.operator === '=' && sameKeyValue(a.value, b.value)
}

function checkTypes({ hash, range }: Branch, keys: Keys): void {
  for (const [at, condition] of hash.entries()) checkAttribute([condition], keys.hash[at], 'hash')
  for (const [at, conditions] of range.entries()) checkAttribute(conditions, keys.range[at], 'range')
}

function checkAttribute(
  conditions: readonly KeyCondition[],
  attribute: KeyAttribute | undefined,
  role: 'hash' | 'range',
): void {
  if (attribute === undefined) throw new Error('conditions stand in the order of the key attributes')
  for (const condition of conditions) checkKeyValues(condition, attribute, role)
}
