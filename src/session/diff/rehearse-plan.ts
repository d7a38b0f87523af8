import { printStatement } from '../../ast/print-statement.ts'
import { plural } from '../../base/count-text.ts'
import type { Span } from '../../base/shell-error.ts'
import type { Charge } from '../../model/charge.ts'
import { itemBytesOf } from '../../model/stored-size.ts'
import type { ComparedModel } from '../../modelling/diff/compared-model.ts'
import { writeUnits } from '../../modelling/diff/plan/estimate.ts'
import type { MigrationPlan } from '../../modelling/diff/plan/migration-plan.ts'
import type { MigrationStep } from '../../modelling/diff/plan/migration-step.ts'
import type { RehearsalReport, RehearsedPattern, RehearsedStep } from '../../modelling/diff/rehearsal-report.ts'
import { isLive } from '../../modelling/model/served-pattern.ts'
import { sumHalfUnits } from '../../operation/consumed-capacity.ts'
import type { Backend } from '../../operation/operation.ts'
import { unmetered } from '../../operation/unmetered.ts'
import { checkContracts } from '../model/check-contracts.ts'
import type { Contract } from '../model/contract.ts'
import type { Run } from '../run.ts'
import type { Connection, SessionState } from '../session-state.ts'
import { copyItems } from '../workshop/copy-tables.ts'
import { type OpenSide, openInMemory } from './open-side.ts'
import { rewriteItems } from './rewrite-items.ts'

/** Of each table: a copy in memory is to prove a plan, not to be as large. */
const itemsPerTable = 100_000

type Rehearsed = {
  readonly plan: MigrationPlan
  readonly before: OpenSide
  readonly models: readonly [ComparedModel, ComparedModel]
  readonly span: Span
  /** Items to copy of each table. */
  readonly most?: number
}

/** Does all of a plan in a copy of the model before, then holds each pattern of the model after against what it says of itself. */
export async function rehearsePlan(
  session: SessionState,
  run: Run,
  { plan, before, models, span, most = itemsPerTable }: Rehearsed,
): Promise<RehearsalReport> {
  const copy = await openInMemory(session, span)
  try {
    const aside = session.aside(copy)
    const { items, cut } = await copyModel(models[0], before.connection, { aside, signal: run.signal, most })
    const steps: RehearsedStep[] = []
    for (const step of plan.steps) {
      steps.push(await rehearseStep(step, models[1], { aside, copy, signal: run.signal }))
      if (steps.at(-1)?.problem !== undefined) return { steps, patterns: [], items, cut }
    }
    const names = models[1].patterns.filter(({ pattern }) => isLive(pattern)).map(({ pattern }) => pattern.name)
    const contracts = await checkContracts(aside, names, { ran: new Map(), signal: run.signal })
    return { steps, patterns: contracts.map((contract) => patternOf(contract, models[0])), items, cut }
  } finally {
    await copy.backend.close()
  }
}

type Aside = { readonly aside: SessionState; readonly signal: AbortSignal | undefined }

type Copied = Pick<RehearsalReport, 'items' | 'cut'>

/** Tables with their settings, the items, and what the model says beside them. */
async function copyModel(
  model: ComparedModel,
  from: Connection,
  { aside, signal, most }: Aside & { readonly most: number },
): Promise<Copied> {
  const defined = (text: string) => runTexts([`${text};`], { aside, signal })
  const cut: string[] = []
  let items = 0
  for (const { definition, description } of model.tables) {
    await defined(printStatement(definition))
    const [source, target] = [unmetered(from.backend), unmetered(aside.connection.backend)]
    const { copied, more } = await copyItems(source, target, description, most)
    items += copied
    if (more)
      cut.push(
        `Of ${description.TableName} only the first ${plural(copied, 'item')} were copied: units are those of as many.`,
      )
  }
  for (const entity of model.entities) await defined(printStatement(entity))
  for (const { pattern } of model.patterns) await defined(printStatement(pattern))
  return { items, cut }
}

/** Stops at what fails. */
async function runTexts(texts: readonly string[], { aside, signal }: Aside) {
  const charges: Charge[] = []
  for (const text of texts) {
    // The service takes one change of TTL an hour.
    if (/\bSET TTL\b/.test(text)) await aside.connection.clock?.advance(3_600_000)
    for await (const { result, calls } of aside.runScript(text, { signal, bail: true })) {
      charges.push(...calls.flatMap((call) => call.charges))
      if (result.kind === 'failed') return { charges, problem: `${result.error.code}: ${result.error.message}` }
      signal?.throwIfAborted()
    }
  }
  return { charges }
}

async function rehearseStep(
  { title, statements, rewrite, index }: MigrationStep,
  after: ComparedModel,
  { aside, copy, signal }: Aside & { readonly copy: Connection },
): Promise<RehearsedStep> {
  const ran = await runTexts(statements, { aside, signal })
  const written =
    rewrite === undefined || 'problem' in ran ? undefined : await rewriteItems(copy.backend, rewrite, after.tables)
  const charges = [...ran.charges, ...(written?.charges ?? [])]
  const filled = index === undefined || 'problem' in ran ? undefined : await filledIndex(copy.backend, index)
  const problem = ran.problem ?? written?.problem
  return {
    title,
    done: statements.length > 0 || rewrite !== undefined,
    readHalfUnits: halfUnits(charges, 'read'),
    writeHalfUnits: halfUnits(charges, 'write') + (filled?.writeHalfUnits ?? 0),
    ...(filled === undefined ? {} : { entries: filled.entries }),
    ...(written === undefined ? {} : { rewritten: written.count }),
    ...(problem === undefined ? {} : { problem }),
  }
}

/** What filling it cost, which no call says: a unit for each KB of an entry, by the size that entries have on average. */
async function filledIndex(backend: Backend, { table, name }: NonNullable<MigrationStep['index']>) {
  const { Table } = await unmetered(backend).run('DescribeTable', { TableName: table })
  const { ItemCount: entries = 0, IndexSizeBytes: bytes = 0 } =
    Table?.GlobalSecondaryIndexes?.find(({ IndexName }) => IndexName === name) ?? {}
  const each = entries === 0 ? 0 : writeUnits(itemBytesOf(entries, bytes) / entries)
  return { entries, writeHalfUnits: entries * each * 2 }
}

const halfUnits = (charges: readonly Charge[], kind: Charge['kind']): number =>
  sumHalfUnits(charges.filter((charge) => charge.kind === kind))

function patternOf({ pattern, checks, numbers }: Contract, { patterns }: ComparedModel): RehearsedPattern {
  const before = patterns.find((each) => each.pattern.name === pattern.name)?.units
  return {
    name: pattern.name,
    plan: numbers?.accesses.join(', ') ?? '',
    readHalfUnits: (numbers?.readUnits ?? 0) * 2,
    writeHalfUnits: (numbers?.writeUnits ?? 0) * 2,
    returned: numbers?.returned ?? 0,
    ...(before === undefined ? {} : { before }),
    broken: checks.flatMap(({ passed, expected, actual }) => (passed ? [] : [`expected ${expected}, found ${actual}`])),
  }
}
