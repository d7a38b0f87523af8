import type {
  ComparisonCstNode,
  ConditionCstNode,
  NegationCstNode,
  PredicateCstNode,
} from '../../../grammars/statement-cst.d.ts'
import type { Comparator, Condition, Operand } from '../../ast/expression.ts'
import { must } from '../../base/must.ts'
import type { Span } from '../../base/shell-error.ts'
import { nodeSpan, one, tokenSpan } from '../cst.ts'
import { mistake } from '../diagnostic.ts'
import { buildOperand, type Dialect, withoutQuotedName } from './build-value.ts'

export function buildCondition(node: ConditionCstNode, dialect: Dialect): Condition {
  const conditions = node.children.conjunction.map((conjunction): Condition => {
    const parts = conjunction.children.negation.map((negation) => buildNegation(negation, dialect))
    return parts.length === 1 ? one(parts) : { kind: 'and', conditions: parts, span: nodeSpan(conjunction) }
  })
  return conditions.length === 1 ? one(conditions) : { kind: 'or', conditions, span: nodeSpan(node) }
}

function buildNegation({ children }: NegationCstNode, dialect: Dialect): Condition {
  const inside = buildPredicate(one(children.predicate), dialect)
  return (children.NOT ?? []).reduceRight<Condition>((condition, not) => negated(condition, not.startOffset), inside)
}

const negated = (condition: Condition, start: number): Condition => ({
  kind: 'not',
  condition,
  span: { start, end: condition.span.end },
})

function buildPredicate(node: PredicateCstNode, dialect: Dialect): Condition {
  const { operand, comparison } = node.children
  const compared = comparison?.[0]
  if (compared !== undefined) return buildComparison(node, compared, buildOperand(one(operand), dialect), dialect)
  const group = groupOf(node)
  if (group !== undefined) return buildCondition(group, dialect)
  const alone = buildOperand(one(operand), dialect)
  if (alone.kind === 'call') return alone
  throw mistake('E0109', 'expected a condition, found a value', nodeSpan(node), {
    expected: ['a comparison', 'a function'],
    hint: 'Compare it with something, as in total > 10.',
  })
}

/** What stands in the parentheses that the predicate consists of. */
function groupOf({ children }: PredicateCstNode): ConditionCstNode | undefined {
  const { term, Sign } = one(children.operand).children
  const only = term[0]
  return Sign === undefined && only?.children.Sign === undefined ? only?.children.condition?.[0] : undefined
}

function buildComparison(
  node: PredicateCstNode,
  { children }: ComparisonCstNode,
  left: Operand,
  dialect: Dialect,
): Condition {
  const span = nodeSpan(node)
  const comparator = children.Comparator?.[0]
  if (comparator !== undefined) {
    const right = one(children.operand)
    const built = buildOperand(right, dialect)
    const operator = (comparator.image === '!=' ? '<>' : comparator.image) as Comparator
    return { kind: 'compare', operator, left, right: isValue(left) ? built : withoutQuotedName(right, built), span }
  }
  if (children.IS !== undefined) return buildIs(children, left, span, dialect)
  const condition = buildRange(children, left, span, dialect)
  return children.NOT === undefined ? condition : negated(condition, span.start)
}

/** With a value on the left, a name on the right is what one expects. */
const isValue = ({ kind }: Operand): boolean => kind !== 'path' && kind !== 'call'

function buildIs(children: ComparisonCstNode['children'], operand: Operand, span: Span, dialect: Dialect): Condition {
  const type = one(children.AnyWord)
  if (dialect === 'partiql')
    return { kind: 'is', operand, negated: children.NOT !== undefined, type: type.image.toUpperCase(), span }
  throw mistake(
    'E0116',
    'IS belongs to PartiQL',
    { start: one(children.IS).startOffset, end: tokenSpan(type).end },
    {
      hint: "Use attribute_not_exists(path) for a missing attribute, attribute_type(path, 'NULL') for NULL.",
    },
  )
}

function buildRange(
  children: ComparisonCstNode['children'],
  operand: Operand,
  span: Span,
  dialect: Dialect,
): Condition {
  const between = children.between?.[0]
  if (between !== undefined) {
    const [low, high] = between.children.operand.map((bound) => withoutQuotedName(bound, buildOperand(bound, dialect)))
    return { kind: 'between', operand, low: must(low, 'a lower bound'), high: must(high, 'an upper bound'), span }
  }
  const list = must(one(children.membership).children.operand, 'IN has a list').map((each) =>
    withoutQuotedName(each, buildOperand(each, dialect)),
  )
  return { kind: 'in', operand, list, span }
}
