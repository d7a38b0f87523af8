import type { Value } from '../../model/value.ts'
import { legacyExpressions } from './legacy-expressions.ts'
import { type ExpressionMember, expressionMembers, isObject, textOf } from './members.ts'
import { statementSkeleton } from './statement-skeleton.ts'

/**
 * One access that a request asks for, without its values: all that tells two requests of different code apart. Requests of the
 * same code have the same shape.
 */
export type ElementShape = {
  readonly op: ElementOperation
  /** A name; absent in a statement, whose text has it. */
  readonly table?: string | undefined
  readonly index?: string | undefined
  /** Attributes of the key, whose values come first. Of a put: those that are keys of the table or of an index. */
  readonly key?: readonly string[] | undefined
  /** Placeholders, whose values come after those of the key. */
  readonly placeholders?: readonly string[] | undefined
  readonly names?: { readonly [placeholder: string]: string } | undefined
  /** PartiQL with `?` in the place of each literal and parameter. */
  readonly statement?: string | undefined
  readonly consistent?: true | undefined
  readonly descending?: true | undefined
  readonly limit?: number | undefined
  readonly select?: string | undefined
} & { readonly [Member in ExpressionMember]?: string | undefined }

export const elementOperations = [
  'GetItem',
  'Query',
  'Scan',
  'PutItem',
  'UpdateItem',
  'DeleteItem',
  'ConditionCheck',
  'Statement',
] as const
export type ElementOperation = (typeof elementOperations)[number]

/** `values`: those of the key, then those of the placeholders, or those of the statement. */
export type RequestElement = { readonly shape: ElementShape; readonly values: readonly Value[] }

/** Key attributes of a table and of its indexes; undefined: not known. */
export type KeyNamesOf = (table: string) => readonly string[] | undefined

/** More of one request is not looked at: the service takes 100. */
const elementsMax = 100

/** The accesses of a request, in order; none for an operation that is about no items. Takes what a client sent, checked or not. */
export function elementsOf(operation: string, request: unknown, keyNames: KeyNamesOf): readonly RequestElement[] {
  if (!isObject(request)) return []
  switch (operation) {
    case 'GetItem':
    case 'Query':
    case 'Scan':
    case 'PutItem':
    case 'UpdateItem':
    case 'DeleteItem':
      return [element(operation, request, keyNames)]
    case 'ExecuteStatement':
      return statementElement(request, request['Limit'])
    case 'BatchExecuteStatement':
      return membersOf(request['Statements']).flatMap((member) => statementElement(member))
    case 'ExecuteTransaction':
      return membersOf(request['TransactStatements']).flatMap((member) => statementElement(member))
    case 'BatchGetItem':
      return batchGets(request['RequestItems'], keyNames)
    case 'BatchWriteItem':
      return batchWrites(request['RequestItems'], keyNames)
    case 'TransactGetItems':
    case 'TransactWriteItems':
      return membersOf(request['TransactItems']).flatMap((member) => transactElement(member, keyNames))
    default:
      return []
  }
}

type Members = { readonly [name: string]: unknown }

const membersOf = (list: unknown): readonly Members[] =>
  Array.isArray(list) ? list.slice(0, elementsMax).filter(isObject) : []

function element(op: ElementOperation, request: Members, keyNames: KeyNamesOf): RequestElement {
  const table = tableName(request['TableName'])
  const parts = legacyExpressions(request) ?? request
  const item = request['Item']
  const key = op === 'PutItem' ? (isObject(item) ? pick(item, keyNames(table)) : {}) : request['Key']
  const keyMembers = isObject(key) ? Object.entries(key) : []
  const given = parts['ExpressionAttributeValues']
  const values = isObject(given) ? Object.entries(given) : []
  const expressions: { [name: string]: string } = {}
  for (const { member, parameter } of expressionMembers) {
    const text = textOf(parts[parameter])
    if (text !== undefined) expressions[member] = text
  }
  const names = parts['ExpressionAttributeNames']
  const limit = request['Limit']
  return {
    shape: {
      op,
      table,
      index: textOf(request['IndexName']),
      key: keyMembers.length === 0 ? undefined : keyMembers.map(([name]) => name),
      placeholders: values.length === 0 ? undefined : values.map(([name]) => name),
      names: isObject(names) ? namesIn(names) : undefined,
      ...expressions,
      consistent: request['ConsistentRead'] === true ? true : undefined,
      descending: request['ScanIndexForward'] === false ? true : undefined,
      limit: typeof limit === 'number' ? limit : undefined,
      select: textOf(request['Select']),
    },
    values: [...keyMembers, ...values].map(([, value]) => value as Value),
  }
}

const namesIn = (given: Members): ElementShape['names'] =>
  Object.fromEntries(Object.entries(given).filter((entry): entry is [string, string] => typeof entry[1] === 'string'))

function pick(item: Members, names: readonly string[] | undefined): Members {
  const found: { [name: string]: unknown } = {}
  for (const name of names ?? []) if (Object.hasOwn(item, name)) found[name] = item[name]
  return found
}

/** Of an ARN the name in it. */
function tableName(given: unknown): string {
  const text = textOf(given) ?? ''
  return text.startsWith('arn:') ? (/:table\/([^/]+)/.exec(text)?.[1] ?? text) : text
}

function statementElement(request: Members, limit?: unknown): readonly RequestElement[] {
  const text = textOf(request['Statement'])
  if (text === undefined) return []
  const given = request['Parameters']
  const { statement, values } = statementSkeleton(text, Array.isArray(given) ? (given as Value[]) : [])
  const shape: ElementShape = {
    op: 'Statement',
    statement,
    ...(request['ConsistentRead'] === true ? { consistent: true as const } : {}),
    ...(typeof limit === 'number' ? { limit } : {}),
  }
  return [{ shape, values }]
}

function batchGets(given: unknown, keyNames: KeyNamesOf): readonly RequestElement[] {
  if (!isObject(given)) return []
  return Object.entries(given).flatMap(([TableName, gets]) => {
    if (!isObject(gets) || !Array.isArray(gets['Keys'])) return []
    const { Keys, ...others } = gets
    return (Keys as unknown[])
      .slice(0, elementsMax)
      .map((Key) => element('GetItem', { ...others, TableName, Key }, keyNames))
  })
}

function batchWrites(given: unknown, keyNames: KeyNamesOf): readonly RequestElement[] {
  if (!isObject(given)) return []
  return Object.entries(given).flatMap(([TableName, writes]) =>
    membersOf(writes).flatMap(({ PutRequest: put, DeleteRequest: remove }) => [
      ...(isObject(put) ? [element('PutItem', { TableName, Item: put['Item'] }, keyNames)] : []),
      ...(isObject(remove) ? [element('DeleteItem', { TableName, Key: remove['Key'] }, keyNames)] : []),
    ]),
  )
}

const transactOperations = {
  Get: 'GetItem',
  Put: 'PutItem',
  Update: 'UpdateItem',
  Delete: 'DeleteItem',
  ConditionCheck: 'ConditionCheck',
} as const

function transactElement(member: Members, keyNames: KeyNamesOf): readonly RequestElement[] {
  return Object.entries(transactOperations).flatMap(([name, op]) => {
    const action = member[name]
    return isObject(action) ? [element(op, action, keyNames)] : []
  })
}
