import { printStatement } from '../../../ast/print-statement.ts'
import type { AlterAction, AttributeDefinition, CreateTableStatement } from '../../../ast/table-statement.ts'

const nowhere = { start: 0, end: 0 }

type Action = AlterAction extends infer Each ? (Each extends AlterAction ? Omit<Each, 'span'> : never) : never

/** ALTER TABLE as a statement of a script; several actions are one call. */
export function alterText(
  table: string,
  action: Action | readonly Action[],
  attributes: readonly AttributeDefinition[] = [],
): string {
  const statement = {
    kind: 'alter-table',
    table: { parts: [table], span: nowhere },
    noWait: false,
    attributes,
    actions: [action].flat().map((each) => ({ ...each, span: nowhere }) as AlterAction),
    span: nowhere,
  } as const
  return `${printStatement(statement)};`
}

/** The same table under another name. */
export const createText = (definition: CreateTableStatement, name: string): string =>
  `${printStatement({ ...definition, table: { parts: [name], span: nowhere }, ifNotExists: false, noWait: false })};`

export const dropText = (name: string): string =>
  `${printStatement({ kind: 'drop-table', table: { parts: [name], span: nowhere }, ifExists: false, noWait: false, span: nowhere })};`
