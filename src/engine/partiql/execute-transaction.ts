import { must } from '../../base/must.ts'
import { ApiError, type CancellationReason, validationError } from '../../model/api-error.ts'
import { itemSizeBytes } from '../../model/item-size.ts'
import { transactionBytesMax } from '../../model/limits.ts'
import { requestMessages } from '../../model/messages/partiql.ts'
import { transactionMessages } from '../../model/messages/transaction.ts'
import { emptyItem } from '../../model/value.ts'
import type { Request, Response } from '../../operation/operation.ts'
import type { ItemResponse, ParameterizedStatement } from '../../operation/operation-types.ts'
import { cancelled, reasonOf, refuseHeld } from '../cancellation.ts'
import { capacityListOf } from '../capacity-report.ts'
import type { CompiledTable } from '../compiled-table.ts'
import type { EngineContext } from '../context.ts'
import { type Idempotent, idempotent, remember, replay } from '../idempotency.ts'
import { checkLookupKey, keyOf } from '../key-rules.ts'
import { readTogether } from '../read-together.ts'
import { runTransaction, type TransactionWrite } from '../transact-write-items.ts'
import { checkDistinctItems } from '../transaction-items.ts'
import { tableNameOf } from './execute-statement.ts'
import { checkParsed, type Prepared, parseStatement } from './prepare-statement.ts'
import { type ItemRead, readOneItem, shownItem } from './read-one-item.ts'
import { checkWrite, planWriteStatement, type WritePlan, writeOf } from './run-write.ts'

type TransactionRequest = Request<'ExecuteTransaction'>
type TransactionResponse = Response<'ExecuteTransaction'>

/** Up to 100 statements, all or nothing: all reads, or all writes and checks. Source: reference, partiql 12; PQL-80 to PQL-83. */
export function executeTransaction(context: EngineContext, request: TransactionRequest): TransactionResponse {
  const parsed = request.TransactStatements.map((each, at) => inStatement(at, () => parseStatement(context, each)))
  const statements = parsed.map((each, at) => inStatement(at, () => checkParsed(context, each)))
  const reads = statements.filter(({ statement }) => statement.kind === 'select').length
  if (reads > 0 && reads < statements.length) throw validationError(requestMessages.transactionMixed)
  for (const [at, prepared] of statements.entries()) inStatement(at, () => refuseClauses(prepared))
  checkSize(request.TransactStatements, statements)
  const names = statements.map(({ statement }) => tableNameOf(statement))
  const token = idempotent(context, 'ExecuteTransaction', request.ClientRequestToken, request.TransactStatements)
  const kind = reads > 0 ? 'read' : 'write'
  const work = (): TransactionResponse => {
    const tables = tablesOf(context, names)
    const known = replay<readonly ItemResponse[]>(context, token)
    if (known !== undefined) return { Responses: known, ...capacityListOf(context.charges, request, names, 'read') }
    const responses =
      kind === 'read' ? readAll(context, statements, tables) : writeAll(context, request, statements, tables, token)
    remember(context, token, responses)
    return { Responses: responses, ...capacityListOf(context.charges, request, names, kind) }
  }
  return kind === 'read' && token === undefined ? context.store.read(work) : context.store.transaction(work)
}

/** A refusal that names the statement it is about; COUNT's comes bare. Source: reference, PQL-5, PQL-82. */
function inStatement<Result>(at: number, work: () => Result): Result {
  try {
    return work()
  } catch (error) {
    if (!(error instanceof ApiError) || error.code !== 'ValidationException') throw error
    if (error.message.startsWith('Unexpected path component')) throw error
    throw new ApiError('ValidationException', requestMessages.inTransaction(at, error.message), { span: error.span })
  }
}

function refuseClauses({ statement }: Prepared): void {
  if ((statement.kind === 'update' || statement.kind === 'delete') && statement.returning !== undefined) {
    throw validationError(requestMessages.transactionReturning)
  }
  const select = statement.kind === 'exists' ? statement.select : statement
  if (select.kind === 'select' && select.from.parts.length > 1) throw validationError(requestMessages.transactionIndex)
}

/** Item sizes for INSERTs, the request's own length for the rest. Source: README conflict 39. */
function checkSize(requests: readonly ParameterizedStatement[], statements: readonly Prepared[]): void {
  const bytes = statements.map(({ statement }, at) => {
    const item = statement.kind === 'insert' && statement.value.kind === 'value' ? statement.value.value : undefined
    return item !== undefined && 'M' in item ? itemSizeBytes(item.M) : JSON.stringify(requests[at]).length
  })
  if (bytes.reduce((sum, each) => sum + each, 0) > transactionBytesMax)
    throw validationError(transactionMessages.tooLarge)
}

/** Tables that do not exist are reasons, each of its own statement. */
function tablesOf(context: EngineContext, names: readonly string[]): readonly CompiledTable[] {
  const reasons: CancellationReason[] = []
  const tables = names.flatMap((name) => {
    try {
      const table = context.table(name)
      reasons.push({ Code: 'None' })
      return [table]
    } catch (error) {
      if (!(error instanceof ApiError) || error.code !== 'ResourceNotFoundException') throw error
      reasons.push({ Code: 'ResourceNotFound', Message: error.message })
      return []
    }
  })
  if (tables.length < names.length) throw cancelled(reasons)
  return tables
}

const at = <Element>(elements: readonly Element[], position: number): Element =>
  must(elements[position], 'one a statement')

function readAll(
  context: EngineContext,
  statements: readonly Prepared[],
  tables: readonly CompiledTable[],
): readonly ItemResponse[] {
  const reads = statements.map(({ statement }, position): ItemRead & { readonly table: CompiledTable } => {
    if (statement.kind !== 'select') throw new Error('all are reads')
    const table = at(tables, position)
    return { ...inStatement(position, () => readOneItem(statement, table, requestMessages.transactionSelect)), table }
  })
  const reasons = reads.map(({ table, key }) => reasonOf(() => checkLookupKey(table.table.keys, key)))
  if (reasons.some(({ Code }) => Code !== 'None')) throw cancelled(reasons)
  checkDistinctItems(reads)
  refuseHeld(context, reads)
  return readTogether(context, reads).map((found, position) =>
    found === undefined ? {} : { Item: shownItem(at(reads, position).columns, found) },
  )
}

function writeAll(
  context: EngineContext,
  request: TransactionRequest,
  statements: readonly Prepared[],
  tables: readonly CompiledTable[],
  token: Idempotent | undefined,
): readonly ItemResponse[] {
  const writes = statements.map((prepared, position): TransactionWrite => {
    const returnOnFailure = at(request.TransactStatements, position).ReturnValuesOnConditionCheckFailure === 'ALL_OLD'
    return transactionWrite(context, prepared, at(tables, position), { position, returnOnFailure })
  })
  runTransaction(context, writes)
  context.hold(writes, token)
  return []
}

function transactionWrite(
  context: EngineContext,
  prepared: Prepared,
  table: CompiledTable,
  { position, returnOnFailure }: { readonly position: number; readonly returnOnFailure: boolean },
): TransactionWrite {
  const planned = planOrRefusal(prepared, table)
  if (planned instanceof ApiError) {
    // EXISTS is refused as a whole; what else is wrong about a key is a reason.
    if (prepared.statement.kind === 'exists') inStatement(position, () => raise(planned))
    return { table, key: emptyItem(), check: () => raise(planned), write: () => raise(planned), returnOnFailure }
  }
  return {
    table,
    key: planned.kind === 'put' ? keyOf(table.table.keys, planned.item) : planned.key,
    check: () => checkWrite(table, planned, prepared),
    write: () => ({ ...writeOf(context, table, planned, prepared), transactional: true }),
    returnOnFailure,
    ...(planned.kind === 'put' ? { failure: { Code: 'DuplicateItem', Message: requestMessages.duplicateItem } } : {}),
  }
}

function planOrRefusal(prepared: Prepared, table: CompiledTable): WritePlan | ApiError {
  try {
    return planWriteStatement(prepared, table)
  } catch (error) {
    if (error instanceof ApiError) return error
    throw error
  }
}

function raise(error: ApiError): never {
  throw error
}
