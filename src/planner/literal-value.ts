import type { Arithmetic, Literal, MapEntry, Operand, Parameter } from '../ast/expression.ts'
import type { MapLiteral } from '../ast/verb-statement.ts'
import { addNumbers, parseNumber, subtractNumbers } from '../model/number-text.ts'
import { emptyItem, type Item, type Value } from '../model/value.ts'
import { memberAt, unknownText, unknownValue } from './member-at.ts'
import { PlanError } from './plan-error.ts'

export type Variables = ReadonlyMap<string, Value>

/** The value an operand writes out, variables filled in. Numbers stay as written: the service judges them. */
export function literalValue(operand: Operand, variables: Variables): Value {
  switch (operand.kind) {
    case 'value':
      return operand.value
    case 'list':
      return { L: operand.elements.map((element) => literalValue(element, variables)) }
    case 'map':
      return { M: entriesOf(operand.entries, variables) }
    case 'set':
      return setOf(operand, variables)
    case 'parameter':
      return variableOf(operand, variables)
    case 'arithmetic':
      return sumOf(operand, variables)
    default:
      throw new PlanError('plan.not-a-value', 'expected a value here', {
        span: operand.span,
        hint: "Text needs single quotes: 'text'.",
      })
  }
}

/** A map literal in the place of an item or a key. */
export const literalItem = (literal: MapLiteral, variables: Variables): Item => entriesOf(literal.entries, variables)

/** What `:name` stands for. */
export function variableOf(parameter: Parameter, variables: Variables): Value {
  if (typeof parameter.name === 'number') {
    throw new PlanError('plan.positional-parameter', 'nothing is bound to ?', {
      span: parameter.span,
      hint: "Name it, and say what it stands for: SET name = 'value'; then write :name.",
    })
  }
  const name = parameter.name.slice(1)
  const value = variables.get(name)
  if (value === undefined) {
    throw new PlanError('plan.unknown-variable', `:${name} is not set`, {
      span: parameter.span,
      hint: `Set it first: SET ${name} = 'value';`,
    })
  }
  return parameter.path === undefined ? value : memberAt(parameter, value)
}

/** Numbers add up, and texts are joined, also with a number. What is not known yet makes a sum that is not either. */
function sumOf({ operator, left, right, span }: Arithmetic, variables: Variables): Value {
  const [a, b] = [literalValue(left, variables), literalValue(right, variables)]
  if (unknownText(a) !== undefined || unknownText(b) !== undefined)
    return unknownValue(`${partText(a)} ${operator} ${partText(b)}`)
  if ('N' in a && 'N' in b) {
    const [first, second] = [parseNumber(a.N), parseNumber(b.N)]
    return { N: operator === '+' ? addNumbers(first, second) : subtractNumbers(first, second) }
  }
  const [before, after] = [plainText(a), plainText(b)]
  if (operator === '+' && before !== undefined && after !== undefined) return { S: before + after }
  throw new PlanError('plan.not-a-value', 'only numbers and texts can be put together here', {
    span,
    hint: 'SET of an UPDATE adds to what an attribute holds: SET n = n + 1.',
  })
}

/** Of a sum that is not known the sum, without a bracket around it. */
function partText(value: Value): string {
  const unknown = unknownText(value)
  return unknown?.includes(' + ') === true ? unknown : (plainText(value) ?? unknown ?? '')
}

const plainText = (value: Value): string | undefined => ('S' in value ? value.S : 'N' in value ? value.N : undefined)

function entriesOf(entries: readonly MapEntry[], variables: Variables): Item {
  const item = emptyItem()
  for (const { name, value } of entries) item[name] = literalValue(value, variables)
  return item
}

/** The first member decides which set it is. */
function setOf(literal: Extract<Literal, { readonly kind: 'set' }>, variables: Variables): Value {
  const members = literal.elements.map((element) => literalValue(element, variables))
  const texts = membersOf(members, 'S')
  if (texts !== undefined) return { SS: texts }
  const numbers = membersOf(members, 'N')
  if (numbers !== undefined) return { NS: numbers as Extract<Value, { readonly NS: unknown }>['NS'] }
  const binaries = membersOf(members, 'B')
  if (binaries !== undefined) return { BS: binaries as Extract<Value, { readonly BS: unknown }>['BS'] }
  throw new PlanError('plan.mixed-set', 'a set holds only strings, only numbers or only binaries, and at least one', {
    span: literal.span,
    hint: 'Use a list, [...], for members of several types.',
  })
}

function membersOf(members: readonly Value[], type: 'S' | 'N' | 'B'): readonly string[] | undefined {
  const texts = members.map((member) => (member as { readonly [type: string]: unknown })[type])
  return texts.length > 0 && texts.every((text) => typeof text === 'string') ? texts : undefined
}
