import type { ReportOptionCstNode, ReportStatementCstNode } from '../../../grammars/statement-cst.d.ts'
import {
  type ReportOptionName,
  type ReportOptions,
  type ReportStatement,
  reportOptionForms,
} from '../../ast/report-statement.ts'
import { nodeSpan, one } from '../cst.ts'
import { mistake } from '../diagnostic.ts'
import { buildTable } from './build-clauses.ts'
import { buildOptions } from './build-options.ts'
import { stringOf, wholeNumber } from './build-value.ts'

export function buildReport(node: ReportStatementCstNode): ReportStatement {
  const { StringLiteral, table, reportOption } = node.children
  return {
    kind: 'report',
    path: stringOf(one(StringLiteral)),
    tables: (table ?? []).map(buildTable),
    options: buildOptions(reportOption ?? [], optionRules) as ReportOptions,
    span: nodeSpan(node),
  }
}

const optionRules = {
  names: Object.keys(reportOptionForms) as ReportOptionName[],
  unknown: { code: 'E0150', words: 'a report knows no option' },
  value: optionValue,
} as const

const formWords = {
  text: 'a text in single quotes',
  switch: 'on or off',
  count: 'a whole number above zero',
  number: 'a whole number',
} as const

function optionValue(name: ReportOptionName, node: ReportOptionCstNode): string | number | boolean {
  const { StringLiteral, NumberLiteral, ON, OFF } = node.children
  const form = reportOptionForms[name]
  if (form === 'text' && StringLiteral !== undefined) return stringOf(one(StringLiteral))
  if (form === 'switch' && (ON !== undefined || OFF !== undefined)) return ON !== undefined
  if (NumberLiteral !== undefined && (form === 'count' || form === 'number')) {
    const count = wholeNumber(one(NumberLiteral))
    if (form === 'number' || count > 0) return count
  }
  throw mistake('E0150', `${name} takes ${formWords[form]}`, nodeSpan(node))
}
