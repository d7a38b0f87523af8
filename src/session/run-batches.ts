import { countText, plural } from '../base/count-text.ts'
import type { Item } from '../model/value.ts'
import type { Request } from '../operation/operation.ts'
import type { BatchStatementResponse, KeysAndAttributes, WriteRequest } from '../operation/operation-types.ts'
import type { CallFacts } from './call-recorder.ts'
import { type Run, send } from './run.ts'
import { SessionError } from './session-error.ts'

type Facts = Omit<CallFacts, 'operation'>

/** Tries at most, the first included, before unprocessed members are an error. */
const triesMax = 8
const firstPauseMs = 50

/** BatchGetItem until every key is processed. Sent once in any case: what is wrong with a request is the backend's to say. */
export async function batchGet(
  run: Run,
  request: Request<'BatchGetItem'>,
  facts: Facts,
  onItems: (items: readonly Item[], table: string) => Promise<void>,
): Promise<void> {
  let open: { readonly [table: string]: KeysAndAttributes } = request.RequestItems
  for (let tries = 1; tries === 1 || Object.keys(open).length > 0; tries++) {
    if (tries > 1) await pause(run, tries, 'keys')
    const step = { operation: 'BatchGetItem' as const, request: { ...request, RequestItems: open } }
    const answer = await send(run, step, facts, (reply) => {
      const returned = Object.values(responsesOf(reply)).flat().length
      return { returned, evaluated: returned }
    })
    const responses = Object.entries(responsesOf(answer))
    for (const [table, items] of responses) await onItems(items, table)
    if (responses.length === 0) await onItems([], Object.keys(open)[0] ?? '')
    open = (answer['UnprocessedKeys'] as typeof open | undefined) ?? {}
  }
}

/** BatchWriteItem until every member is processed; gives back how many were written. */
export async function batchWrite(run: Run, request: Request<'BatchWriteItem'>, facts: Facts): Promise<number> {
  let open: { readonly [table: string]: readonly WriteRequest[] } = request.RequestItems
  for (let tries = 1; tries === 1 || Object.keys(open).length > 0; tries++) {
    if (tries > 1) await pause(run, tries, 'items')
    const step = { operation: 'BatchWriteItem' as const, request: { ...request, RequestItems: open } }
    const answer = await send(run, step, facts, () => ({ returned: 0, evaluated: 0 }))
    open = (answer['UnprocessedItems'] as typeof open | undefined) ?? {}
  }
  return Object.values(request.RequestItems).flat().length
}

/** BatchExecuteStatement; members fail one by one, and one failure fails the statement after all have run. */
export async function batchStatements(
  run: Run,
  request: Request<'BatchExecuteStatement'>,
  facts: Facts,
): Promise<{ readonly items: readonly Item[]; readonly written: number }> {
  const step = { operation: 'BatchExecuteStatement' as const, request }
  const responsesIn = (answer: { readonly [member: string]: unknown }): readonly BatchStatementResponse[] =>
    (answer['Responses'] as readonly BatchStatementResponse[] | undefined) ?? []
  const answer = await send(run, step, facts, (reply) => {
    const returned = responsesIn(reply).filter(({ Item }) => Item !== undefined).length
    return { returned, evaluated: returned }
  })
  const responses = responsesIn(answer)
  const failures = responses.flatMap(({ Error: failure }, at) =>
    failure === undefined ? [] : [`${at + 1}. ${failure.Code}: ${failure.Message}`],
  )
  if (failures.length > 0) {
    throw new SessionError(
      'session.batch-failed',
      `${countText(failures.length)} of ${plural(responses.length, 'statement')} failed\n${failures.join('\n')}`,
      {
        hint: 'The others took effect: a batch is not atomic.',
      },
    )
  }
  const items = responses.flatMap(({ Item: item }) => (item === undefined ? [] : [item]))
  const reads = request.Statements.every(({ Statement }) => /^\s*SELECT\b/i.test(Statement))
  return { items, written: reads ? 0 : responses.length }
}

const responsesOf = (answer: { readonly [member: string]: unknown }): { readonly [table: string]: readonly Item[] } =>
  (answer['Responses'] as { readonly [table: string]: readonly Item[] } | undefined) ?? {}

async function pause(run: Run, tries: number, unit: string): Promise<void> {
  if (tries > triesMax) {
    throw new SessionError('session.unprocessed', `${unit} are left unprocessed after ${triesMax} tries`, {
      hint: 'The table is throttled, or a transaction has the items: try again later, or with fewer members.',
    })
  }
  await run.sleep(firstPauseMs * 2 ** (tries - 2), run.signal)
}
