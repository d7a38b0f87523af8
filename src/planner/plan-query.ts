import type { QueryStatement, ScanStatement } from '../ast/verb-statement.ts'
import { compact } from './compact.ts'
import { ExpressionWriter } from './expression-writer.ts'
import { literalItem } from './literal-value.ts'
import type { PlanContext } from './plan-context.ts'
import { targetOf } from './resolve-table.ts'
import { oneCall, type PageLimits, type StatementPlan } from './statement-plan.ts'

/** QUERY t.i WHERE ... FILTER ... PROJECT ... DESC LIMIT n: Query, page after page. */
export function planQuery(statement: QueryStatement, context: PlanContext): StatementPlan {
  const target = targetOf(statement.table, statement.span, context)
  const writer = new ExpressionWriter(context)
  const keyCondition = writer.condition(statement.keyCondition)
  const request = compact({
    TableName: target.table,
    IndexName: target.index,
    KeyConditionExpression: keyCondition,
    ...readMany(statement, writer, context),
    ScanIndexForward: statement.descending ? false : undefined,
  })
  return oneCall({ operation: 'Query', request }, { pages: pageLimits(statement) })
}

/** SCAN t.i FILTER ... SEGMENT 0 OF 4: Scan, page after page. */
export function planScan(statement: ScanStatement, context: PlanContext): StatementPlan {
  const target = targetOf(statement.table, statement.span, context)
  const writer = new ExpressionWriter(context)
  const request = compact({
    TableName: target.table,
    IndexName: target.index,
    ...readMany(statement, writer, context),
    Segment: statement.segment?.index,
    TotalSegments: statement.segment?.total,
  })
  return oneCall({ operation: 'Scan', request }, { pages: pageLimits(statement) })
}

function readMany(statement: QueryStatement | ScanStatement, writer: ExpressionWriter, context: PlanContext) {
  const filter = statement.filter === undefined ? undefined : writer.condition(statement.filter)
  const projection = statement.projection === undefined ? undefined : writer.projection(statement.projection)
  return {
    FilterExpression: filter,
    ProjectionExpression: projection,
    ...writer.placeholders(),
    Select: statement.select,
    Limit: pageSize(statement),
    ConsistentRead: statement.consistent ? true : undefined,
    ExclusiveStartKey:
      statement.startAfter === undefined ? undefined : literalItem(statement.startAfter, context.variables),
    ReturnConsumedCapacity: statement.returnCapacity,
  }
}

/** The API's Limit counts evaluated items: it can stand for LIMIT only where no filter throws any away. */
function pageSize(statement: QueryStatement | ScanStatement): number | undefined {
  return statement.scanLimit ?? (statement.filter === undefined ? statement.limit : undefined)
}

const pageLimits = (statement: QueryStatement | ScanStatement): PageLimits =>
  compact({ items: statement.limit, evaluated: statement.scanLimit })
