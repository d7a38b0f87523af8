import { requestPrice } from '../../analysis/pricing/request-price.ts'
import type { DiffModelStatement } from '../../ast/diff-statement.ts'
import type { ComparedModel } from '../../modelling/diff/compared-model.ts'
import type { DiffReport } from '../../modelling/diff/diff-report.ts'
import { diffModels } from '../../modelling/diff/model-diff.ts'
import { migrationPlan } from '../../modelling/diff/plan/migration-plan.ts'
import { reportMarkdown } from '../../modelling/diff/report-markdown.ts'
import { pathIn } from '../path-in.ts'
import { pricesOf } from '../prices.ts'
import type { Run } from '../run.ts'
import { SessionError } from '../session-error.ts'
import type { Done, SessionState } from '../session-state.ts'
import { type OpenSide, openSide } from './open-side.ts'
import { readSide } from './read-side.ts'
import { rehearsePlan } from './rehearse-plan.ts'

/** DIFF MODEL: both models are opened beside each other, read, and closed again. */
export async function runDiff(session: SessionState, run: Run, statement: DiffModelStatement): Promise<Done> {
  refuseOtherFiles(statement)
  const before = await openSide(session, run, statement.before)
  try {
    const after = await openSide(session, run, statement.after)
    try {
      const models = [
        await readSide(run, before, statement.before.span),
        await readSide(run, after, statement.after.span),
      ] as const
      const report = await reportOf(session, run, statement, { models, before })
      const result = { kind: 'model-diff', report } as const
      if (statement.to === undefined) return { result }
      const path = pathIn(run.directory, statement.to.path)
      return { result, effects: [{ kind: 'write', path, text: reportMarkdown(report) }] }
    } finally {
      await after.close()
    }
  } finally {
    await before.close()
  }
}

/** What is written takes the place of what is there: a slip must not cost a database. */
function refuseOtherFiles({ to }: DiffModelStatement): void {
  if (to === undefined || /\.md$/i.test(to.path)) return
  throw new SessionError('session.bad-argument', `a comparison cannot be written into ${to.path}`, {
    span: to.span,
    hint: 'The name of the file must end in .md.',
  })
}

type Opened = { readonly models: readonly [ComparedModel, ComparedModel]; readonly before: OpenSide }

async function reportOf(
  session: SessionState,
  run: Run,
  { depth, before: side }: DiffModelStatement,
  { models, before }: Opened,
): Promise<DiffReport> {
  const diff = diffModels(...models)
  if (depth === 'difference') return { diff }
  const prices = pricesOf(run.settings)
  const [old, now] = models
  const plan = migrationPlan(old, now, (units) => requestPrice(units, old.region, { prices })?.pico)
  if (depth === 'plan') return { diff, plan }
  const rehearsal = await rehearsePlan(session, run, { plan, before, models, span: side.span })
  return { diff, plan, rehearsal }
}
