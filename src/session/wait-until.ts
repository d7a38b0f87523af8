import { ApiError } from '../model/api-error.ts'
import type { TableDescription } from '../operation/operation-types.ts'
import { unmetered } from '../operation/unmetered.ts'
import type { PlannedCall } from '../planner/statement-plan.ts'
import type { Run } from './run.ts'
import { SessionError } from './session-error.ts'

/** Longer than any table takes on AWS short of a large backfill, which NOWAIT is for. */
const waitMsMax = 30 * 60 * 1000
const firstPauseMs = 20
const longestPauseMs = 5000

/** Asks again and again, ever slower, until the table and its indexes are ACTIVE, or gone. */
export async function waitUntil(run: Run, { table, until }: NonNullable<PlannedCall['wait']>): Promise<void> {
  const startedMs = run.stopwatch()
  for (let pauseMs = firstPauseMs; ; pauseMs = Math.min(pauseMs * 2, longestPauseMs)) {
    const description = await describe(run, table)
    if (until === 'gone' ? description === undefined : description !== undefined && isActive(description)) return
    const elapsedMs = run.stopwatch() - startedMs
    if (elapsedMs > waitMsMax) {
      throw new SessionError('session.wait-timeout', `${table} is still ${description?.TableStatus ?? 'missing'}`, {
        hint: `It goes on without us: DESCRIBE ${table} shows how far it is.`,
      })
    }
    await run.emit({
      kind: 'progress',
      progress: { label: `waiting for ${table}`, done: 0, unit: 'tables', elapsedMs },
    })
    await run.sleep(pauseMs, run.signal)
  }
}

const isActive = (table: TableDescription): boolean =>
  table.TableStatus === 'ACTIVE' &&
  (table.GlobalSecondaryIndexes ?? []).every(({ IndexStatus }) => IndexStatus === 'ACTIVE')

async function describe(run: Run, table: string): Promise<TableDescription | undefined> {
  try {
    return (await unmetered(run.backend).run('DescribeTable', { TableName: table }, { signal: run.signal })).Table
  } catch (error) {
    if (error instanceof ApiError && error.code === 'ResourceNotFoundException') return undefined
    throw error
  }
}
