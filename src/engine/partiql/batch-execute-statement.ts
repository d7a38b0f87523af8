import { must } from '../../base/must.ts'
import { ApiError, validationError } from '../../model/api-error.ts'
import type { Charge } from '../../model/charge.ts'
import { keyMessages } from '../../model/messages/key.ts'
import { requestMessages, statementMessages } from '../../model/messages/partiql.ts'
import { keyAttributes } from '../../model/table.ts'
import { type Item, memberOf } from '../../model/value.ts'
import type { Request, Response } from '../../operation/operation.ts'
import type {
  BatchStatementErrorCodeEnum,
  BatchStatementRequest,
  BatchStatementResponse,
} from '../../operation/operation-types.ts'
import { checkWholeKey } from '../../planner/partiql/plan-write.ts'
import { capacityListOf } from '../capacity-report.ts'
import type { CompiledTable } from '../compiled-table.ts'
import type { EngineContext } from '../context.ts'
import { readItem } from '../get-item.ts'
import { checkLookupKey } from '../key-rules.ts'
import { tableNameOf } from './execute-statement.ts'
import { type Prepared, prepareStatement } from './prepare-statement.ts'
import { type ItemRead, readOneItem, shownItem } from './read-one-item.ts'
import { planWriteStatement, returnedItem, runWrite, type WritePlan } from './run-write.ts'

/** Up to 25 statements, each for itself: all reads or all writes. Source: reference, partiql 11; PQL-70 to PQL-79. */
export function batchExecuteStatement(
  context: EngineContext,
  request: Request<'BatchExecuteStatement'>,
): Response<'BatchExecuteStatement'> {
  const members = request.Statements.map((each) => new Member(context, each))
  refuseMixed(members)
  const writes = members.some((member) => member.parses && !member.isRead)
  const run = (): Response<'BatchExecuteStatement'> => {
    for (const member of members) member.plan()
    refuseDuplicates(members)
    const responses = members.map((member) => member.run())
    return { Responses: responses, ...capacity(context, request, members) }
  }
  return writes ? context.store.transaction(run) : context.store.read(run)
}

/** What a member came to, kept as an error of its own. */
class Member {
  readonly charges: Charge[] = []
  succeeded = false
  private readonly context: EngineContext
  private readonly request: BatchStatementRequest
  private readonly prepared: Prepared | undefined
  private table: CompiledTable | undefined
  private action: { readonly read: ItemRead } | { readonly write: WritePlan } | undefined
  private failure: ApiError | undefined

  constructor(context: EngineContext, request: BatchStatementRequest) {
    this.context = context
    this.request = request
    this.prepared = this.guarded(() => prepareStatement(context, request))
    if (this.prepared?.statement.kind === 'exists') this.failure = validationError(statementMessages.existsOutside)
  }

  get parses(): boolean {
    return this.failure === undefined
  }

  get isRead(): boolean {
    return this.prepared?.statement.kind === 'select'
  }

  get tableName(): string | undefined {
    return this.prepared === undefined ? undefined : tableNameOf(this.prepared.statement)
  }

  /** Everything that is decided without reading an item. */
  plan(): void {
    const { prepared, context } = this
    if (prepared === undefined || this.failure !== undefined) return
    this.guarded(() => {
      const table = context.table(tableNameOf(prepared.statement))
      this.table = table
      if (prepared.statement.kind === 'select') {
        this.action = { read: readOneItem(prepared.statement, table, requestMessages.batchSelect) }
      } else {
        const write = planWriteStatement(prepared, table)
        if (write.kind !== 'put') checkWholeKey(write.key, table.table)
        this.action = { write }
      }
    })
  }

  /** The item a member is about, when it names one. */
  item(): string | undefined {
    const { action, table } = this
    if (action === undefined || table === undefined) return undefined
    const names: Item =
      'read' in action ? action.read.key : action.write.kind === 'put' ? action.write.item : action.write.key
    const values = keyAttributes(table.table.keys).map(({ name }) => memberOf(names, name))
    return values.includes(undefined) ? undefined : JSON.stringify([table.table.id, values])
  }

  run(): BatchStatementResponse {
    const { context } = this
    const mark = context.charges.length
    const answer = this.guarded(() => this.execute())
    this.succeeded = answer !== undefined
    // What failed is charged, but to no arm. Source: reference, PQL-CAP-5.
    const charged = context.charges
      .splice(mark)
      .map((charge): Charge => (this.succeeded ? charge : { ...charge, totalOnly: true }))
    context.charges.push(...charged)
    this.charges.push(...charged)
    return answer ?? this.errorResponse()
  }

  private execute(): BatchStatementResponse | undefined {
    const { context, table, action, prepared, request } = this
    if (table === undefined || action === undefined || prepared === undefined) return undefined
    const answer = { TableName: tableNameOf(prepared.statement) }
    if ('read' in action) {
      const { key, columns } = action.read
      checkLookupKey(table.table.keys, key)
      const found = readItem(context, table, key, request.ConsistentRead === true ? 'strong' : 'eventual')
      return found === undefined ? answer : { ...answer, Item: shownItem(columns, found) }
    }
    const planned = runWrite(context, table, action.write, prepared, false)
    const item = returnedItem(action.write, prepared, planned)
    return item === undefined ? answer : { ...answer, Item: item }
  }

  private errorResponse(): BatchStatementResponse {
    const failure = must(this.failure, 'a member without an answer has failed')
    const Code = memberCodes[failure.code] ?? 'InternalServerError'
    const error = { Error: { Code, Message: failure.message } }
    return Code === 'ValidationError' || this.tableName === undefined ? error : { ...error, TableName: this.tableName }
  }

  private guarded<Result>(work: () => Result): Result | undefined {
    if (this.failure !== undefined) return undefined
    try {
      return work()
    } catch (error) {
      if (!(error instanceof ApiError)) throw error
      this.failure = error
      return undefined
    }
  }
}

/** Short forms of exception names. Source: reference, PQL-74. */
const memberCodes: { readonly [exception: string]: BatchStatementErrorCodeEnum } = {
  ConditionalCheckFailedException: 'ConditionalCheckFailed',
  ItemCollectionSizeLimitExceededException: 'ItemCollectionSizeLimitExceeded',
  RequestLimitExceeded: 'RequestLimitExceeded',
  ValidationException: 'ValidationError',
  ProvisionedThroughputExceededException: 'ProvisionedThroughputExceeded',
  TransactionConflictException: 'TransactionConflict',
  ThrottlingException: 'ThrottlingError',
  ResourceNotFoundException: 'ResourceNotFound',
  AccessDeniedException: 'AccessDenied',
  DuplicateItemException: 'DuplicateItem',
}

/** What does not parse takes no part. Source: reference, PQL-70, PQL-72. */
function refuseMixed(members: readonly Member[]): void {
  const parsed = members.filter(({ parses }) => parses)
  const reads = parsed.filter(({ isRead }) => isRead).length
  if (reads > 0 && reads < parsed.length) throw validationError(requestMessages.batchMixed)
}

/** Source: reference, PQL-71. */
function refuseDuplicates(members: readonly Member[]): void {
  const items = members.flatMap((member) => member.item() ?? [])
  if (new Set(items).size < items.length) throw validationError(keyMessages.duplicates)
}

/** A table of which nothing succeeded is not reported. Source: reference, PQL-CAP-6. */
function capacity(
  context: EngineContext,
  request: Request<'BatchExecuteStatement'>,
  members: readonly Member[],
): ReturnType<typeof capacityListOf> {
  const reported = new Set(
    members.filter(({ succeeded }) => succeeded).flatMap(({ charges }) => charges.map(({ table }) => table)),
  )
  if (reported.size === 0) return {}
  const charges = context.charges.filter(({ table }) => reported.has(table))
  return capacityListOf(
    charges,
    request,
    members.flatMap(({ tableName }) => tableName ?? []),
  )
}
