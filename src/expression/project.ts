import { emptyItem, type Item, type MutableItem, memberOf, type Value } from '../model/value.ts'
import type { BoundProjection, DocumentPath } from './bound.ts'
import { lookup } from './lookup.ts'
import { type PathTree, pathTree } from './path-tree.ts'

type Wanted = PathTree<undefined>

/**
 * The named parts of an item in their original nesting; keys are not added. What is missing is left out, list elements
 * close up in ascending order, and paths into one element meet in one element. Source: reference, PROJ-1, PROJ-5, PROJ-6.
 */
export function projectItem(projection: BoundProjection, item: Item): Item {
  return projectMembers(treeOf(projection), item)
}

/** A PartiQL row: every value under its path's own name, without the nesting. Source: reference, partiql 4. */
export function projectRow(projection: BoundProjection, item: Item): Item {
  const row = emptyItem()
  for (const path of projection) {
    const value = lookup(item, path)
    if (value !== undefined) row[rowName(path)] = value
  }
  return row
}

/** The last name of a path and the positions that follow it: `m.k[0]` comes back as `k[0]`. */
export function rowName(path: DocumentPath): string {
  const last = path.findLastIndex((element) => typeof element === 'string')
  return path
    .slice(last)
    .reduce<string>((name, element) => (typeof element === 'string' ? element : `${name}[${element}]`), '')
}

/** A projection outlives the page it is applied to, so its tree is made once. */
const trees = new WeakMap<BoundProjection, ReadonlyMap<string, Wanted>>()

function treeOf(projection: BoundProjection): ReadonlyMap<string, Wanted> {
  const known = trees.get(projection)
  if (known !== undefined) return known
  const tree = pathTree(projection.map((path) => ({ path, leaf: undefined })))
  trees.set(projection, tree)
  return tree
}

function projectMembers(members: ReadonlyMap<string, Wanted>, item: Item): MutableItem {
  const result = emptyItem()
  for (const [name, wanted] of members) {
    const value = projectValue(wanted, memberOf(item, name))
    if (value !== undefined) result[name] = value
  }
  return result
}

/** Undefined when nothing under the value was asked for. */
function projectValue(wanted: Wanted, value: Value | undefined): Value | undefined {
  if (wanted.kind === 'leaf' || value === undefined) return value
  if (wanted.kind === 'members') {
    if (!('M' in value)) return undefined
    const found = projectMembers(wanted.members, value.M)
    return Object.keys(found).length === 0 ? undefined : { M: found }
  }
  if (!('L' in value)) return undefined
  const found: Value[] = []
  for (const [index, part] of wanted.elements) {
    const element = projectValue(part, value.L[index])
    if (element !== undefined) found.push(element)
  }
  return found.length === 0 ? undefined : { L: found }
}
