import type { Statement } from '../../ast/statement.ts'
import type {
  CheckStatement,
  DeleteItemStatement,
  PutStatement,
  UpdateItemStatement,
} from '../../ast/verb-statement.ts'
import { literalItem } from '../literal-value.ts'
import type { PlanContext } from '../plan-context.ts'
import { targetOf } from '../resolve-table.ts'
import { type ExplainedPart, updateOf, writePart } from './part.ts'
import { bulkParts, partiqlParts } from './partiql-parts.ts'
import { getPart, readManyPart } from './verb-parts.ts'

/** The accesses a statement makes, in order; none for statements about tables. */
export function explainedParts(
  statement: Statement,
  context: PlanContext,
  transactional: boolean,
): readonly ExplainedPart[] {
  switch (statement.kind) {
    case 'get':
      return [getPart(statement, context, transactional)]
    case 'query':
    case 'scan':
      return [readManyPart(statement, context)]
    case 'put':
    case 'update-item':
    case 'delete-item':
    case 'check':
      return [verbWritePart(statement, context, transactional)]
    case 'upsert': {
      const target = targetOf(statement.table, statement.span, context)
      const change = updateOf(statement.update, context)
      return [
        writePart(target, change, context, {
          access: 'UpdateItem',
          where: statement.where,
          transactional,
        }),
      ]
    }
    case 'insert-rows': {
      const target = targetOf(statement.into, statement.span, context)
      return statement.rows.map((row) =>
        writePart(target, { kind: 'put', item: literalItem(row, context.variables) }, context, {
          access: 'PutItem',
          transactional,
        }),
      )
    }
    case 'partiql':
      return partiqlParts(statement, context, transactional)
    case 'bulk':
      return bulkParts(statement, context)
    case 'transaction':
    case 'batch':
      return statement.statements.flatMap((member) => explainedParts(member, context, statement.kind === 'transaction'))
    case 'explain':
      return explainedParts(statement.statement, context, transactional)
    default:
      return []
  }
}

type WriteVerb = PutStatement | UpdateItemStatement | DeleteItemStatement | CheckStatement

function verbWritePart(statement: WriteVerb, context: PlanContext, transactional: boolean): ExplainedPart {
  const target = targetOf(statement.table, statement.span, context)
  const { condition } = statement
  switch (statement.kind) {
    case 'put': {
      const item = literalItem(statement.item, context.variables)
      return writePart(target, { kind: 'put', item }, context, { access: 'PutItem', condition, transactional })
    }
    case 'update-item': {
      const change = updateOf(statement.update, context)
      return writePart(target, change, context, {
        access: 'UpdateItem',
        key: statement.key.span,
        condition,
        transactional,
      })
    }
    case 'delete-item':
      return writePart(target, { kind: 'delete' }, context, {
        access: 'DeleteItem',
        key: statement.key.span,
        condition,
        transactional,
      })
    case 'check':
      return writePart(target, { kind: 'check' }, context, {
        access: 'ConditionCheck',
        key: statement.key.span,
        condition,
        transactional,
      })
  }
}
