import type { Literal, MapEntry, Operand, Parameter } from '../ast/expression.ts'
import type { MapLiteral } from '../ast/verb-statement.ts'
import { emptyItem, type Item, type Value } from '../model/value.ts'
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
  return value
}

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
