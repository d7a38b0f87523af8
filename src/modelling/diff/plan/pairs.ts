import type { CreateTableStatement, GlobalIndexDefinition } from '../../../ast/table-statement.ts'
import { type ComparedModel, type ComparedTable, tableNameOf } from '../compared-model.ts'
import { indexFacts, keyText } from '../facts.ts'

export type Pair = { readonly name: string; readonly before: ComparedTable; readonly after: ComparedTable }

export const tableNamed = ({ tables }: ComparedModel, name: string): ComparedTable | undefined =>
  tables.find((table) => tableNameOf(table) === name)

/** Tables of both models. */
const pairs = (before: ComparedModel, after: ComparedModel): readonly Pair[] =>
  before.tables.flatMap((table) => {
    const name = tableNameOf(table)
    const other = tableNamed(after, name)
    return other === undefined ? [] : [{ name, before: table, after: other }]
  })

/** Those that stay what they are: what is different about them, ALTER TABLE can change. */
export const kept = (before: ComparedModel, after: ComparedModel): readonly Pair[] =>
  pairs(before, after).filter((pair) => whyReplaced(pair).length === 0)

/** Those that only another table can take the place of. */
export const replaced = (before: ComparedModel, after: ComparedModel): readonly Pair[] =>
  pairs(before, after).filter((pair) => whyReplaced(pair).length > 0)

/** Keys and local indexes are those that a table was created with. Source: reference, operations 3 (UpdateTable has neither). */
export function whyReplaced({ before, after }: Pair): readonly string[] {
  const [old, now] = [before.definition, after.definition]
  return [
    ...(keyText(old.keys, old) === keyText(now.keys, now) ? [] : ['its key is another one']),
    ...(localText(old) === localText(now) ? [] : ['its local indexes are others']),
  ]
}

const localText = (definition: CreateTableStatement): string =>
  JSON.stringify(
    definition.localIndexes.map((index) => [index.name, ...indexFacts(index, 'local', definition)]).toSorted(),
  )

/** Whether it can stay: keys and projection of an index are those it was created with. */
export function sameIndex(
  index: GlobalIndexDefinition,
  of: CreateTableStatement,
  other: GlobalIndexDefinition,
  otherOf: CreateTableStatement,
): boolean {
  const [old, now] = [indexFacts(index, 'global', of), indexFacts(other, 'global', otherOf)]
  return ['key', 'projects'].every((about) => old.get(about) === now.get(about))
}
