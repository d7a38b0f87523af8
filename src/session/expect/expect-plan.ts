import type { Expectation } from '../../ast/expect-statement.ts'
import type { ExplainedCall } from '../../planner/explanation.ts'
import type { Verdict } from '../outcome.ts'
import type { Previous } from '../previous.ts'
import { notSo } from './compare.ts'

type Of<Kind extends Expectation['kind']> = Extract<Expectation, { readonly kind: Kind }>

const accessNames: { readonly [access: string]: string } = { GetItem: 'GET', Query: 'QUERY', Scan: 'SCAN' }

/** Every access of the statement is of this kind, and goes where it is said to go. */
export function expectPlan({ access, on }: Of<'plan'>, previous: Previous): Verdict {
  const expected = `PLAN ${access}${on === undefined ? '' : ` ON ${on.parts.join('.')}`}`
  return everyNode(
    expected,
    previous,
    planText,
    (node) => accessNames[node.access] === access && (on === undefined || goesTo(node, on.parts)),
  )
}

/** The API operation that goes over the wire. */
export const expectOperation = ({ name }: Of<'operation'>, previous: Previous): Verdict =>
  everyNode(
    `PLAN OPERATION ${name}`,
    previous,
    ({ operation }) => `PLAN OPERATION ${operation}`,
    ({ operation }) => operation.toLowerCase() === name.toLowerCase(),
  )

export const expectIndex = ({ name }: Of<'index'>, previous: Previous): Verdict =>
  everyNode(
    `PLAN INDEX ${name}`,
    previous,
    ({ index, table }) => (index === undefined ? `PLAN of table ${table ?? ''}, no index` : `PLAN INDEX ${index}`),
    ({ index }) => index === name,
  )

export const expectNoScan = (previous: Previous): Verdict =>
  everyNode('NO SCAN', previous, planText, ({ access }) => access !== 'Scan', 'NO SCAN')

/** The first access that is otherwise is what was there instead. */
function everyNode(
  expected: string,
  { explanation }: Previous,
  textOf: (node: ExplainedCall) => string,
  holds: (node: ExplainedCall) => boolean,
  good?: string,
): Verdict {
  const nodes = explanation()?.nodes ?? []
  const [first] = nodes
  if (first === undefined) return notSo(expected, 'the statement before sends no request')
  const other = nodes.find((node) => !holds(node))
  return {
    passed: other === undefined,
    expected,
    actual: other === undefined ? (good ?? textOf(first)) : textOf(other),
  }
}

const planText = (node: ExplainedCall): string =>
  `PLAN ${accessNames[node.access] ?? node.access} ON ${[node.table, node.index].filter((name) => name !== undefined).join('.')}`

/** One name is the table itself or one of its indexes. */
function goesTo({ table, index }: ExplainedCall, [first, second]: readonly string[]): boolean {
  if (second !== undefined) return table === first && index === second
  return index === undefined ? table === first : index === first
}
