import type { Plain } from '../engine/table-shape.ts'
import { type PlainItem, textOf } from './model-table.ts'
import { keyValue, smallNumber, someSet } from './model-values.ts'
import type { Random } from './random.ts'

/** Conditions and updates, each as text and as what it means. */

export type Condition = { readonly request: Plain; readonly holds: (item: PlainItem | undefined) => boolean }

export const conditions: readonly ((random: Random) => Condition)[] = [
  () => ({ request: { ConditionExpression: 'attribute_not_exists(pk)' }, holds: (item) => item === undefined }),
  () => ({ request: { ConditionExpression: 'attribute_exists(pk)' }, holds: (item) => item !== undefined }),
  () => ({
    request: { ConditionExpression: 'attribute_exists(n) OR l <> h' },
    holds: (item) => {
      const { n, l, h } = item ?? {}
      return n !== undefined || l === undefined || h === undefined || textOf(l) !== textOf(h)
    },
  }),
  (random) => {
    const limit = random.between(-3, 3)
    return {
      request: { ConditionExpression: 'n < :limit', ExpressionAttributeValues: { ':limit': { N: String(limit) } } },
      holds: (item) => item?.['n'] !== undefined && numberIn(item) < limit,
    }
  },
]

export type Update = {
  readonly text: string
  readonly values: Plain
  /** What it gives to whole attributes whatever the item. */
  readonly assigns?: PlainItem
  /** Changes the item it is given, which is a copy. */
  readonly change: (item: PlainItem) => 'refused' | 'only removes' | 'done'
}

export const updates: readonly ((random: Random) => Update)[] = [
  (random) => {
    const value = smallNumber(random)
    return assignment('n', value)
  },
  (random) => assignment('g', random.oneIn(20) ? { N: '1' } : keyValue(random, 'S')),
  (random) => {
    const step = random.between(-2, 2)
    return {
      text: 'ADD n :step',
      values: { ':step': { N: String(step) } },
      change: (item) => {
        item['n'] = { N: String(numberIn(item) + step) }
        return 'done'
      },
    }
  },
  () => ({
    text: 'SET n = if_not_exists(n, :zero) + :one, a = g',
    values: { ':zero': { N: '0' }, ':one': { N: '1' } },
    change: (item) => {
      const copied = item['g']
      if (copied === undefined) return 'refused'
      item['n'] = { N: String(numberIn(item) + 1) }
      item['a'] = copied
      return 'done'
    },
  }),
  () => ({
    text: 'REMOVE g, a, nowhere',
    values: {},
    change: (item) => {
      delete item['g']
      delete item['a']
      return 'only removes'
    },
  }),
  (random) => {
    const members = membersOf(someSet(random))
    return {
      text: 'DELETE s :members',
      values: { ':members': { SS: members } },
      change: (item) => {
        const left = membersOf(item['s']).filter((member) => !members.includes(member))
        if (left.length === 0) delete item['s']
        else item['s'] = { SS: left }
        return 'only removes'
      },
    }
  },
  (random) => {
    const members = membersOf(someSet(random))
    return {
      text: 'ADD s :members',
      values: { ':members': { SS: members } },
      change: (item) => {
        item['s'] = { SS: [...new Set([...membersOf(item['s']), ...members])].sort() }
        return 'done'
      },
    }
  },
]

function assignment(name: string, value: PlainItem[string]): Update {
  return {
    text: `SET ${name} = :${name}`,
    values: { [`:${name}`]: value },
    assigns: { [name]: value },
    change: (item) => {
      item[name] = value
      return 'done'
    },
  }
}

/** A missing number counts as zero. */
const numberIn = (item: PlainItem): number => Number(item['n']?.['N'] ?? 0)

export const membersOf = (value: PlainItem[string] | undefined): readonly string[] =>
  (value?.['SS'] as readonly string[] | undefined) ?? []
