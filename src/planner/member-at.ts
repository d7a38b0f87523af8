import type { Parameter } from '../ast/expression.ts'
import type { Value } from '../model/value.ts'
import { PlanError } from './plan-error.ts'

/** A part of what a parameter stands for: `:order.total`, `:orders[0].sk`. Throws PlanError where there is no such part. */
export function memberAt(parameter: Parameter, value: Value): Value {
  const { name, path = [], span } = parameter
  if (unknownText(value) !== undefined) return unknownValue(`${name}${pathText(path)}`)
  let found: Value | undefined = value
  for (const element of path) found = found === undefined ? undefined : memberOf(found, element)
  if (found !== undefined) return found
  const message = `${name} has no ${pathText(path).replace(/^\./, '')}`
  throw new PlanError('plan.no-member', message, { span, hint: hintFor(`${name}`, value) })
}

type Element = NonNullable<Parameter['path']>[number]

/** The one item of a list goes for the list: a read of one item may be a Query. */
function memberOf(value: Value, element: Element): Value | undefined {
  if (element.kind === 'index') return 'L' in value ? value.L[element.index] : undefined
  if ('M' in value) return Object.hasOwn(value.M, element.name) ? value.M[element.name] : undefined
  const [only] = 'L' in value && value.L.length === 1 ? value.L : []
  return only === undefined ? undefined : memberOf(only, element)
}

const pathText = (path: readonly Element[]): string =>
  path.map((element) => (element.kind === 'index' ? `[${element.index}]` : `.${element.name}`)).join('')

const namesShown = 8

function hintFor(name: string, value: Value): string {
  if ('NULL' in value) return `${name} is NULL: a read that found no item leaves it so.`
  if ('M' in value) return `It has ${Object.keys(value.M).slice(0, namesShown).join(', ')}.`
  if ('L' in value) return `It is a list of ${value.L.length}; ${name}[0] is the first of them.`
  return 'It is neither a map nor a list.'
}

/** What is not known before an earlier step has run: EXPLAIN shows it as a text of its own. */
const unknowns = new WeakMap<Value, string>()

export function unknownValue(text: string): Value {
  const value: Value = { S: `<${text}>` }
  unknowns.set(value, text)
  return value
}

export const unknownText = (value: Value): string | undefined => unknowns.get(value)
