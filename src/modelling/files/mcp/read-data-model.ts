import type { AccessPatternStatement } from '../../../ast/model-statement.ts'
import type { ApiStatement } from '../../../ast/statement.ts'
import { ApiError } from '../../../model/api-error.ts'
import { decoderOf } from '../../../operation/decode-shape.ts'
import type { CreateTableInput } from '../../../operation/operation-types.ts'
import { parseScript } from '../../../syntax/parse-script.ts'
import { attributeType } from '../../model/attribute-type.ts'
import { isProvisioned } from '../features.ts'
import { emptyModel, type ModelTable, type Note, type ReadModel, type TableItems } from '../model-file.ts'
import { buildPattern } from '../patterns/build-pattern.ts'
import { patternOfRequest } from '../patterns/pattern-of-request.ts'
import { readItem } from '../read-item.ts'
import { camelCase, Identifiers } from '../text/identifiers.ts'
import { Part } from '../text/part.ts'
import { readLiteral } from '../text/read-literal.ts'

/** `dynamodb_data_model.json` of the DynamoDB MCP server: requests that make tables, items, and access patterns as AWS CLI commands. */
export function readDataModel(text: string): ReadModel {
  const document = new Part(readLiteral(text))
  document.object()
  const notes: Note[] = []
  const tables = document.at('tables').list().map(readTable)
  if (tables.length === 0) throw document.at('tables').expected('a list of tables')
  const names = new Identifiers(camelCase)
  return {
    model: {
      ...emptyModel,
      tables,
      items: document
        .at('items')
        .members()
        .map(readItems)
        .filter(({ items }) => items.length > 0),
      patterns: document
        .at('access_patterns')
        .list()
        .flatMap((part) => {
          const pattern = readPattern(part, names)
          if (typeof pattern !== 'string') return [pattern]
          notes.push({ place: part.path, text: `${pattern}: left out` })
          return []
        }),
    },
    notes,
  }
}

/** A request as CreateTable takes it: the service checks what it means. */
function readTable(part: Part): ModelTable {
  part.at('TableName').name()
  part.object()
  try {
    const request = decode(part.value, 0) as CreateTableInput
    return {
      request: { ...request, BillingMode: isProvisioned(request) ? 'PROVISIONED' : 'PAY_PER_REQUEST' },
      scaling: [],
    }
  } catch (error) {
    if (error instanceof ApiError) throw part.wrong(error.message)
    throw error
  }
}

const decode = decoderOf('CreateTableInput')

const readItems = ([table, writes]: readonly [string, Part]): TableItems => ({
  table,
  items: writes.list().map((write) => readItem(write.at('PutRequest').at('Item'))),
})

function readPattern(part: Part, names: Identifiers): AccessPatternStatement | string {
  const description = part.at('description').maybeText() ?? ''
  const id = part.at('pattern').word()
  const command = part.at('implementation').maybeText()
  if (command === undefined) return part.at('reason').maybeText() ?? 'it has no implementation'
  const { statements, diagnostics } = parseScript(command)
  const ast = statements[0]?.ast
  if (diagnostics[0] !== undefined) return diagnostics[0].message
  if (ast?.kind !== 'api' || statements.length > 1) return 'its implementation is no single AWS CLI command'
  const found = requestText(ast)
  if (typeof found === 'string') return found
  const name = /^[A-Za-z_]\w*$/.test(id) ? id : names.of(description === '' ? `pattern ${id}` : description)
  return buildPattern({
    name,
    description: description === name ? undefined : description,
    parameters: found.parameters.map(([each, sample]) => {
      const type = attributeType(sample)
      return { name: each, type: type === 'NULL' ? 'ANY' : type, sample }
    }),
    body: found.text,
  })
}

function requestText({ operation, request, pages }: ApiStatement) {
  try {
    return patternOfRequest(operation, request, pages) ?? `${operation} is no statement of an access pattern`
  } catch (error) {
    if (error instanceof ApiError) return error.message
    // What should be an object or a list is something else.
    if (error instanceof TypeError) return `${operation}: its members are not what they should be`
    throw error
  }
}
