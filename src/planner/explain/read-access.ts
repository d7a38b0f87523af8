import type { Condition } from '../../ast/expression.ts'
import { printCondition, printOperand } from '../../ast/print-expression.ts'
import { typeOf, type Value, type ValueType } from '../../model/value.ts'
import { type AccessKind, accessKind } from '../access-kind.ts'
import { conjuncts, headsIn } from '../partiql/conditions.ts'
import { keyConditionOf } from '../partiql/key-leaf.ts'
import type { KeyCondition, ReadPlan, ReadStep } from '../plan.ts'

/** How a read reaches its items. */
export type ReadAccess = {
  readonly access: AccessKind
  /** Separate reads that the statement falls apart into: one per key. */
  readonly branches: number
  readonly keyConditions: readonly string[]
  /** How many key attributes have a condition, of the read with most. */
  readonly keyAttributes?: number | undefined
  readonly filter?: string | undefined
  /** Attributes that the filter looks at. */
  readonly filterNames: ReadonlySet<string>
  /** Those it compares with `=`, and the type they are compared with: what an index could do instead. */
  readonly equalities?: ReadonlyMap<string, ValueType> | undefined
}

/** Of a SELECT. */
export function accessOf(plan: ReadPlan): ReadAccess {
  const { steps } = plan
  const filters = steps.flatMap(({ filter }) => (filter === undefined ? [] : [filter]))
  const texts = [...new Set(filters.map(printCondition))]
  return {
    access: accessKind(plan),
    branches: steps.length,
    keyConditions: steps.map(keyConditionText).filter((text) => text !== ''),
    keyAttributes: Math.max(0, ...steps.map((step) => (step.kind === 'query' ? step.keyConditions.length : 0))),
    ...(texts.length === 0 ? {} : { filter: texts.join(' | ') }),
    filterNames: new Set(filters.flatMap(headsIn)),
    equalities: equalitiesOf(filters),
  }
}

/** What conditions compare with `=`, and the type it is compared with. */
export const equalitiesOf = (conditions: readonly Condition[]): ReadonlyMap<string, ValueType> =>
  new Map(conditions.flatMap(conjuncts).flatMap(equalityOf))

function equalityOf(condition: Condition): readonly (readonly [string, ValueType])[] {
  const found = keyConditionOf(condition)
  return found?.operator === '=' ? [[found.attribute, typeOf(found.value)]] : []
}

function keyConditionText(step: ReadStep): string {
  if (step.kind === 'scan') return ''
  const conditions: readonly KeyCondition[] =
    step.kind === 'query'
      ? step.keyConditions
      : Object.entries(step.key).map(([attribute, value]) => ({ attribute, operator: '=', value }))
  return conditions.map(conditionText).join(' AND ')
}

function conditionText(condition: KeyCondition): string {
  const { attribute } = condition
  if (condition.operator === 'between') return `${attribute} BETWEEN ${text(condition.low)} AND ${text(condition.high)}`
  if (condition.operator === 'begins_with') return `begins_with(${attribute}, ${text(condition.value)})`
  return `${attribute} ${condition.operator} ${text(condition.value)}`
}

const nowhere = { start: 0, end: 0 }

const text = (value: Value): string => printOperand({ kind: 'value', value, span: nowhere })
