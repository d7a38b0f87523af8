import { isReadOperation, isSelect } from '../operation/reads-only.ts'
import { explain } from '../planner/explain/explain.ts'
import type { OperationStep, StatementPlan } from '../planner/statement-plan.ts'
import { type Confirm, confirmed } from './danger.ts'
import type { Run } from './run.ts'
import { SessionError } from './session-error.ts'

export type Guards = { readonly readOnly: boolean; readonly confirm: Confirm | undefined }

/** Refuses or asks before a plan runs: writes of a read-only session, scans nobody asked for, what cannot be taken back. */
export async function guard(run: Run, plan: StatementPlan, guards: Guards): Promise<void> {
  if (guards.readOnly && writes(plan)) {
    throw new SessionError('session.read-only', 'this session reads only', {
      span: run.statement.span,
      hint: 'Start it without --read-only to write.',
    })
  }
  await guardScan(run, guards.confirm)
  await run.guard?.before(run)
  await guardDanger(run, plan, guards.confirm)
}

/** A SELECT that turns out to read a whole table; the verb SCAN says what it does. */
async function guardScan(run: Run, confirm: Confirm | undefined): Promise<void> {
  const allowed = run.settings.get('scan')
  if (allowed === 'allow' || run.statement.kind !== 'partiql' || run.statement.statement.kind !== 'select') return
  const { nodes } = explain(run.statement, run.context)
  const scan = nodes.find(({ access }) => access === 'Scan')
  if (scan === undefined) return
  const { table = '' } = scan
  if (allowed === 'ask' && confirm !== undefined)
    return confirmed({ text: `read all of ${table}`, table, items: scan.estimate?.items, harmless: true }, confirm)
  throw new SessionError('session.scan-denied', `this reads all of ${table}`, {
    span: run.statement.span,
    hint: 'Use SCAN, which says so, give the partition key a value, or .set scan allow.',
  })
}

async function guardDanger(run: Run, plan: StatementPlan, confirm: Confirm | undefined): Promise<void> {
  if (plan.kind === 'bulk') {
    const { nodes } = explain(run.statement, run.context)
    const [read, write] = nodes
    if (read?.access === 'GetItem') return
    const { table = '' } = read ?? {}
    const verb = plan.write.operation === 'DeleteItem' ? 'delete' : 'update'
    const items = read?.estimate?.items
    return confirmed(
      { text: `${verb} items of ${table}`, table, items, writeHalfUnits: write?.estimate?.writeHalfUnits },
      confirm,
    )
  }
  if (plan.kind !== 'calls') return
  for (const { step } of plan.steps) {
    if (step.operation === 'DeleteBackup') {
      const [, table = ''] = /table\/([^/]+)\/backup\//.exec(step.request.BackupArn) ?? []
      await confirmed({ text: `drop a backup of ${table}`, table }, confirm)
    }
    if (step.operation !== 'DeleteTable') continue
    const table = step.request.TableName
    const items = run.catalogue.describe(table)?.ItemCount
    // Dropping what is not there is harmless, and IF EXISTS asks for just that.
    if (run.catalogue.describe(table) === undefined) continue
    await confirmed(
      { text: `drop table ${table}`, table, ...(items === undefined ? {} : { items: { low: items, high: items } }) },
      confirm,
    )
  }
}

const writes = (plan: StatementPlan): boolean =>
  plan.kind === 'bulk' ||
  (plan.kind === 'calls' && ((plan.scaling ?? []).length > 0 || plan.steps.some(({ step }) => isWrite(step))))

function isWrite(step: OperationStep): boolean {
  switch (step.operation) {
    case 'ExecuteStatement':
      return !isSelect(step.request.Statement)
    case 'ExecuteTransaction':
      return step.request.TransactStatements.some(({ Statement }) => !isSelect(Statement))
    case 'BatchExecuteStatement':
      return step.request.Statements.some(({ Statement }) => !isSelect(Statement))
    default:
      return !isReadOperation(step.operation)
  }
}
