import type { TableShape } from '../engine/table-shape.ts'
import type { PlainItem, PlainValue, TableModel } from './model-table.ts'
import type { Random } from './random.ts'

/** Few values, so that keys meet again; canonical, so that equal values have equal texts. */
const keyValues: { readonly [type: string]: readonly string[] } = {
  S: ['a', 'ab', 'b', 'é', '\uffff', '😀', 'a\0'],
  N: ['-12.5', '-1', '0', '0.5', '1', '100', '12345678901234567890123456789012345678'],
  B: ['AA==', 'AAE=', '/w==', '//8=', 'YQ=='],
}

export const tableShapes: readonly TableShape[] = [
  { global: { gsi: 'g:S' } },
  { keys: 'pk:S sk:N', local: { lsi: { keys: 'pk:S l:S', project: 'KEYS_ONLY' } }, global: { gsi: 'g:S h:N' } },
  {
    keys: 'pk:N sk:B',
    global: { gsi: { keys: 'h:N', project: ['a', 'n'] }, two: { keys: 'g:S pk:N', project: 'KEYS_ONLY' } },
  },
  { keys: 'pk:B sk:S', local: { lsi: 'pk:B l:S' }, global: { gsi: { keys: 'g:S h:N / l:S sk:S', project: ['s'] } } },
]

/** Indexes that come and go. */
export const extraIndex = { keys: 'h:N l:S', project: ['constructor', 's'] } as const

/** Attributes that key an index, and their types. */
const indexed: readonly (readonly [name: string, type: string])[] = [
  ['g', 'S'],
  ['h', 'N'],
  ['l', 'S'],
]

export const keyValue = (random: Random, type: string): PlainValue => ({ [type]: random.pick(keyValues[type] ?? []) })

export function someKey(random: Random, model: TableModel): PlainItem {
  const key = Object.create(null) as PlainItem
  for (const { name, type } of [...model.table.hash, ...model.table.range]) key[name] = keyValue(random, type)
  return key
}

/** An item under a key; once in a while with a value that no index takes. */
export function someItem(random: Random, key: PlainItem): PlainItem {
  const item = Object.assign(Object.create(null) as PlainItem, key)
  for (const [name, type] of indexed) {
    if (random.oneIn(40)) item[name] = random.pick([{ BOOL: true }, { [type]: type === 'S' ? '' : '0' }])
    else if (!random.oneIn(3)) item[name] = keyValue(random, type)
  }
  if (random.oneIn(2)) item['n'] = smallNumber(random)
  if (random.oneIn(2)) item['s'] = someSet(random)
  if (random.oneIn(2)) item['a'] = { S: filler(random) }
  if (random.oneIn(4)) item['constructor'] = { L: random.many(0, 3, () => smallNumber(random)) }
  const odd = '__proto__'
  if (random.oneIn(4)) item[odd] = { M: Object.fromEntries([[odd, smallNumber(random)]]) }
  return item
}

export const smallNumber = (random: Random): PlainValue => ({ N: String(random.between(-5, 5)) })

export function someSet(random: Random): PlainValue {
  const members = ['x', 'y', 'z'].filter(() => random.oneIn(2))
  return { SS: members.length === 0 ? ['w'] : members }
}

/** Sizes around the steps of units; now and then large enough to fill a page soon. */
function filler(random: Random): string {
  if (random.oneIn(30)) return 'L'.repeat(random.between(100_000, 390_000))
  return 'x'.repeat(random.pick([0, 1, 900, 1010, 1024, 2040, 3000, 5000]) + random.below(20))
}
