import { printCondition } from '../../src/ast/print-partiql.ts'
import { ApiError } from '../../src/model/api-error.ts'
import type { Index, KeyAttribute, Keys, Table } from '../../src/model/table.ts'
import type { KeyType, Value } from '../../src/model/value.ts'
import { checkStatement } from '../../src/planner/partiql/check-statement.ts'
import { planSelect } from '../../src/planner/partiql/plan-select.ts'
import { checkWholeKey, planDelete, planExists, planInsert, planUpdate } from '../../src/planner/partiql/plan-write.ts'
import type { KeyCondition, Plan, ReadStep } from '../../src/planner/plan.ts'
import { parsePartiql } from '../../src/syntax/parse-partiql.ts'
import { resolveLiterals } from '../../src/syntax/partiql-literals.ts'
import { positionOf } from '../../src/syntax/text-position.ts'

/** `pk:S sk:N`; with several HASH attributes, `a:S b:S / c:N`. */
export function keysOf(text: string): Keys {
  const [hash = '', range] = text.includes('/') ? text.split('/') : splitFirst(text)
  return { hash: attributes(hash), range: attributes(range ?? '') }
}

const splitFirst = (text: string): string[] => [text.split(' ')[0] ?? '', text.split(' ').slice(1).join(' ')]

const attributes = (text: string): readonly KeyAttribute[] =>
  text
    .split(' ')
    .filter(Boolean)
    .map((word) => {
      const [name = '', type = 'S'] = word.split(':')
      return { name, type: type as KeyType }
    })

type IndexShape = {
  readonly kind: 'global' | 'local'
  readonly keys: string
  readonly project?: readonly string[] | 'KEYS_ONLY'
}

/** What the planner looks at of a table. */
export function tableOf(keys: string, indexes: { readonly [name: string]: IndexShape } = {}): Table {
  const table: Pick<Table, 'name' | 'keys' | 'indexes'> = {
    name: 'tab',
    keys: keysOf(keys),
    indexes: Object.entries(indexes).map(([name, { kind, keys: indexKeys, project }]) => {
      const projection: Index['projection'] =
        project === undefined
          ? { type: 'ALL' }
          : project === 'KEYS_ONLY'
            ? { type: 'KEYS_ONLY' }
            : { type: 'INCLUDE', attributes: project }
      return { name, kind, keys: keysOf(indexKeys), projection } as Index
    }),
  }
  return table as Table
}

/** The plan of a statement, or the message it is refused with. */
export function planOf(
  text: string,
  table: Table,
  options: { readonly consistent?: boolean; readonly parameters?: readonly Value[] } = {},
): Plan | string {
  const parsed = parsePartiql(text)
  if (!parsed.ok) return parsed.message
  try {
    const statement = resolveLiterals(parsed.statement, text, options.parameters ?? [])
    checkStatement(statement, (span) => positionOf(text, span))
    switch (statement.kind) {
      case 'select':
        return planSelect(statement, table, options.consistent === true)
      case 'insert':
        return planInsert(statement)
      case 'exists':
        return planExists(statement, table)
      case 'update':
      case 'delete': {
        const plan = statement.kind === 'update' ? planUpdate(statement, table) : planDelete(statement, table)
        checkWholeKey(plan.key, table)
        return plan
      }
    }
  } catch (error) {
    if (error instanceof ApiError) return error.message
    throw error
  }
}

/** The reads of a SELECT in few words: `get pk=a sk=b`, `query pk=a sk>1 if "x" = 1`, `scan`; or the refusal. */
export function readsOf(
  where: string,
  table: Table,
  rest: { readonly from?: string; readonly order?: string; readonly columns?: string } = {},
): readonly string[] | string {
  const { from = 'tab', order, columns = '*' } = rest
  const text = `SELECT ${columns} FROM ${from}${where === '' ? '' : ` WHERE ${where}`}${order === undefined ? '' : ` ORDER BY ${order}`}`
  const plan = planOf(text, table)
  if (typeof plan === 'string') return plan
  return plan.kind === 'read' ? plan.steps.map(stepText) : plan.kind
}

function stepText(step: ReadStep): string {
  const filter = step.filter === undefined ? '' : ` if ${printCondition(step.filter)}`
  if (step.kind === 'scan') return `scan${filter}`
  if (step.kind === 'get')
    return `get ${Object.entries(step.key)
      .map(([name, value]) => `${name}=${plain(value)}`)
      .join(' ')}${filter}`
  return `query ${step.keyConditions.map(conditionText).join(' ')}${step.forward ? '' : ' backwards'}${filter}`
}

const conditionText = (condition: KeyCondition): string =>
  condition.operator === 'between'
    ? `${condition.attribute} ${plain(condition.low)}..${plain(condition.high)}`
    : condition.operator === 'begins_with'
      ? `${condition.attribute} ${plain(condition.value)}*`
      : `${condition.attribute}${condition.operator}${plain(condition.value)}`

const plain = (value: Value): string => String(Object.values(value)[0])
