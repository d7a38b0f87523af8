import type { GetStatement, QueryStatement, ScanStatement } from '../../ast/verb-statement.ts'
import { conjuncts, headsIn } from '../partiql/conditions.ts'
import type { PlanContext } from '../plan-context.ts'
import { targetOf } from '../resolve-table.ts'
import { consistencyOf, type ExplainedPart, headsOf, pathTexts, readPart, slice } from './part.ts'
import type { ReadAccess } from './read-access.ts'

export function getPart(statement: GetStatement, context: PlanContext, transactional: boolean): ExplainedPart {
  const paths = statement.projection?.paths
  const how: ReadAccess = {
    access: 'GetItem',
    branches: 1,
    keyConditions: [slice(statement.key.span, context)],
    filterNames: new Set(),
  }
  const read = {
    ...targetOf(statement.table, statement.span, context),
    how,
    projected: paths === undefined ? undefined : headsOf(paths),
    consistency: consistencyOf(statement.consistent, transactional),
    fetches: false,
    asked: false,
  }
  return readPart(read, context, { projection: pathTexts(paths, context) })
}

export function readManyPart(statement: QueryStatement | ScanStatement, context: PlanContext): ExplainedPart {
  const { filter, limit, scanLimit } = statement
  const paths = statement.projection?.paths
  const query = statement.kind === 'query'
  const how: ReadAccess = {
    access: query ? 'Query' : 'Scan',
    branches: 1,
    keyConditions: query ? [slice(statement.keyCondition.span, context)] : [],
    keyAttributes: query ? conjuncts(statement.keyCondition).length : 0,
    filter: filter === undefined ? undefined : slice(filter.span, context),
    filterNames: new Set(filter === undefined ? [] : headsIn(filter)),
  }
  const read = {
    ...targetOf(statement.table, statement.span, context),
    how,
    projected: projectedBy(statement),
    consistency: consistencyOf(statement.consistent, false),
    limit,
    scanLimit,
    fetches: query && (paths !== undefined || statement.select === 'ALL_ATTRIBUTES'),
    isSegment: statement.kind === 'scan' && statement.segment !== undefined,
    asked: !query,
  }
  return readPart(read, context, {
    projection: pathTexts(paths, context),
    order: query ? (statement.descending ? 'descending' : 'ascending') : undefined,
    limit: limit ?? scanLimit,
  })
}

/** COUNT asks for no attribute, and an index's own projection for none it lacks. */
function projectedBy({ projection, select }: QueryStatement | ScanStatement): ReadonlySet<string> | undefined {
  if (select === 'COUNT' || select === 'ALL_PROJECTED_ATTRIBUTES') return new Set()
  return projection === undefined ? undefined : headsOf(projection.paths)
}
