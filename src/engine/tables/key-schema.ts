import type { Keys } from '../../model/table.ts'
import type { KeySchemaElement } from '../../operation/operation-types.ts'

/** Keys as descriptions show them. */
export function keySchema(keys: Keys): readonly KeySchemaElement[] {
  return [
    ...keys.hash.map(({ name }) => ({ AttributeName: name, KeyType: 'HASH' as const })),
    ...keys.range.map(({ name }) => ({ AttributeName: name, KeyType: 'RANGE' as const })),
  ]
}
