import type { BatchStatement, Statement } from '../ast/statement.ts'
import { countText } from '../base/count-text.ts'
import type { Item } from '../model/value.ts'
import type { BatchStatementRequest, KeysAndAttributes, WriteRequest } from '../operation/operation-types.ts'
import { compact } from './compact.ts'
import { refusePast } from './past-of.ts'
import type { PlanContext } from './plan-context.ts'
import { PlanError } from './plan-error.ts'
import { getItemRequest } from './plan-get.ts'
import { deleteItemRequest, putItemRequest } from './plan-item-writes.ts'
import { partiqlMembers, planPartiql } from './plan-partiql.ts'
import { putRequests } from './plan-rows.ts'
import type { OperationStep, StatementPlan } from './statement-plan.ts'

/** Members of one request. Source: reference, README 4. */
const writesMax = 25
const readsMax = 100
const statementsMax = 25

/** BATCH { ... }: BatchGetItem for GETs, BatchWriteItem for PUTs and DELETEs, BatchExecuteStatement for PartiQL. */
export function planBatch(batch: BatchStatement, context: PlanContext): StatementPlan {
  const members = batch.statements.flatMap((statement) => membersOf(statement, context))
  const odd = members.find((member) => member.kind !== members[0]?.kind)
  if (odd !== undefined) {
    throw new PlanError('plan.mixed-batch', 'a batch holds GETs, or PUTs and DELETEs, or PartiQL', {
      span: odd.statement.span,
      hint: 'Use one BATCH for each.',
    })
  }
  const steps =
    context.classic === true && members[0]?.kind === 'partiql' ? classicSteps(batch, context) : stepsOf(members)
  const notes = steps.length > 1 ? [`${countText(members.length)} members go as ${countText(steps.length)} calls`] : []
  return { kind: 'calls', steps: steps.map((step) => ({ step })), notes }
}

/** Without PartiQL there is no batch of its statements: they go one after the other, as they would alone. */
const classicSteps = ({ statements }: BatchStatement, context: PlanContext): readonly OperationStep[] =>
  statements.flatMap((statement) => {
    if (statement.kind !== 'partiql') return []
    const plan = planPartiql(statement, context)
    return plan.kind === 'calls' ? plan.steps.map(({ step }) => step) : []
  })

type Get = { readonly table: string; readonly key: Item; readonly rest: Omit<KeysAndAttributes, 'Keys'> }
type Member = { readonly statement: Statement } & (
  | { readonly kind: 'get'; readonly get: Get }
  | { readonly kind: 'write'; readonly table: string; readonly write: WriteRequest }
  | { readonly kind: 'partiql'; readonly request: BatchStatementRequest }
)

function membersOf(statement: Statement, context: PlanContext): readonly Member[] {
  refusePast(statement)
  switch (statement.kind) {
    case 'get': {
      const { TableName, Key, ReturnConsumedCapacity: _whole, ...rest } = getItemRequest(statement, context)
      return [{ kind: 'get', statement, get: { table: TableName, key: Key, rest } }]
    }
    case 'put': {
      const { TableName, Item, ...more } = putItemRequest(statement, context)
      return [plainWrite(statement, TableName, { PutRequest: { Item } }, more)]
    }
    case 'delete-item': {
      const { TableName, Key, ...more } = deleteItemRequest(statement, context)
      return [plainWrite(statement, TableName, { DeleteRequest: { Key } }, more)]
    }
    case 'insert-rows':
      return putRequests(statement, context).map(({ TableName, Item, ...more }) =>
        plainWrite(statement, TableName, { PutRequest: { Item } }, more),
      )
    case 'partiql': {
      const ConsistentRead = statement.modifiers.consistent ? true : undefined
      return partiqlMembers(statement, context).map((member) => ({
        kind: 'partiql',
        statement,
        request: compact({ ...member, ConsistentRead }),
      }))
    }
    default:
      throw new PlanError('plan.not-in-batch', 'a batch holds GET, PUT, DELETE or PartiQL statements', {
        span: statement.span,
        hint: 'BatchWriteItem has no updates and no conditions; BEGIN ... COMMIT has both.',
      })
  }
}

function plainWrite(statement: Statement, table: string, write: WriteRequest, more: object): Member {
  if (Object.keys(more).some((member) => member !== 'ReturnConsumedCapacity')) {
    throw new PlanError('plan.not-in-batch', 'a write in a batch has no condition and returns nothing', {
      span: statement.span,
      hint: 'BEGIN ... COMMIT takes conditions; REPLACE INTO overwrites without one.',
    })
  }
  return { kind: 'write', statement, table, write }
}

function stepsOf(members: readonly Member[]): readonly OperationStep[] {
  const gets = members.flatMap((member) => (member.kind === 'get' ? [member.get] : []))
  if (gets.length > 0) return getSteps(gets)
  const statements = members.flatMap((member) => (member.kind === 'partiql' ? [member.request] : []))
  if (statements.length > 0) {
    return chunks(statements, statementsMax).map((Statements) => ({
      operation: 'BatchExecuteStatement',
      request: { Statements },
    }))
  }
  const writes = members.flatMap((member) => (member.kind === 'write' ? [member] : []))
  return chunks(writes, writesMax).map((chunk) => {
    const tables = Map.groupBy(chunk, ({ table }) => table)
    const RequestItems = Object.fromEntries([...tables].map(([table, some]) => [table, some.map(({ write }) => write)]))
    return { operation: 'BatchWriteItem', request: { RequestItems } }
  })
}

/** A request has one projection and one consistency per table: a different one goes into the next call. */
function getSteps(gets: readonly Get[]): readonly OperationStep[] {
  const calls: { readonly tables: Map<string, { keys: Item[]; rest: Get['rest'] }>; count: number }[] = []
  for (const { table, key, rest } of gets) {
    const fits = (known: Get['rest'] | undefined): boolean =>
      known === undefined || JSON.stringify(known) === JSON.stringify(rest)
    let call = calls.find(({ tables, count }) => count < readsMax && fits(tables.get(table)?.rest))
    if (call === undefined) {
      call = { tables: new Map(), count: 0 }
      calls.push(call)
    }
    const entry = call.tables.get(table)
    if (entry === undefined) call.tables.set(table, { keys: [key], rest })
    else entry.keys.push(key)
    call.count++
  }
  return calls.map(({ tables }) => ({
    operation: 'BatchGetItem',
    request: {
      RequestItems: Object.fromEntries([...tables].map(([table, { keys, rest }]) => [table, { Keys: keys, ...rest }])),
    },
  }))
}

function chunks<T>(all: readonly T[], size: number): readonly (readonly T[])[] {
  return Array.from({ length: Math.ceil(all.length / size) }, (_, at) => all.slice(at * size, (at + 1) * size))
}
