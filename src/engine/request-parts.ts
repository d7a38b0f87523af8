import { validationError } from '../model/api-error.ts'
import { enveloped, type Family } from '../model/messages/envelope.ts'
import { parameterMessages } from '../model/messages/expression.ts'
import { writeMessages } from '../model/messages/write.ts'
import { normaliseItem, ValueError } from '../model/normalise-item.ts'
import type { Item } from '../model/value.ts'
import type { EngineContext } from './context.ts'
import {
  type BoundExpressions,
  bindExpressions,
  checkExpressionParameters,
  type ExpressionMembers,
  type ExpressionOperation,
} from './request-expressions.ts'

/**
 * The checks of a request that need no table, to be asked for in the order of its operation. Making one already refuses
 * parameters that exclude each other. Source: reference, errors 2 "Order inside step 8".
 */
export class RequestParts {
  private readonly context: EngineContext
  private readonly operation: ExpressionOperation
  private readonly request: ExpressionMembers

  constructor(context: EngineContext, operation: ExpressionOperation, request: ExpressionMembers) {
    this.context = context
    this.operation = operation
    this.request = request
    if (carriesExpressions(request)) checkExpressionParameters(operation, request, context.settings.messages)
  }

  /** A whole item, canonical. */
  item(raw: Item): Item {
    return this.normalised(raw, ['set', 'null'])
  }

  /** A key, canonical; mistakes about sets are bare here (ENV-8). */
  key(raw: Item): Item {
    return this.normalised(raw, ['null'])
  }

  /** An ExclusiveStartKey, canonical; some refusals say so (QRY-17). */
  startKey(raw: Item): Item {
    try {
      return normaliseItem(raw)
    } catch (error) {
      throw inStartKey(error)
    }
  }

  bind(): BoundExpressions {
    if (!carriesExpressions(this.request)) return {}
    return bindExpressions(this.operation, this.request, this.context.settings.messages)
  }

  /** ReturnValues that the operation does not know. Source: errors 90. */
  checkReturnValues(given: string | undefined, allowed: readonly string[]): void {
    if (given !== undefined && !allowed.includes(given)) this.refuse('return-values', writeMessages.onlyAllOldOrNone)
  }

  refuse(family: Family, message: string): never {
    throw validationError(enveloped(this.operation, family, message, this.context.settings.messages))
  }

  private normalised(raw: Item, families: readonly Family[]): Item {
    try {
      return normaliseItem(raw)
    } catch (error) {
      if (error instanceof ValueError && families.includes(error.family)) this.refuse(error.family, error.message)
      throw error
    }
  }
}

/** Most requests for one item carry none, and need none of the work. */
function carriesExpressions(request: ExpressionMembers): boolean {
  return (
    request.ExpressionAttributeNames !== undefined ||
    request.ExpressionAttributeValues !== undefined ||
    request.ConditionExpression !== undefined ||
    request.UpdateExpression !== undefined ||
    request.ProjectionExpression !== undefined ||
    request.KeyConditionExpression !== undefined ||
    request.FilterExpression !== undefined
  )
}

/** One style over all tables of a batch. Source: BGET-5. */
export function checkBatchMixing(
  entries: readonly {
    readonly AttributesToGet?: readonly string[] | undefined
    readonly ProjectionExpression?: string | undefined
  }[],
): void {
  const legacy = entries.some(({ AttributesToGet }) => AttributesToGet !== undefined)
  const expression = entries.some(({ ProjectionExpression }) => ProjectionExpression !== undefined)
  if (legacy && expression) {
    throw validationError(parameterMessages.mixed(['AttributesToGet'], ['ProjectionExpression']).text)
  }
}

/** All but number formats, empty number sets and duplicates are prefixed. Source: QRY-17, errors 6. */
function inStartKey(error: unknown): unknown {
  if (!(error instanceof Error)) return error
  const { message } = error
  const bare = /numeric value|Number|number set|duplicates|Nesting/.test(message)
  return bare ? error : validationError(`The provided starting key is invalid: ${message}`)
}
