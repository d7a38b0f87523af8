import type { CstNode } from 'chevrotain'
import type {
  CheckStatementCstNode,
  DeleteItemTailCstNode,
  GetStatementCstNode,
  OnFailureClauseCstNode,
  PutStatementCstNode,
  QueryStatementCstNode,
  ReadOptionCstNode,
  ScanStatementCstNode,
  TableCstNode,
  UpdateItemTailCstNode,
  WriteOptionCstNode,
} from '../../../grammars/statement-cst.d.ts'
import type { TableReference } from '../../ast/partiql.ts'
import type {
  CheckStatement,
  DeleteItemStatement,
  GetStatement,
  PutStatement,
  QueryStatement,
  ScanStatement,
  UpdateItemStatement,
} from '../../ast/verb-statement.ts'
import { must } from '../../base/must.ts'
import type { Span } from '../../base/shell-error.ts'
import { nodeSpan, one, tokenSpan } from '../cst.ts'
import { mistake } from '../diagnostic.ts'
import { buildMoment } from './build-backup.ts'
import {
  buildLimit,
  buildProjection,
  buildReturned,
  buildTable,
  buildUpdate,
  given,
  once,
  toReturnValues,
  withIndex,
} from './build-clauses.ts'
import { buildCondition } from './build-condition.ts'
import { buildMap, wholeNumber } from './build-value.ts'

export function buildGet(node: GetStatementCstNode): GetStatement {
  const { table, map, CONSISTENT, projectClause, returnClause, asOfClause } = node.children
  const project = once(projectClause, nodeSpan)
  const asOf = once(asOfClause, nodeSpan)
  const { capacity, image } = buildReturned(returnClause)
  if (image !== undefined) throw notForReads(image.span)
  return {
    kind: 'get',
    ...tableOf(table),
    key: buildMap(one(map), 'verb'),
    ...(project && { projection: buildProjection(project) }),
    consistent: given(CONSISTENT),
    ...(asOf && { asOf: buildMoment(one(asOf.children.pastMoment)) }),
    ...(capacity && { returnCapacity: capacity }),
    span: nodeSpan(node),
  }
}

export function buildPut(node: PutStatementCstNode): PutStatement {
  const { table, map, writeOption } = node.children
  const item = buildMap(one(map), 'verb')
  return { kind: 'put', ...tableOf(table), item, ...writeOptions(writeOption), span: nodeSpan(node) }
}

export function buildUpdateItem(
  node: UpdateItemTailCstNode,
  table: TableReference | undefined,
  span: Span,
): UpdateItemStatement {
  const { map, updateClause, writeOption } = node.children
  return {
    kind: 'update-item',
    ...(table && { table }),
    key: buildMap(one(map), 'verb'),
    ...(updateClause && { update: buildUpdate(updateClause, 'verb') }),
    ...writeOptions(writeOption),
    span,
  }
}

export function buildDeleteItem(
  node: DeleteItemTailCstNode,
  table: TableReference | undefined,
  span: Span,
): DeleteItemStatement {
  const { map, writeOption } = node.children
  return {
    kind: 'delete-item',
    ...(table && { table }),
    key: buildMap(one(map), 'verb'),
    ...writeOptions(writeOption),
    span,
  }
}

export function buildCheck(node: CheckStatementCstNode): CheckStatement {
  const { table, map, ifClause, onFailureClause } = node.children
  return {
    kind: 'check',
    ...tableOf(table),
    key: buildMap(one(map), 'verb'),
    condition: buildCondition(one(one(ifClause).children.condition), 'verb'),
    onFailureReturnOld: onFailureClause !== undefined,
    span: nodeSpan(node),
  }
}

export function buildQuery(node: QueryStatementCstNode): QueryStatement {
  const options = (node.children.queryOption ?? []).map(({ children }) => children)
  const where = once(all(options, 'whereClause'), nodeSpan)
  if (where === undefined) {
    const { end } = nodeSpan(node)
    throw mistake(
      'E0115',
      'expected WHERE: a query needs a condition on the partition key',
      { start: end, end },
      {
        expected: ['WHERE'],
        hint: 'Use SCAN to read every item.',
      },
    )
  }
  const descending = given(all(options, 'DESC'))
  const ascending = all(options, 'ASC')[0]
  if (ascending !== undefined && descending)
    throw mistake('E0113', 'ASC and DESC exclude each other', tokenSpan(ascending))
  return {
    kind: 'query',
    ...readOptions(node.children.table, all(options, 'readOption')),
    keyCondition: buildCondition(one(where.children.condition), 'verb'),
    descending,
    span: nodeSpan(node),
  }
}

export function buildScan(node: ScanStatementCstNode): ScanStatement {
  const options = (node.children.scanOption ?? []).map(({ children }) => children)
  const segments = all(options, 'NumberLiteral')
  if (segments.length > 2) throw mistake('E0113', 'SEGMENT is given twice', nodeSpan(node))
  const [index, total] = segments
  return {
    kind: 'scan',
    ...readOptions(node.children.table, all(options, 'readOption')),
    ...(index && { segment: { index: wholeNumber(index), total: wholeNumber(must(total, 'SEGMENT n OF m')) } }),
    span: nodeSpan(node),
  }
}

function readOptions(table: TableCstNode[] | undefined, nodes: readonly ReadOptionCstNode[]) {
  const options = nodes.map(({ children }) => children)
  const single = <Name extends keyof ReadOptionCstNode['children']>(name: Name) =>
    once(all(options, name) as readonly CstNode[], nodeSpan) as
      | NonNullable<ReadOptionCstNode['children'][Name]>[number]
      | undefined
  const [filter, project, limit, scanLimit] = [
    single('condition'),
    single('projectClause'),
    single('limitClause'),
    single('scanLimitClause'),
  ]
  const [using, start, select] = [single('usingClause'), single('map'), single('selectClause')]
  const asOf = single('asOfClause')
  const { capacity, image } = buildReturned(all(options, 'returnClause'))
  if (image !== undefined) throw notForReads(image.span)
  const named = table && buildTable(one(table))
  if (using !== undefined && named === undefined)
    throw mistake('E0115', 'USING needs a table before it', nodeSpan(using), { expected: ['a table name'] })
  return {
    ...(named && { table: withIndex(named, using && one(using.children.name)) }),
    ...(filter && { filter: buildCondition(filter, 'verb') }),
    ...(project && { projection: buildProjection(project) }),
    consistent: given(all(options, 'CONSISTENT')),
    ...(limit && { limit: buildLimit(limit) }),
    ...(scanLimit && { scanLimit: wholeNumber(one(scanLimit.children.NumberLiteral)) }),
    ...(start && { startAfter: buildMap(start, 'verb') }),
    ...(select && { select: selectOf(select.children) }),
    ...(asOf && { asOf: buildMoment(one(asOf.children.pastMoment)) }),
    ...(capacity && { returnCapacity: capacity }),
  }
}

const selectOf = ({ COUNT, ALL }: { COUNT?: unknown; ALL?: unknown }): NonNullable<ScanStatement['select']> =>
  COUNT !== undefined ? 'COUNT' : ALL !== undefined ? 'ALL_ATTRIBUTES' : 'ALL_PROJECTED_ATTRIBUTES'

function writeOptions(nodes: readonly WriteOptionCstNode[] | undefined) {
  const options = (nodes ?? []).map(({ children }) => children)
  const condition = once(all(options, 'ifClause'), nodeSpan)
  const failure: OnFailureClauseCstNode | undefined = once(all(options, 'onFailureClause'), nodeSpan)
  const { capacity, image } = buildReturned(all(options, 'returnClause'))
  const returnValues = toReturnValues(image)
  return {
    ...(condition && { condition: buildCondition(one(condition.children.condition), 'verb') }),
    ...(returnValues && { returnValues }),
    onFailureReturnOld: failure !== undefined,
    ...(capacity && { returnCapacity: capacity }),
  }
}

const tableOf = (table: TableCstNode[] | undefined): { table?: TableReference } =>
  table === undefined ? {} : { table: buildTable(one(table)) }

/** What all options together hold under one name, in text order. */
export function all<Children extends object, Name extends keyof Children>(
  options: readonly Children[],
  name: Name,
): NonNullable<Children[Name]> extends readonly (infer Child)[] ? Child[] : never
export function all(options: readonly { readonly [name: string]: unknown }[], name: string): unknown[] {
  return options.flatMap((children) => (children[name] as readonly unknown[] | undefined) ?? [])
}

const notForReads = (span: Span) =>
  mistake('E0114', 'a read returns items, not what a write replaced', span, { expected: ['RETURN CONSUMED CAPACITY'] })
