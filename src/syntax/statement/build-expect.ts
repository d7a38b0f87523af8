import type { IToken } from 'chevrotain'
import type {
  ErrorNameCstNode,
  ExpectationCstNode,
  ExpectStatementCstNode,
  MeasureCstNode,
  PlanExpectationCstNode,
} from '../../../grammars/statement-cst.d.ts'
import type { Expectation, ExpectStatement } from '../../ast/expect-statement.ts'
import type { Comparator, Operand } from '../../ast/expression.ts'
import type { MapLiteral } from '../../ast/verb-statement.ts'
import { must } from '../../base/must.ts'
import type { Span } from '../../base/shell-error.ts'
import { nodeSpan, one, tokenSpan } from '../cst.ts'
import { mistake, quotedText } from '../diagnostic.ts'
import { buildTable } from './build-clauses.ts'
import { buildName, buildOperand, buildPath, onlyValue, stringOf, wholeNumber } from './build-value.ts'

export function buildExpect(node: ExpectStatementCstNode): ExpectStatement {
  return { kind: 'expect', expectation: buildExpectation(one(node.children.expectation)), span: nodeSpan(node) }
}

function buildExpectation(node: ExpectationCstNode): Expectation {
  const { children } = node
  const span = nodeSpan(node)
  if (children.measure !== undefined) return buildMeasured(children, one(children.measure), span)
  if (children.ITEMS !== undefined) {
    const items = (one(children.list).children.operand ?? []).map((each) =>
      mapOnly(onlyValue(each, buildOperand(each, 'verb'))),
    )
    return { kind: 'items', items, span }
  }
  if (children.planExpectation !== undefined) return buildPlan(one(children.planExpectation))
  if (children.NO !== undefined) return { kind: children.SCAN === undefined ? 'no-throttles' : 'no-scan', span }
  if (children.ERROR !== undefined) {
    const message = children.StringLiteral?.[0]
    return {
      kind: 'error',
      name: errorNameOf(one(children.errorName)),
      ...(message && { message: stringOf(message) }),
      span,
    }
  }
  if (children.path !== undefined) {
    const operand = one(children.operand)
    return {
      kind: 'value',
      path: buildPath(one(children.path)),
      operator: comparatorOf(one(children.Comparator)),
      value: onlyValue(operand, buildOperand(operand, 'verb')),
      span,
    }
  }
  return buildOutput(one(children.Heredoc), span)
}

/** Dots and hyphens of our own codes stand between words, as they do in the text. */
function errorNameOf({ children }: ErrorNameCstNode): string {
  const tails = (children.tableNameTail ?? []).map((tail) =>
    one(tail.children.AnyWord ?? tail.children.NumberLiteral ?? tail.children.Minus),
  )
  const rest = [...(children.Dot ?? []), ...(children.AnyWord ?? []), ...tails]
  const inOrder = rest.toSorted((a, b) => a.startOffset - b.startOffset)
  return [buildName(one(children.name)).name, ...inOrder.map(({ image }) => image)].join('')
}

const comparatorOf = ({ image }: IToken): Comparator => (image === '!=' ? '<>' : image) as Comparator

function buildMeasured(children: ExpectationCstNode['children'], measure: MeasureCstNode, span: Span): Expectation {
  const operator = comparatorOf(one(measure.children.Comparator))
  const number = one(measure.children.NumberLiteral)
  if (children.ROWS !== undefined) return { kind: 'rows', operator, count: wholeNumber(number), span }
  if (children.PAGES !== undefined) return { kind: 'pages', operator, count: wholeNumber(number), span }
  if (children.FILTERED !== undefined) return { kind: 'filtered', operator, percent: percentOf(number), span }
  if (children.THROTTLED !== undefined) return { kind: 'throttled', operator, percent: percentOf(number), span }
  if (children.REQUESTS !== undefined) return { kind: 'requests', operator, count: wholeNumber(number), span }
  const table = children.table?.[0]
  const resource = table === undefined ? {} : { resource: buildTable(table) }
  if (children.HOT !== undefined)
    return { kind: 'hot-partition', operator, percent: percentOf(number), ...resource, span }
  const direction = children.READ === undefined ? 'write' : 'read'
  return {
    kind: 'units',
    direction,
    operator,
    units: unitsOf(number),
    ...resource,
    span,
  }
}

/** Capacity is counted in halves. */
function unitsOf(token: IToken): number {
  const units = Number(token.image)
  if (Number.isSafeInteger(units * 2)) return units
  throw mistake('E0111', `expected whole or half units, found ${quotedText(token.image)}`, tokenSpan(token))
}

function percentOf(token: IToken): number {
  const percent = Number(token.image)
  if (percent <= 100) return percent
  throw mistake('E0111', `expected 0 to 100 percent, found ${quotedText(token.image)}`, tokenSpan(token))
}

function mapOnly(value: Operand): MapLiteral {
  if (value.kind === 'map') return value
  throw mistake('E0108', 'expected an item in braces', value.span, { expected: ["an item as {pk: 'a'}"] })
}

function buildPlan(node: PlanExpectationCstNode): Expectation {
  const { GET, QUERY, OPERATION, INDEX, name, table } = node.children
  const span = nodeSpan(node)
  if (OPERATION !== undefined) return { kind: 'operation', name: buildName(one(name)).name, span }
  if (INDEX !== undefined) return { kind: 'index', name: buildName(one(name)).name, span }
  const access = GET !== undefined ? 'GET' : QUERY !== undefined ? 'QUERY' : 'SCAN'
  return { kind: 'plan', access, ...(table && { on: buildTable(one(table)) }), span }
}

const heredocStart = /^<<([A-Za-z_][A-Za-z0-9_]*)[ \t]*(?:\r\n|\r|\n)/

function buildOutput(token: IToken, span: Span): Expectation {
  const [opening, marker] = must(heredocStart.exec(token.image), 'the lexer saw the marker')
  const bodySpan = {
    start: token.startOffset + opening.length,
    end: tokenSpan(token).end - must(marker, 'a marker').length,
  }
  const text = token.image.slice(opening.length, token.image.length - must(marker, 'a marker').length)
  return { kind: 'output', text, marker: must(marker, 'a marker'), bodySpan, span }
}
