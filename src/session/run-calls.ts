import type { Statement } from '../ast/statement.ts'
import { plural } from '../base/count-text.ts'
import { ApiError } from '../model/api-error.ts'
import type { Item } from '../model/value.ts'
import type { Response } from '../operation/operation.ts'
import type { OperationStep, PlannedCall } from '../planner/statement-plan.ts'
import { factsOf, metaOf } from './call-facts.ts'
import type { ItemsMeta, Result } from './outcome.ts'
import { isPaged, type PagedStep, readPages } from './read-pages.ts'
import { type Answer, type Run, send } from './run.ts'
import { batchGet, batchStatements, batchWrite } from './run-batches.ts'
import { SessionError } from './session-error.ts'
import { TransferProgress } from './transfer/transfer-progress.ts'
import { unquotedText } from './unquoted-text.ts'
import { waitUntil } from './wait-until.ts'

/** Where a read stopped because of the `pages` setting: what `.next` goes on with. */
export type Continuation = {
  readonly statement: Statement
  readonly steps: readonly PlannedCall[]
  /** The moment that the read sees. */
  readonly asOfMs?: number | undefined
}

export type CallsResult = {
  readonly result: Result
  readonly continuation?: Continuation | undefined
  /** IF EXISTS, IF NOT EXISTS: what comes after the calls is not to be done either. */
  readonly nothingToDo?: true | undefined
}

/** What the calls of one statement come to, taken together. */
export async function runCalls(run: Run, steps: readonly PlannedCall[]): Promise<CallsResult> {
  const sums = new Sums(run)
  for (const [at, planned] of steps.entries()) {
    const end = await runCall(run, planned, sums)
    if (planned.wait !== undefined) await waitUntil(run, planned.wait)
    if (end === 'nothing to do') return { result: sums.result(), nothingToDo: true }
    if (end !== 'done')
      return {
        result: sums.result(),
        continuation: { statement: run.statement, steps: [end, ...steps.slice(at + 1)], asOfMs: run.asOfMs },
      }
  }
  if (sums.foundNothing) await tellUnquoted(run)
  return { result: sums.result() }
}

async function tellUnquoted({ statement, emit }: Run): Promise<void> {
  const text = unquotedText(statement)
  if (text !== undefined) await emit({ kind: 'notice', text })
}

/** A call is what would go on when a setting, not the statement, ended the reading. */
type CallEnd = 'done' | 'nothing to do' | PlannedCall

async function runCall(run: Run, planned: PlannedCall, sums: Sums): Promise<CallEnd> {
  const { step } = planned
  if (isPaged(step) && readsItems(step, run)) return (await readAll(run, planned, step, sums)) ?? 'done'
  try {
    await answerStep(run, step, sums)
    return 'done'
  } catch (error) {
    if (!(error instanceof ApiError) || planned.tolerates?.includes(error.code) !== true) throw error
    await run.emit({
      kind: 'notice',
      text: error.code === 'ResourceInUseException' ? 'it exists already' : 'it does not exist',
    })
    sums.nothing()
    return 'nothing to do'
  }
}

/** PartiQL that writes answers with the item it returned, if any, not with a page. */
const readsItems = (step: PagedStep, run: Run): boolean =>
  step.operation !== 'ExecuteStatement' || run.statement.kind !== 'partiql' || run.statement.statement.kind === 'select'

async function readAll(run: Run, planned: PlannedCall, step: PagedStep, sums: Sums): Promise<PlannedCall | undefined> {
  const facts = factsOf(step, run)
  const counting = planned.counts === true || (step.operation !== 'ExecuteStatement' && step.request.Select === 'COUNT')
  const pagesMax = run.settings.get('pages') || Number.POSITIVE_INFINITY
  const progress = new TransferProgress(run, `${stepName(step)} ${facts.index ?? facts.table ?? ''}`.trim())
  const total = wholeOf(run, step, facts)
  let pages = 0
  let returned = 0
  let evaluated = 0
  for await (const page of readPages(run, step, planned.pages, facts)) {
    returned += page.count
    evaluated += page.evaluated
    if (page.next !== undefined || pages > 0) await progress.show(evaluated, total, page.next === undefined)
    if (counting) sums.counted(page.count)
    else await sums.items(page.items, metaOf(facts, run))
    sums.more = page.cut || page.next !== undefined
    if (++pages < pagesMax || page.next === undefined || planned.pages === undefined) continue
    const { items } = planned.pages
    if (items !== undefined && returned >= items) return undefined
    return { ...planned, step: page.next, pages: items === undefined ? {} : { items: items - returned } }
  }
  return undefined
}

const stepName = ({ operation }: PagedStep): string =>
  operation === 'ExecuteStatement' ? 'read' : operation.toLowerCase()

/** How many items there are to evaluate, where all of them are. */
function wholeOf(run: Run, step: PagedStep, { table, index }: ReturnType<typeof factsOf>): { readonly total?: number } {
  if (step.operation !== 'Scan' || step.request.Limit !== undefined || step.request.TotalSegments !== undefined)
    return {}
  const description = table === undefined ? undefined : run.catalogue.describe(table)
  const indexes = [...(description?.GlobalSecondaryIndexes ?? []), ...(description?.LocalSecondaryIndexes ?? [])]
  const items = (index === undefined ? description : indexes.find(({ IndexName }) => IndexName === index))?.ItemCount
  return items === undefined || items === 0 ? {} : { total: items }
}

async function answerStep(run: Run, step: OperationStep, sums: Sums): Promise<void> {
  const facts = factsOf(step, run)
  switch (step.operation) {
    case 'BatchGetItem':
      return batchGet(run, step.request, facts, (items, table) => sums.items(items, metaOf({ table }, run)))
    case 'BatchWriteItem':
      return sums.written('write', await batchWrite(run, step.request, facts))
    case 'BatchExecuteStatement': {
      const { items, written } = await batchStatements(run, step.request, facts)
      if (written === 0) return sums.items(items, metaOf(facts, run))
      return sums.written('write', written, items)
    }
    default:
      return oneAnswer(run, step, facts, sums)
  }
}

async function oneAnswer(run: Run, step: OperationStep, facts: ReturnType<typeof factsOf>, sums: Sums): Promise<void> {
  const answer = await send(run, step, facts, (reply) => ({
    returned: itemsIn(step, reply).length,
    evaluated: itemsIn(step, reply).length,
  }))
  const attributes = answer['Attributes'] === undefined ? [] : [answer['Attributes'] as Item]
  switch (step.operation) {
    case 'GetItem':
    case 'TransactGetItems':
      return sums.items(itemsIn(step, answer), metaOf(facts, run))
    case 'PutItem':
      // A PartiQL INSERT, where the service has none.
      return sums.written(run.statement.kind === 'partiql' ? partiqlVerb(run) : 'put', 1, attributes)
    case 'UpdateItem':
      return sums.written('update', 1, attributes)
    case 'DeleteItem':
      return sums.written('delete', 1, attributes)
    case 'ExecuteStatement':
      return sums.written(partiqlVerb(run), 1, itemsIn(step, answer))
    case 'TransactWriteItems':
      return sums.written('write', step.request.TransactItems.length)
    case 'ExecuteTransaction': {
      const items = itemsIn(step, answer)
      return items.length > 0 || readsOnly(step.request.TransactStatements)
        ? sums.items(items, metaOf(facts, run))
        : sums.written('write', step.request.TransactStatements.length)
    }
    case 'CreateTable':
      return sums.table('created', step.request.TableName)
    case 'DeleteTable':
      return sums.table('dropped', step.request.TableName)
    case 'UpdateTable':
    case 'UpdateTimeToLive':
      return sums.table('changed', step.request.TableName)
    case 'UpdateContinuousBackups':
    case 'RestoreTableFromBackup':
    case 'RestoreTableToPointInTime':
    case 'CreateBackup':
    case 'DeleteBackup':
      // Who asks by the API's own words wants its answer.
      return run.statement.kind === 'api' ? sums.other(answer) : sums.backup(step, answer)
    default:
      return sums.other(answer)
  }
}

function itemsIn(step: OperationStep, answer: Answer): readonly Item[] {
  if (step.operation === 'GetItem') return answer['Item'] === undefined ? [] : [answer['Item'] as Item]
  if (step.operation === 'ExecuteStatement') return (answer['Items'] as readonly Item[] | undefined) ?? []
  if (step.operation !== 'TransactGetItems' && step.operation !== 'ExecuteTransaction') return []
  const responses = (answer['Responses'] as readonly { readonly Item?: Item }[] | undefined) ?? []
  return responses.flatMap(({ Item: item }) => (item === undefined ? [] : [item]))
}

const readsOnly = (statements: readonly { readonly Statement: string }[]): boolean =>
  statements.every(({ Statement }) => /^\s*SELECT\b/i.test(Statement))

function partiqlVerb(run: Run): string {
  const kind = run.statement.kind === 'partiql' ? run.statement.statement.kind : 'write'
  return kind === 'insert' ? 'insert' : kind
}

type BackupStep = Extract<
  OperationStep,
  {
    readonly operation:
      | 'UpdateContinuousBackups'
      | 'RestoreTableFromBackup'
      | 'RestoreTableToPointInTime'
      | 'CreateBackup'
      | 'DeleteBackup'
  }
>

/** The ARN of a backup is what programs call it by. */
function backupSummary({ operation, request }: BackupStep, answer: Answer): string {
  if (operation === 'UpdateContinuousBackups') return `changed table ${request.TableName}`
  const { BackupDetails, BackupDescription } = answer as Response<'CreateBackup'> & Response<'DeleteBackup'>
  const { BackupName = '', BackupArn = '' } = BackupDetails ?? BackupDescription?.BackupDetails ?? {}
  if (operation === 'CreateBackup') return `made backup ${BackupName}: ${BackupArn}`
  return operation === 'DeleteBackup' ? `dropped backup ${BackupName}` : `restored table ${request.TargetTableName}`
}

const pastOf: { readonly [verb: string]: string } = {
  put: 'put',
  update: 'updated',
  delete: 'deleted',
  insert: 'inserted',
  write: 'written',
}

/** The one result that several calls add up to. */
class Sums {
  more = false
  private begun: ItemsMeta | undefined
  private itemCount = 0
  private count: number | undefined
  private verb: string | undefined
  private writes = 0
  private readonly returned: Item[] = []
  private summary: string | undefined
  private text: string | undefined
  private readonly run: Run

  constructor(run: Run) {
    this.run = run
  }

  async items(items: readonly Item[], meta: ItemsMeta): Promise<void> {
    if (this.begun === undefined) {
      this.begun = meta
      await this.run.emit({ kind: 'begin', meta })
    }
    this.itemCount += items.length
    if (items.length > 0) await this.run.emit({ kind: 'items', items })
  }

  get foundNothing(): boolean {
    return this.itemCount === 0 && (this.begun !== undefined || this.count === 0)
  }

  counted(count: number): void {
    this.count = (this.count ?? 0) + count
  }

  written(verb: string, count: number, returned: readonly Item[] = []): void {
    this.verb = this.verb === undefined || this.verb === verb ? verb : 'write'
    this.writes += count
    this.returned.push(...returned)
  }

  table(done: string, name: string): void {
    this.summary ??= `${done} table ${name}`
  }

  backup(step: BackupStep, answer: Answer): void {
    this.summary ??= backupSummary(step, answer)
  }

  nothing(): void {
    this.summary ??= 'nothing to do'
  }

  other(answer: Answer): void {
    const { halfUnits: _units, evaluated: _items, ...members } = answer
    this.text = JSON.stringify(members, null, 2)
  }

  result(): Result {
    if (this.begun !== undefined) return { kind: 'items', meta: this.begun, count: this.itemCount, more: this.more }
    if (this.count !== undefined) {
      const evaluated = this.run.calls.records().reduce((sum, record) => sum + (record.evaluated ?? 0), 0)
      return { kind: 'count', count: this.count, evaluated }
    }
    if (this.summary !== undefined) return { kind: 'written', summary: this.summary, count: 1 }
    if (this.verb !== undefined) {
      const summary = `${pastOf[this.verb] ?? this.verb} ${plural(this.writes, 'item')}`
      return {
        kind: 'written',
        summary,
        count: this.writes,
        ...(this.returned.length === 0 ? {} : { returned: this.returned }),
      }
    }
    return this.text === undefined ? { kind: 'none' } : { kind: 'text', text: this.text }
  }
}

export const isCancelled = (error: unknown, signal: AbortSignal | undefined): boolean =>
  signal?.aborted === true &&
  !(error instanceof SessionError) &&
  (error === signal.reason || (error instanceof Error && error.name === 'AbortError'))
