import type { Condition, FunctionCall, Literal, MapEntry, Operand } from '../ast/expression.ts'
import type { PartiqlStatement, SelectStatement } from '../ast/partiql.ts'
import { must } from '../base/must.ts'
import { unreachable } from '../base/unreachable.ts'
import { ApiError, validationError } from '../model/api-error.ts'
import { nestingLevelsMax } from '../model/limits.ts'
import { literalMessages, statementMessages } from '../model/messages/partiql.ts'
import { valueMessages } from '../model/messages/value.ts'
import { normaliseValue } from '../model/normalise-item.ts'
import { parseNumber } from '../model/number-text.ts'
import { emptyItem, memberOf, type NumberText, type Value } from '../model/value.ts'
import { positionOf } from './text-position.ts'

/**
 * The statement with every literal and every `?` replaced by a canonical value: no `list`, `map`, `set` or `parameter` is
 * left in it. `text` is what was parsed, `parameters` are canonical and at least as many as there are `?`. Throws the
 * service's ValidationException for what is no value. Source: reference, partiql 2 and 14.
 */
export function resolveLiterals(
  statement: PartiqlStatement,
  text: string,
  parameters: readonly Value[],
): PartiqlStatement {
  const resolver = new Resolver(text, parameters)
  switch (statement.kind) {
    case 'select':
      return resolver.select(statement)
    case 'exists':
      return { ...statement, select: resolver.select(statement.select) }
    case 'insert':
      return { ...statement, value: resolver.item(statement.value) }
    case 'update': {
      const actions = statement.update.actions.map((action) =>
        action.kind === 'remove' ? action : { ...action, value: resolver.operand(action.value) },
      )
      return { ...statement, update: { actions }, where: resolver.where(statement.where) }
    }
    case 'delete':
      return { ...statement, where: resolver.where(statement.where) }
    default:
      return unreachable(statement)
  }
}

class Resolver {
  private readonly text: string
  private readonly parameters: readonly Value[]

  constructor(text: string, parameters: readonly Value[]) {
    this.text = text
    this.parameters = parameters
  }

  select(statement: SelectStatement): SelectStatement {
    return statement.where === undefined ? statement : { ...statement, where: this.condition(statement.where) }
  }

  where(condition: Condition | undefined): Condition | undefined {
    return condition === undefined ? undefined : this.condition(condition)
  }

  /** The tuple of an INSERT: a parameter may stand for an attribute's value, not deeper. */
  item(operand: Operand): Operand {
    if (operand.kind !== 'map') throw validationError(statementMessages.insertShape)
    const item = emptyItem()
    for (const entry of operand.entries) {
      const path = `root.${entry.name}`
      checkName(item, entry, 'root')
      item[entry.name] =
        entry.value.kind === 'parameter' ? this.parameter(entry.value.name) : this.element(entry.value, path, 1)
    }
    return { kind: 'value', value: { M: item }, span: operand.span }
  }

  private condition(condition: Condition): Condition {
    switch (condition.kind) {
      case 'and':
      case 'or':
        return { ...condition, conditions: condition.conditions.map((inner) => this.condition(inner)) }
      case 'not':
        return { ...condition, condition: this.condition(condition.condition) }
      case 'compare':
        return { ...condition, left: this.operand(condition.left), right: this.operand(condition.right) }
      case 'between': {
        const { operand, low, high } = condition
        return { ...condition, operand: this.operand(operand), low: this.operand(low), high: this.operand(high) }
      }
      case 'in':
        return {
          ...condition,
          operand: this.operand(condition.operand),
          list: condition.list.map((each) => this.operand(each)),
        }
      case 'is':
        return { ...condition, operand: this.operand(condition.operand) }
      case 'call':
        return this.call(condition)
      default:
        return unreachable(condition)
    }
  }

  private call(call: FunctionCall): FunctionCall {
    return { ...call, operands: call.operands.map((operand) => this.operand(operand)) }
  }

  operand(operand: Operand): Operand {
    switch (operand.kind) {
      case 'path':
        return operand
      case 'call':
        return this.call(operand)
      case 'condition':
        return { ...operand, condition: this.condition(operand.condition) }
      case 'arithmetic':
        return { ...operand, left: this.operand(operand.left), right: this.operand(operand.right) }
      case 'parameter':
        return { kind: 'value', value: this.parameter(operand.name), span: operand.span }
      default:
        return { kind: 'value', value: this.literal(operand, 'root', 1), span: operand.span }
    }
  }

  private parameter(name: string | number): Value {
    return must(this.parameters[Number(name)], 'the number of parameters was checked')
  }

  private element(operand: Operand, path: string, level: number): Value {
    switch (operand.kind) {
      case 'value':
      case 'list':
      case 'map':
      case 'set':
        return this.literal(operand, path, level)
      case 'parameter':
        throw validationError(literalMessages.parameter(path, positionOf(this.text, operand.span)))
      default:
        throw validationError(
          literalMessages.unsupported(elementNames[operand.kind], path, positionOf(this.text, operand.span)),
        )
    }
  }

  private literal(literal: Literal, path: string, level: number): Value {
    if (level > nestingLevelsMax) throw validationError(literalMessages.tooDeep(path))
    switch (literal.kind) {
      case 'value':
        return scalar(literal.value, path)
      case 'list':
        return { L: literal.elements.map((element, at) => this.element(element, `${path}[${at}]`, level + 1)) }
      case 'map': {
        const item = emptyItem()
        for (const entry of literal.entries) {
          checkName(item, entry, path)
          item[entry.name] = this.element(entry.value, `${path}.${entry.name}`, level + 1)
        }
        return { M: item }
      }
      case 'set':
        return this.bag(literal.elements, path)
      default:
        return unreachable(literal)
    }
  }

  private bag(elements: readonly Operand[], path: string): Value {
    if (elements.length === 0) throw validationError(literalMessages.emptyBag)
    const members = elements.map((element, at) => this.element(element, `${path}[${at}]`, 1))
    const strings = members.flatMap((member) => ('S' in member ? [member.S] : []))
    if (strings.length === members.length) return normaliseValue({ SS: strings })
    const numbers = members.flatMap((member) => ('N' in member ? [member.N] : []))
    if (numbers.length < members.length) throw validationError(literalMessages.bagMember)
    if (new Set(numbers).size === numbers.length) return normaliseValue({ NS: numbers })
    const written = elements.map(({ span }) => this.text.slice(span.start, span.end))
    throw validationError(literalMessages.duplicateNumbers(written, path))
  }
}

/** What no value holds, as refusals name it. */
const elementNames = {
  path: 'Variable Reference',
  call: 'Function',
  condition: 'Condition',
  arithmetic: 'Arithmetic',
} as const

function checkName(item: { readonly [name: string]: Value }, { name }: MapEntry, path: string): void {
  if (name === '') throw validationError(valueMessages.emptyName)
  if (memberOf(item, name) !== undefined) throw validationError(literalMessages.duplicateKey(name, path))
}

function scalar(value: Value, path: string): Value {
  if ('S' in value) return value.S.isWellFormed() ? value : { S: value.S.toWellFormed() }
  return 'N' in value ? { N: canonical(value.N, path) } : value
}

/** The refusals of a number name the place in the literal; those of a parameter do not. Source: README conflict 36. */
function canonical(written: string, path: string): NumberText {
  try {
    return parseNumber(written)
  } catch (error) {
    if (error instanceof ApiError) throw validationError(literalMessages.under(error.message, path))
    throw error
  }
}
