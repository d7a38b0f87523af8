import type { Literal, Parameter } from '../ast/expression.ts'
import { must } from '../base/must.ts'
import { type ApiError, validationError } from '../model/api-error.ts'
import { enveloped, type Generation } from '../model/messages/envelope.ts'
import { bindMessages, parameterMessages, type Refusal } from '../model/messages/expression.ts'
import type { Item, Value } from '../model/value.ts'
import { literalValue } from './literal-value.ts'

/** Where an expression stands: the kinds that DynamoDB names in its refusals, and PartiQL, which it does not name. */
export type Surface =
  | 'UpdateExpression'
  | 'ConditionExpression'
  | 'KeyConditionExpression'
  | 'FilterExpression'
  | 'ProjectionExpression'
  | 'PartiQL'

export type BinderOptions = {
  readonly surface: Surface
  /** API name of the operation, which decides the envelope of refusals; absent: bare. */
  readonly operation?: string | undefined
  readonly generation?: Generation | undefined
  /** Keyed with the sign, `#n`. */
  readonly names?: Readonly<Record<string, string>> | undefined
  /** Canonical, keyed with the sign, `:v`. */
  readonly values?: Item | undefined
  /** What each `?` stands for; their number is checked before. */
  readonly parameters?: readonly Value[] | undefined
  /** Turns a written value into a canonical one, where a dialect words its refusals differently. */
  readonly literal?: ((literal: Literal, value: (parameter: Parameter) => Value) => Value) | undefined
}

/** Stands for the placeholders of one request and remembers which of them its expressions used. */
export type Binder = {
  readonly surface: Surface
  /** The attribute a `#name` stands for. */
  name(placeholder: string): string
  /** What `:name` or `?` stands for. */
  value(parameter: Parameter): Value
  /** As `value`, but undefined for an undefined `:name`. */
  lookup(parameter: Parameter): Value | undefined
  literal(literal: Literal): Value
  /** The refusal as this surface and this operation word it. */
  refusal(refusal: Refusal): ApiError
  /** The same placeholders for another expression of the request. */
  on(surface: Surface): Binder
  /** To be called after the last expression. Source: reference, errors 88 and 89, AV-27, AV-29. */
  assertAllUsed(): void
}

export function createBinder(options: BinderOptions): Binder {
  return bind(options, new Set())
}

function bind(options: BinderOptions, used: Set<string>): Binder {
  const { surface, operation = '', generation, names, values, parameters } = options
  const refuse = ({ family, text }: Refusal): ApiError =>
    validationError(enveloped(operation, family, text, generation))
  const refusal = ({ family, text }: Refusal): ApiError =>
    refuse({ family, text: surface === 'PartiQL' ? text : `Invalid ${surface}: ${text}` })
  const lookup = ({ name }: Parameter): Value | undefined => {
    if (typeof name === 'number') return must(parameters?.[name], 'the number of parameters was checked')
    used.add(name)
    return values?.[name]
  }
  const value = (parameter: Parameter): Value => {
    const known = lookup(parameter)
    if (known === undefined) throw refusal(bindMessages.undefinedValue(String(parameter.name)))
    return known
  }
  return {
    surface,
    lookup,
    value,
    refusal,
    name: (placeholder) => {
      const known = names?.[placeholder]
      if (known === undefined) throw refusal(bindMessages.undefinedName(placeholder))
      used.add(placeholder)
      return known
    },
    literal: (literal) => (options.literal ?? literalValue)(literal, value),
    on: (other) => bind({ ...options, surface: other }, used),
    assertAllUsed: () => {
      const unused = (map: object | undefined): string[] => Object.keys(map ?? {}).filter((key) => !used.has(key))
      const unusedNames = unused(names)
      if (unusedNames.length > 0) throw refuse(parameterMessages.unusedNames(unusedNames))
      const unusedValues = unused(values)
      if (unusedValues.length > 0) throw refuse(parameterMessages.unusedValues(unusedValues))
    },
  }
}
