import type { Random } from '../campaign/random.ts'

type Value = { readonly [type: string]: unknown }
type Item = { [name: string]: Value }

/** Few keys, so that requests meet; numbers in several spellings (reference, NUM-1 to NUM-6). */
export const documentKey = (random: Random): Item => ({
  pk: { S: random.pick(['a', 'b']) },
  sk: { N: random.pick(['1', '1', '1.0', '2', '2', '10', '1e1', '-1.50']) },
})

/** An equal key, its number spelled differently. */
export const otherSpelling = (key: { [member: string]: unknown }): Item => ({
  ...(key as Item),
  sk: { N: `${String((key['sk'] as Value | undefined)?.['N'] ?? '1')}e0`.replace(/e(\d)e0$/, 'e0$1') },
})

export function documentItem(random: Random): Item {
  const item = documentKey(random)
  const usual: readonly (readonly [string, () => Value])[] = [
    ['n', () => number(random)],
    ['s', () => set(random)],
    ['l', () => ({ L: random.many(0, 3, () => documentValue(random)) })],
    ['m', () => map(random, 2)],
    ['g', () => ({ S: random.pick(['a', 'b']) })],
    // No two alike under one key of an index: the order of those is each emulator's own.
    ['t', () => ({ S: `${random.pick(['a', 'ab', 'b'])}${Number(item['sk']?.['N'])}` })],
    ['h', () => ({ N: String(Number(item['sk']?.['N']) + (item['pk']?.['S'] === 'b' ? 20 : 0)) })],
  ]
  for (const [name, make] of usual) {
    if (random.oneIn(4)) continue
    const indexed = 'tgh'.includes(name)
    item[name] = random.oneIn(indexed ? 60 : 12) ? documentValue(random) : make()
  }
  return item
}

export function documentValue(random: Random, nesting = 2): Value {
  switch (random.below(nesting > 0 ? 9 : 6)) {
    case 0:
      return number(random)
    case 1:
      return random.pick<Value>([{ BOOL: true }, { BOOL: false }, { NULL: true }])
    case 2:
      return { B: random.pick(['AQ==', 'YWI=', '']) }
    case 3:
      return set(random)
    case 6:
      return { L: random.many(0, 3, () => documentValue(random, nesting - 1)) }
    case 7:
      return map(random, nesting)
    default:
      return text(random)
  }
}

export const number = (random: Random): Value => ({
  N: random.pick(['0', '-0', '1', '1.0', '2', '10', '1e1', '0.10', '-1.50', '12345678901234567890123456789012345678']),
})

export const text = (random: Random): Value => ({ S: random.pick(['a', 'b', 'ab', 'abc', 'é', '']) || 'a' })

export const set = (random: Random): Value =>
  random.pick<Value>([
    { SS: ['a', 'b'] },
    { SS: ['ab'] },
    { NS: ['1', '2.0'] },
    { NS: ['1e1', '-0.50', '1'] },
    { BS: ['AQ==', 'YWI='] },
  ])

const map = (random: Random, nesting: number): Value => {
  const members: readonly (readonly [string, () => Value])[] = [
    ['n', () => number(random)],
    ['s', () => set(random)],
    ['l', () => ({ L: random.many(0, 3, () => documentValue(random, nesting - 1)) })],
    ['m', () => (nesting > 1 ? map(random, nesting - 1) : text(random))],
    ['t', () => text(random)],
  ]
  return { M: Object.fromEntries(members.filter(() => !random.oneIn(3)).map(([name, make]) => [name, make()])) }
}
