import type {
  ExpressionCstNode,
  InfixCstNode,
  OperationCstNode,
  PathTermCstNode,
  PrefixCstNode,
  TypeNameCstNode,
} from '../../grammars/partiql-cst.d.ts'
import type { Arithmetic, Comparator, Condition, Operand } from '../ast/expression.ts'
import { nodeName } from '../ast/partiql-node-name.ts'
import type { Span } from '../base/shell-error.ts'
import { notWellFormed, parseDetails, statementMessages } from '../model/messages/partiql.ts'
import { buildPathTerm } from './build-partiql-term.ts'
import { nodeSpan, one, tokenSpan } from './cst.ts'
import { PartiqlRefusal, type PartiqlSource, treeDepthMax } from './partiql-source.ts'

/** What an expression turned out to be; `group` is what stood in parentheses, `row` several of them. */
export type Built =
  | { readonly kind: 'tree'; readonly tree: Condition | Operand; readonly depth: number }
  | { readonly kind: 'group'; readonly tree: Condition | Operand; readonly depth: number }
  | { readonly kind: 'row'; readonly elements: readonly Operand[]; readonly depth: number; readonly span: Span }

/** Loosest first. Source: reference, partiql 3, "Precedence". */
const precedences: { readonly [operator: string]: number } = {
  OR: 1,
  AND: 2,
  '=': 4,
  '<>': 4,
  '!=': 4,
  IN: 4,
  IS: 4,
  '<': 5,
  '<=': 5,
  '>': 5,
  '>=': 5,
  BETWEEN: 5,
  LIKE: 5,
  '+': 6,
  '-': 6,
  '||': 6,
  '*': 7,
  '/': 7,
  '%': 7,
}
const notPrecedence = 3

/** Where an expression stands, for the texts of refusals: `root`, `root.a[1]`. */
export type LiteralPath = string

export function buildExpression(node: ExpressionCstNode, source: PartiqlSource, path: LiteralPath = 'root'): Built {
  return new ExpressionBuilder(node, source, path).build()
}

export function buildCondition(node: ExpressionCstNode, source: PartiqlSource): Condition {
  return asCondition(treeOf(buildExpression(node, source)))
}

export function buildOperand(node: ExpressionCstNode, source: PartiqlSource, path: LiteralPath = 'root'): Operand {
  return asOperand(treeOf(buildExpression(node, source, path)))
}

/** The right side of a SET: the only place for arithmetic, and for one operator of it. */
export function buildSetValue(node: ExpressionCstNode, source: PartiqlSource): Operand {
  const tree = treeOf(buildExpression(node, source))
  return tree.kind === 'arithmetic' ? tree : asOperand(tree)
}

/** Reads the flat list of operands and operators by precedence; all binary operators bind to the left. */
class ExpressionBuilder {
  private readonly operations: readonly OperationCstNode[]
  private readonly source: PartiqlSource
  private readonly path: LiteralPath
  private readonly node: ExpressionCstNode
  private next = 0
  /** How many right sides are being read inside one another: `a = NOT b = NOT c ...`. */
  private level = 0

  constructor(node: ExpressionCstNode, source: PartiqlSource, path: LiteralPath) {
    this.node = node
    this.operations = node.children.operation ?? []
    this.source = source
    this.path = path
  }

  build(): Built {
    const { children } = this.node
    return this.infix(this.prefixed(children.prefix ?? [], one(children.pathTerm)), 0)
  }

  private infix(first: Built, above: number): Built {
    let left = first
    /** The AND or OR made last in this loop: one more of the same joins it. */
    let chain: Chain | undefined
    for (;;) {
      const operation = this.operations[this.next]
      if (operation === undefined) return left
      const operator = operatorOf(operation)
      const precedence = precedences[operator.text] ?? 0
      if (precedence <= above) return left
      this.next++
      if (operator.text !== 'AND' && operator.text !== 'OR') {
        left = this.binary(left, operation, operator, precedence)
        continue
      }
      const right = this.right(operation, precedence)
      if (chain === undefined || chain.built !== left || chain.operator !== operator.text)
        chain = new Chain(operator.text, left)
      chain.add(right)
      left = chain.built
    }
  }

  private binary(
    left: Built,
    operation: OperationCstNode,
    { text, negated, span }: Operator,
    precedence: number,
  ): Built {
    const result = (tree: Condition | Operand, depth: number): Built =>
      checkDepth({
        kind: 'tree',
        tree: negated ? { kind: 'not', condition: asCondition(tree), span: tree.span } : tree,
        depth,
      })
    switch (text) {
      case 'IS': {
        const operand = asOperand(treeOf(left))
        const { name, span: typeSpan } = typeNameOf(one(operation.children.typeName))
        return checkDepth({
          kind: 'tree',
          tree: { kind: 'is', operand, negated, type: name, span: join(operand.span, typeSpan) },
          depth: left.depth + 1,
        })
      }
      case 'IN': {
        const operand = asOperand(treeOf(left))
        const right = this.right(operation, precedence)
        const list = listOf(right)
        if (operand.kind !== 'path' || list === undefined || list.length === 0) {
          throw new PartiqlRefusal(statementMessages.inOperands, span)
        }
        return result(
          { kind: 'in', operand, list, span: join(operand.span, spanOf(right)) },
          Math.max(left.depth, right.depth) + 1,
        )
      }
      case 'BETWEEN': {
        const operand = asOperand(treeOf(left))
        const low = this.right(operation, precedence)
        const high = this.upperBound(precedence)
        const depth = Math.max(left.depth, low.depth, high.depth) + 1
        const bounds = { low: asOperand(treeOf(low)), high: asOperand(treeOf(high)) }
        return result({ kind: 'between', operand, ...bounds, span: join(operand.span, bounds.high.span) }, depth)
      }
      default: {
        const right = this.right(operation, precedence)
        const depth = Math.max(left.depth, right.depth) + 1
        return checkDepth({ kind: 'tree', tree: operatorTree(text, treeOf(left), treeOf(right), span), depth })
      }
    }
  }

  /** BETWEEN's own AND. */
  private upperBound(precedence: number): Built {
    const operation = this.operations[this.next]
    if (operation === undefined || operatorOf(operation).text !== 'AND') {
      const end = operation === undefined ? nodeSpan(this.node).end : nodeSpan(operation).start
      throw new PartiqlRefusal(notWellFormed(parseDetails.expectedKeyword('AND')), { start: end, end })
    }
    this.next++
    return this.right(operation, precedence)
  }

  private right({ children }: OperationCstNode, precedence: number): Built {
    if (++this.level > treeDepthMax) throw tooDeep(nodeSpan(this.node))
    const built = this.infix(this.prefixed(children.prefix ?? [], one(children.pathTerm)), precedence)
    this.level--
    return built
  }

  /** Signs fold into a number; NOT takes in what binds tighter than itself. */
  private prefixed(prefixes: readonly PrefixCstNode[], node: PathTermCstNode): Built {
    const last = prefixes.findLastIndex(({ children }) => children.NOT !== undefined)
    const signs = prefixes.slice(last + 1)
    let built = this.signed(signs, node)
    if (last < 0) return built
    built = this.infix(built, notPrecedence)
    for (let at = last; at >= 0; at--) {
      const prefix = prefixes[at]
      const not = prefix?.children.NOT
      if (not === undefined)
        throw new PartiqlRefusal(statementMessages.unsupportedOperation('Neg'), nodeSpan(one(prefixes)))
      const condition = asCondition(treeOf(built))
      const span = join(tokenSpan(one(not)), condition.span)
      built = checkDepth({ kind: 'tree', tree: { kind: 'not', condition, span }, depth: built.depth + 1 })
    }
    return built
  }

  private signed(signs: readonly PrefixCstNode[], node: PathTermCstNode): Built {
    const built = buildPathTerm(node, this.source, this.path)
    const [first] = signs
    if (first === undefined) return built
    const tree = built.kind === 'tree' ? built.tree : undefined
    if (tree?.kind !== 'value' || !('N' in tree.value)) {
      const minus = one(first.children.Sign).image === '-'
      throw new PartiqlRefusal(statementMessages.unsupportedOperation(minus ? 'Neg' : 'Pos'), nodeSpan(first))
    }
    const minuses = signs.filter(({ children }) => one(children.Sign).image === '-').length
    const digits = tree.value.N
    const value = { N: (minuses % 2 === 1 ? `-${digits}` : digits) as typeof digits }
    return { kind: 'tree', tree: { kind: 'value', value, span: join(nodeSpan(first), tree.span) }, depth: 1 }
  }
}

/** `a AND b AND c` is one node with three conditions; what stood in parentheses keeps a node of its own. */
class Chain {
  readonly operator: 'AND' | 'OR'
  readonly built: Built
  private readonly conditions: Condition[]
  private readonly tree: { kind: 'and' | 'or'; conditions: Condition[]; span: Span }

  constructor(operator: 'AND' | 'OR', first: Built) {
    const condition = asCondition(treeOf(first))
    this.operator = operator
    this.conditions = [condition]
    this.tree = { kind: operator === 'AND' ? 'and' : 'or', conditions: this.conditions, span: condition.span }
    this.built = { kind: 'tree', tree: this.tree, depth: first.depth + 1 }
  }

  add(right: Built): void {
    const condition = asCondition(treeOf(right))
    this.conditions.push(condition)
    this.tree.span = join(this.tree.span, condition.span)
    const built = this.built as { depth: number }
    built.depth = Math.max(built.depth, right.depth + 1)
    checkDepth(this.built)
  }
}

type Operator = { readonly text: string; readonly negated: boolean; readonly span: Span }

function operatorOf({ children }: OperationCstNode): Operator {
  const [is] = children.IS ?? []
  if (is !== undefined) return { text: 'IS', negated: children.NOT !== undefined, span: tokenSpan(is) }
  const infix: InfixCstNode = one(children.infix)
  const { NOT, ...tokens } = infix.children
  const token = one(Object.values(tokens).flat())
  return { text: token.image.toUpperCase(), negated: NOT !== undefined, span: tokenSpan(token) }
}

function typeNameOf(node: TypeNameCstNode): { readonly name: string; readonly span: Span } {
  const { PlainName, TypeName, PRECISION, VARYING } = node.children
  const first = one(TypeName ?? PlainName)
  const second = PRECISION?.[0] ?? VARYING?.[0]
  const name = first.image.toUpperCase()
  const span = nodeSpan(node)
  if (PlainName !== undefined && !otherTypes.has(name))
    throw new PartiqlRefusal(notWellFormed(parseDetails.typeName), span)
  return { name: second === undefined ? name : `${name} ${second.image.toUpperCase()}`, span }
}

/** Names of types that are not reserved. */
const otherTypes: ReadonlySet<string> = new Set([
  'INT2',
  'INT4',
  'INT8',
  'INTEGER2',
  'INTEGER4',
  'INTEGER8',
  'ANY',
  'DOUBLE',
])

const comparatorOf: { readonly [operator: string]: Comparator } = {
  '=': '=',
  '<>': '<>',
  '!=': '<>',
  '<': '<',
  '<=': '<=',
  '>': '>',
  '>=': '>=',
}

function operatorTree(
  text: string,
  left: Condition | Operand,
  right: Condition | Operand,
  operator: Span,
): Condition | Operand {
  const comparator = comparatorOf[text]
  const operands = { left: asOperand(left), right: asOperand(right), span: join(left.span, right.span) }
  if (comparator !== undefined) return { kind: 'compare', operator: comparator, ...operands }
  if (text === '+' || text === '-') return { kind: 'arithmetic', operator: text, ...operands } satisfies Arithmetic
  throw new PartiqlRefusal(statementMessages.unsupportedOperation(refusedOperators[text] ?? text), operator)
}

const refusedOperators: { readonly [operator: string]: string } = {
  '*': 'Times',
  '/': 'Divide',
  '%': 'Modulo',
  '||': 'Concat',
  LIKE: 'Like',
}

function listOf(built: Built): readonly Operand[] | undefined {
  if (built.kind === 'row') return built.elements
  if (built.kind === 'group') return [asOperand(built.tree)]
  const { tree } = built
  return tree.kind === 'list' || tree.kind === 'set' ? tree.elements : undefined
}

const spanOf = (built: Built): Span => (built.kind === 'row' ? built.span : built.tree.span)

/** A row of values is a list. */
export function treeOf(built: Built): Condition | Operand {
  return built.kind === 'row' ? { kind: 'list', elements: built.elements, span: built.span } : built.tree
}

/** Functions whose value is a truth. */
const conditionFunctions: ReadonlySet<string> = new Set([
  'begins_with',
  'contains',
  'attribute_type',
  'attribute_exists',
  'attribute_not_exists',
])

export function asOperand(tree: Condition | Operand): Operand {
  switch (tree.kind) {
    case 'and':
    case 'or':
    case 'not':
    case 'compare':
    case 'between':
    case 'in':
    case 'is':
      return { kind: 'condition', condition: tree, span: tree.span }
    case 'call':
      return conditionFunctions.has(tree.name) ? { kind: 'condition', condition: tree, span: tree.span } : tree
    case 'arithmetic':
      throw new PartiqlRefusal(statementMessages.unsupportedOperation(nodeName(tree)), tree.span)
    default:
      return tree
  }
}

function asCondition(tree: Condition | Operand): Condition {
  switch (tree.kind) {
    case 'condition':
      return tree.condition
    case 'and':
    case 'or':
    case 'not':
    case 'compare':
    case 'between':
    case 'in':
    case 'is':
    case 'call':
      return tree
    default:
      throw new PartiqlRefusal(statementMessages.unsupportedOperation(nodeName(tree)), tree.span)
  }
}

const join = (first: Span, last: Span): Span => ({ start: first.start, end: last.end })

function checkDepth(built: Built): Built {
  if (built.depth > treeDepthMax) throw tooDeep(spanOf(built))
  return built
}

const tooDeep = (span: Span): PartiqlRefusal => new PartiqlRefusal(notWellFormed(parseDetails.tooDeep), span)
