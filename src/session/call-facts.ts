import { selectAccess } from '../planner/select-access.ts'
import type { OperationStep } from '../planner/statement-plan.ts'
import { partiqlTable } from '../planner/statement-tables.ts'
import { allKeyNames, indexesOf, indexNamed, tableKeys } from '../planner/table-keys.ts'
import type { CallFacts } from './call-recorder.ts'
import type { ItemsMeta } from './outcome.ts'
import type { Run } from './run.ts'

/** The table and index a call is about, as far as its request or its statement says. */
export function factsOf(step: OperationStep, run: Run): Omit<CallFacts, 'operation'> {
  const request = step.request as {
    readonly TableName?: unknown
    readonly IndexName?: unknown
    readonly ConsistentRead?: unknown
  }
  const consistency = consistencyOf(step, request.ConsistentRead === true)
  if (typeof request.TableName === 'string') {
    return {
      table: request.TableName,
      ...(typeof request.IndexName === 'string' ? { index: request.IndexName } : {}),
      consistency,
    }
  }
  const { statement } = run
  const inner = statement.kind === 'explain' ? statement.statement : statement
  if (inner.kind === 'partiql' || inner.kind === 'bulk') {
    const [table, index] = partiqlTable(inner.statement).parts
    return { table, ...(index === undefined ? {} : { index }), ...accessOf(step, inner, run), consistency }
  }
  return { ...tableOfMembers(step), consistency }
}

function accessOf(
  { operation }: OperationStep,
  statement: Parameters<typeof selectAccess>[0],
  run: Run,
): Pick<CallFacts, 'access'> {
  const access = operation === 'ExecuteStatement' ? selectAccess(statement, run.context) : undefined
  return access === undefined ? {} : { access }
}

/** Columns a view puts first: keys of what was read, then the other keys of the table. */
export function metaOf(facts: Pick<CallFacts, 'table' | 'index'>, run: Run): ItemsMeta {
  const { table = '', index } = facts
  const description = run.catalogue.describe(table)
  const named = index === undefined ? {} : { index }
  if (description === undefined) return { table, ...named, keys: [], otherKeys: [] }
  const indexes = indexesOf(description)
  const read = index === undefined ? undefined : indexNamed(description, index)
  const keys = allKeyNames(read?.keys ?? tableKeys(description))
  const all = new Set([...allKeyNames(tableKeys(description)), ...indexes.flatMap((each) => allKeyNames(each.keys))])
  return { table, ...named, keys, otherKeys: [...all].filter((name) => !keys.includes(name)) }
}

function consistencyOf(step: OperationStep, strong: boolean): CallFacts['consistency'] {
  switch (step.operation) {
    case 'GetItem':
    case 'Query':
    case 'Scan':
    case 'BatchGetItem':
    case 'ExecuteStatement':
      return strong ? 'strong' : 'eventual'
    case 'TransactGetItems':
    case 'TransactWriteItems':
    case 'ExecuteTransaction':
      return 'transactional'
    default:
      return undefined
  }
}

/** A batch or transaction over one table is about that table. */
function tableOfMembers(step: OperationStep): { readonly table?: string } {
  const tables = new Set(memberTables(step))
  const [only] = tables
  return tables.size === 1 && only !== undefined ? { table: only } : {}
}

/** A request in the API's own words is judged by the backend only: until then it may be anything. */
function memberTables({ operation, request }: OperationStep): readonly string[] {
  const { RequestItems, TransactItems } = request as {
    readonly RequestItems?: unknown
    readonly TransactItems?: unknown
  }
  if (operation === 'BatchGetItem' || operation === 'BatchWriteItem') return Object.keys(RequestItems ?? {})
  if (operation !== 'TransactGetItems' && operation !== 'TransactWriteItems') return []
  return Object.values(TransactItems ?? {}).flatMap((member: unknown) =>
    Object.values(member ?? {}).flatMap((action: unknown) => {
      const { TableName } = (action ?? {}) as { readonly TableName?: unknown }
      return typeof TableName === 'string' ? [TableName] : []
    }),
  )
}
