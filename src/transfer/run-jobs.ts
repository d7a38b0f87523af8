import { readdirSync, statSync } from 'node:fs'
import { writeFile } from 'node:fs/promises'
import { dirname, join, relative, resolve, sep } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { makeFolder } from '../base/make-folder.ts'
import { dataJobMessages } from '../model/messages/data-job.ts'
import type { Item } from '../model/value.ts'
import type { DataJob, ExportJob, ImportCounts, ImportJob, JobLane } from '../operation/data-jobs.ts'
import { ExportLayout } from './export-layout.ts'
import { loadRecords, type PlacedRecord } from './load-records.ts'
import { readFiles } from './open-source.ts'
import type { SourceFile } from './source-file.ts'
import { TransferError } from './transfer-error.ts'

type Failure = { readonly code: string; readonly message: string }

/** The objects of an import into its table; undefined: all of them are in it. */
export async function importFiles(...given: Parameters<typeof runImport>): Promise<Failure | undefined> {
  return runImport(...given).catch(failureOf)
}

/** A table into the objects of an export. */
export async function exportFiles(...given: Parameters<typeof runExport>): ReturnType<typeof runExport> {
  return runExport(...given).catch((error: unknown) => ({ failure: failureOf(error) }))
}

async function runImport(
  job: ImportJob,
  lane: JobLane,
  report: (counts: ImportCounts) => void,
  signal: AbortSignal,
): Promise<Failure | undefined> {
  const files = filesWith(job)
  if (files.length === 0) return { code: 'S3NoSuchKey', message: dataJobMessages.noKeys }
  const { keyTypes, delimiter, columns } = job
  const format = job.format === 'CSV' ? 'csv' : job.format === 'ION' ? 'ion' : 'ddb-json'
  // Every column but those of keys is text. Source: reference, streams-ttl-backup 9.
  const table = { delimiter, columns, infer: false }
  const source = readFiles({ files }, { format, keyTypes, table, skipsErrors: true })
  const log = new ErrorLog(job)
  const { region } = job
  let errors = 0
  const loaded = await loadRecords(
    { write: (batch) => lane.write(batch, { region, unmetered: true }) },
    source.batches,
    {
      table: job.table,
      skip: 0,
      skipsErrors: true,
      namesFiles: true,
      goOn: () => '',
      onCost: () => undefined,
      onProgress: async ({ place, bad }) =>
        report({ processedBytes: source.bytes(), processedItems: place, errors: bad }),
      onBad: async (bad) => {
        errors += 1
        await log.add(bad)
      },
      signal,
      sleep: (ms) => pause(ms),
    },
  )
  report({ processedBytes: source.bytes(), processedItems: loaded.place, errors })
  if (loaded.stopped) return interrupted
  return errors === 0 ? undefined : { code: 'ItemValidationError', message: dataJobMessages.itemErrors }
}

/** Objects of the bucket whose keys begin with the prefix, in the order of their keys. */
function filesWith({ root, bucket, prefix }: DataJob): readonly SourceFile[] {
  const folder = join(root, bucket)
  const paths = readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
  return paths
    .map((path) => ({ path, key: relative(folder, path).split(sep).join('/') }))
    .filter(({ key }) => key.startsWith(prefix))
    .sort((a, b) => (a.key < b.key ? -1 : 1))
    .map(({ path }) => {
      const { size, mtimeMs } = statSync(path)
      return { path, bytes: size, modifiedMs: mtimeMs }
    })
}

async function runExport(job: ExportJob, lane: JobLane, signal: AbortSignal): Promise<Parameters<ExportJob['end']>[0]> {
  const folder = resolve(job.root, job.bucket)
  const target = resolve(folder, job.facts.prefix ?? '')
  // A prefix leads nowhere else: the folder that was allowed is all that is written to.
  if (target !== folder && !target.startsWith(folder + sep))
    return { failure: { code: 'S3AccessDenied', message: 'Access Denied' } }
  const layout = await ExportLayout.begin(folder, job.facts)
  try {
    let after: Item | undefined
    do {
      const page = await lane.page({ table: job.table, after }, { region: job.region, unmetered: true })
      await layout.write(page)
      after = page.next
      signal.throwIfAborted()
    } while (after !== undefined)
    return await layout.end(job.now())
  } catch (error) {
    await layout.abandon()
    throw error
  }
}

const interrupted: Failure = { code: 'InternalServerError', message: dataJobMessages.interrupted }

function failureOf(error: unknown): Failure {
  if (error instanceof Error && error.name === 'AbortError') return interrupted
  const message = error instanceof Error ? error.message : String(error)
  return { code: error instanceof TransferError ? 'S3InternalError' : 'InternalServerError', message }
}

/** What CloudWatch Logs would have: a line for each item that was not imported. Source: reference, streams-ttl-backup 9. */
class ErrorLog {
  private readonly job: ImportJob
  private readonly path: string
  private begun = false

  constructor(job: ImportJob) {
    this.job = job
    const id = job.arn.slice(job.arn.lastIndexOf('/') + 1)
    this.path = join(job.root, '.logs', 'aws-dynamodb', 'imports', id, 'error')
  }

  async add({ path, line, error }: PlacedRecord): Promise<void> {
    if (!this.begun) makeFolder(dirname(this.path))
    this.begun = true
    const { root, bucket, arn } = this.job
    const key = relative(join(root, bucket), path).split(sep).join('/')
    const entry = {
      itemS3Pointer: { bucket, key, itemIndex: line - 1 },
      importArn: arn,
      errorMessages: [error.message.replace(/^line \d+: (?:\w+: )?/, '')],
    }
    await writeFile(this.path, `${JSON.stringify(entry)}\n`, { flag: 'a' })
  }
}
