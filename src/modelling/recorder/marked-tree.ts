import { type Condition, flipped, type Operand, type Path, type Update } from '../../ast/expression.ts'
import { printCondition, printOperand } from '../../ast/print-expression.ts'
import type { Value } from '../../model/value.ts'

/** Stands in texts for a value, whichever it is. No name that DynamoDB's own languages write bare holds it. */
export const mark = '\uE000'

/** A piece of an expression without its values; `slots`: which value of the element stands at each mark. */
export type MarkedText = { readonly text: string; readonly slots: readonly number[] }

export type Resolve = {
  /** Of `#name`. */
  readonly nameOf: (placeholder: string) => string
  /** Of `:name` or of the position of a `?`; negative: there is none. */
  readonly slotOf: (parameter: string | number) => number
}

/** A value that says which slot it stands for, so that trees with such values are looked at like any other. */
const slotValue = (slot: number): Value => ({ S: `${mark}${slot};` })

/** The slot of a value made here; undefined for a value that was written out. */
export function slotIn(value: Value): number | undefined {
  const text = 'S' in value && value.S.startsWith(mark) ? /^\uE000(-?\d+);$/.exec(value.S)?.[1] : undefined
  return text === undefined ? undefined : Number(text)
}

/** The parts of the ANDs at the top, each written in one way: names in full, values as marks, in the order of their texts. */
export function markedConditions(condition: Condition, resolve: Resolve): readonly MarkedCondition[] {
  const whole = condition.kind === 'and' ? condition.conditions : [condition]
  return flatten(whole, 'and')
    .map((each) => marked(canonical(each, resolve)))
    .toSorted(byText)
}

export type MarkedCondition = MarkedText & { readonly condition: Condition }

const marked = (condition: Condition): MarkedCondition => ({ ...withMarks(printCondition(condition)), condition })

const byText = (a: MarkedText, b: MarkedText): number => (a.text < b.text ? -1 : a.text > b.text ? 1 : 0)

/** The actions of an update, in the order of their texts: `set total = total + ?`. */
export const markedActions = ({ actions }: Update, resolve: Resolve): readonly MarkedText[] =>
  actions
    .map((action) => {
      const path = printOperand(canonicalPath(action.path, resolve))
      if (action.kind === 'remove') return withMarks(`remove ${path}`)
      const sign = action.kind === 'set' ? ' =' : ''
      return withMarks(`${action.kind} ${path}${sign} ${printOperand(canonicalOperand(action.value, resolve))}`)
    })
    .toSorted(byText)

export const pathText = (path: Path, resolve: Resolve): string => printOperand(canonicalPath(path, resolve))

function withMarks(text: string): MarkedText {
  const slots: number[] = []
  const plain = text.replace(/'\uE000(-?\d+);'/g, (_whole, slot: string) => {
    slots.push(Number(slot))
    return mark
  })
  return { text: plain, slots }
}

const flatten = (conditions: readonly Condition[], kind: 'and' | 'or'): readonly Condition[] =>
  conditions.flatMap((each) => (each.kind === kind ? flatten(each.conditions, kind) : [each]))

/** One form for what means the same. */
function canonical(condition: Condition, resolve: Resolve): Condition {
  const operand = (given: Operand): Operand => canonicalOperand(given, resolve)
  switch (condition.kind) {
    case 'and':
    case 'or': {
      const inner = flatten(condition.conditions, condition.kind).map((each) => marked(canonical(each, resolve)))
      return { ...condition, conditions: inner.toSorted(byText).map((each) => each.condition) }
    }
    case 'not':
      return { ...condition, condition: canonical(condition.condition, resolve) }
    case 'compare': {
      const [left, right] = [operand(condition.left), operand(condition.right)]
      const turned = left.kind !== 'path' && right.kind === 'path'
      return turned
        ? { ...condition, operator: flipped[condition.operator], left: right, right: left }
        : { ...condition, left, right }
    }
    case 'between':
      return {
        ...condition,
        operand: operand(condition.operand),
        low: operand(condition.low),
        high: operand(condition.high),
      }
    case 'in': {
      const [only, more] = condition.list
      if (only === undefined || more !== undefined)
        return { ...condition, operand: operand(condition.operand), list: condition.list.map(operand) }
      const { span } = condition
      return { kind: 'compare', operator: '=', left: operand(condition.operand), right: operand(only), span }
    }
    case 'is': {
      if (condition.type !== 'MISSING') return { ...condition, operand: operand(condition.operand) }
      const { span } = condition
      const name = condition.negated ? 'attribute_exists' : 'attribute_not_exists'
      return { kind: 'call', name, nameSpan: span, operands: [operand(condition.operand)], span }
    }
    case 'call':
      return { ...condition, name: condition.name.toLowerCase(), operands: condition.operands.map(operand) }
  }
}

function canonicalOperand(given: Operand, resolve: Resolve): Operand {
  const { span } = given
  switch (given.kind) {
    case 'path':
      return canonicalPath(given, resolve)
    case 'parameter':
      return { kind: 'value', value: slotValue(resolve.slotOf(given.name)), span }
    case 'call':
      return { ...given, operands: given.operands.map((each) => canonicalOperand(each, resolve)) }
    case 'arithmetic': {
      const [left, right] = [canonicalOperand(given.left, resolve), canonicalOperand(given.right, resolve)]
      // A sum of values is a value, whoever adds it up.
      if (left.kind === 'value' && right.kind === 'value') return { kind: 'value', value: slotValue(-1), span }
      return { ...given, left, right }
    }
    case 'condition':
      return { ...given, condition: canonical(given.condition, resolve) }
    case 'list':
    case 'set':
      return { ...given, elements: given.elements.map((each) => canonicalOperand(each, resolve)) }
    case 'map':
      return {
        ...given,
        entries: given.entries.map((entry) => ({ ...entry, value: canonicalOperand(entry.value, resolve) })),
      }
    default:
      return given
  }
}

const canonicalPath = (path: Path, { nameOf }: Resolve): Path => ({
  ...path,
  elements: path.elements.map((element) =>
    element.kind === 'placeholder' ? { kind: 'name', name: nameOf(element.name), span: element.span } : element,
  ),
})
