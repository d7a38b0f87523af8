import type { StatisticCstNode, StatisticsCstNode } from '../../../grammars/statement-cst.d.ts'
import type { SetStatisticsStatement } from '../../ast/statistics-statement.ts'
import type { Span } from '../../base/shell-error.ts'
import { nodeSpan, one } from '../cst.ts'
import { mistake } from '../diagnostic.ts'
import { buildTable, saidTwice } from './build-clauses.ts'
import { wholeNumber } from './build-value.ts'

type Figures = Partial<Pick<SetStatisticsStatement, 'items' | 'bytes' | 'keys' | 'retentionDays'>>

/** SET STATISTICS, its clauses in any order and each once. */
export function buildStatistics(node: StatisticsCstNode, span: Span): SetStatisticsStatement {
  let figures: Figures = {}
  for (const each of node.children.statistic) {
    const figure = buildFigure(each)
    if (Object.keys(figure).some((name) => name in figures)) throw saidTwice(nodeSpan(each))
    figures = { ...figures, ...figure }
  }
  const { items, ...more } = figures
  if (items === undefined) {
    throw mistake('E0115', 'ITEMS is missing', span, { hint: 'Say how many items the table has: ITEMS 1000000.' })
  }
  return { kind: 'set-statistics', table: buildTable(one(node.children.table)), items, ...more, span }
}

function buildFigure({ children }: StatisticCstNode): Figures {
  const figure = wholeNumber(one(children.NumberLiteral))
  if (children.ITEMS !== undefined) return { items: figure }
  if (children.BYTES !== undefined) return { bytes: figure }
  return children.KEYS === undefined ? { retentionDays: figure } : { keys: figure }
}
