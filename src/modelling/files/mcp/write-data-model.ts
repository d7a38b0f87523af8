import type { AccessPatternStatement } from '../../../ast/model-statement.ts'
import { cliText } from '../../../planner/code/cli-text.ts'
import type { Json, JsonObject, ModelFile } from '../model-file.ts'
import { requestsOfPattern } from '../patterns/requests-of-pattern.ts'
import { jsonObject } from '../text/part.ts'

/** `dynamodb_data_model.json` as agents make it. Patterns have the samples of their parameters as values. */
export function writeDataModel(model: ModelFile): string {
  const items = model.items.map(({ table, items: all }): [string, Json] => [
    table,
    all.map((Item) => ({ PutRequest: { Item: Item as unknown as Json } })),
  ])
  const document = {
    tables: model.tables.map(({ request }) => request),
    items: jsonObject(items),
    access_patterns: model.patterns.map((pattern) => writePattern(pattern, model)),
  }
  return `${JSON.stringify(document, null, 2)}\n`
}

function writePattern(pattern: AccessPatternStatement, { tables }: ModelFile): JsonObject {
  const requests = requestsOfPattern(pattern, tables)
  const [call, more] = typeof requests === 'string' ? [] : requests
  const about = { pattern: pattern.name, description: pattern.description ?? pattern.name }
  if (call === undefined || more !== undefined)
    return { ...about, reason: typeof requests === 'string' ? requests : 'it sends several requests' }
  const { TableName, IndexName } = call.step.request as { readonly TableName?: string; readonly IndexName?: string }
  return {
    ...about,
    table: TableName ?? null,
    index: IndexName ?? null,
    dynamodb_operation: call.step.operation,
    implementation: cliText(call),
  }
}
