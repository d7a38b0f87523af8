import type { CstNode } from 'chevrotain'
import type {
  BulkStatementCstNode,
  DeleteStatementCstNode,
  ExistsStatementCstNode,
  FromStatementCstNode,
  InsertRowsCstNode,
  InsertStatementCstNode,
  NameCstNode,
  OperandCstNode,
  RateLimitClauseCstNode,
  SelectModifierCstNode,
  SelectStatementCstNode,
  UpdateStatementCstNode,
  UpdateTailCstNode,
  UpsertStatementCstNode,
  WhereTailCstNode,
  WriteModifierCstNode,
} from '../../../grammars/statement-cst.d.ts'
import type {
  BulkStatement,
  InsertRowsStatement,
  PartiqlModifiers,
  PartiqlShellStatement,
  RateLimit,
  UpsertStatement,
} from '../../ast/data-statement.ts'
import type { MapEntry } from '../../ast/expression.ts'
import type {
  DeleteStatement,
  InsertStatement,
  OrderTerm,
  SelectStatement,
  TableReference,
  UpdateStatement,
} from '../../ast/partiql.ts'
import type { DeleteItemStatement, MapLiteral, UpdateItemStatement } from '../../ast/verb-statement.ts'
import { must } from '../../base/must.ts'
import type { Span } from '../../base/shell-error.ts'
import { nodeSpan, one, tokenSpan } from '../cst.ts'
import { mistake, quotedText } from '../diagnostic.ts'
import { buildMoment } from './build-backup.ts'
import {
  buildKeys,
  buildLimit,
  buildReturned,
  buildTable,
  buildUpdate,
  given,
  once,
  type Returned,
  toReturning,
  withIndex,
} from './build-clauses.ts'
import { buildCondition } from './build-condition.ts'
import { buildName, buildOperand, buildPath, onlyValue, wholeNumber } from './build-value.ts'
import { all, buildDeleteItem, buildUpdateItem } from './build-verb.ts'

/** PartiQL and what ddbsh and dql add to it. */

export function buildSelect(
  node: SelectStatementCstNode,
): PartiqlShellStatement & { readonly statement: SelectStatement } {
  const { children } = node
  const options = (children.selectModifier ?? []).map((option) => option.children)
  const where = children.whereClause?.[0]
  const modifiers = selectModifiers(children, options)
  const using = once(all(options, 'usingClause'), nodeSpan)
  const statement: SelectStatement = {
    kind: 'select',
    projection: children.paths === undefined ? '*' : one(children.paths).children.path.map(buildPath),
    from: withIndex(buildTable(one(children.table)), using && one(using.children.name)),
    ...(where && { where: buildCondition(one(where.children.condition), 'partiql') }),
    orderBy: (children.orderByClause?.[0]?.children.orderTerm ?? []).map((term): OrderTerm => {
      const { name } = buildName(one(term.children.name))
      return { name, descending: term.children.DESC !== undefined, span: nodeSpan(term) }
    }),
    span: nodeSpan(node),
  }
  return { kind: 'partiql', statement, modifiers, span: nodeSpan(node) }
}

function selectModifiers(
  children: SelectStatementCstNode['children'],
  options: readonly SelectModifierCstNode['children'][],
): PartiqlModifiers {
  const limit = once(all(options, 'limitClause'), nodeSpan)
  const scanLimit = once(all(options, 'scanLimitClause'), nodeSpan)
  const keys = once(all(options, 'keysInClause'), nodeSpan)
  const asOf = once(all(options, 'asOfClause'), nodeSpan)
  const { capacity, image } = buildReturned(all(options, 'returnClause'))
  if (image !== undefined)
    throw mistake('E0114', 'SELECT returns items, not what a write replaced', image.span, {
      expected: ['RETURN CONSUMED CAPACITY'],
    })
  return {
    count: children.countStar !== undefined,
    consistent: given([...(children.CONSISTENT ?? []), ...all(options, 'CONSISTENT')]),
    ...(limit && { limit: buildLimit(limit) }),
    ...(scanLimit && { scanLimit: wholeNumber(one(scanLimit.children.NumberLiteral)) }),
    keys: keys === undefined ? [] : buildKeys(keys),
    ...(capacity && { returnCapacity: capacity }),
    ...(asOf && { asOf: buildMoment(one(asOf.children.pastMoment)) }),
  }
}

export function buildInsert(node: InsertStatementCstNode): PartiqlShellStatement | InsertRowsStatement {
  const { REPLACE, table, operand, insertRows, returnClause } = node.children
  const into = buildTable(one(table))
  const span = nodeSpan(node)
  const capacity = capacityOnly('INSERT', returnClause && buildReturned(returnClause))
  const rows = (list: readonly MapLiteral[]): InsertRowsStatement => ({
    kind: 'insert-rows',
    into,
    overwrite: REPLACE !== undefined,
    rows: list,
    ...capacity,
    span,
  })
  if (insertRows !== undefined) return rows(buildRows(one(insertRows)))
  const value = onlyValue(one(operand), buildOperand(one(operand), 'partiql'))
  if (value.kind !== 'map' && (value.kind !== 'parameter' || REPLACE !== undefined))
    throw mistake('E0108', 'expected an item in braces', value.span, { expected: ["an item as {'pk': 'a'}"] })
  if (value.kind === 'map' && REPLACE !== undefined) return rows([value])
  const statement: InsertStatement = { kind: 'insert', into, value, span: { start: span.start, end: value.span.end } }
  return { kind: 'partiql', statement, modifiers: { ...noModifiers, ...capacity }, span }
}

const noModifiers: PartiqlModifiers = { count: false, consistent: false, keys: [] }

function capacityOnly(statement: string, returned: Returned | undefined): Pick<PartiqlModifiers, 'returnCapacity'> {
  if (returned?.image !== undefined)
    throw mistake('E0114', `${statement} replaces nothing that could be returned`, returned.image.span, {
      expected: ['RETURN CONSUMED CAPACITY'],
      hint: 'PUT ... RETURN ALL OLD overwrites an item and returns the old one.',
    })
  return returned?.capacity === undefined ? {} : { returnCapacity: returned.capacity }
}

function buildRows({ children }: InsertRowsCstNode): MapLiteral[] {
  if (children.insertRow === undefined) {
    const first = { name: children.name, operand: must(children.operand, 'a pair has a value') }
    const rest = (children.insertPair ?? []).map((pair) => pair.children)
    const more = (children.insertPairs ?? []).map((row) => row.children.insertPair.map((pair) => pair.children))
    return [[first, ...rest], ...more].map((pairs) =>
      rowOf(pairs.map(({ name, operand }) => [one(name), one(operand)])),
    )
  }
  return children.insertRow.map((row) => {
    const values = row.children.operand
    if (values.length !== children.name.length)
      throw mistake('E0118', `${children.name.length} columns, but ${values.length} values`, nodeSpan(row))
    return rowOf(children.name.map((name, column) => [name, must(values[column], 'as many values as columns')]))
  })
}

function rowOf(pairs: readonly (readonly [NameCstNode, OperandCstNode])[]): MapLiteral {
  const seen = new Set<string>()
  const entries = pairs.map(([nameNode, operand]): MapEntry => {
    const { name, span } = buildName(nameNode)
    if (seen.has(name)) throw mistake('E0113', `the column ${quotedText(name)} is given twice`, span)
    seen.add(name)
    return { name, value: onlyValue(operand, buildOperand(operand, 'partiql')), span: joined(span, nodeSpan(operand)) }
  })
  const [first, last] = [must(entries[0], 'a row has a column'), must(entries.at(-1), 'a row has a column')]
  return { kind: 'map', entries, span: joined(first.span, last.span) }
}

/** In a row of VALUES the name stands before the values. */
const joined = (one: Span, other: Span): Span => ({
  start: Math.min(one.start, other.start),
  end: Math.max(one.end, other.end),
})

export function buildUpdateStatement(node: UpdateStatementCstNode): PartiqlShellStatement | UpdateItemStatement {
  const { table, updateItemTail, updateTail } = node.children
  const span = nodeSpan(node)
  const named = table && buildTable(one(table))
  if (updateTail === undefined) return buildUpdateItem(one(updateItemTail), named, span)
  const { statement, modifiers } = updateOf(must(named, 'PartiQL names a table'), one(updateTail), span)
  return { kind: 'partiql', statement, modifiers, span }
}

function updateOf(table: TableReference, { children }: UpdateTailCstNode, span: Span) {
  const tail = one(children.whereTail)
  const options = [...(children.writeModifier ?? []), ...(tail.children.writeModifier ?? [])]
  const { index, returning, modifiers } = writeModifiers(options)
  const statement: UpdateStatement = {
    kind: 'update',
    table: withIndex(table, index),
    update: buildUpdate(children.updateClause, 'partiql'),
    ...whereOf(tail),
    ...(returning && { returning }),
    span,
  }
  return { statement, modifiers }
}

export function buildFrom(node: FromStatementCstNode): PartiqlShellStatement {
  const { table, updateClause, whereClause, writeModifier } = node.children
  const { index, returning, modifiers } = writeModifiers(writeModifier ?? [])
  const span = nodeSpan(node)
  const statement: UpdateStatement = {
    kind: 'update',
    table: withIndex(buildTable(one(table)), index),
    update: buildUpdate(updateClause, 'partiql'),
    where: buildCondition(one(one(whereClause).children.condition), 'partiql'),
    ...(returning && { returning }),
    span,
  }
  return { kind: 'partiql', statement, modifiers, span }
}

export function buildDeleteStatement(node: DeleteStatementCstNode): PartiqlShellStatement | DeleteItemStatement {
  const { table, whereTail, deleteItemTail } = node.children
  const span = nodeSpan(node)
  const named = table && buildTable(one(table))
  if (whereTail === undefined) return buildDeleteItem(one(deleteItemTail), named, span)
  const { statement, modifiers } = deleteOf(must(named, 'PartiQL names a table'), one(whereTail), span)
  return { kind: 'partiql', statement, modifiers, span }
}

function deleteOf(table: TableReference, tail: WhereTailCstNode, span: Span) {
  const { index, returning, modifiers } = writeModifiers(tail.children.writeModifier ?? [])
  const statement: DeleteStatement = {
    kind: 'delete',
    from: withIndex(table, index),
    ...whereOf(tail),
    ...(returning && { returning }),
    span,
  }
  return { statement, modifiers }
}

function whereOf({ children }: WhereTailCstNode) {
  const where = children.whereClause?.[0]
  return where === undefined ? {} : { where: buildCondition(one(where.children.condition), 'partiql') }
}

function writeModifiers(nodes: readonly WriteModifierCstNode[]) {
  const options = nodes.map(({ children }) => children)
  const using = once(all(options, 'usingClause'), nodeSpan)
  const keys = once(all(options, 'keysInClause'), nodeSpan)
  const { capacity, image } = buildReturned(all(options, 'returnClause'))
  const modifiers: PartiqlModifiers = {
    ...noModifiers,
    keys: keys === undefined ? [] : buildKeys(keys),
    ...(capacity && { returnCapacity: capacity }),
  }
  return { index: using && one(using.children.name), returning: toReturning(image), modifiers, options }
}

export function buildUpsert(node: UpsertStatementCstNode): UpsertStatement {
  const { table, updateClause, whereClause, returnClause } = node.children
  const { capacity, image } = buildReturned(returnClause)
  const returning = toReturning(image)
  return {
    kind: 'upsert',
    table: buildTable(one(table)),
    update: buildUpdate(updateClause, 'partiql'),
    where: buildCondition(one(one(whereClause).children.condition), 'partiql'),
    ...(returning && { returning }),
    ...(capacity && { returnCapacity: capacity }),
    span: nodeSpan(node),
  }
}

export function buildBulk(node: BulkStatementCstNode): BulkStatement {
  const { UPDATE, DELETE, table, updateTail, whereTail, limitClause, rateLimitClause } = node.children
  const from = tokenSpan(one(UPDATE ?? DELETE))
  const tail: CstNode = one<CstNode>(updateTail ?? whereTail)
  const named = buildTable(one(table))
  const span = {
    start: from.start,
    end: tail.location?.endOffset === undefined ? named.span.end : Math.max(named.span.end, endOf(tail)),
  }
  const { statement, modifiers } =
    updateTail === undefined ? deleteOf(named, one(whereTail), span) : updateOf(named, one(updateTail), span)
  refuseInBulk(node, statement, modifiers)
  const limit = once(limitClause, nodeSpan)
  const rate = once(rateLimitClause, nodeSpan)
  return {
    kind: 'bulk',
    statement,
    ...(limit && { limit: buildLimit(limit) }),
    ...(rate && { rateLimit: buildRateLimit(rate) }),
    span: nodeSpan(node),
  }
}

const endOf = (node: CstNode): number => {
  const end = node.location?.endOffset
  return end === undefined || Number.isNaN(end) ? 0 : end + 1
}

function refuseInBulk(
  node: BulkStatementCstNode,
  { returning }: UpdateStatement | DeleteStatement,
  modifiers: PartiqlModifiers,
): void {
  if (returning === undefined && modifiers.keys.length === 0 && modifiers.returnCapacity === undefined) return
  throw mistake('E0114', 'BULK takes WHERE, LIMIT and WITH RATELIMIT only', returning?.span ?? nodeSpan(node), {
    expected: ['WHERE', 'LIMIT', 'WITH RATELIMIT'],
  })
}

function buildRateLimit(node: RateLimitClauseCstNode): RateLimit {
  const { NumberLiteral, RCU, WCU, throttleRate } = node.children
  if (throttleRate !== undefined) {
    const [read, write] = throttleRate.map(({ children }) => children.NumberLiteral?.[0])
    return { ...(read && { readUnits: wholeNumber(read) }), ...(write && { writeUnits: wholeNumber(write) }) }
  }
  const read = once(RCU, tokenSpan)
  const write = once(WCU, tokenSpan)
  const before = (unit: Parameters<typeof tokenSpan>[0]) =>
    wholeNumber(
      must(
        NumberLiteral?.findLast(({ startOffset }) => startOffset < unit.startOffset),
        'a number before its unit',
      ),
    )
  return { ...(read && { readUnits: before(read) }), ...(write && { writeUnits: before(write) }) }
}

/** Only inside a transaction. */
export function buildExists(node: ExistsStatementCstNode): PartiqlShellStatement {
  const { statement, modifiers } = buildSelect(one(node.children.selectStatement))
  const span = nodeSpan(node)
  return { kind: 'partiql', statement: { kind: 'exists', select: statement, span }, modifiers, span }
}
