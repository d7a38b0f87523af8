import type { EntityStatement, KeyTemplate } from '../../ast/model-statement.ts'
import { ApiError } from '../../model/api-error.ts'
import type { Charge } from '../../model/charge.ts'
import { emptyItem, type Item } from '../../model/value.ts'
import { type ComparedTable, tableNameOf } from '../../modelling/diff/compared-model.ts'
import type { Rewrite } from '../../modelling/diff/plan/migration-step.ts'
import { keyValue } from '../../modelling/model/key-text.ts'
import { attributesIn } from '../../modelling/model/match-entity.ts'
import type { Backend } from '../../operation/operation.ts'

type Rewritten = { readonly count: number; readonly charges: readonly Charge[]; readonly problem?: string | undefined }

/** What a program does that goes through a table: each item of the entities gets the attributes that its new keys are. */
export async function rewriteItems(
  backend: Backend,
  rewrite: Rewrite,
  tables: readonly ComparedTable[],
): Promise<Rewritten> {
  const charges: Charge[] = []
  const left: Item[] = []
  let count = 0
  for (const item of await allItems(backend, rewrite.from, charges)) {
    const next = rewritten(item, rewrite, tables)
    if (next === undefined) {
      left.push(item)
      continue
    }
    try {
      await write(backend, { item, next, rewrite, charges })
    } catch (error) {
      if (error instanceof ApiError) return { count, charges, problem: `${error.code}: ${error.message}` }
      throw error
    }
    count += 1
  }
  // Of one table into another everything must come along.
  const lost = rewrite.into !== undefined && rewrite.into !== rewrite.from && left.length > 0
  return {
    count,
    charges,
    ...(lost
      ? { problem: `${left.length} of ${left.length + count} items are of no entity, and nobody knows their new key` }
      : {}),
  }
}

/** All at once: what is written must not be met again. */
async function allItems(backend: Backend, table: string, charges: Charge[]): Promise<readonly Item[]> {
  const items: Item[] = []
  let last: Item | undefined
  do {
    const start = last === undefined ? {} : { ExclusiveStartKey: last }
    const page = await backend.run('Scan', { TableName: table, ...start }, { charges })
    items.push(...(page.Items ?? []))
    last = page.LastEvaluatedKey
  } while (last !== undefined)
  return items
}

/** Undefined: it is of none of the entities, or lacks what its keys are made of. */
function rewritten(item: Item, { entities, from, into }: Rewrite, tables: readonly ComparedTable[]): Item | undefined {
  for (const { before, after } of entities) {
    const attributes = attributesIn(item, before)
    if (attributes === undefined) continue
    const types = tables.find((table) => tableNameOf(table) === from)?.definition.attributes ?? []
    const next = Object.assign(emptyItem(), item)
    for (const { attribute, template } of templatesOf(after)) {
      const type = types.find(({ name }) => name === attribute)?.type ?? 'S'
      const value = keyValue(template, attributes, type)
      if (value !== undefined) next[attribute] = value
      else if (into !== undefined && after.key.some((key) => key.attribute === attribute)) return undefined
    }
    return next
  }
  return undefined
}

const templatesOf = ({ key, indexes }: EntityStatement): readonly KeyTemplate[] => [
  ...key,
  ...indexes.flatMap((index) => index.key),
]

type Written = {
  readonly item: Item
  readonly next: Item
  readonly rewrite: Rewrite
  readonly charges: Charge[]
}

async function write(backend: Backend, { item, next, rewrite, charges }: Written): Promise<void> {
  const { from, into = from, attributes } = rewrite
  if (rewrite.into === undefined && attributes.every((name) => same(item, next, name))) return
  await backend.run('PutItem', { TableName: into, Item: next }, { charges })
  if (rewrite.into !== from || attributes.every((name) => same(item, next, name))) return
  const { Table } = await backend.run('DescribeTable', { TableName: from })
  const key = emptyItem()
  for (const { AttributeName: name } of Table?.KeySchema ?? []) {
    const value = item[name]
    if (value !== undefined) key[name] = value
  }
  await backend.run('DeleteItem', { TableName: from, Key: key }, { charges })
}

const same = (item: Item, next: Item, name: string): boolean =>
  JSON.stringify(item[name]) === JSON.stringify(next[name])
