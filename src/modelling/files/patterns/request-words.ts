import { printTable } from '../../../ast/print-clauses.ts'
import { printName, printOperand } from '../../../ast/print-expression.ts'
import { normaliseItem } from '../../../model/normalise-item.ts'
import { emptyItem, type Item, type Value } from '../../../model/value.ts'
import { nowhere } from '../alias-template.ts'

export type Request = { readonly [member: string]: unknown }

export type WordsStyle = {
  /** What stands for a value of a key or an expression; `name` is what the request calls it, without a sign. */
  readonly wordOf: (name: string, value: Value) => string
  /**
   * `whole`: also what is about this one request, such as where it begins and what it reports. `asked`: what is asked for, of which
   * there may be many requests.
   */
  readonly says: 'whole' | 'asked'
  /** What more than one page may find. */
  readonly itemsMax: number | undefined
}

/** The GET, PUT, UPDATE, DELETE, QUERY or SCAN that sends a request; undefined: it is of another operation. */
export function requestWords(operation: string, request: Request, style: WordsStyle): string | undefined {
  const table = tableOf(request)
  switch (operation) {
    case 'GetItem':
      return joined(
        'GET',
        table,
        keyOf(request, style),
        clause('PROJECT', request, 'ProjectionExpression', style),
        consistent(request),
        capacity(request, style),
      )
    case 'PutItem':
      return joined('PUT', table, itemWord(itemOf(request['Item'])), ...writing(request, style))
    case 'UpdateItem':
      return joined(
        'UPDATE',
        table,
        keyOf(request, style),
        clause('', request, 'UpdateExpression', style),
        ...writing(request, style),
      )
    case 'DeleteItem':
      return joined('DELETE', table, keyOf(request, style), ...writing(request, style))
    case 'Query': {
      const where = clause('WHERE', request, 'KeyConditionExpression', style)
      const order = request['ScanIndexForward'] === false ? 'DESC' : ''
      return joined('QUERY', table, where, order, ...reading(request, style))
    }
    case 'Scan': {
      const { Segment, TotalSegments } = request
      const segment = Segment === undefined || style.says === 'asked' ? '' : `SEGMENT ${Segment} OF ${TotalSegments}`
      return joined('SCAN', table, segment, ...reading(request, style))
    }
    default:
      return undefined
  }
}

/** As it is written out. */
export const valueWord = (value: Value): string => printOperand({ kind: 'value', value, span: nowhere })

export const joined = (...words: readonly string[]): string => words.filter((word) => word !== '').join(' ')

const selects: { readonly [select: string]: string } = {
  COUNT: 'SELECT COUNT',
  ALL_ATTRIBUTES: 'SELECT ALL ATTRIBUTES',
  ALL_PROJECTED_ATTRIBUTES: 'SELECT PROJECTED ATTRIBUTES',
}

function reading(request: Request, style: WordsStyle): readonly string[] {
  const { Select, ExclusiveStartKey } = request
  const start =
    ExclusiveStartKey === undefined || style.says === 'asked'
      ? ''
      : `START AFTER ${itemWord(itemOf(ExclusiveStartKey))}`
  return [
    clause('FILTER', request, 'FilterExpression', style),
    clause('PROJECT', request, 'ProjectionExpression', style),
    selects[String(Select)] ?? '',
    limitOf(request, style),
    start,
    consistent(request),
    capacity(request, style),
  ]
}

function limitOf({ Limit, FilterExpression }: Request, { itemsMax, says }: WordsStyle): string {
  if (itemsMax !== undefined) return `LIMIT ${itemsMax}`
  if (typeof Limit !== 'number') return ''
  // Of what is filtered it is those that are looked at, not those that are found.
  return says === 'whole' || FilterExpression !== undefined ? `SCAN LIMIT ${Limit}` : `LIMIT ${Limit}`
}

function writing(request: Request, style: WordsStyle): readonly string[] {
  const { ReturnValues: returned = 'NONE', ReturnValuesOnConditionCheckFailure: onFailure } = request
  return [
    clause('IF', request, 'ConditionExpression', style),
    returned === 'NONE' ? '' : `RETURN ${String(returned).replace('_', ' ')}`,
    onFailure === 'ALL_OLD' ? 'ON FAILURE RETURN OLD' : '',
    capacity(request, style),
  ]
}

const consistent = (request: Request): string => (request['ConsistentRead'] === true ? 'CONSISTENT' : '')

function capacity({ ReturnConsumedCapacity: report = 'NONE' }: Request, { says }: WordsStyle): string {
  return report === 'NONE' || says === 'asked' ? '' : `RETURN CONSUMED CAPACITY ${String(report)}`
}

function tableOf({ TableName, IndexName }: Request): string {
  const parts = [TableName, IndexName].filter((part) => typeof part === 'string')
  return printTable({ parts })
}

function keyOf({ Key }: Request, { wordOf }: WordsStyle): string {
  const entries = Object.entries(itemOf(Key)).map(([name, value]) => `${printName(name)}: ${wordOf(name, value)}`)
  return `{${entries.join(', ')}}`
}

/** Expressions hold no texts, so that a sign begins a placeholder everywhere. */
function clause(word: string, request: Request, member: string, { wordOf }: WordsStyle): string {
  const expression = request[member]
  if (typeof expression !== 'string') return ''
  const names = (request['ExpressionAttributeNames'] ?? {}) as { readonly [name: string]: string }
  const values = itemOf(request['ExpressionAttributeValues'])
  const said = expression.replace(/[#:]\w+/g, (placeholder) => {
    if (placeholder.startsWith('#'))
      return Object.hasOwn(names, placeholder) ? printName(names[placeholder] ?? '') : placeholder
    const value = values[placeholder]
    return value === undefined ? placeholder : wordOf(placeholder.slice(1), value)
  })
  return joined(word, said)
}

const itemOf = (value: unknown): Item => (value === undefined ? emptyItem() : normaliseItem(value as Item))

const itemWord = (item: Item): string => valueWord({ M: item })
