import { Or } from '../../grammars/expression.ts'
import type {
  CallCstNode,
  ComparisonCstNode,
  ConditionCstNode,
  NegationCstNode,
  OperandCstNode,
  OperandGroupCstNode,
  PlainOperandCstNode,
  PredicateCstNode,
} from '../../grammars/expression-cst.d.ts'
import type { Comparator, Condition, FunctionCall, Operand } from '../ast/expression.ts'
import { must } from '../base/must.ts'
import type { Span } from '../base/shell-error.ts'
import { syntaxMessages } from '../model/messages/expression.ts'
import { buildDereferences, buildPath, toPath } from './build-path.ts'
import { nodeSpan, one, tokenSpan } from './cst.ts'
import type { Findings } from './findings.ts'
import { conditionFunctions, updateFunctions } from './functions.ts'

/** Conditions, filters and key conditions. Called only on a tree without errors. AND binds tighter than OR. */
export function buildCondition({ children }: ConditionCstNode, findings: Findings): Condition {
  const alternatives: [Condition, ...Condition[]][] = []
  for (const [at, negation] of children.negation.entries()) {
    const condition = buildNegation(negation, findings)
    const together = at > 0 && children.Connective?.[at - 1]?.tokenType !== Or
    if (together) alternatives.at(-1)?.push(condition)
    else alternatives.push([condition])
  }
  return joined(
    'or',
    alternatives.map((conditions) => joined('and', conditions)),
  )
}

function joined(kind: 'and' | 'or', conditions: readonly Condition[]): Condition {
  const first = one(conditions)
  const last = conditions.at(-1) ?? first
  return first === last ? first : { kind, conditions, span: { start: first.span.start, end: last.span.end } }
}

function buildNegation(node: NegationCstNode, findings: Findings): Condition {
  const { condition, predicate, Not = [] } = node.children
  const inside = condition === undefined ? buildPredicate(one(predicate), findings) : buildGroup(node, findings)
  return Not.reduceRight<Condition>(
    (negated, not) => ({ kind: 'not', condition: negated, span: { start: not.startOffset, end: nodeSpan(node).end } }),
    inside,
  )
}

/** Keeps the parentheses in its span, so that what is joined of groups starts and ends with them. */
function buildGroup(node: NegationCstNode, findings: Findings): Condition {
  const inside = one(node.children.condition)
  const span = { start: one(node.children.LParen).startOffset, end: nodeSpan(node).end }
  if (isGroup(inside)) findings.add('redundant-parentheses', syntaxMessages.redundantParentheses, span)
  return { ...buildCondition(inside, findings), span }
}

/** Whether the condition is another pair of parentheses and nothing else. */
function isGroup({ children }: ConditionCstNode): boolean {
  const { Not, LParen } = one(children.negation).children
  return children.Connective === undefined && Not === undefined && LParen !== undefined
}

function buildPredicate(node: PredicateCstNode, findings: Findings): Condition {
  const { call, plainOperand, comparison } = node.children
  const compared = comparison?.[0]
  if (compared === undefined) return buildCall(one(call), 'condition', findings)
  const operand =
    call === undefined ? buildPlainOperand(one(plainOperand), findings) : buildCall(one(call), 'operand', findings)
  return buildComparison(compared, operand, nodeSpan(node), findings)
}

function buildComparison({ children }: ComparisonCstNode, left: Operand, span: Span, findings: Findings): Condition {
  const operands = must(children.operand, 'a comparison has operands').map((node) => buildOperand(node, findings))
  const comparator = children.Comparator?.[0]
  if (comparator !== undefined) {
    return { kind: 'compare', operator: comparator.image as Comparator, left, right: one(operands), span }
  }
  if (children.In !== undefined) return { kind: 'in', operand: left, list: operands, span }
  return { kind: 'between', operand: left, low: one(operands), high: must(operands[1], 'BETWEEN has two bounds'), span }
}

function buildOperand({ children }: OperandCstNode, findings: Findings): Operand {
  const call = children.call?.[0]
  if (call !== undefined) return buildCall(call, 'operand', findings)
  return buildPlainOperand(one(children.plainOperand), findings)
}

function buildPlainOperand({ children }: PlainOperandCstNode, findings: Findings): Operand {
  if (children.path !== undefined) return buildPath(one(children.path), findings)
  if (children.operandGroup !== undefined) return buildOperandGroup(one(children.operandGroup), findings)
  const parameter = one(children.ValuePlaceholder)
  return { kind: 'parameter', name: parameter.image, span: tokenSpan(parameter) }
}

function buildOperandGroup(node: OperandGroupCstNode, findings: Findings): Operand {
  const inside = one(node.children.operand)
  const innerGroup = inside.children.plainOperand?.[0]?.children.operandGroup?.[0]
  if (innerGroup !== undefined && innerGroup.children.dereference === undefined) {
    findings.add('redundant-parentheses', syntaxMessages.redundantParentheses, nodeSpan(node))
  }
  const operand = buildOperand(inside, findings)
  const dereferences = buildDereferences(node.children.dereference, findings)
  if (dereferences.length === 0 || operand.kind !== 'path') return operand
  return toPath([...operand.elements, ...dereferences], nodeSpan(node), findings)
}

/** A call is a condition of its own, or what is compared or handed to another call. */
function buildCall(node: CallCstNode, position: 'condition' | 'operand', findings: Findings): FunctionCall {
  const name = one(node.children.name)
  const nameSpan = tokenSpan(name)
  const wanted = conditionFunctions.get(name.image)
  if (wanted === undefined && !updateFunctions.has(name.image)) {
    findings.add('unknown-function', syntaxMessages.unknownFunction(name.image), nameSpan)
  } else if (wanted !== position) {
    findings.add('misused-function', syntaxMessages.misusedFunction(name.image), nameSpan)
  }
  const operands = node.children.operand.map((operand) => buildOperand(operand, findings))
  return { kind: 'call', name: name.image, nameSpan, operands, span: nodeSpan(node) }
}
