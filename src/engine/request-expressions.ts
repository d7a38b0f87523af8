import { bindCondition } from '../expression/bind-condition.ts'
import { bindProjection } from '../expression/bind-projection.ts'
import { bindUpdate } from '../expression/bind-update.ts'
import { type Binder, createBinder, type Surface } from '../expression/binder.ts'
import type { BoundCondition, BoundProjection, BoundUpdate, KeyCondition } from '../expression/bound.ts'
import { checkKeyConditionCount, extractKeyConditions } from '../expression/extract-key-conditions.ts'
import { validationError } from '../model/api-error.ts'
import { enveloped, type Generation, newestGeneration } from '../model/messages/envelope.ts'
import { parameterMessages, type Refusal } from '../model/messages/expression.ts'
import type { Item } from '../model/value.ts'
import { type ParsedExpression, parseCondition, parseProjection, parseUpdate } from '../syntax/parse-expression.ts'
import { checkNames, checkValues } from './request-placeholders.ts'

/** The members of a request, or of one part of a batch or a transaction, that this file reads. */
export type ExpressionMembers = {
  readonly UpdateExpression?: string | undefined
  readonly ConditionExpression?: string | undefined
  readonly KeyConditionExpression?: string | undefined
  readonly FilterExpression?: string | undefined
  readonly ProjectionExpression?: string | undefined
  readonly ExpressionAttributeNames?: Readonly<Record<string, string>> | undefined
  readonly ExpressionAttributeValues?: Item | undefined
  readonly IndexName?: string | undefined
}

export type BoundExpressions = {
  readonly update?: BoundUpdate | undefined
  readonly condition?: BoundCondition | undefined
  readonly keyConditions?: readonly KeyCondition[] | undefined
  readonly filter?: BoundCondition | undefined
  readonly projection?: BoundProjection | undefined
}

/** Parameters that exclude each other, in the order the service lists them. Source: reference, AV-31, expressions 1. */
const parameters = {
  GetItem: { legacy: ['AttributesToGet'], expressions: ['ProjectionExpression'] },
  BatchGetItem: { legacy: ['AttributesToGet'], expressions: ['ProjectionExpression'] },
  TransactGetItems: { legacy: [], expressions: ['ProjectionExpression'] },
  PutItem: { legacy: ['Expected'], expressions: ['ConditionExpression'] },
  DeleteItem: { legacy: ['Expected'], expressions: ['ConditionExpression'] },
  UpdateItem: { legacy: ['AttributeUpdates', 'Expected'], expressions: ['UpdateExpression', 'ConditionExpression'] },
  TransactWriteItems: { legacy: [], expressions: ['UpdateExpression', 'ConditionExpression'] },
  Query: {
    legacy: ['AttributesToGet', 'QueryFilter', 'ConditionalOperator', 'KeyConditions'],
    expressions: ['ProjectionExpression', 'FilterExpression', 'KeyConditionExpression'],
  },
  Scan: {
    legacy: ['AttributesToGet', 'ScanFilter', 'ConditionalOperator'],
    expressions: ['ProjectionExpression', 'FilterExpression'],
  },
} as const satisfies Record<string, { legacy: readonly string[]; expressions: readonly Surface[] }>

export type ExpressionOperation = keyof typeof parameters

/**
 * What comes before anything else about an item operation: legacy parameters mixed with expressions, placeholders without
 * an expression. Source: reference, errors 80-82 and 2 "Order inside step 8".
 */
export function checkExpressionParameters(
  operation: ExpressionOperation,
  request: ExpressionMembers,
  generation: Generation = newestGeneration,
): void {
  const refusal = parametersRefusal(operation, request)
  if (refusal !== undefined) throw validationError(enveloped(operation, refusal.family, refusal.text, generation))
}

function parametersRefusal(
  operation: ExpressionOperation,
  request: { readonly [name: string]: unknown },
): Refusal | undefined {
  const { legacy, expressions } = parameters[operation]
  const given = (name: string): boolean => request[name] !== undefined
  // KeyConditions may stand beside a filter or a projection (AV-32).
  const mixed = legacy.filter((name) => given(name) && (name !== 'KeyConditions' || given('KeyConditionExpression')))
  const used = expressions.filter(given)
  if (mixed.length > 0 && used.length > 0) return parameterMessages.mixed(mixed, used)
  if (used.length === 0 && given('ExpressionAttributeNames')) return parameterMessages.namesWithoutExpression
  const withValues = expressions.filter((name) => name !== 'ProjectionExpression')
  if (!given('ExpressionAttributeValues') || withValues.length === 0 || withValues.some(given)) return undefined
  return parameterMessages.valuesWithoutExpression(withValues)
}

/**
 * The expressions of one request, parsed and bound, with every check that needs no table, in the service's order: the two
 * maps, then each expression, then what is unused. Throws ValidationException. Source: reference, errors 80-116, ORD-9.
 */
export function bindExpressions(
  operation: ExpressionOperation,
  request: ExpressionMembers,
  generation: Generation = newestGeneration,
): BoundExpressions {
  checkExpressionParameters(operation, request, generation)
  const names = checkNames(request.ExpressionAttributeNames, { operation, generation })
  const values = checkValues(request.ExpressionAttributeValues, { operation, generation })
  const binder = createBinder({ surface: 'ConditionExpression', operation, generation, names, values })
  const bound = <Ast, Bound>(
    surface: Exclude<Surface, 'PartiQL'>,
    parse: (text: string) => ParsedExpression<Ast>,
    bind: (ast: Ast, binder: Binder) => Bound,
  ): Bound | undefined => {
    const text = request[surface]
    if (text === undefined) return undefined
    const here = binder.on(surface)
    const parsed = parse(text)
    if (!parsed.ok) throw here.refusal({ family: parsed.family, text: parsed.message })
    return bind(parsed.ast, here)
  }
  const result = {
    update: bound('UpdateExpression', parseUpdate, bindUpdate),
    condition: bound('ConditionExpression', parseCondition, bindCondition),
    keyConditions: bound('KeyConditionExpression', parseCondition, (ast, here) =>
      extractKeyConditions(bindCondition(ast, here), here),
    ),
    filter: bound('FilterExpression', parseCondition, bindCondition),
    projection: bound('ProjectionExpression', parseProjection, bindProjection),
  }
  binder.assertAllUsed()
  if (result.keyConditions !== undefined) {
    checkKeyConditionCount(result.keyConditions, { onIndex: request.IndexName !== undefined })
  }
  return result
}
