import type { Literal, Operand, Parameter } from '../ast/expression.ts'
import { validationError } from '../model/api-error.ts'
import { bindMessages } from '../model/messages/expression.ts'
import { normaliseValue } from '../model/normalise-item.ts'
import { emptyItem, type Value } from '../model/value.ts'

/** A written value in its canonical form. Throws the service's ValidationException. Source: reference, partiql 2 "Set". */
export function literalValue(literal: Literal, value: (parameter: Parameter) => Value): Value {
  return normaliseValue(rawValue(literal, value))
}

function rawValue(literal: Literal, value: (parameter: Parameter) => Value): Value {
  switch (literal.kind) {
    case 'value':
      return literal.value
    case 'list':
      return { L: literal.elements.map((element) => rawMember(element, value)) }
    case 'map': {
      const item = emptyItem()
      for (const entry of literal.entries) item[entry.name] = rawMember(entry.value, value)
      return { M: item }
    }
    case 'set':
      return rawSet(literal.elements.map((element) => rawMember(element, value)))
  }
}

function rawMember(operand: Operand, value: (parameter: Parameter) => Value): Value {
  switch (operand.kind) {
    case 'value':
    case 'list':
    case 'map':
    case 'set':
      return rawValue(operand, value)
    case 'parameter':
      return value(operand)
    default:
      throw new Error(`a literal holds no ${operand.kind}`)
  }
}

/** All strings, all numbers or all binaries. */
function rawSet(members: readonly Value[]): Value {
  if (members.length === 0) throw validationError(bindMessages.emptyBag.text)
  const strings = members.flatMap((member) => ('S' in member ? [member.S] : []))
  if (strings.length === members.length) return { SS: strings }
  const numbers = members.flatMap((member) => ('N' in member ? [member.N] : []))
  if (numbers.length === members.length) return { NS: numbers }
  const binaries = members.flatMap((member) => ('B' in member ? [member.B] : []))
  if (binaries.length === members.length) return { BS: binaries }
  throw validationError(bindMessages.bagMember.text)
}
