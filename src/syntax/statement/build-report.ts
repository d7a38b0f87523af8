import type { ReportOptionCstNode, ReportStatementCstNode } from '../../../grammars/statement-cst.d.ts'
import {
  type ReportOptionName,
  type ReportOptions,
  type ReportStatement,
  reportOptionForms,
} from '../../ast/report-statement.ts'
import type { Span } from '../../base/shell-error.ts'
import { nodeSpan, one } from '../cst.ts'
import { listed, mistake, quotedText } from '../diagnostic.ts'
import { nearest } from '../nearest.ts'
import { buildTable, saidTwice } from './build-clauses.ts'
import { buildName, stringOf, wholeNumber } from './build-value.ts'

export function buildReport(node: ReportStatementCstNode): ReportStatement {
  const { StringLiteral, table, reportOption } = node.children
  return {
    kind: 'report',
    path: stringOf(one(StringLiteral)),
    tables: (table ?? []).map(buildTable),
    options: optionsOf(reportOption ?? []),
    span: nodeSpan(node),
  }
}

function optionsOf(nodes: readonly ReportOptionCstNode[]): ReportOptions {
  let options: ReportOptions = {}
  for (const node of nodes) {
    const { name: given, span } = buildName(one(node.children.name))
    const name = optionNamed(given, span)
    if (name in options) throw saidTwice(nodeSpan(node))
    options = { ...options, [name]: optionValue(name, node) }
  }
  return options
}

const names = Object.keys(reportOptionForms) as ReportOptionName[]

function optionNamed(given: string, span: Span): ReportOptionName {
  const found = names.find((name) => name === given.toLowerCase())
  if (found !== undefined) return found
  throw mistake('E0150', `a report knows no option ${quotedText(given)}`, span, {
    suggestions: nearest(given, names),
    hint: `It knows ${listed(names)}.`,
  })
}

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
