import { printTable } from '../../../ast/print-clauses.ts'
import { printName, printOperand } from '../../../ast/print-expression.ts'
import type { ApiStatement } from '../../../ast/statement.ts'
import { normaliseItem } from '../../../model/normalise-item.ts'
import type { Item, Value } from '../../../model/value.ts'
import { emptyItem } from '../../../model/value.ts'
import { nowhere } from '../alias-template.ts'

/** The statement of an access pattern, and its parameters with the values that the request has. */
export type StatementText = {
  readonly text: string
  readonly parameters: readonly (readonly [name: string, sample: Value])[]
}

type Request = { readonly [member: string]: unknown }

/**
 * The statement that a request of one operation is, with keys and expression values as parameters. Undefined: no statement of a pattern
 * says that.
 */
export function patternOfRequest(
  operation: string,
  request: Request,
  pages: ApiStatement['pages'],
): StatementText | undefined {
  const words = new PatternWords(pages?.items)
  const text = words.statement(operation, request)
  return text === undefined ? undefined : { text, parameters: [...words.parameters] }
}

class PatternWords {
  readonly parameters = new Map<string, Value>()
  private readonly itemsMax: number | undefined

  constructor(itemsMax: number | undefined) {
    this.itemsMax = itemsMax
  }

  statement(operation: string, request: Request): string | undefined {
    switch (operation) {
      case 'GetItem':
        return joined(
          'GET',
          tableOf(request),
          this.key(request['Key']),
          this.clause('PROJECT', request, 'ProjectionExpression'),
          consistent(request),
        )
      case 'PutItem':
        return joined('PUT', tableOf(request), literal(request['Item']), this.writing(request))
      case 'UpdateItem':
        return joined(
          'UPDATE',
          tableOf(request),
          this.key(request['Key']),
          this.clause('', request, 'UpdateExpression'),
          this.writing(request),
        )
      case 'DeleteItem':
        return joined('DELETE', tableOf(request), this.key(request['Key']), this.writing(request))
      case 'Query':
        return joined(
          'QUERY',
          tableOf(request),
          this.clause('WHERE', request, 'KeyConditionExpression'),
          request['ScanIndexForward'] === false ? 'DESC' : '',
          this.reading(request),
        )
      case 'Scan':
        return joined('SCAN', tableOf(request), this.reading(request))
      default:
        return this.several(operation, request)
    }
  }

  private several(operation: string, request: Request): string | undefined {
    if (operation === 'ExecuteStatement') return this.partiql(request)
    const members = membersOf(operation, request).map(([each, member]) => this.statement(each, member))
    if (members.length === 0 || members.some((member) => member === undefined)) return undefined
    if (operation.startsWith('Transact')) return `BEGIN;\n${members.map((member) => `  ${member};\n`).join('')}COMMIT`
    return members.length === 1 ? members[0] : `BATCH {\n  ${members.join(';\n  ')}\n}`
  }

  /** With a name for each `?`, outside of texts and quoted names. */
  private partiql({ Statement, Parameters, Limit }: Request): string | undefined {
    const given = [...((Parameters ?? []) as readonly Value[])]
    let count = 0
    const text = String(Statement).replace(/'[^']*(?:''[^']*)*'|"[^"]*"|\?/g, (found) => {
      if (found !== '?') return found
      const value = given.shift()
      return value === undefined ? found : this.parameter(`p${++count}`, normaliseItem({ value })['value'] ?? value)
    })
    return joined(text, typeof Limit === 'number' ? `LIMIT ${Limit}` : '')
  }

  private reading(request: Request): string {
    const limit = request['Limit']
    // Of what is filtered it is those that are looked at, not those that are found.
    const isFiltered = request['FilterExpression'] !== undefined
    return joined(
      this.clause('FILTER', request, 'FilterExpression'),
      this.clause('PROJECT', request, 'ProjectionExpression'),
      request['Select'] === 'COUNT' ? 'SELECT COUNT' : '',
      this.itemsMax === undefined ? '' : `LIMIT ${this.itemsMax}`,
      typeof limit !== 'number' || this.itemsMax !== undefined ? '' : `${isFiltered ? 'SCAN ' : ''}LIMIT ${limit}`,
      consistent(request),
    )
  }

  private writing(request: Request): string {
    const returned = String(request['ReturnValues'] ?? 'NONE')
    return joined(
      this.clause('IF', request, 'ConditionExpression'),
      returned === 'NONE' ? '' : `RETURN ${returned.replace('_', ' ')}`,
    )
  }

  /** A parameter for each key attribute, under its name. */
  private key(key: unknown): string {
    const entries = Object.entries(itemOf(key)).map(
      ([name, value]) => `${printName(name)}: ${this.parameter(name, value)}`,
    )
    return `{${entries.join(', ')}}`
  }

  /** Expressions hold no texts, so that a sign begins a placeholder everywhere. */
  private clause(word: string, request: Request, member: string): string {
    const expression = request[member]
    if (typeof expression !== 'string') return ''
    const names = (request['ExpressionAttributeNames'] ?? {}) as { readonly [name: string]: string }
    const values = itemOf(request['ExpressionAttributeValues'])
    const said = expression.replace(/[#:]\w+/g, (placeholder) => {
      if (placeholder.startsWith('#'))
        return Object.hasOwn(names, placeholder) ? printName(names[placeholder] ?? '') : placeholder
      const value = values[placeholder]
      return value === undefined ? placeholder : this.parameter(placeholder.slice(1), value)
    })
    return joined(word, said)
  }

  /** The same name with another value is another parameter. */
  private parameter(wanted: string, value: Value): string {
    const plain = wanted.replace(/\W/g, '_').replace(/^(?=\d)/, 'p')
    let name = plain
    for (let number = 2; !this.isFree(name, value); number++) name = `${plain}${number}`
    this.parameters.set(name, value)
    return `:${name}`
  }

  private isFree(name: string, value: Value): boolean {
    const taken = this.parameters.get(name)
    return taken === undefined || JSON.stringify(taken) === JSON.stringify(value)
  }
}

const joined = (...words: readonly string[]): string => words.filter((word) => word !== '').join(' ')

const consistent = (request: Request): string => (request['ConsistentRead'] === true ? 'CONSISTENT' : '')

function tableOf({ TableName, IndexName }: Request): string {
  const parts = [TableName, IndexName].filter((part) => typeof part === 'string')
  return printTable({ parts })
}

const itemOf = (value: unknown): Item => (value === undefined ? emptyItem() : normaliseItem(value as Item))

const literal = (item: unknown): string => printOperand({ kind: 'value', value: { M: itemOf(item) }, span: nowhere })

/** The members of a batch or transaction, as the operations that they are. */
function membersOf(operation: string, request: Request): readonly (readonly [string, Request])[] {
  const tables = Object.entries((request['RequestItems'] ?? {}) as { readonly [table: string]: unknown })
  if (operation === 'BatchGetItem')
    return tables.flatMap(([TableName, asked]) => {
      const { Keys = [], ...rest } = asked as { readonly Keys?: readonly unknown[] }
      return Keys.map((Key) => ['GetItem', { ...rest, TableName, Key }] as const)
    })
  if (operation === 'BatchWriteItem')
    return tables.flatMap(([TableName, writes]) =>
      (writes as readonly { readonly PutRequest?: object; readonly DeleteRequest?: object }[]).map(
        ({ PutRequest, DeleteRequest }) =>
          PutRequest === undefined
            ? (['DeleteItem', { TableName, ...DeleteRequest }] as const)
            : (['PutItem', { TableName, ...PutRequest }] as const),
      ),
    )
  const actions = (request['TransactItems'] ?? []) as readonly { readonly [action: string]: Request }[]
  return actions.flatMap((action) =>
    Object.entries(action).map(
      ([name, member]) => [name === 'ConditionCheck' ? 'Check' : `${name}Item`, member] as const,
    ),
  )
}
