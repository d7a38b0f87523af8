import type { Condition, Operand, Path, Projection, Update, UpdateAction } from '../ast/expression.ts'
import { isKnownSum } from '../ast/known-sum.ts'
import { unreachable } from '../base/unreachable.ts'
import { emptyItem, type Item, type MutableItem, type Value } from '../model/value.ts'
import { literalValue, type Variables, variableOf } from './literal-value.ts'
import { attributeTypeCode } from './partiql-types.ts'
import type { ReservedWords } from './plan-context.ts'
import { PlanError } from './plan-error.ts'

/**
 * Writes the expressions of one request. Names stay bare where DynamoDB allows it and otherwise become `#name`; literals
 * become `:v0`, `:v1`...; variables keep their name. Placeholders are shared between all expressions of the request.
 */
export class ExpressionWriter {
  private readonly names = new Map<string, string>()
  private readonly values: MutableItem = emptyItem()
  private readonly valueNames = new Map<string, string>()
  private readonly variables: Variables
  private readonly words: ReservedWords

  constructor(context: { readonly variables: Variables; readonly words: ReservedWords }) {
    this.variables = context.variables
    this.words = context.words
  }

  /** Members of the request; absent when nothing needed them. */
  placeholders(): { ExpressionAttributeNames?: { readonly [key: string]: string }; ExpressionAttributeValues?: Item } {
    return {
      ...(this.names.size === 0
        ? {}
        : { ExpressionAttributeNames: Object.fromEntries([...this.names].map(([name, key]) => [key, name])) }),
      ...(Object.keys(this.values).length === 0 ? {} : { ExpressionAttributeValues: this.values }),
    }
  }

  condition(condition: Condition): string {
    switch (condition.kind) {
      case 'and':
        return condition.conditions.map((part) => this.group(part, part.kind === 'or')).join(' AND ')
      case 'or':
        return condition.conditions.map((part) => this.group(part, part.kind === 'and')).join(' OR ')
      case 'not':
        return `NOT ${this.group(condition.condition, condition.condition.kind !== 'call')}`
      case 'compare':
        return `${this.operand(condition.left)} ${condition.operator} ${this.operand(condition.right)}`
      case 'between': {
        const [operand, low, high] = [condition.operand, condition.low, condition.high].map((each) =>
          this.operand(each),
        )
        return `${operand} BETWEEN ${low} AND ${high}`
      }
      case 'in':
        return `${this.operand(condition.operand)} IN (${condition.list.map((member) => this.operand(member)).join(', ')})`
      case 'call':
        return this.operand(condition)
      case 'is':
        return this.typeTest(condition)
      default:
        return unreachable(condition)
    }
  }

  projection(projection: Projection): string {
    return projection.paths.map((path) => this.path(path)).join(', ')
  }

  /** Clauses in the order of their first action. */
  update(update: Update): string {
    const clauses = new Map<string, string[]>()
    for (const action of update.actions) {
      const [clause, text] = this.action(action)
      const actions = clauses.get(clause) ?? []
      actions.push(text)
      clauses.set(clause, actions)
    }
    return [...clauses].map(([clause, actions]) => `${clause} ${actions.join(', ')}`).join(' ')
  }

  path(path: Path): string {
    return path.elements.reduce((text, element) => {
      if (element.kind === 'index') return `${text}[${element.index}]`
      const name = element.kind === 'placeholder' ? element.name : this.name(element.name)
      return text === '' ? name : `${text}.${name}`
    }, '')
  }

  /** A top-level attribute, bare or as its placeholder. */
  name(name: string): string {
    if (/^[A-Za-z][A-Za-z0-9_]*$/.test(name) && !this.words.inExpressions(name)) return name
    const known = this.names.get(name)
    if (known !== undefined) return known
    const word = name
      .replace(/[^A-Za-z0-9_]+/g, '_')
      .replace(/^_+|_+$/g, '')
      .slice(0, 100)
    const key = unused(`#${word === '' ? 'n' : word}`, new Set(this.names.values()))
    this.names.set(name, key)
    return key
  }

  /** A value as its placeholder; equal values share one. */
  value(value: Value): string {
    const text = JSON.stringify(value)
    const known = this.valueNames.get(text)
    if (known !== undefined) return known
    const taken = new Set([...Object.keys(this.values), ...[...this.variables.keys()].map((name) => `:${name}`)])
    let next = this.valueNames.size
    while (taken.has(`:v${next}`)) next++
    const key = `:v${next}`
    this.valueNames.set(text, key)
    this.values[key] = value
    return key
  }

  private group(condition: Condition, parentheses: boolean): string {
    const text = this.condition(condition)
    return parentheses ? `(${text})` : text
  }

  /** `inSet`: where the service can add up numbers by itself. */
  private operand(operand: Operand, inSet = false): string {
    switch (operand.kind) {
      case 'path':
        return this.path(operand)
      case 'parameter': {
        const value = variableOf(operand, this.variables)
        if (operand.path !== undefined) return this.value(value)
        this.values[String(operand.name)] = value
        return String(operand.name)
      }
      case 'call':
        return `${operand.name}(${operand.operands.map((each) => this.operand(each)).join(', ')})`
      case 'arithmetic':
        if (isKnownSum(operand)) {
          const known = literalValue(operand, this.variables)
          if (!inSet || 'S' in known) return this.value(known)
        }
        return `${this.operand(operand.left)} ${operand.operator} ${this.operand(operand.right)}`
      case 'condition':
        throw new PlanError(
          'plan.not-an-expression',
          "DynamoDB's expressions cannot compare a condition with a value",
          {
            span: operand.span,
            hint: 'Write the condition itself, or NOT in front of it.',
          },
        )
      default:
        return this.value(literalValue(operand, this.variables))
    }
  }

  private action(action: UpdateAction): readonly [clause: string, text: string] {
    const path = this.path(action.path)
    if (action.kind === 'remove') return ['REMOVE', path]
    if (action.kind !== 'set') return [action.kind.toUpperCase(), `${path} ${this.operand(action.value)}`]
    const change = setChange(action.value)
    if (change !== undefined) return [change.clause, `${path} ${this.operand(change.value)}`]
    return ['SET', `${path} = ${this.operand(action.value, true)}`]
  }

  /** PartiQL's IS in the words of expressions. */
  private typeTest(condition: Extract<Condition, { readonly kind: 'is' }>): string {
    const operand = this.operand(condition.operand)
    if (condition.type === 'MISSING')
      return `${condition.negated ? 'attribute_exists' : 'attribute_not_exists'}(${operand})`
    const code = attributeTypeCode(condition.type)
    if (code === undefined) {
      throw new PlanError(
        'plan.not-an-expression',
        `IS ${condition.type} has no counterpart in DynamoDB's expressions`,
        {
          span: condition.span,
        },
      )
    }
    return `${condition.negated ? 'NOT ' : ''}attribute_type(${operand}, ${this.value({ S: code })})`
  }
}

/** PartiQL's set_add and set_delete are the clauses ADD and DELETE of expressions. */
function setChange(value: Operand): { readonly clause: 'ADD' | 'DELETE'; readonly value: Operand } | undefined {
  if (value.kind !== 'call') return undefined
  const name = value.name.toLowerCase()
  const set = value.operands[1]
  if (set === undefined || (name !== 'set_add' && name !== 'set_delete')) return undefined
  return { clause: name === 'set_add' ? 'ADD' : 'DELETE', value: set }
}

function unused(wanted: string, taken: ReadonlySet<string>): string {
  if (!taken.has(wanted)) return wanted
  let count = 2
  while (taken.has(`${wanted}${count}`)) count++
  return `${wanted}${count}`
}
