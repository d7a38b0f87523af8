import type {
  DeleteStatementCstNode,
  ExistsStatementCstNode,
  FromUpdateStatementCstNode,
  InsertStatementCstNode,
  OrderTermCstNode,
  PartiqlStatementCstNode,
  ReturningClauseCstNode,
  SelectItemCstNode,
  SelectStatementCstNode,
  SimplePathCstNode,
  SourceCstNode,
  TablePathCstNode,
  UpdateActionCstNode,
  UpdateStatementCstNode,
  WhereClauseCstNode,
} from '../../grammars/partiql-cst.d.ts'
import type { Condition, Path, UpdateAction } from '../ast/expression.ts'
import type {
  DeleteStatement,
  ExistsStatement,
  InsertStatement,
  OrderTerm,
  PartiqlStatement,
  Returning,
  SelectStatement,
  TableReference,
  UpdateStatement,
} from '../ast/partiql.ts'
import { nodeName } from '../ast/partiql-node-name.ts'
import { planMessages, statementMessages } from '../model/messages/partiql.ts'
import { buildCondition, buildExpression, buildOperand, buildSetValue, treeOf } from './build-partiql-expression.ts'
import { buildPathTerm, buildStep, nameElement } from './build-partiql-term.ts'
import { nodeSpan, one, tokenSpan } from './cst.ts'
import { nameOf, PartiqlRefusal, type PartiqlSource } from './partiql-source.ts'

/**
 * From a syntax tree without errors to the statement. Throws `PartiqlRefusal` for what the service's parser accepts and
 * DynamoDB does not.
 */
export function buildPartiql(node: PartiqlStatementCstNode, source: PartiqlSource): PartiqlStatement {
  const { children } = node
  if (children.selectStatement !== undefined) return buildSelect(one(children.selectStatement), source)
  if (children.insertStatement !== undefined) return buildInsert(one(children.insertStatement), source)
  if (children.updateStatement !== undefined) return buildUpdateStatement(one(children.updateStatement), source)
  if (children.fromUpdateStatement !== undefined) return buildUpdateStatement(one(children.fromUpdateStatement), source)
  if (children.deleteStatement !== undefined) return buildDelete(one(children.deleteStatement), source)
  if (children.existsStatement !== undefined) return buildExists(one(children.existsStatement), source)
  const statement = one(children.expressionStatement)
  const tree = treeOf(buildExpression(one(statement.children.expression), source))
  throw new PartiqlRefusal(statementMessages.unsupportedOperation(nodeName(tree)), tree.span)
}

function buildSelect(node: SelectStatementCstNode, source: PartiqlSource): SelectStatement {
  const { children } = node
  const quantifier = children.quantifier?.[0]
  if (quantifier !== undefined && quantifier.image.toUpperCase() !== 'ALL') {
    const span = tokenSpan(quantifier)
    throw new PartiqlRefusal(statementMessages.unsupportedClause(quantifier.image.toUpperCase(), source.at(span)), span)
  }
  const projection = buildProjection(one(children.selectItem), children.selectItem, source)
  const [from, joined] = children.source.map((each) => buildSource(each))
  if (joined !== undefined) throw new PartiqlRefusal(statementMessages.severalSources, joined.span)
  const where = buildWhere(children.whereClause, source)
  const orderBy = (children.orderByClause?.[0]?.children.orderTerm ?? []).map((term) => buildOrderTerm(term, source))
  const refused = children.refusedClause?.[0]
  if (refused !== undefined) {
    const span = tokenSpan(one(refused.children.GROUP ?? refused.children.HAVING ?? refused.children.LIMIT))
    const clause = source.text.slice(span.start, span.end).toUpperCase()
    throw new PartiqlRefusal(statementMessages.unsupportedClause(clause, source.at(span)), span)
  }
  return {
    kind: 'select',
    projection,
    from: one(from === undefined ? undefined : [from]),
    where,
    orderBy,
    span: nodeSpan(node),
  }
}

function buildProjection(
  first: SelectItemCstNode,
  items: readonly SelectItemCstNode[],
  source: PartiqlSource,
): SelectStatement['projection'] {
  const paths = items.flatMap((item) => {
    const { expression, alias } = item.children
    if (expression === undefined) return []
    const node = one(expression)
    const name = one(node.children.pathTerm).children.term[0]?.children
    // COUNT(*) and any other call: the position is that of the function's name.
    if (name?.callArguments !== undefined)
      throw unexpectedComponent(tokenSpan(one(name.Name ?? name.FunctionWord)), source)
    const tree = treeOf(buildExpression(node, source))
    if (tree.kind !== 'path') throw unexpectedComponent(tree.span, source)
    if (alias !== undefined) throw new PartiqlRefusal(statementMessages.aliasing, nodeSpan(one(alias)))
    return [tree]
  })
  if (paths.length === items.length) return paths
  if (items.length > 1) throw new PartiqlRefusal(statementMessages.starWithOthers, nodeSpan(first))
  return '*'
}

const unexpectedComponent = (span: Path['span'], source: PartiqlSource): PartiqlRefusal =>
  new PartiqlRefusal(statementMessages.pathComponent(source.at(span)), span)

function buildSource({ children }: SourceCstNode): TableReference {
  const alias = children.alias?.[0]
  if (alias !== undefined) throw new PartiqlRefusal(statementMessages.aliasing, nodeSpan(alias))
  return buildTablePath(one(children.tablePath))
}

const buildTablePath = (node: TablePathCstNode): TableReference => ({
  parts: node.children.Name.map(nameOf),
  span: nodeSpan(node),
})

function buildWhere(clauses: readonly WhereClauseCstNode[] | undefined, source: PartiqlSource): Condition | undefined {
  const clause = clauses?.[0]
  return clause === undefined ? undefined : buildCondition(one(clause.children.expression), source)
}

/** Only a name is ever part of the primary key. */
function buildOrderTerm(node: OrderTermCstNode, source: PartiqlSource): OrderTerm {
  const span = nodeSpan(node)
  const tree = treeOf(buildPathTerm(one(node.children.pathTerm), source, 'root'))
  const [first, more] = tree.kind === 'path' ? tree.elements : []
  if (first?.kind !== 'name' || more !== undefined) {
    throw new PartiqlRefusal(planMessages.orderOnOther(source.text.slice(tree.span.start, tree.span.end)), span)
  }
  return { name: first.name, descending: node.children.DESC !== undefined, span }
}

function buildInsert(node: InsertStatementCstNode, source: PartiqlSource): InsertStatement {
  const { children } = node
  const target = one(children.tablePath)
  const into = buildTablePath(target)
  const insertSource = one(children.insertSource)
  const { VALUE, expression } = insertSource.children
  if (into.parts.length > 1) {
    const span = tokenSpan(one(target.children.Name))
    throw new PartiqlRefusal(statementMessages.insertIntoIndex(source.at(span)), span)
  }
  if (VALUE === undefined) throw new PartiqlRefusal(statementMessages.insertSeveral, nodeSpan(insertSource))
  const value = buildOperand(one(expression), source)
  const conflict = children.conflictClause?.[0]
  if (conflict !== undefined) {
    const span = tokenSpan(one(conflict.children.ON))
    throw new PartiqlRefusal(statementMessages.unsupportedClause('ON CONFLICT', source.at(span)), span)
  }
  const returning = children.returningClause?.[0]
  if (returning !== undefined) throw new PartiqlRefusal(statementMessages.returningOnInsert, nodeSpan(returning))
  return { kind: 'insert', into, value, span: nodeSpan(node) }
}

function buildUpdateStatement(
  node: UpdateStatementCstNode | FromUpdateStatementCstNode,
  source: PartiqlSource,
): UpdateStatement {
  const { children } = node
  const table = buildSource(one(children.source))
  // Parameters count in the order they are written.
  const whereFirst = node.name === 'fromUpdateStatement' ? buildWhere(children.whereClause, source) : undefined
  const actions = children.updateAction.flatMap((action) => buildUpdateActions(action, source))
  const where = whereFirst ?? buildWhere(children.whereClause, source)
  const returning = 'returningClause' in children ? buildReturning(children.returningClause?.[0]) : undefined
  return { kind: 'update', table, update: { actions }, where, returning, span: nodeSpan(node) }
}

function buildUpdateActions(node: UpdateActionCstNode, source: PartiqlSource): UpdateAction[] {
  const { simplePath, assignment } = node.children
  if (simplePath !== undefined)
    return [{ kind: 'remove', path: buildSimplePath(one(simplePath), source), span: nodeSpan(node) }]
  return (assignment ?? []).map((each) => {
    const path = buildSimplePath(one(each.children.simplePath), source)
    const value = buildSetValue(one(each.children.expression), source)
    return { kind: 'set', path, value, span: nodeSpan(each) }
  })
}

function buildSimplePath(node: SimplePathCstNode, source: PartiqlSource): Path {
  const steps = (node.children.pathStep ?? []).map((step) => buildStep(step, source))
  return { kind: 'path', elements: [nameElement(one(node.children.Name)), ...steps], span: nodeSpan(node) }
}

function buildDelete(node: DeleteStatementCstNode, source: PartiqlSource): DeleteStatement {
  const { children } = node
  const from = buildSource(one(children.source))
  const where = buildWhere(children.whereClause, source)
  return { kind: 'delete', from, where, returning: buildReturning(children.returningClause?.[0]), span: nodeSpan(node) }
}

function buildReturning(node: ReturningClauseCstNode | undefined): Returning | undefined {
  if (node === undefined) return undefined
  const [element, another] = node.children.returningElement
  if (another !== undefined) throw new PartiqlRefusal(statementMessages.severalReturning, nodeSpan(another))
  const { children } = one(element === undefined ? undefined : [element])
  if (children.Star === undefined) throw new PartiqlRefusal(statementMessages.returningWithoutStar, nodeSpan(node))
  return {
    which: children.ALL === undefined ? 'MODIFIED' : 'ALL',
    when: children.OLD === undefined ? 'NEW' : 'OLD',
    span: nodeSpan(node),
  }
}

function buildExists(node: ExistsStatementCstNode, source: PartiqlSource): ExistsStatement {
  return { kind: 'exists', select: buildSelect(one(node.children.selectStatement), source), span: nodeSpan(node) }
}
