import { must } from '../base/must.ts'
import { copyOfItem, type Item, memberOf, type Value } from '../model/value.ts'
import type { DocumentPath } from './bound.ts'
import { type PathTree, pathTree } from './path-tree.ts'

/** A new value for a path; undefined removes what is there. */
export type Edit = { readonly path: DocumentPath; readonly value: Value | undefined }

/**
 * The item after all edits at once; what no edit touches is shared with the item before. Every path's parent must exist.
 * List positions are those before any edit, and elements at or past the end are appended in ascending order of position.
 * Source: reference, expressions 8 "Evaluation" 4; UPD-24, UPD-25, UPD-28.
 */
export function editItem(item: Item, edits: readonly Edit[]): Item {
  return editMap(item, pathTree(edits.map((edit) => ({ path: edit.path, leaf: edit }))))
}

function editMap(map: Item, members: ReadonlyMap<string, PathTree<Edit>>): Item {
  const edited = copyOfItem(map)
  for (const [name, tree] of members) {
    const value = editValue(memberOf(map, name), tree)
    if (value === undefined) delete edited[name]
    else edited[name] = value
  }
  return edited
}

function editList(list: readonly Value[], elements: ReadonlyMap<number, PathTree<Edit>>): readonly Value[] {
  const edited: Value[] = []
  for (const [index, element] of list.entries()) {
    const tree = elements.get(index)
    const value = tree === undefined ? element : editValue(element, tree)
    if (value !== undefined) edited.push(value)
  }
  for (const [index, tree] of elements) {
    const value = index < list.length ? undefined : editValue(undefined, tree)
    if (value !== undefined) edited.push(value)
  }
  return edited
}

function editValue(value: Value | undefined, tree: PathTree<Edit>): Value | undefined {
  if (tree.kind === 'leaf') return tree.leaf.value
  const container = must(value, 'the parent of a target exists')
  if (tree.kind === 'members') return 'M' in container ? { M: editMap(container.M, tree.members) } : notThere()
  return 'L' in container ? { L: editList(container.L, tree.elements) } : notThere()
}

function notThere(): never {
  throw new Error('the parent of a target has the right kind')
}
