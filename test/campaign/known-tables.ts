import { createTableRequest, type Plain, type TableShape } from '../engine/table-shape.ts'

/** The tables that hostile requests are about: every type of key, every kind of index and projection. */
const shapes: readonly TableShape[] = [
  { name: 'plain' },
  {
    name: 'orders',
    keys: 'pk:S sk:N',
    global: { byStatus: 'status:S', sparse: { keys: 'n:N sk:N', project: 'KEYS_ONLY' } },
    local: { byA: { keys: 'pk:S a:S', project: ['b', 'm'] } },
  },
  {
    name: 'wide',
    keys: 'pk:B sk:B',
    global: { many: 'a:S n:N / c:B s:S', one: { keys: 'b:B / pk:B', project: ['l', '__proto__'] } },
    units: [5, 5],
  },
  { name: 'odd', keys: '__proto__:S constructor:N', global: { swap: 'constructor:N __proto__:S', tag: 'toString:S' } },
]

export type KnownKey = { readonly name: string; readonly type: string }
export type KnownTable = {
  readonly name: string
  readonly keys: readonly KnownKey[]
  readonly indexes: readonly { readonly name: string; readonly keys: readonly KnownKey[]; readonly hashes: number }[]
}

export const createKnownTables: readonly Plain[] = shapes.map(createTableRequest)

export const knownTables: readonly KnownTable[] = shapes.map(
  ({ name = '', keys = 'pk:S', global = {}, local = {} }) => ({
    name,
    keys: keysOf(keys),
    indexes: Object.entries({ ...global, ...local }).map(([index, shape]) => {
      const text = typeof shape === 'string' ? shape : shape.keys
      const slash = text.split(' ').indexOf('/')
      return { name: index, keys: keysOf(text), hashes: slash === -1 ? 1 : slash }
    }),
  }),
)

function keysOf(text: string): KnownKey[] {
  const words = text.split(' ').filter((word) => word !== '/')
  return words.map((word) => {
    const [name = '', type = ''] = word.split(':')
    return { name, type }
  })
}
