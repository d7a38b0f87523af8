import type { Item, Value } from '../../model/value.ts'
import type { KnownAttribute, TableSample } from './known-table.ts'

/** More than a menu can be searched for. */
const attributesMax = 1_000
const depthMax = 4

type Seen = { count: number; readonly types: Set<string> }

/** What the items have. `whole`: they are as they are stored, not cut down to some attributes. */
export function surveyItems(
  items: readonly Item[],
  { keys, complete, whole }: { readonly keys: readonly string[]; readonly complete: boolean; readonly whole: boolean },
): TableSample {
  const seen = new Map<string, Map<string, Seen>>()
  for (const item of items) note(seen, '', item, 0)
  const known = (names: ReadonlyMap<string, Seen>): readonly KnownAttribute[] =>
    [...names].map(([name, { count, types }]) => ({
      name,
      types: [...types],
      share: whole && items.length > 0 ? Math.min(1, count / items.length) : undefined,
    }))
  const members = new Map([...seen].filter(([path]) => path !== '').map(([path, names]) => [path, known(names)]))
  return {
    attributes: known(seen.get('') ?? new Map()),
    members,
    keys: items.map((item) => keysOf(item, keys)),
    complete,
  }
}

function note(seen: Map<string, Map<string, Seen>>, path: string, map: Item, depth: number): void {
  const names = seen.get(path) ?? new Map<string, Seen>()
  seen.set(path, names)
  for (const [name, value] of Object.entries(map)) {
    const entry = names.get(name) ?? { count: 0, types: new Set() }
    if (!names.has(name) && names.size >= attributesMax) continue
    names.set(name, entry)
    entry.count++
    entry.types.add(typeName(value))
    noteWithin(seen, path === '' ? name : `${path}.${name}`, value, depth + 1)
  }
}

function noteWithin(seen: Map<string, Map<string, Seen>>, path: string, value: Value, depth: number): void {
  if (depth > depthMax) return
  if ('M' in value) note(seen, path, value.M, depth)
  else if ('L' in value) for (const element of value.L.slice(0, 10)) noteWithin(seen, path, element, depth + 1)
}

const typeName = (value: Value): string => Object.keys(value)[0] ?? ''

function keysOf(item: Item, keys: readonly string[]): Item {
  return Object.fromEntries(keys.flatMap((name) => (item[name] === undefined ? [] : [[name, item[name]]])))
}
