import type { PartiqlShellStatement } from '../ast/data-statement.ts'
import type { Statement, TransactionStatement } from '../ast/statement.ts'
import type {
  Delete,
  ParameterizedStatement,
  Put,
  TransactGetItem,
  TransactWriteItem,
  Update,
} from '../operation/operation-types.ts'
import type { ClassicWrite } from './classic-write.ts'
import { compact } from './compact.ts'
import { refusePast } from './past-of.ts'
import type { PlanContext } from './plan-context.ts'
import { PlanError } from './plan-error.ts'
import { getItemRequest } from './plan-get.ts'
import { conditionCheck, deleteItemRequest, putItemRequest, updateItemRequest } from './plan-item-writes.ts'
import { classicWrites, partiqlMembers } from './plan-partiql.ts'
import { putRequests, upsertRequest } from './plan-rows.ts'
import { oneCall, type StatementPlan } from './statement-plan.ts'

/**
 * BEGIN ... COMMIT: TransactGetItems for GETs, TransactWriteItems for verbs that write or check, ExecuteTransaction for
 * PartiQL. The three cannot be mixed; what else the service refuses, it refuses itself.
 */
export function planTransaction(transaction: TransactionStatement, context: PlanContext): StatementPlan {
  const members = transaction.statements.map((statement) => memberOf(statement, context))
  if (transaction.end === 'ROLLBACK') return { kind: 'local' }
  assertOneKind(members)
  const capacity = reportOf(transaction)
  const gets = members.flatMap((member) => (member.kind === 'get' ? [member.get] : []))
  if (gets.length > 0) {
    return oneCall({
      operation: 'TransactGetItems',
      request: compact({ TransactItems: gets, ReturnConsumedCapacity: capacity }),
    })
  }
  const statements = members.flatMap((member) => (member.kind === 'partiql' ? member.statements : []))
  const shared = { ClientRequestToken: transaction.token, ReturnConsumedCapacity: capacity }
  if (statements.length > 0) {
    return oneCall({ operation: 'ExecuteTransaction', request: compact({ TransactStatements: statements, ...shared }) })
  }
  const writes = members.flatMap((member) => (member.kind === 'write' ? member.writes : []))
  return oneCall({ operation: 'TransactWriteItems', request: compact({ TransactItems: writes, ...shared }) })
}

type Member = { readonly statement: Statement } & (
  | { readonly kind: 'get'; readonly get: TransactGetItem }
  | { readonly kind: 'write'; readonly writes: readonly TransactWriteItem[] }
  | { readonly kind: 'partiql'; readonly statements: readonly ParameterizedStatement[] }
)

function memberOf(statement: Statement, context: PlanContext): Member {
  refusePast(statement)
  switch (statement.kind) {
    case 'get': {
      const { ConsistentRead: _always, ReturnConsumedCapacity: _whole, ...get } = getItemRequest(statement, context)
      return { kind: 'get', statement, get: { Get: get } }
    }
    case 'put':
      return write(statement, { Put: transacted(putItemRequest(statement, context), statement) })
    case 'update-item': {
      const request = transacted(updateItemRequest(statement, context), statement)
      const { UpdateExpression } = request
      if (UpdateExpression === undefined) {
        throw new PlanError('plan.not-in-transaction', 'an UPDATE in a transaction needs something to change', {
          span: statement.span,
          hint: 'Add SET, REMOVE, ADD or DELETE, or use PUT to create an item of just its key.',
        })
      }
      return write(statement, { Update: { ...request, UpdateExpression } })
    }
    case 'delete-item':
      return write(statement, { Delete: transacted(deleteItemRequest(statement, context), statement) })
    case 'check':
      return write(statement, { ConditionCheck: conditionCheck(statement, context) })
    case 'insert-rows':
      return write(statement, ...putRequests(statement, context).map((put) => ({ Put: put })))
    case 'upsert':
      return write(statement, { Update: upsertRequest(statement, context) })
    case 'partiql':
      if (context.classic === true) return classicMember(statement, context)
      return { kind: 'partiql', statement, statements: partiqlMembers(statement, context) }
    default:
      throw new PlanError('plan.not-in-transaction', `${nameOf(statement)} cannot stand in a transaction`, {
        span: statement.span,
        hint: 'A transaction holds GETs, or writes and CHECKs, or PartiQL statements.',
      })
  }
}

/** The same where the service has no PartiQL. */
function classicMember(shell: PartiqlShellStatement, context: PlanContext): Member {
  const { statement } = shell
  if (statement.kind === 'select' || statement.kind === 'exists') {
    const verb = statement.kind === 'select' ? 'GET' : 'CHECK t {key} IF ...'
    throw new PlanError(
      'plan.not-in-transaction',
      `without PartiQL ${nameOf(statement)} cannot stand in a transaction`,
      {
        span: shell.span,
        hint: `Write it as ${verb}.`,
      },
    )
  }
  const writes = classicWrites(statement, shell.modifiers, context)
  return write(shell, ...writes.map((step) => transactWrite(step, shell)))
}

function transactWrite({ operation, request }: ClassicWrite, statement: Statement): TransactWriteItem {
  const member = transacted(request, statement)
  switch (operation) {
    case 'PutItem':
      return { Put: member as Put }
    case 'UpdateItem':
      return { Update: member as Update }
    case 'DeleteItem':
      return { Delete: member as Delete }
  }
}

const write = (statement: Statement, ...writes: readonly TransactWriteItem[]): Member => ({
  kind: 'write',
  statement,
  writes,
})

/** Without what a member of TransactWriteItems cannot have. */
function transacted<R extends { readonly ReturnValues?: unknown; readonly ReturnConsumedCapacity?: unknown }>(
  request: R,
  statement: Statement,
): Omit<R, 'ReturnValues' | 'ReturnConsumedCapacity'> {
  if (request.ReturnValues !== undefined && request.ReturnValues !== 'NONE') {
    throw new PlanError('plan.not-in-transaction', 'RETURN VALUES cannot stand in a transaction', {
      span: statement.span,
      hint: 'ON FAILURE RETURN OLD shows the item that made a condition fail.',
    })
  }
  const { ReturnValues: _none, ReturnConsumedCapacity: _whole, ...rest } = request
  return rest
}

function assertOneKind(members: readonly Member[]): void {
  const [first] = members
  const odd = members.find((member) => member.kind !== first?.kind)
  if (odd === undefined || first === undefined) return
  const reads = odd.kind === 'get' || first.kind === 'get'
  throw new PlanError(
    'plan.mixed-transaction',
    reads ? 'a transaction reads or writes, not both' : 'a transaction cannot hold PartiQL beside verbs',
    {
      span: odd.statement.span,
      hint: reads
        ? 'CHECK t {key} IF ... tests an item inside a writing transaction.'
        : 'Write all of it in PartiQL, or all of it with GET, or PUT, UPDATE, DELETE and CHECK.',
    },
  )
}

/** The most detailed report that any member asks for holds for the whole. */
function reportOf(transaction: TransactionStatement): 'TOTAL' | 'INDEXES' | undefined {
  const reports = transaction.statements.map((statement) => {
    if (statement.kind === 'partiql') return statement.modifiers.returnCapacity
    return 'returnCapacity' in statement ? statement.returnCapacity : undefined
  })
  return reports.includes('INDEXES') ? 'INDEXES' : reports.find((report) => report !== undefined)
}

const nameOf = (statement: { readonly kind: string }): string => statement.kind.replaceAll('-', ' ').toUpperCase()
