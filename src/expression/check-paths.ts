import { bindMessages } from '../model/messages/expression.ts'
import type { Binder } from './binder.ts'
import type { DocumentPath } from './bound.ts'
import { printDocumentPath } from './document-path.ts'

/**
 * Refuses paths of one projection or update of which one is equal to or a prefix of another (overlap), or which use one
 * position both as a map and as a list (conflict). Symbolic: the data does not matter. Every overlap comes before any
 * conflict. Source: reference, expressions 7 and 8; errors 113 and 114.
 */
export function checkPaths(paths: readonly DocumentPath[], binder: Binder): void {
  const byHead = Map.groupBy(paths, ([head]) => head)
  for (const relation of ['overlap', 'conflict'] as const) {
    for (const group of byHead.values()) {
      const pair = findPair(group, relation)
      if (pair !== undefined) throw binder.refusal(bindMessages[relation](...pair))
    }
  }
}

function findPair(paths: readonly DocumentPath[], wanted: 'overlap' | 'conflict'): [string, string] | undefined {
  for (const [at, two] of paths.entries()) {
    const one = paths.slice(0, at).find((earlier) => relationOf(earlier, two) === wanted)
    if (one !== undefined) return [printDocumentPath(one), printDocumentPath(two)]
  }
  return undefined
}

function relationOf(one: DocumentPath, two: DocumentPath): 'overlap' | 'conflict' | 'apart' {
  const shared = Math.min(one.length, two.length)
  for (let at = 0; at < shared; at++) {
    if (one[at] !== two[at]) return typeof one[at] === typeof two[at] ? 'apart' : 'conflict'
  }
  return 'overlap'
}
