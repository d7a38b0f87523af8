import type { ExplainStatement } from '../ast/statement.ts'
import { sumHalfUnits } from '../operation/consumed-capacity.ts'
import { codeFor } from '../planner/code/code-for.ts'
import { explain } from '../planner/explain/explain.ts'
import type { Actual, ExplainedCall, Explanation } from '../planner/explanation.ts'
import { refusePast } from '../planner/past-of.ts'
import { planStatement } from '../planner/plan-statement.ts'
import type { CallRecord, Result } from './outcome.ts'
import type { Run } from './run.ts'

/** EXPLAIN: the plan, or the requests in another notation. Sends nothing. */
export function explained(run: Run, statement: ExplainStatement): Result {
  switch (statement.form) {
    case 'plan':
    case 'analyze':
      return { kind: 'explanation', explanation: explain(statement.statement, run.context) }
    default:
      refusePast(statement.statement)
      return {
        kind: 'text',
        text: codeFor(planStatement(statement.statement, run.context), statement.form, statement.span),
      }
  }
}

/** EXPLAIN ANALYZE: the plan with what happened beside each estimate. */
export function analyzed(explanation: Explanation, calls: readonly CallRecord[]): Explanation {
  const nodes = explanation.nodes
  return { ...explanation, nodes: nodes.map((node) => ({ ...node, actual: actualOf(node, nodes, calls) })) }
}

/** Nodes that travel in the same kind of call to the same target share its figures: only the first shows them. */
function actualOf(
  node: ExplainedCall,
  nodes: readonly ExplainedCall[],
  calls: readonly CallRecord[],
): Actual | undefined {
  const same = (other: ExplainedCall): boolean =>
    other.operation === node.operation && other.table === node.table && other.index === node.index
  if (nodes.find(same) !== node) return undefined
  const made = calls.filter(
    (call) =>
      call.operation === node.operation &&
      (call.table === undefined || (call.table === node.table && call.index === node.index)),
  )
  if (made.length === 0) return undefined
  const sum = (figure: (call: CallRecord) => number): number => made.reduce((total, call) => total + figure(call), 0)
  const units = (kind: 'read' | 'write') =>
    sum(({ charges }) => sumHalfUnits(charges.filter((charge) => charge.kind === kind)))
  return {
    items: sum(({ returned }) => returned),
    evaluated: sum(({ evaluated, returned }) => evaluated ?? returned),
    pages: sum(({ pages }) => pages),
    readHalfUnits: units('read'),
    writeHalfUnits: units('write'),
  }
}
