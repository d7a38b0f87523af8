import type { ApiStatement } from '../../../ast/statement.ts'
import { normaliseItem } from '../../../model/normalise-item.ts'
import type { Value } from '../../../model/value.ts'
import { joined, type Request, requestWords } from './request-words.ts'

/** The statement of an access pattern, and its parameters with the values that the request has. */
export type StatementText = {
  readonly text: string
  readonly parameters: readonly (readonly [name: string, sample: Value])[]
}

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
    return (
      requestWords(operation, request, {
        wordOf: (name, value) => this.parameter(name, value),
        says: 'asked',
        itemsMax: this.itemsMax,
      }) ?? this.several(operation, request)
    )
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
