import type { IToken } from 'chevrotain'
import type {
  CallArgumentsCstNode,
  ExpressionCstNode,
  PathStepCstNode,
  PathTermCstNode,
  TermCstNode,
  TupleCstNode,
} from '../../grammars/partiql-cst.d.ts'
import type { Condition, MapEntry, Operand, PathElement } from '../ast/expression.ts'
import type { Span } from '../base/shell-error.ts'
import { literalMessages, notWellFormed, parseDetails, statementMessages } from '../model/messages/partiql.ts'
import type { NumberText, Value } from '../model/value.ts'
import {
  asOperand,
  type Built,
  buildExpression,
  buildOperand,
  type LiteralPath,
  treeOf,
} from './build-partiql-expression.ts'
import { nodeSpan, one, tokenSpan } from './cst.ts'
import { nameOf, PartiqlRefusal, type PartiqlSource, textOf } from './partiql-source.ts'

/** Indexes are signed 32-bit numbers. Source: reference, partiql 4. */
const listIndexMax = 2 ** 31 - 1
const exponentMax = 2 ** 31 - 1

/** Without the trees inside: what is deeper counts from there. */
const leaf = (tree: Condition | Operand): Built => ({ kind: 'tree', tree, depth: 1 })

export function buildPathTerm(node: PathTermCstNode, source: PartiqlSource, path: LiteralPath): Built {
  const term = one(node.children.term)
  const steps = node.children.pathStep
  if (steps === undefined) return buildTerm(term, source, path)
  const name = term.children.callArguments === undefined ? term.children.Name?.[0] : undefined
  if (name === undefined) {
    const span = nodeSpan(one(steps))
    throw new PartiqlRefusal(statementMessages.pathComponent(source.at(span)), span)
  }
  const elements = [nameElement(name), ...steps.map((step) => buildStep(step, source))]
  return leaf({ kind: 'path', elements, span: nodeSpan(node) })
}

export const nameElement = (token: IToken): PathElement => ({
  kind: 'name',
  name: nameOf(token),
  span: tokenSpan(token),
})

export function buildStep(step: PathStepCstNode, source: PartiqlSource): PathElement {
  const { Name, Star, expression } = step.children
  const name = Name?.[0]
  if (name !== undefined) return nameElement(name)
  const star = Star?.[0]
  const number = expression === undefined ? undefined : signedNumber(one(expression))
  if (number === undefined || !/^\d+$/.test(number.token.image)) {
    const span = star === undefined ? nodeSpan(one(expression)) : tokenSpan(star)
    throw new PartiqlRefusal(statementMessages.pathComponent(source.at(span)), span)
  }
  const index = Number(number.token.image)
  if (index > listIndexMax || (number.negative && index > 0)) {
    const span = tokenSpan(number.token)
    const text = `${number.negative ? '-' : ''}${number.token.image}`
    throw new PartiqlRefusal(statementMessages.listIndex(text, source.at(span)), span)
  }
  return { kind: 'index', index, span: nodeSpan(step) }
}

/** The number when the expression is one, signs aside. */
function signedNumber({
  children,
}: ExpressionCstNode): { readonly token: IToken; readonly negative: boolean } | undefined {
  const { term, pathStep } = one(children.pathTerm).children
  const token = one(term).children.NumberText?.[0]
  const prefixes = children.prefix ?? []
  if (token === undefined || pathStep !== undefined || children.operation !== undefined) return undefined
  if (prefixes.some((prefix) => prefix.children.NOT !== undefined)) return undefined
  const minuses = prefixes.filter((prefix) => prefix.children.Sign?.[0]?.image === '-').length
  return { token, negative: minuses % 2 === 1 }
}

function buildTerm(node: TermCstNode, source: PartiqlSource, path: LiteralPath): Built {
  const { children } = node
  const span = nodeSpan(node)
  const group = children.group?.[0]
  if (group !== undefined) return buildGroup(group.children.expression ?? [], span, source, path)
  const callArguments = children.callArguments?.[0]
  if (callArguments !== undefined)
    return buildCall(one(children.Name ?? children.FunctionWord), callArguments, span, source)
  const name = children.Name?.[0]
  if (name !== undefined) return leaf({ kind: 'path', elements: [nameElement(name)], span })
  const tuple = children.tuple?.[0]
  if (tuple !== undefined) return buildTuple(tuple, source, path)
  const sequence = children.list?.[0] ?? children.bag?.[0]
  if (sequence !== undefined) {
    const { operands, depth } = buildElements(sequence.children.expression ?? [], source, path)
    return {
      kind: 'tree',
      tree: { kind: sequence.name === 'list' ? 'list' : 'set', elements: operands, span },
      depth: depth + 1,
    }
  }
  if (children.Question !== undefined) return leaf({ kind: 'parameter', name: source.parameters++, span })
  return leaf({ kind: 'value', value: scalarOf(node, span, path), span })
}

function scalarOf({ children }: TermCstNode, span: Span, path: LiteralPath): Value {
  const text = children.Text?.[0]
  if (text !== undefined) return { S: textOf(text) }
  const number = children.NumberText?.[0]
  if (number !== undefined) return { N: numberText(number) }
  if (children.TRUE !== undefined) return { BOOL: true }
  if (children.FALSE !== undefined) return { BOOL: false }
  if (children.NULL !== undefined) return { NULL: true }
  if (children.MISSING !== undefined) throw new PartiqlRefusal(statementMessages.missingWithoutIs, span)
  throw new PartiqlRefusal(literalMessages.ion(one(children.Ion).image.slice(1, -1), path), span)
}

/** As written, not yet canonical; the service's parser refuses a scale that is no 32-bit number without a word. */
function numberText(token: IToken): NumberText {
  const [coefficient = '', exponent = '0'] = token.image.toLowerCase().split('e')
  const point = coefficient.indexOf('.')
  const fraction = point < 0 ? 0 : coefficient.length - point - 1
  if (Math.abs(Number(exponent)) > exponentMax || Math.abs(fraction - Number(exponent)) > exponentMax) {
    throw new PartiqlRefusal(notWellFormed(parseDetails.lexical), tokenSpan(token))
  }
  return token.image as NumberText
}

function buildGroup(
  expressions: readonly ExpressionCstNode[],
  span: Span,
  source: PartiqlSource,
  path: LiteralPath,
): Built {
  const [only, ...more] = expressions
  if (only === undefined || more.length > 0) {
    const { operands, depth } = buildElements(expressions, source, path)
    return { kind: 'row', elements: operands, depth: depth + 1, span }
  }
  const built = buildExpression(only, source, path)
  return { kind: 'group', tree: treeOf(built), depth: built.depth }
}

/** Known names in lower case: PartiQL does not mind. */
const knownFunctions: ReadonlySet<string> = new Set([
  ...['begins_with', 'contains', 'size', 'attribute_type', 'attribute_exists', 'attribute_not_exists'],
  ...['list_append', 'set_add', 'set_delete', 'if_not_exists'],
])

function buildCall(token: IToken, { children }: CallArgumentsCstNode, span: Span, source: PartiqlSource): Built {
  const star = children.Star?.[0]
  const written = nameOf(token)
  const lower = written.toLowerCase()
  const name = knownFunctions.has(lower) ? lower : written
  if (star !== undefined) throw new PartiqlRefusal(statementMessages.unknownFunction(name), tokenSpan(token))
  const { operands, depth } = buildElements(children.expression ?? [], source, undefined)
  return { kind: 'tree', tree: { kind: 'call', name, nameSpan: tokenSpan(token), operands, span }, depth: depth + 1 }
}

/** Elements stand under `path` by their position; arguments of a function do not. */
function buildElements(
  expressions: readonly ExpressionCstNode[],
  source: PartiqlSource,
  path: LiteralPath | undefined,
): { readonly operands: readonly Operand[]; readonly depth: number } {
  let depth = 0
  const operands = expressions.map((expression, at) => {
    const built = buildExpression(expression, source, path === undefined ? undefined : `${path}[${at}]`)
    depth = Math.max(depth, built.depth)
    return asOperand(treeOf(built))
  })
  return { operands, depth }
}

function buildTuple(node: TupleCstNode, source: PartiqlSource, path: LiteralPath): Built {
  let depth = 0
  const entries = (node.children.pair ?? []).map((pair): MapEntry => {
    const key = buildOperand(one(pair.children.key), source, path)
    if (key.kind !== 'value' || !('S' in key.value)) {
      throw new PartiqlRefusal(literalMessages.tupleKey(path, source.at(key.span)), key.span)
    }
    const name = key.value.S
    const value = buildExpression(one(pair.children.value), source, `${path}.${name}`)
    depth = Math.max(depth, value.depth)
    return { name, value: asOperand(treeOf(value)), span: nodeSpan(pair) }
  })
  return { kind: 'tree', tree: { kind: 'map', entries, span: nodeSpan(node) }, depth: depth + 1 }
}
