import { ApiError } from '../model/api-error.ts'
import { credentialCodes } from '../model/credential-codes.ts'
import type { Backend } from '../operation/operation.ts'
import type { BackupSummary, TableDescription, TimeToLiveDescription } from '../operation/operation-types.ts'
import type { TableCatalogue } from '../planner/plan-context.ts'

/**
 * Descriptions the planner asks for, fetched before it runs: planning is synchronous, DescribeTable is not. An embedded
 * engine is asked again for every statement, since another process may change the file; AWS only after a while.
 */
export class Catalogue implements TableCatalogue {
  private readonly known = new Map<
    string,
    { readonly description: TableDescription | undefined; readonly untilMs: number }
  >()
  private readonly timesToLive = new Map<string, TimeToLiveDescription | undefined>()
  private backups: readonly BackupSummary[] = []
  private readonly backend: Backend
  private readonly keepMs: number
  private readonly nowMs: () => number

  constructor(backend: Backend, options: { readonly keepMs: number; readonly nowMs: () => number }) {
    this.backend = backend
    this.keepMs = options.keepMs
    this.nowMs = options.nowMs
  }

  describe(name: string): TableDescription | undefined {
    return this.known.get(name)?.description
  }

  /** Of a table that is described. */
  regionOf(name: string): string | undefined {
    return this.describe(name)?.TableArn?.split(':')[3]
  }

  /** Makes `describe` answer for these tables. A table that is missing, or may not be described, is unknown. */
  async fetch(names: Iterable<string>, signal?: AbortSignal): Promise<void> {
    for (const name of new Set(names)) {
      if ((this.known.get(name)?.untilMs ?? 0) > this.nowMs()) continue
      this.known.set(name, { description: await this.describeNow(name, signal), untilMs: this.nowMs() + this.keepMs })
    }
  }

  expiresBy(name: string): string | undefined {
    return this.timesToLive.get(name)?.AttributeName
  }

  /** Makes `expiresBy` answer for this table; never kept, since hardly any statement asks. */
  async fetchTimeToLive(name: string, signal?: AbortSignal): Promise<void> {
    const answer = await answerOrNothing(this.backend.run('DescribeTimeToLive', { TableName: name }, { signal }))
    this.timesToLive.set(name, answer?.TimeToLiveDescription)
  }

  backupsNamed(name: string): readonly string[] {
    return this.backups.flatMap(({ BackupName, BackupArn }) => (BackupName === name ? (BackupArn ?? []) : []))
  }

  /** Makes `backupsNamed` answer; never kept either. */
  async fetchBackups(signal?: AbortSignal): Promise<void> {
    const found: BackupSummary[] = []
    let ExclusiveStartBackupArn: string | undefined
    do {
      const request = { BackupType: 'ALL' as const, ExclusiveStartBackupArn }
      const page = await answerOrNothing(this.backend.run('ListBackups', request, { signal }))
      found.push(...(page?.BackupSummaries ?? []))
      ExclusiveStartBackupArn = page?.LastEvaluatedBackupArn
    } while (ExclusiveStartBackupArn !== undefined)
    this.backups = found
  }

  forget(name?: string): void {
    if (name === undefined) this.known.clear()
    else this.known.delete(name)
  }

  private async describeNow(name: string, signal?: AbortSignal): Promise<TableDescription | undefined> {
    return (await answerOrNothing(this.backend.run('DescribeTable', { TableName: name }, { signal })))?.Table
  }
}

async function answerOrNothing<Answer>(answer: Promise<Answer>): Promise<Answer | undefined> {
  try {
    return await answer
  } catch (error) {
    // Whoever may not ask gets the same answer about everything, and should hear it.
    if (error instanceof ApiError && !credentialCodes.has(error.code)) return undefined
    throw error
  }
}
