import type {
  KeysInClauseCstNode,
  LimitClauseCstNode,
  NameCstNode,
  ProjectClauseCstNode,
  ReturnClauseCstNode,
  ReturnedImageCstNode,
  TableCstNode,
  TableNameCstNode,
  UpdateClauseCstNode,
} from '../../../grammars/statement-cst.d.ts'
import type { Operand, Projection, Update, UpdateAction } from '../../ast/expression.ts'
import type { Returning, TableReference } from '../../ast/partiql.ts'
import type { CapacityReport, ReturnValues } from '../../ast/verb-statement.ts'
import type { Span } from '../../base/shell-error.ts'
import { nodeSpan, one, tokenSpan } from '../cst.ts'
import { mistake, quotedText } from '../diagnostic.ts'
import {
  buildLiteral,
  buildName,
  buildOperand,
  buildParameter,
  buildPath,
  type Dialect,
  onlyValue,
  wholeNumber,
  withoutQuotedName,
} from './build-value.ts'

/** Clauses that several statements share. */

export function buildTable(node: TableCstNode): TableReference {
  return { parts: node.children.tableName.flatMap(tableNameParts), span: nodeSpan(node) }
}

/** An unquoted `2026.05` is one number to the lexer and two names here. */
function tableNameParts(node: TableNameCstNode): string[] {
  const { QuotedName, Name, NumberLiteral, tableNameTail } = node.children
  const quoted = QuotedName?.[0]
  if (quoted !== undefined) return [quoted.image.slice(1, -1).replaceAll('""', '"')]
  const first = one(Name ?? NumberLiteral)
  const rest = (tableNameTail ?? []).map(({ children }) =>
    one(children.AnyWord ?? children.NumberLiteral ?? children.Minus),
  )
  return [first, ...rest]
    .map(({ image }) => image)
    .join('')
    .split('.')
}

/** `USING index` is the same as `table.index`. */
export function withIndex(table: TableReference, index: NameCstNode | undefined): TableReference {
  if (index === undefined) return table
  const { name, span } = buildName(index)
  if (table.parts.length > 1)
    throw mistake(
      'E0113',
      `the index is given twice: ${quotedText(table.parts.slice(1).join('.'))} and ${quotedText(name)}`,
      span,
    )
  return { parts: [...table.parts, name], span: table.span }
}

export const buildProjection = ({ children }: ProjectClauseCstNode): Projection => ({
  paths: children.path.map(buildPath),
})

export const buildLimit = ({ children }: LimitClauseCstNode): number => wholeNumber(one(children.NumberLiteral))

export function buildUpdate(nodes: readonly UpdateClauseCstNode[], dialect: Dialect): Update {
  return { actions: nodes.flatMap((node) => buildActions(node, dialect)) }
}

function buildActions(node: UpdateClauseCstNode, dialect: Dialect): UpdateAction[] {
  const { REMOVE, ADD, assignment, path, pathWithValue } = node.children
  if (REMOVE !== undefined)
    return (path ?? []).map((each) => ({ kind: 'remove', path: buildPath(each), span: nodeSpan(each) }))
  if (assignment !== undefined) {
    return assignment.map((each) => {
      const operand = one(each.children.operand)
      const value = withoutQuotedName(operand, buildOperand(operand, dialect))
      return { kind: 'set', path: buildPath(one(each.children.path)), value, span: nodeSpan(each) }
    })
  }
  return (pathWithValue ?? []).map((each) => {
    const operand = one(each.children.operand)
    const value = onlyValue(operand, buildOperand(operand, dialect))
    return {
      kind: ADD === undefined ? 'delete' : 'add',
      path: buildPath(one(each.children.path)),
      value,
      span: nodeSpan(each),
    }
  })
}

/** One or two values for each item. */
export function buildKeys({ children }: KeysInClauseCstNode): Operand[][] {
  return children.keyTuple.map((node) => {
    const { literal, parameter, operand } = node.children
    if (literal !== undefined) return [buildLiteral(one(literal), 'verb')]
    if (parameter !== undefined) return [buildParameter(one(parameter))]
    const values = (operand ?? []).map((each) => onlyValue(each, buildOperand(each, 'verb')))
    if (values.length > 2)
      throw mistake('E0118', 'a key has one or two values', nodeSpan(node), { expected: ['one value', 'two values'] })
    return values
  })
}

export type Returned = { readonly capacity?: CapacityReport; readonly image?: ReturnedImage }
type ReturnedImage = { readonly which: 'ALL' | 'MODIFIED' | 'NONE'; readonly when: 'OLD' | 'NEW'; readonly span: Span }

/** All RETURN clauses of one statement; each of the two kinds once. */
export function buildReturned(nodes: readonly ReturnClauseCstNode[] | undefined): Returned {
  let returned: Returned = {}
  for (const node of nodes ?? []) {
    const next: Returned =
      node.children.CAPACITY === undefined
        ? { image: buildImage(one(node.children.returnedImage), nodeSpan(node)) }
        : { capacity: node.children.TOTAL === undefined ? 'INDEXES' : 'TOTAL' }
    if (Object.keys(next).some((kind) => kind in returned)) throw saidTwice(nodeSpan(node))
    returned = { ...returned, ...next }
  }
  return returned
}

function buildImage({ children }: ReturnedImageCstNode, span: Span): ReturnedImage {
  const which = children.NONE !== undefined ? 'NONE' : children.ALL !== undefined ? 'ALL' : 'MODIFIED'
  return { which, when: children.NEW === undefined ? 'OLD' : 'NEW', span }
}

export function toReturning(image: ReturnedImage | undefined): Returning | undefined {
  return image === undefined || image.which === 'NONE'
    ? undefined
    : { which: image.which, when: image.when, span: image.span }
}

export function toReturnValues(image: ReturnedImage | undefined): ReturnValues | undefined {
  if (image === undefined) return undefined
  if (image.which === 'NONE') return 'NONE'
  return `${image.which === 'ALL' ? 'ALL' : 'UPDATED'}_${image.when}`
}

/** The one node of a clause that may be given once. */
export function once<Node>(nodes: readonly Node[] | undefined, spanOf: (node: Node) => Span): Node | undefined {
  const second = nodes?.[1]
  if (second !== undefined) throw saidTwice(spanOf(second))
  return nodes?.[0]
}

/** Whether a word that may be given once is there. */
export const given = (tokens: Parameters<typeof tokenSpan>[0][] | undefined): boolean =>
  once(tokens, tokenSpan) !== undefined

export const saidTwice = (span: Span) =>
  mistake('E0113', 'this is said twice', span, { hint: 'Leave out one of the two.' })
