import type { EmbeddedEngine } from '../../src/engine/engine.ts'
import type { Item } from '../../src/model/value.ts'

export const key = (name: string): Item => ({ pk: { S: name } })

/** Items of nearly 400 KB, which is one byte for an element and one for its place; in memory they are 25 times that. */
export const hungryKeys: readonly Item[] = Array.from({ length: 6 }, (_, at) => key(`hungry-${at}`))
const elements = Array.from({ length: 190_000 }, () => ({ NULL: true as const }))

export function fillHungryTable(engine: EmbeddedEngine): void {
  engine.runSync('CreateTable', {
    TableName: 'tab',
    AttributeDefinitions: [{ AttributeName: 'pk', AttributeType: 'S' }],
    KeySchema: [{ AttributeName: 'pk', KeyType: 'HASH' }],
    BillingMode: 'PAY_PER_REQUEST',
  })
  for (const hungry of hungryKeys)
    engine.runSync('PutItem', { TableName: 'tab', Item: { ...hungry, eaten: { L: elements } } })
}
