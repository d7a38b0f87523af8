import type { PartiqlModifiers } from '../ast/data-statement.ts'
import type { Condition, Operand } from '../ast/expression.ts'
import type { PartiqlStatement, TableReference } from '../ast/partiql.ts'
import type { PlanContext } from './plan-context.ts'
import { PlanError } from './plan-error.ts'
import { descriptionOf } from './resolve-table.ts'
import { partiqlTable } from './statement-tables.ts'
import { allKeyNames, indexNamed, tableKeys } from './table-keys.ts'

/** One value of a key with the attribute it belongs to. */
export type KeyEquality = { readonly name: string; readonly value: Operand }

/** KEYS IN ('h', 'r'), ...: each key as equalities, partition key first. Throws PlanError for more values than the key has. */
export function keysIn(
  statement: PartiqlStatement,
  modifiers: PartiqlModifiers,
  context: PlanContext,
): readonly (readonly KeyEquality[])[] {
  if (modifiers.keys.length === 0) return []
  const names = keyNamesOf(partiqlTable(statement), context)
  return modifiers.keys.map((values) => {
    if (values.length > names.length) {
      throw new PlanError(
        'plan.key-needed',
        `the key has ${names.length} attributes, and ${values.length} values are given`,
        {
          span: statement.span,
          hint: `Give ${names.join(' and ')}.`,
        },
      )
    }
    return values.map((value, at) => ({ name: names[at] ?? '', value }))
  })
}

/** The statement once for each key of KEYS IN, its WHERE saying which; itself when there are none. */
export function keyedStatements<S extends PartiqlStatement>(
  statement: S,
  modifiers: PartiqlModifiers,
  context: PlanContext,
): readonly S[] {
  const keys = keysIn(statement, modifiers, context)
  if (keys.length === 0 || statement.kind === 'insert' || statement.kind === 'exists') return [statement]
  const { where } = statement
  return keys.map((equalities) => {
    const conditions = [...equalities.map(equalityOf), ...(where === undefined ? [] : [where])]
    return { ...statement, where: { kind: 'and', conditions, span: where?.span ?? statement.span } }
  })
}

function equalityOf({ name, value }: KeyEquality): Condition {
  const { span } = value
  const left = { kind: 'path' as const, elements: [{ kind: 'name' as const, name, span }], span }
  return { kind: 'compare', operator: '=', left, right: value, span }
}

function keyNamesOf(reference: TableReference, context: PlanContext): readonly string[] {
  const [table = '', index] = reference.parts
  const description = descriptionOf(table, reference.span, context)
  if (index === undefined) return allKeyNames(tableKeys(description))
  const facts = indexNamed(description, index)
  if (facts === undefined) {
    throw new PlanError('plan.unknown-index', `table ${table} has no index ${index}`, { span: reference.span })
  }
  return allKeyNames(facts.keys)
}
