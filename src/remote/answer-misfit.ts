import { type Shape, shapeNamed } from '../operation/service-model.ts'

/**
 * What in an answer no DynamoDB says, or undefined. Members that the service's model does not have may be anything; one that is null
 * is none.
 */
export function answerMisfit(value: unknown, shapeName: string, at = 'the answer'): string | undefined {
  const shape = shapeNamed(shapeName)
  switch (shape.t) {
    case 'structure':
      if (!isObject(value)) return `${at} is no object`
      return shapeName === 'AttributeValue' ? valueMisfit(value, shape, at) : structureMisfit(value, shape, at)
    case 'list':
      if (!Array.isArray(value)) return `${at} is no list`
      return firstOf(value.entries(), ([nth, each]) => answerMisfit(each, shape.of, `${at}[${nth}]`))
    case 'map':
      if (!isObject(value)) return `${at} is no object`
      return firstOf(Object.entries(value), ([name, each]) => answerMisfit(each, shape.v, `${at}.${name}`))
    default:
      return isScalar(value, shape) ? undefined : `${at} is no ${shape.t}`
  }
}

type Structure = Extract<Shape, { t: 'structure' }>
type Members = { readonly [member: string]: unknown }

function structureMisfit(value: Members, { m: members = {} }: Structure, at: string): string | undefined {
  return firstOf(Object.entries(value), ([name, each]) => {
    const shape = each === null ? undefined : members[name]
    return shape === undefined ? undefined : answerMisfit(each, shape, `${at === 'the answer' ? '' : `${at}.`}${name}`)
  })
}

/** One type, and it is one of ten. */
function valueMisfit(value: Members, shape: Structure, at: string): string | undefined {
  const types = Object.keys(value)
  const [type = ''] = types
  if (types.length !== 1 || !Object.hasOwn(shape.m ?? {}, type) || value[type] === null) return `${at} is no value`
  const numbers = type === 'N' ? [value['N']] : type === 'NS' && Array.isArray(value['NS']) ? value['NS'] : []
  return numbers.every((text) => number.test(String(text))) ? structureMisfit(value, shape, at) : `${at} is no number`
}

const number = /^[+-]?\d*\.?\d+\.?(?:[eE][+-]?\d+)?$/

function isScalar(value: unknown, { t: type }: Shape): boolean {
  switch (type) {
    case 'integer':
    case 'long':
    case 'double':
      return typeof value === 'number' && Math.abs(value) <= Number.MAX_SAFE_INTEGER
    case 'boolean':
      return typeof value === 'boolean'
    case 'timestamp':
      return typeof value === 'number' || typeof value === 'string'
    default:
      return typeof value === 'string'
  }
}

const isObject = (value: unknown): value is Members =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

function firstOf<Entry>(entries: Iterable<Entry>, misfit: (entry: Entry) => string | undefined): string | undefined {
  for (const entry of entries) {
    const found = misfit(entry)
    if (found !== undefined) return found
  }
  return undefined
}
