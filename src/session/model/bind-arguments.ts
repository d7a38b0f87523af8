import type { AccessPatternStatement, EntityAttributeType, RunPatternStatement } from '../../ast/model-statement.ts'
import type { Span } from '../../base/shell-error.ts'
import { normaliseValue } from '../../model/normalise-item.ts'
import type { Value } from '../../model/value.ts'
import { attributeType } from '../../modelling/model/attribute-type.ts'
import { literalValue, type Variables } from '../../planner/literal-value.ts'
import { listed } from '../../syntax/diagnostic.ts'
import { nearest } from '../../syntax/nearest.ts'
import { SessionError } from '../session-error.ts'

type Parameters = AccessPatternStatement['parameters']

/** What each parameter of a pattern stands for in one RUN: what is given, or its sample. `given` may use variables of the session. */
export function bindArguments(
  { name, parameters }: AccessPatternStatement,
  given: RunPatternStatement,
  variables: Variables,
): Variables {
  const bound = new Map<string, Value>()
  for (const [at, { parameter, value, span }] of given.arguments.entries()) {
    const known = parameter === undefined ? parameters[at] : parameters.find((each) => each.name === parameter)
    if (known === undefined) throw noParameter(name, parameter, parameters, span)
    if (bound.has(known.name)) throw wrong(`:${known.name} is given twice`, 'Leave out one of the two.', span)
    const found = normaliseValue(literalValue(value, variables))
    if (known.type !== undefined && attributeType(found) !== known.type && known.type !== 'ANY')
      throw wrong(`:${known.name} is a ${known.type}, not a ${attributeType(found)}`, formHint(known.type), span)
    bound.set(known.name, found)
  }
  for (const { name: parameter, sample } of parameters) {
    if (bound.has(parameter)) continue
    if (sample === undefined) {
      const hint = `RUN ${name}(:${parameter} = ...) gives it one.`
      throw wrong(`:${parameter} has no value and no sample`, hint, given.span)
    }
    bound.set(parameter, normaliseValue(literalValue(sample, bound)))
  }
  return bound
}

const wrong = (message: string, hint: string, span: Span): SessionError =>
  new SessionError('session.pattern-argument', message, { span, hint })

function noParameter(name: string, parameter: string | undefined, parameters: Parameters, span: Span): SessionError {
  const names = parameters.map((each) => each.name)
  const [meant] = parameter === undefined ? [] : nearest(parameter, names)
  const all = names.length === 0 ? `${name} has no parameters.` : `It has ${listed(names.map((each) => `:${each}`))}.`
  const message = parameter === undefined ? `${name} takes fewer arguments` : `${name} has no parameter :${parameter}`
  return wrong(message, meant === undefined ? all.replace(' or ', ' and ') : `Did you mean :${meant}?`, span)
}

const forms: { readonly [type in EntityAttributeType]?: string } = {
  STRING: "'text'",
  NUMBER: '42',
  BINARY: "b64'AQID'",
  BOOLEAN: 'true',
  LIST: '[1, 2]',
  MAP: '{a: 1}',
}

const formHint = (type: EntityAttributeType): string => `It is written as ${forms[type] ?? '<<1, 2>>'}.`
