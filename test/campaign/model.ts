import { ManualClock } from '../../src/base/clock.ts'
import { type EmbeddedEngine, openEngine } from '../../src/engine/engine.ts'
import { ApiError } from '../../src/model/api-error.ts'
import type { Charge } from '../../src/model/charge.ts'
import type { OperationName, Request } from '../../src/operation/operation.ts'
import { Store } from '../../src/storage/store.ts'
import { createIndexRequest, createTableRequest, type Plain } from '../engine/table-shape.ts'
import { type CampaignOptions, type Complaint, errorText, type Report, runCases } from './campaign.ts'
import { checkRead, checkState } from './model-checks.ts'
import { type Arms, type PlainItem, TableModel, textOf } from './model-table.ts'
import { extraIndex, tableShapes } from './model-values.ts'
import {
  type Action,
  applyAction,
  applyBatch,
  applyTransaction,
  someCheck,
  someDelete,
  somePut,
  someUpdate,
  unconditional,
} from './model-writes.ts'
import type { Random } from './random.ts'

/**
 * The engine against a model that is plain enough to be believed: random writes, batches, transactions, indexes that come
 * and go; after each the answer and its units, and every so often everything there is to read.
 */
export async function run(options: CampaignOptions): Promise<Report> {
  let steps = 0
  const result = await runCases(options, (random) => {
    const session = new ModelSession(random)
    try {
      for (let step = 0; step < stepsPerCase; step++) session.step()
      checkState(session)
      steps += stepsPerCase
      return []
    } catch (error) {
      const complaint: Complaint = { what: errorText(error), input: session.log.slice(-3).join('\n') }
      return [complaint]
    } finally {
      session.close()
    }
  })
  return { ...result, notes: [`${steps} steps`] }
}

const stepsPerCase = 60

/** What a call said: its response, or the code of its refusal with the codes of its reasons. */
export type Said = { readonly response?: Plain; readonly refused?: string; readonly reasons?: readonly string[] }

/** One engine and one model that went through the same. */
export class ModelSession {
  readonly random: Random
  readonly model: TableModel
  readonly log: string[] = []
  private readonly engine: EmbeddedEngine
  private charges: Charge[] = []
  private tokens = 0

  constructor(random: Random) {
    this.random = random
    const shape = random.pick(tableShapes)
    this.model = new TableModel(shape)
    this.engine = openEngine({ store: Store.open(':memory:'), clock: new ManualClock(0) })
    this.call('CreateTable', createTableRequest(shape))
  }

  close(): void {
    void this.engine.close()
  }

  step(): void {
    const { random } = this
    const roll = random.below(100)
    if (roll < 25) this.single(somePut(random, this.model))
    else if (roll < 45) this.single(someUpdate(random, this.model))
    else if (roll < 55) this.single(someDelete(random, this.model))
    else if (roll < 63) this.batch()
    else if (roll < 75) this.transaction()
    else if (roll < 79) this.indexComesOrGoes()
    else if (roll < 97) checkRead(this)
    else checkState(this)
  }

  call(name: OperationName, request: Plain): Said {
    this.charges = []
    const whole: unknown = { TableName: 'tab', ...request }
    this.log.push(`${name} ${textOf(whole).replaceAll(/x{50,}|L{50,}/g, '...')}`)
    try {
      const response = this.engine.runSync(name, whole as Request<OperationName>, { charges: this.charges })
      return { response: response as unknown as Plain }
    } catch (error) {
      if (!(error instanceof ApiError)) throw error
      return { refused: error.code, reasons: (error.members.CancellationReasons ?? []).map(({ Code }) => Code) }
    }
  }

  expectArms(arms: Arms): void {
    const charged: { [arm: string]: number } = {}
    for (const { kind, index, halfUnits } of this.charges) {
      const arm = `${kind} tab${index === undefined ? '' : `/${index.name}`}`
      charged[arm] = (charged[arm] ?? 0) + halfUnits / 2
    }
    expectSame('units', charged, arms)
  }

  private single(action: Action): void {
    const { result, arms } = applyAction(this.model, action)
    const { refused } = this.call(`${action.kind}Item` as OperationName, action.request)
    expectSame('answer', refused, refusals[result])
    this.expectArms(arms)
  }

  private batch(): void {
    const { random, model } = this
    const actions = distinct(
      random.many(1, 8, () =>
        random.oneIn(3) ? someDelete(random, model, unconditional) : somePut(random, model, unconditional),
      ),
    )
    const { result, arms } = applyBatch(model, actions)
    const requests = actions.map(({ kind, request }) => ({ [`${kind}Request`]: request }))
    const { refused } = this.call('BatchWriteItem', { RequestItems: { tab: requests } })
    expectSame('answer', refused, refusals[result])
    this.expectArms(arms)
  }

  private transaction(): void {
    const { random, model } = this
    const make = [somePut, someUpdate, someDelete, someCheck]
    const actions = distinct(random.many(1, 5, () => random.pick(make)(random, model)))
    const { codes, arms } = applyTransaction(model, actions)
    this.tokens += 1
    const request = {
      TransactItems: actions.map((action) => ({ [action.kind]: { TableName: 'tab', ...action.request } })),
      ClientRequestToken: `token ${this.tokens}`,
    }
    const { refused, reasons } = this.call('TransactWriteItems', request)
    const answer = { ok: undefined, invalid: refusals.invalid }
    expectSame('answer', refused, typeof codes === 'string' ? answer[codes] : 'TransactionCanceledException')
    expectSame('reasons', reasons ?? [], typeof codes === 'string' ? [] : codes)
    this.expectArms(arms)
    // A replay changes nothing, which the next look at everything would notice.
    if (codes === 'ok' && random.oneIn(3))
      expectSame('replay', this.call('TransactWriteItems', request).refused, undefined)
  }

  private indexComesOrGoes(): void {
    const there = this.model.indexes.has('extra')
    const request = there
      ? { GlobalSecondaryIndexUpdates: [{ Delete: { IndexName: 'extra' } }] }
      : createIndexRequest('tab', 'extra', extraIndex)
    expectSame('answer', this.call('UpdateTable', request).refused, undefined)
    if (there) this.model.indexes.delete('extra')
    else this.model.addIndex('extra', 'global', extraIndex)
  }
}

const refusals = { ok: undefined, condition: 'ConditionalCheckFailedException', invalid: 'ValidationException' }

/** The first of those that name one item. */
function distinct(actions: readonly Action[]): readonly Action[] {
  const byKey = new Map<string, Action>()
  for (const action of actions) {
    const key = textOf(action.key)
    if (!byKey.has(key)) byKey.set(key, action)
  }
  return [...byKey.values()]
}

/** Throws what the campaign then reports. */
export function expectSame(what: string, actual: unknown, wanted: unknown): void {
  if (textOf({ value: actual }) === textOf({ value: wanted })) return
  throw new Error(`${what}: the engine says ${textOf(actual)}, the model ${textOf(wanted)}`)
}

export const sortedTexts = (items: readonly PlainItem[]): readonly string[] => items.map(textOf).sort()
