import type { Plain } from '../engine/table-shape.ts'
import { type Condition, conditions, type Update, updates } from './model-expressions.ts'
import { type Arms, addArms, type PlainItem, size, type TableModel, writeUnits } from './model-table.ts'
import { someItem, someKey } from './model-values.ts'
import type { Random } from './random.ts'

/** One write as a request has it and as the model understands it. */
export type Action = {
  readonly kind: 'Put' | 'Delete' | 'Update' | 'ConditionCheck'
  readonly request: Plain
  readonly key: PlainItem
  /** Values that the request gives to whole attributes: known to be wrong without looking at the item. */
  readonly assigns: PlainItem
  readonly holds: (before: PlainItem | undefined) => boolean
  /** The image that follows; `refused` when the item does not allow it. */
  readonly apply: (before: PlainItem | undefined) => PlainItem | undefined | 'refused'
}

export function somePut(random: Random, model: TableModel, condition: Condition = someCondition(random)): Action {
  const key = someKey(random, model)
  const item = someItem(random, key)
  const request = { Item: item, ...condition.request }
  return { kind: 'Put', request, key, assigns: item, holds: condition.holds, apply: () => item }
}

export function someDelete(random: Random, model: TableModel, condition: Condition = someCondition(random)): Action {
  const key = someKey(random, model)
  const request = { Key: key, ...condition.request }
  return { kind: 'Delete', request, key, assigns: nothing, holds: condition.holds, apply: () => undefined }
}

export function someCheck(random: Random, model: TableModel): Action {
  const key = someKey(random, model)
  const condition = random.pick(conditions)(random)
  const request = { Key: key, ...condition.request }
  return { kind: 'ConditionCheck', request, key, assigns: nothing, holds: condition.holds, apply: (before) => before }
}

export function someUpdate(random: Random, model: TableModel): Action {
  const key = someKey(random, model)
  const update = random.pick(updates)(random)
  const condition = someCondition(random)
  const values = { ...update.values, ...(condition.request['ExpressionAttributeValues'] as Plain | undefined) }
  return {
    kind: 'Update',
    request: {
      Key: key,
      ...condition.request,
      UpdateExpression: update.text,
      ...(Object.keys(values).length === 0 ? {} : { ExpressionAttributeValues: values }),
    },
    key,
    assigns: update.assigns ?? nothing,
    holds: condition.holds,
    apply: (before) => updated(update, before, key),
  }
}

export const unconditional: Condition = { request: {}, holds: () => true }

export type Outcome = { readonly result: 'ok' | 'condition' | 'invalid'; readonly arms: Arms }

/** A single write on the model. */
export function applyAction(model: TableModel, action: Action): Outcome {
  if (!model.fitsIndexes(action.assigns)) return invalid
  const before = model.find(action.key)
  if (!action.holds(before)) return { result: 'condition', arms: failedArms(action, before, 1) }
  const after = action.apply(before)
  if (after === 'refused') return invalid
  model.set(action.key, after)
  return { result: 'ok', arms: model.writeArms(before, after) }
}

/** Puts and deletes without conditions: all of them, or none when one is wrong. */
export function applyBatch(model: TableModel, actions: readonly Action[]): Outcome {
  if (!actions.every(({ assigns }) => model.fitsIndexes(assigns))) return invalid
  return { result: 'ok', arms: addArms(...actions.map((action) => applyAction(model, action).arms)) }
}

/** `invalid`: refused as a whole. */
export type TransactionOutcome = { readonly codes: 'ok' | 'invalid' | readonly string[]; readonly arms: Arms }

/** All of them on the model, or none. The keys are distinct. */
export function applyTransaction(model: TableModel, actions: readonly Action[]): TransactionOutcome {
  if (actions.some(({ assigns }) => model.emptiesIndexKey(assigns))) return { codes: 'invalid', arms: {} }
  const plans = actions.map((action) => {
    const before = model.find(action.key)
    return { action, before, after: action.apply(before), holds: action.holds(before) }
  })
  const misfit = actions.findIndex(({ assigns }) => !model.fitsIndexes(assigns))
  const wrong = misfit === -1 ? plans.findIndex(({ after, holds }) => after === 'refused' && holds) : misfit
  if (wrong !== -1) return { codes: actions.map((_, at) => (at === wrong ? 'ValidationError' : 'None')), arms: {} }
  if (plans.some(({ holds }) => !holds)) {
    const arms = plans.map(({ action, before, after, holds }): Arms => {
      if (!holds || after === 'refused') return failedArms(action, before, 2)
      return { 'write tab': 2 * writeUnits(Math.max(size(before), size(after))) }
    })
    return { codes: plans.map(({ holds }) => (holds ? 'None' : 'ConditionalCheckFailed')), arms: addArms(...arms) }
  }
  const arms = plans.map(({ action, before, after }) => {
    const image = after === 'refused' ? undefined : after
    model.set(action.key, image)
    return model.writeArms(before, image, 2)
  })
  return { codes: 'ok', arms: addArms(...arms) }
}

const invalid: Outcome = { result: 'invalid', arms: {} }
const nothing: PlainItem = {}

const someCondition = (random: Random): Condition => (random.oneIn(2) ? unconditional : random.pick(conditions)(random))

function updated(update: Update, before: PlainItem | undefined, key: PlainItem): PlainItem | undefined | 'refused' {
  const item = Object.assign(Object.create(null) as PlainItem, before ?? key)
  const outcome = update.change(item)
  if (outcome === 'refused') return 'refused'
  return before === undefined && outcome === 'only removes' ? undefined : item
}

/** The larger of the stored and the attempted item; nothing stored costs the minimum. */
function failedArms({ kind, request }: Action, before: PlainItem | undefined, factor: number): Arms {
  const attempted = kind === 'Put' && before !== undefined ? size(request['Item'] as PlainItem) : 0
  return { 'write tab': factor * writeUnits(Math.max(size(before), attempted)) }
}
