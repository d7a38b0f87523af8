import type { Value } from '../../model/value.ts'
import { isObject } from './members.ts'

type Members = { readonly [name: string]: unknown }

/** The parameters from before expressions, as the expressions that say the same; undefined where a request has none of them. */
export function legacyExpressions(request: Members): Members | undefined {
  if (!legacyParameters.some((name) => request[name] !== undefined)) return undefined
  const writer = new LegacyWriter()
  const filter = request['QueryFilter'] ?? request['ScanFilter']
  const attributes = request['AttributesToGet']
  const expressions = {
    KeyConditionExpression: writer.conditions(request['KeyConditions'], ' AND '),
    FilterExpression: writer.conditions(filter, joinOf(request)),
    ConditionExpression: writer.conditions(request['Expected'], joinOf(request)),
    UpdateExpression: writer.updates(request['AttributeUpdates']),
    ProjectionExpression: Array.isArray(attributes)
      ? attributes.map((name) => writer.name(String(name))).join(', ')
      : undefined,
  }
  return { ...expressions, ExpressionAttributeNames: writer.names, ExpressionAttributeValues: writer.values }
}

const legacyParameters = [
  'KeyConditions',
  'QueryFilter',
  'ScanFilter',
  'Expected',
  'AttributeUpdates',
  'AttributesToGet',
] as const

const joinOf = (request: Members): string => (request['ConditionalOperator'] === 'OR' ? ' OR ' : ' AND ')

class LegacyWriter {
  readonly names: { [placeholder: string]: string } = {}
  readonly values: { [placeholder: string]: Value } = {}
  private count = 0

  name(name: string): string {
    const placeholder = `#l${this.count++}`
    this.names[placeholder] = name
    return placeholder
  }

  conditions(given: unknown, join: string): string | undefined {
    if (!isObject(given)) return undefined
    return Object.entries(given)
      .map(([name, condition]) => this.condition(name, isObject(condition) ? condition : {}))
      .join(join)
  }

  updates(given: unknown): string | undefined {
    if (!isObject(given)) return undefined
    const actions = Object.entries(given).map(([name, action]) => {
      const { Action = 'PUT', Value: value } = isObject(action) ? action : {}
      const path = this.name(name)
      if (Action === 'DELETE' && value === undefined) return `REMOVE ${path}`
      const text = this.value(value)
      return Action === 'PUT' ? `SET ${path} = ${text}` : `${String(Action)} ${path} ${text}`
    })
    const sections = Map.groupBy(actions, (action) => action.slice(0, action.indexOf(' ')))
    return [...sections]
      .map(([word, group]) => `${word} ${group.map((action) => action.slice(word.length + 1)).join(', ')}`)
      .join(' ')
  }

  private condition(attribute: string, given: Members): string {
    const { ComparisonOperator: operator = 'EQ', AttributeValueList: list, Value: value, Exists: exists } = given
    const name = this.name(attribute)
    if (exists === false) return `attribute_not_exists(${name})`
    const values = (Array.isArray(list) ? list : value === undefined ? [] : [value]).map((each) => this.value(each))
    const [first = ':none', second = ':none'] = values
    switch (operator) {
      case 'NOT_NULL':
        return `attribute_exists(${name})`
      case 'NULL':
        return `attribute_not_exists(${name})`
      case 'CONTAINS':
        return `contains(${name}, ${first})`
      case 'NOT_CONTAINS':
        return `NOT contains(${name}, ${first})`
      case 'BEGINS_WITH':
        return `begins_with(${name}, ${first})`
      case 'BETWEEN':
        return `${name} BETWEEN ${first} AND ${second}`
      case 'IN':
        return `${name} IN (${values.join(', ')})`
      default:
        return `${name} ${comparators[String(operator)] ?? '='} ${first}`
    }
  }

  private value(value: unknown): string {
    const placeholder = `:l${this.count++}`
    this.values[placeholder] = value as Value
    return placeholder
  }
}

const comparators: { readonly [operator: string]: string } = { EQ: '=', NE: '<>', LT: '<', LE: '<=', GT: '>', GE: '>=' }
