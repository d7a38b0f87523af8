import type {
  BillClauseCstNode,
  BillOptionCstNode,
  BillStatementCstNode,
  PatternNamesCstNode,
  RegionClauseCstNode,
} from '../../../grammars/statement-cst.d.ts'
import {
  type BillOptionName,
  type BillOptions,
  type BillRegion,
  type BillStatement,
  billOptionForms,
  type MoneyStatement,
} from '../../ast/bill-statement.ts'
import type { Span } from '../../base/shell-error.ts'
import { nodeSpan, one, tokenSpan } from '../cst.ts'
import { type Mistake, mistake } from '../diagnostic.ts'
import { buildTable, saidTwice } from './build-clauses.ts'
import { unitOf } from './build-clock.ts'
import { buildOptions } from './build-options.ts'
import { buildPair } from './build-settings.ts'
import { aboveZero, buildName, stringOf, wholeNumber } from './build-value.ts'

export function buildBill(node: BillStatementCstNode): MoneyStatement {
  const { DIFF, StringLiteral, patternNames, regionClause, billClause } = node.children
  const span = nodeSpan(node)
  if (DIFF !== undefined) {
    const [before, after] = (StringLiteral ?? []).map((token) => ({ path: stringOf(token), span: tokenSpan(token) }))
    return { kind: 'bill-diff', before: one(before && [before]), after: one(after && [after]), span }
  }
  if (patternNames !== undefined)
    return { kind: 'bill-patterns', names: namesIn(one(patternNames)), ...regionOf(regionClause?.[0]), span }
  let clauses: Partial<BillStatement> = {}
  for (const clause of billClause ?? []) {
    const next = clauseOf(clause)
    if (Object.keys(next).some((name) => name in clauses)) throw saidTwice(nodeSpan(clause))
    clauses = { ...clauses, ...next }
  }
  const assumptions = billClause?.find(({ children }) => children.WITH !== undefined)
  if (assumptions !== undefined && clauses.perMonth !== true) {
    throw mistake('E0115', 'assumptions are about a month', nodeSpan(assumptions), {
      hint: 'Write BILL PER MONTH; BILL alone shows what was done.',
    })
  }
  return { kind: 'bill', perMonth: false, options: {}, ...clauses, span }
}

/** None: all of them. */
export const namesIn = ({ children }: PatternNamesCstNode): readonly string[] =>
  (children.patternName ?? []).map((node) => buildName(one(node.children.name)).name)

function clauseOf({ children }: BillClauseCstNode): Partial<BillStatement> {
  const { PER, table, regionClause, NumberLiteral, timeUnit, billOption } = children
  if (PER !== undefined) return { perMonth: true }
  if (table !== undefined) return { table: buildTable(one(table)) }
  if (regionClause !== undefined) return regionOf(one(regionClause))
  if (billOption !== undefined) return { options: buildOptions(billOption, optionRules) as BillOptions }
  return { last: { count: aboveZero(one(NumberLiteral)), unit: unitOf(one(timeUnit)) } }
}

export function regionOf(node: RegionClauseCstNode | undefined): { readonly region?: BillRegion } {
  if (node === undefined) return {}
  const token = one(node.children.StringLiteral)
  return { region: { name: stringOf(token), span: tokenSpan(token) } }
}

const optionRules = {
  names: Object.keys(billOptionForms) as BillOptionName[],
  unknown: { code: 'E0127', words: 'a bill knows no assumption' },
  value: optionValue,
} as const

const formWords = {
  switch: 'on or off',
  names: "Regions as ['eu-west-1']",
  name: "a kind of node as 'r5.large'",
  units: 'blocks of a hundred units as (100 RCU, 200 WCU)',
  count: 'a whole number',
  amount: 'a number of GB',
} as const

function optionValue(name: BillOptionName, node: BillOptionCstNode): BillOptions[BillOptionName] {
  const { StringLiteral, NumberLiteral, ON, OFF, unitPair, strings } = node.children
  const form = billOptionForms[name]
  if (form === 'switch' && (ON !== undefined || OFF !== undefined)) return ON !== undefined
  if (form === 'name' && StringLiteral !== undefined) return stringOf(one(StringLiteral))
  if (form === 'names' && strings !== undefined) return one(strings).children.StringLiteral.map(stringOf)
  if (form === 'units' && unitPair !== undefined) {
    const pair = buildPair(one(unitPair))
    if (pair.readUnits % 100 === 0 && pair.writeUnits % 100 === 0) return pair
  }
  if (form === 'count' && NumberLiteral !== undefined) return wholeNumber(one(NumberLiteral))
  if (form === 'amount' && NumberLiteral !== undefined && isDecimal(one(NumberLiteral).image))
    return one(NumberLiteral).image
  throw misfit(name, nodeSpan(node))
}

/** No exponents, and no more digits than mean something. */
const isDecimal = (text: string): boolean => /^\d{1,15}(?:\.\d{1,12})?$/.test(text)

const misfit = (name: BillOptionName, span: Span): Mistake =>
  mistake('E0127', `${name} takes ${formWords[billOptionForms[name]]}`, span)
