import type { KeyType } from '../model/value.ts'
import type { BulkLane } from './bulk.ts'

/** Imports and exports that go on while calls are answered. Where S3 would be, there is a folder: its folders are buckets. */
export interface DataJobs {
  hasBucket(root: string, bucket: string): boolean
  startImport(job: ImportJob): void
  startExport(job: ExportJob): void
  /** Whether it goes on in this process. */
  isRunning(arn: string): boolean
}

export type DataJob = {
  readonly arn: string
  readonly region: string
  readonly root: string
  readonly bucket: string
  /** What keys of objects begin with. */
  readonly prefix: string
  readonly table: string
  /** Whether the table can be written to or read yet; undefined: there is none. */
  readonly isReady: () => boolean | undefined
  /** Epoch milliseconds by the clock of the database. */
  readonly now: () => number
}

export type ImportJob = DataJob & {
  readonly format: 'CSV' | 'DYNAMODB_JSON' | 'ION'
  readonly delimiter: string | undefined
  /** Names of columns; undefined: the first row has them. */
  readonly columns: readonly string[] | undefined
  /** Of the keys of the table and its indexes. */
  readonly keyTypes: ReadonlyMap<string, KeyType>
  readonly report: (counts: ImportCounts, end?: JobEnd) => void
}

export type ImportCounts = {
  readonly processedBytes: number
  readonly processedItems: number
  readonly errors: number
}

export type ExportJob = DataJob & {
  readonly format: 'DYNAMODB_JSON' | 'ION'
  readonly facts: ExportFacts
  readonly end: (end: JobEnd & { readonly items?: number; readonly manifest?: string }) => void
}

/** What the manifest of an export says beside what is counted while it is written. Times in epoch milliseconds. */
export type ExportFacts = {
  readonly exportArn: string
  readonly startTime: number
  readonly exportTime: number
  readonly tableArn: string
  readonly tableId: string
  readonly bucket: string
  /** Folders in the bucket, without a slash at the end; undefined: none. */
  readonly prefix: string | undefined
  readonly sseAlgorithm: string
  readonly sseKmsKeyId: string | undefined
  readonly billedSizeBytes: number
  readonly format: 'DYNAMODB_JSON' | 'ION'
}

/** Without a failure it is complete. */
export type JobEnd = { readonly failure?: { readonly code: string; readonly message: string } | undefined }

/** Writes and reads for a job: no meter counts them. */
export type JobLane = Pick<BulkLane, 'write' | 'page'>
