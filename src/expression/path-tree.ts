import { must } from '../base/must.ts'
import type { DocumentPath } from './bound.ts'

/** Paths of one projection or update, gathered by what they share. */
export type PathTree<Leaf> =
  | { readonly kind: 'leaf'; readonly leaf: Leaf }
  | { readonly kind: 'members'; readonly members: ReadonlyMap<string, PathTree<Leaf>> }
  /** In ascending order. */
  | { readonly kind: 'elements'; readonly elements: ReadonlyMap<number, PathTree<Leaf>> }

/**
 * Relies on the static checks: no path is a prefix of another, and no position is used as a map and as a list.
 * Source: reference, PROJ-3, PROJ-4, UPD-9, UPD-10.
 */
export function pathTree<Leaf>(entries: readonly PathEntry<Leaf>[]): ReadonlyMap<string, PathTree<Leaf>> {
  return membersAt(entries, 0)
}

export type PathEntry<Leaf> = { readonly path: DocumentPath; readonly leaf: Leaf }

function treeAt<Leaf>(entries: readonly PathEntry<Leaf>[], depth: number): PathTree<Leaf> {
  const first = must(entries[0], 'a group has an entry')
  if (first.path.length === depth) {
    must(entries.length === 1 || undefined, 'paths do not overlap')
    return { kind: 'leaf', leaf: first.leaf }
  }
  if (typeof first.path[depth] === 'string') return { kind: 'members', members: membersAt(entries, depth) }
  return { kind: 'elements', elements: elementsAt(entries, depth) }
}

function membersAt<Leaf>(entries: readonly PathEntry<Leaf>[], depth: number): ReadonlyMap<string, PathTree<Leaf>> {
  const groups = Map.groupBy(entries, ({ path }) => {
    const name = path[depth]
    return must(typeof name === 'string' ? name : undefined, 'paths agree on where there is a map')
  })
  return new Map([...groups].map(([name, group]) => [name, treeAt(group, depth + 1)]))
}

function elementsAt<Leaf>(entries: readonly PathEntry<Leaf>[], depth: number): ReadonlyMap<number, PathTree<Leaf>> {
  const groups = Map.groupBy(entries, ({ path }) => {
    const index = path[depth]
    return must(typeof index === 'number' ? index : undefined, 'paths agree on where there is a list')
  })
  const ascending = [...groups].sort(([left], [right]) => left - right)
  return new Map(ascending.map(([index, group]) => [index, treeAt(group, depth + 1)]))
}
