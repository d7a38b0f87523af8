import type { ApiStatement, Statement } from '../ast/statement.ts'
import { ApiError } from '../model/api-error.ts'
import type { Value } from '../model/value.ts'
import { type Request, requestWords, valueWord } from '../modelling/files/patterns/request-words.ts'
import type { OperationName } from '../operation/operation.ts'
import { validateRequest } from '../operation/validate-request.ts'
import { parseScript } from '../syntax/parse-script.ts'

/**
 * The GET, PUT, UPDATE, DELETE, QUERY, SCAN or PartiQL that sends this request, with values in place of placeholders. Undefined
 * when no statement can say all of it, or the service would refuse it.
 */
export function statementOfRequest({ operation, request, pages }: ApiStatement): Statement | undefined {
  const members = Object.keys(request)
  const sayable = sayableMembers[operation]
  if (sayable === undefined || members.some((member) => !sayable.has(member))) return undefined
  try {
    const valid = validateRequest(operation as OperationName, request) as Request
    const style = {
      wordOf: (_name: string, value: Value) => valueWord(value),
      says: 'whole',
      itemsMax: pages?.items,
    } as const
    const text = operation === 'ExecuteStatement' ? valid['Statement'] : requestWords(operation, valid, style)
    const { statements, diagnostics } = parseScript(String(text ?? ''))
    return diagnostics.length === 0 && statements.length === 1 ? statements[0]?.ast : undefined
  } catch (error) {
    if (error instanceof ApiError) return undefined
    throw error
  }
}

const common = ['TableName', 'ExpressionAttributeNames', 'ReturnConsumedCapacity']
const write = [
  ...common,
  'ConditionExpression',
  'ExpressionAttributeValues',
  'ReturnValues',
  'ReturnValuesOnConditionCheckFailure',
]
const read = [
  ...common,
  ...['IndexName', 'FilterExpression', 'ProjectionExpression', 'ExpressionAttributeValues', 'Select'],
  ...['ConsistentRead', 'Limit', 'ExclusiveStartKey'],
]

const sayableMembers: { readonly [operation: string]: ReadonlySet<string> | undefined } = {
  GetItem: new Set([...common, 'Key', 'ConsistentRead', 'ProjectionExpression']),
  PutItem: new Set([...write, 'Item']),
  UpdateItem: new Set([...write, 'Key', 'UpdateExpression']),
  DeleteItem: new Set([...write, 'Key']),
  Query: new Set([...read, 'KeyConditionExpression', 'ScanIndexForward']),
  Scan: new Set([...read, 'Segment', 'TotalSegments']),
  ExecuteStatement: new Set(['Statement']),
}
