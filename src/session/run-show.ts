import { must } from '../base/must.ts'
import { ApiError } from '../model/api-error.ts'
import type { Response } from '../operation/operation.ts'
import type {
  BackupDescription,
  BackupSummary,
  PointInTimeRecoveryDescription,
  TableDescription,
  Tag,
  TimeToLiveDescription,
} from '../operation/operation-types.ts'
import type { ScalingState } from '../operation/scaling.ts'
import type { StatementPlan } from '../planner/statement-plan.ts'
import { createTableText } from './create-table-text.ts'
import type { Result } from './outcome.ts'
import { type Run, send } from './run.ts'
import { scalerOf, scalingOf } from './scaling-of.ts'

type CallsPlan = Extract<StatementPlan, { readonly kind: 'calls' }>

/** DESCRIBE and SHOW: their calls, and what is made of the answers. */
export async function runShow(run: Run, plan: CallsPlan, version: string): Promise<Result> {
  const { statement } = run
  switch (statement.kind) {
    case 'describe':
      return runDescribe(run, tableOf(plan))
    case 'show-tables':
      return { kind: 'tables', of: 'tables', tables: await runTables(run, statement.like) }
    case 'show-indexes':
      return { kind: 'tables', of: 'indexes', tables: await oneOrAll(run, plan) }
    case 'show-backups':
      return { kind: 'backups', backups: await runBackups(run, plan) }
    case 'describe-backup':
      return { kind: 'backup', backup: await runBackup(run, plan) }
    case 'show-scaling':
      return showScaling(run, await oneOrAll(run, plan))
    case 'show-create-table':
      return { kind: 'text', text: await createTable(run, tableOf(plan)) }
    case 'show-limits': {
      const limits = await send(run, { operation: 'DescribeLimits', request: {} }, {}, noItems)
      const { halfUnits: _units, evaluated: _items, ...members } = limits
      return {
        kind: 'text',
        text: Object.entries(members)
          .map(([name, value]) => `${name}: ${String(value)}`)
          .join('\n'),
      }
    }
    default:
      return { kind: 'text', text: `ddb-shell ${version}` }
  }
}

/** Page after page. */
async function runBackups(run: Run, { steps }: CallsPlan): Promise<readonly BackupSummary[]> {
  const [first] = steps
  const found: BackupSummary[] = []
  let ExclusiveStartBackupArn: string | undefined
  if (first?.step.operation !== 'ListBackups') return found
  do {
    const request =
      ExclusiveStartBackupArn === undefined ? first.step.request : { ...first.step.request, ExclusiveStartBackupArn }
    const page = (await send(run, { operation: 'ListBackups', request }, {}, noItems)) as Response<'ListBackups'>
    found.push(...(page.BackupSummaries ?? []))
    ExclusiveStartBackupArn = page.LastEvaluatedBackupArn
  } while (ExclusiveStartBackupArn !== undefined)
  return found
}

async function runBackup(run: Run, { steps }: CallsPlan): Promise<BackupDescription> {
  const { step } = must(steps[0], 'DESCRIBE BACKUP is a call')
  return ((await send(run, step, {}, noItems)) as Response<'DescribeBackup'>).BackupDescription ?? {}
}

const oneOrAll = async (run: Run, plan: CallsPlan): Promise<readonly TableDescription[]> =>
  plan.steps[0]?.step.operation === 'DescribeTable'
    ? [await describeTable(run, tableOf(plan))]
    : runTables(run, undefined)

async function showScaling(run: Run, tables: readonly TableDescription[]): Promise<Result> {
  scalerOf(run)
  const scaling: ScalingState[] = []
  for (const table of tables) scaling.push(...(await scalingOf(run, table)))
  return { kind: 'scaling', tables, scaling }
}

function tableOf(plan: CallsPlan): string {
  const { TableName } = (plan.steps[0]?.step.request ?? {}) as { readonly TableName?: string }
  return TableName ?? ''
}

/** One table as it is now. */
export async function describeTable(run: Run, table: string): Promise<TableDescription> {
  const answer = await send(run, { operation: 'DescribeTable', request: { TableName: table } }, { table }, noItems)
  return (answer as Response<'DescribeTable'>).Table ?? {}
}

/** DESCRIBE: what can be said of one table. */
export async function runDescribe(run: Run, table: string): Promise<Result> {
  const description = await describeTable(run, table)
  const timeToLive = await timeToLiveOf(run, table)
  const [recovery, scaling] = [await recoveryOf(run, table), await scalingOf(run, description)]
  return { kind: 'description', table: description, timeToLive, recovery, scaling }
}

/** Undefined: its items do not expire, or nobody says. */
export async function timeToLiveOf(run: Run, table: string): Promise<TimeToLiveDescription | undefined> {
  const step = { operation: 'DescribeTimeToLive', request: { TableName: table } } as const
  const answer = (await optional(run, step, table)) as Response<'DescribeTimeToLive'> | undefined
  const { TimeToLiveDescription: timeToLive } = answer ?? {}
  return timeToLive?.TimeToLiveStatus === 'DISABLED' ? undefined : timeToLive
}

/** Undefined: it is off, or nobody says. */
export async function recoveryOf(run: Run, table: string): Promise<PointInTimeRecoveryDescription | undefined> {
  const step = { operation: 'DescribeContinuousBackups', request: { TableName: table } } as const
  const answer = (await optional(run, step, table)) as Response<'DescribeContinuousBackups'> | undefined
  const recovery = answer?.ContinuousBackupsDescription?.PointInTimeRecoveryDescription
  return recovery?.PointInTimeRecoveryStatus === 'ENABLED' ? recovery : undefined
}

/** Descriptions of all tables, or of those whose name is like the pattern. */
export async function runTables(run: Run, like: string | undefined): Promise<readonly TableDescription[]> {
  const wanted = like === undefined ? undefined : likePattern(like)
  const descriptions: TableDescription[] = []
  for await (const name of tableNames(run)) {
    if (wanted?.test(name) !== false) descriptions.push(await describeTable(run, name))
  }
  return descriptions
}

/** Of all tables, in order. */
export async function* tableNames(run: Run): AsyncGenerator<string> {
  let ExclusiveStartTableName: string | undefined
  do {
    const request = ExclusiveStartTableName === undefined ? {} : { ExclusiveStartTableName }
    const answer = (await send(run, { operation: 'ListTables', request }, {}, noItems)) as Response<'ListTables'>
    yield* answer.TableNames ?? []
    ExclusiveStartTableName = answer.LastEvaluatedTableName
  } while (ExclusiveStartTableName !== undefined)
}

/** SQL's wildcards. */
function likePattern(like: string): RegExp {
  const escaped = like.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')
  return new RegExp(`^${escaped.replaceAll('%', '.*').replaceAll('_', '.')}$`, 's')
}

/** The CREATE TABLE of one table, or of every one. */
export async function createTables(run: Run, table: string | undefined): Promise<readonly string[]> {
  if (table !== undefined) return [await createTable(run, table)]
  const texts: string[] = []
  for await (const name of tableNames(run)) texts.push(await createTable(run, name))
  return texts
}

/** SHOW CREATE TABLE. */
export async function createTable(run: Run, table: string): Promise<string> {
  const description = await describeTable(run, table)
  const tags = await tagsOf(run, description)
  const timeToLive = await timeToLiveOf(run, table)
  const [recovery, scaling] = [await recoveryOf(run, table), await scalingOf(run, description)]
  return createTableText(description, { tags, timeToLive, recovery, scaling })
}

export async function tagsOf(run: Run, { TableArn, TableName }: TableDescription): Promise<readonly Tag[]> {
  if (TableArn === undefined) return []
  const answer = await optional(run, { operation: 'ListTagsOfResource', request: { ResourceArn: TableArn } }, TableName)
  return (answer as Response<'ListTagsOfResource'> | undefined)?.Tags ?? []
}

/** A backend may lack the operation, and a role the right to it: the rest is worth showing. */
export async function optional(run: Run, step: Parameters<typeof send>[1], table: string | undefined) {
  try {
    return await send(run, step, { table }, noItems)
  } catch (error) {
    if (error instanceof ApiError && error.code !== 'ResourceNotFoundException') return undefined
    throw error
  }
}

const noItems = () => ({ returned: 0, evaluated: 0 })
