import { printTable } from '../ast/print-clauses.ts'
import { printName, printOperand } from '../ast/print-expression.ts'
import type { ApiStatement, Statement } from '../ast/statement.ts'
import { ApiError } from '../model/api-error.ts'
import { normaliseItem } from '../model/normalise-item.ts'
import type { Item } from '../model/value.ts'
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
    const valid = validateRequest(operation as OperationName, request) as Said
    const text = new RequestWords(valid, pages).statement(operation)
    const { statements, diagnostics } = parseScript(text ?? '')
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

/** Members of the operations above; which of them are there, the operation says. */
type Said = {
  readonly TableName: string
  readonly IndexName?: string
  readonly Key?: Item
  readonly Item?: Item
  readonly ConsistentRead?: boolean
  readonly ScanIndexForward?: boolean
  readonly KeyConditionExpression?: string
  readonly FilterExpression?: string
  readonly ProjectionExpression?: string
  readonly UpdateExpression?: string
  readonly ConditionExpression?: string
  readonly ExpressionAttributeNames?: { readonly [name: string]: string }
  readonly ExpressionAttributeValues?: Item
  readonly ReturnConsumedCapacity?: string
  readonly ReturnValues?: string
  readonly ReturnValuesOnConditionCheckFailure?: string
  readonly Select?: string
  readonly Limit?: number
  readonly ExclusiveStartKey?: Item
  readonly Segment?: number
  readonly TotalSegments?: number
  readonly Statement?: string
}

const selects: { readonly [select: string]: string } = {
  COUNT: 'SELECT COUNT',
  ALL_ATTRIBUTES: 'SELECT ALL ATTRIBUTES',
  ALL_PROJECTED_ATTRIBUTES: 'SELECT PROJECTED ATTRIBUTES',
  SPECIFIC_ATTRIBUTES: '',
}

class RequestWords {
  private readonly request: Said
  private readonly pages: ApiStatement['pages']
  private readonly values: Item

  constructor(request: Said, pages: ApiStatement['pages']) {
    this.request = request
    this.pages = pages
    this.values = normaliseItem(request.ExpressionAttributeValues ?? {})
  }

  statement(operation: string): string | undefined {
    const { request } = this
    switch (operation) {
      case 'GetItem':
        return this.words(
          'GET',
          this.table(),
          this.item(request.Key),
          this.project(),
          this.consistent(),
          this.capacity(),
        )
      case 'PutItem':
        return this.words('PUT', this.table(), this.item(request.Item), ...this.writing())
      case 'UpdateItem':
        return this.words(
          'UPDATE',
          this.table(),
          this.item(request.Key),
          this.clause('', request.UpdateExpression),
          ...this.writing(),
        )
      case 'DeleteItem':
        return this.words('DELETE', this.table(), this.item(request.Key), ...this.writing())
      case 'Query': {
        const where = this.clause('WHERE', request.KeyConditionExpression)
        return this.words(
          'QUERY',
          this.table(),
          where,
          request.ScanIndexForward === false ? 'DESC' : '',
          ...this.reading(),
        )
      }
      case 'Scan': {
        const { Segment, TotalSegments } = request
        const segment = Segment === undefined ? '' : `SEGMENT ${Segment} OF ${TotalSegments}`
        return this.words('SCAN', this.table(), segment, ...this.reading())
      }
      default:
        return request.Statement
    }
  }

  private readonly words = (...words: readonly string[]): string => words.filter((word) => word !== '').join(' ')

  private table(): string {
    const { TableName, IndexName } = this.request
    return printTable({ parts: IndexName === undefined ? [TableName] : [TableName, IndexName] })
  }

  private item(item: Item = {}): string {
    return printOperand({ kind: 'value', value: { M: normaliseItem(item) }, span: nowhere })
  }

  private project(): string {
    return this.clause('PROJECT', this.request.ProjectionExpression)
  }

  private consistent(): string {
    return this.request.ConsistentRead === true ? 'CONSISTENT' : ''
  }

  private capacity(): string {
    const { ReturnConsumedCapacity: report = 'NONE' } = this.request
    return report === 'NONE' ? '' : `RETURN CONSUMED CAPACITY ${report}`
  }

  private reading(): readonly string[] {
    const { Select, Limit, ExclusiveStartKey, FilterExpression } = this.request
    return [
      this.clause('FILTER', FilterExpression),
      this.project(),
      Select === undefined ? '' : (selects[Select] ?? ''),
      this.pages?.items === undefined ? '' : `LIMIT ${this.pages.items}`,
      Limit === undefined || this.pages !== undefined ? '' : `SCAN LIMIT ${Limit}`,
      ExclusiveStartKey === undefined ? '' : `START AFTER ${this.item(ExclusiveStartKey)}`,
      this.consistent(),
      this.capacity(),
    ]
  }

  private writing(): readonly string[] {
    const { ConditionExpression, ReturnValues = 'NONE', ReturnValuesOnConditionCheckFailure: onFailure } = this.request
    return [
      this.clause('IF', ConditionExpression),
      ReturnValues === 'NONE' ? '' : `RETURN ${ReturnValues.replace('_', ' ')}`,
      onFailure === 'ALL_OLD' ? 'ON FAILURE RETURN OLD' : '',
      this.capacity(),
    ]
  }

  /** Expressions hold no strings, so that a sign begins a placeholder everywhere. */
  private clause(word: string, expression: string | undefined): string {
    if (expression === undefined) return ''
    const names = this.request.ExpressionAttributeNames ?? {}
    const said = expression.replace(/[#:][A-Za-z0-9_]+/g, (placeholder) => {
      if (placeholder.startsWith('#'))
        return Object.hasOwn(names, placeholder) ? printName(names[placeholder] ?? '') : placeholder
      const value = this.values[placeholder]
      return value === undefined ? placeholder : printOperand({ kind: 'value', value, span: nowhere })
    })
    return this.words(word, said)
  }
}

const nowhere = { start: 0, end: 0 }
