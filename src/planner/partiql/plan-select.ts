import type { Condition, Path } from '../../ast/expression.ts'
import type { SelectStatement } from '../../ast/partiql.ts'
import { validationError } from '../../model/api-error.ts'
import { planMessages } from '../../model/messages/partiql.ts'
import { type Keys, keyAttributes } from '../../model/table.ts'
import { emptyItem } from '../../model/value.ts'
import type { PlannedIndex, PlannedTable, ReadPlan, ReadStep } from '../plan.ts'
import { type Branch, branchesOf } from './branches.ts'
import { headOf, headsIn, pathsIn } from './conditions.ts'
import { checkOrder, orderBranches } from './order.ts'

/**
 * Which reads a SELECT becomes. The statement has passed `checkStatement` and its operands are values and paths. `table` is
 * the one it names. Throws the service's refusals in the service's order. Source: reference, partiql 5 and 14.
 */
export function planSelect(statement: SelectStatement, table: PlannedTable, consistent: boolean): ReadPlan {
  const [tableName = '', indexName] = statement.from.parts
  const index = indexName === undefined ? undefined : findIndex(table, indexName, consistent)
  const keys = (index ?? table).keys
  const { projection, where, orderBy } = statement
  const paths = projection === '*' ? [] : projection
  refuseNestedKeys([...paths, ...(where === undefined ? [] : pathsIn(where))], keys)
  const branches = where === undefined ? undefined : branchesOf(where, keys)
  checkOrder(orderBy, keys, branches)
  const ordered = branches === undefined ? undefined : orderBranches(branches, keys, orderBy)
  const projected = index === undefined ? undefined : projectedNames(table, index)
  const missing = unprojected(projected, paths.map(headOf))
  if (index?.kind === 'global' && missing.length > 0)
    throw validationError(planMessages.notProjected(index.name, missing))
  if (ordered !== undefined) refuseUnprojectedFilters(index, projected, ordered.branches)
  return {
    kind: 'read',
    table: tableName,
    index: indexName,
    steps:
      ordered === undefined
        ? [scan(where)]
        : ordered.branches.map((branch) => stepOf(branch, keys, index, ordered.forward)),
    projection,
    fetch: missing.length > 0,
  }
}

function findIndex(table: PlannedTable, name: string, consistent: boolean): PlannedIndex {
  const index = table.indexes.find((candidate) => candidate.name === name)
  if (index === undefined) throw validationError(planMessages.unknownIndex)
  if (consistent && index.kind === 'global') throw validationError(planMessages.consistentGlobal)
  return index
}

const scan = (where: Condition | undefined): ReadStep => ({ kind: 'scan', filter: where })

function stepOf(
  { hash, range, filter }: Branch,
  keys: Keys,
  index: PlannedIndex | undefined,
  forward: boolean,
): ReadStep {
  const whole = range.length === keys.range.length && range.every(([only]) => only?.operator === '=')
  const keyConditions = [...hash, ...range.flat()]
  if (index !== undefined || !whole) return { kind: 'query', keyConditions, forward, filter }
  const key = emptyItem()
  for (const condition of keyConditions) if (condition.operator === '=') key[condition.attribute] = condition.value
  return { kind: 'get', key, filter }
}

/** Source: reference, partiql 5; errors 135. */
export function refuseNestedKeys(paths: readonly Path[], keys: Keys): void {
  for (const path of paths) {
    const head = headOf(path)
    if (path.elements.length > 1 && keyAttributes(keys).some(({ name }) => name === head)) {
      throw validationError(planMessages.keyNotScalar(head))
    }
  }
}

/** The names an index entry may hold; undefined: all. */
function projectedNames(table: PlannedTable, index: PlannedIndex): ReadonlySet<string> | undefined {
  if (index.projection.type === 'ALL') return undefined
  const keys = [...keyAttributes(table.keys), ...keyAttributes(index.keys)].map(({ name }) => name)
  return new Set(index.projection.type === 'INCLUDE' ? [...keys, ...index.projection.attributes] : keys)
}

const unprojected = (projected: ReadonlySet<string> | undefined, names: readonly string[]): readonly string[] =>
  projected === undefined ? [] : [...new Set(names)].filter((name) => !projected.has(name))

/** One branch that needs no more than the index has is enough. Source: reference, partiql 5; PQL-41. */
function refuseUnprojectedFilters(
  index: PlannedIndex | undefined,
  projected: ReadonlySet<string> | undefined,
  branches: readonly Branch[],
): void {
  const missing = branches.map(({ filter }) => (filter === undefined ? [] : unprojected(projected, headsIn(filter))))
  const [first = []] = missing
  if (index !== undefined && missing.every((names) => names.length > 0)) {
    throw validationError(planMessages.filterNotProjected(index.name, first))
  }
}
