import type {
  CallCstNode,
  ComparisonCstNode,
  ConditionCstNode,
  ConditionGroupCstNode,
  ConjunctionCstNode,
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

/** Conditions, filters and key conditions. Called only on a tree without errors. */
export function buildCondition(node: ConditionCstNode, findings: Findings): Condition {
  const conditions = node.children.conjunction.map((part) => buildConjunction(part, findings))
  return conditions.length === 1 ? one(conditions) : { kind: 'or', conditions, span: nodeSpan(node) }
}

function buildConjunction(node: ConjunctionCstNode, findings: Findings): Condition {
  const conditions = node.children.negation.map((part) => buildNegation(part, findings))
  return conditions.length === 1 ? one(conditions) : { kind: 'and', conditions, span: nodeSpan(node) }
}

function buildNegation({ children }: NegationCstNode, findings: Findings): Condition {
  const group = children.conditionGroup?.[0]
  const inside = group === undefined ? buildPredicate(one(children.predicate), findings) : buildGroup(group, findings)
  return (children.Not ?? []).reduceRight<Condition>(
    (condition, not) => ({ kind: 'not', condition, span: { start: not.startOffset, end: condition.span.end } }),
    inside,
  )
}

function buildGroup(node: ConditionGroupCstNode, findings: Findings): Condition {
  const inside = one(node.children.condition)
  if (isGroup(inside)) findings.add('redundant-parentheses', syntaxMessages.redundantParentheses, nodeSpan(node))
  return buildCondition(inside, findings)
}

/** Whether the condition is another pair of parentheses and nothing else. */
function isGroup({ children }: ConditionCstNode): boolean {
  const { negation } = one(children.conjunction).children
  const { Not, conditionGroup } = one(negation).children
  return children.conjunction.length === 1 && negation.length === 1 && Not === undefined && conditionGroup !== undefined
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
