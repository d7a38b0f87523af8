import { createHash } from 'node:crypto'
import { rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { makeFolder } from '../base/make-folder.ts'
import type { ExportFacts } from '../operation/data-jobs.ts'
import type { ItemLines } from '../operation/item-lines.ts'
import { manifestNames } from './export-manifest.ts'
import { FileSink, unwritable } from './file-sink.ts'
import { type ItemEncoder, lineEncoder } from './item-encoder.ts'

export type ExportedFiles = {
  readonly items: number
  /** Path of the summary below the bucket. */
  readonly manifest: string
}

/** Items of a data file; the service has at least one file for each partition. */
const itemsMax = 250_000

/**
 * An export to S3 as the service lays it out, below the folder that stands for the bucket: data files, then the manifests.
 * Source: reference, streams-ttl-backup 8.
 */
export class ExportLayout {
  private readonly facts: ExportFacts
  private readonly root: string
  /** Keys of objects below the bucket. */
  private readonly base: string
  private readonly encoder: ItemEncoder
  private readonly done: DataFile[] = []
  private sink: FileSink | undefined
  private key = ''
  private inFile = 0
  private items = 0

  /** Makes its folder. */
  static async begin(root: string, facts: ExportFacts): Promise<ExportLayout> {
    const layout = new ExportLayout(root, facts)
    await layout.tried(async () => makeFolder(join(root, layout.base, 'data')))
    await layout.put('_started', '')
    return layout
  }

  private constructor(root: string, facts: ExportFacts) {
    this.root = root
    this.facts = facts
    const id = facts.exportArn.slice(facts.exportArn.lastIndexOf('/') + 1)
    this.base = [...(facts.prefix === undefined ? [] : [facts.prefix]), 'AWSDynamoDB', id].join('/')
    this.encoder = lineEncoder(facts.format === 'ION' ? 'ion' : 'ddb-json')
  }

  async write(items: ItemLines): Promise<void> {
    this.sink ??= await this.nextFile()
    await this.sink.write(this.encoder.encode(items))
    this.inFile += items.count
    this.items += items.count
    if (this.inFile >= itemsMax) await this.closeFile()
  }

  async end(endTime: number): Promise<ExportedFiles> {
    if (this.done.length === 0) this.sink ??= await this.nextFile()
    await this.closeFile()
    const lines = this.done.map((file) => `${JSON.stringify(file)}\n`).join('')
    await this.writeManifest(manifestNames.files, lines)
    await this.writeManifest(manifestNames.summary, JSON.stringify(this.summary(endTime)))
    return { items: this.items, manifest: `${this.base}/${manifestNames.summary}` }
  }

  async abandon(): Promise<void> {
    await this.sink?.abandon()
    await rm(join(this.root, this.base), { recursive: true, force: true })
  }

  private async nextFile(): Promise<FileSink> {
    const name = createHash('md5').update(`${this.base} ${this.done.length}`).digest('hex').slice(0, 26)
    this.key = `${this.base}/data/${name}.${this.facts.format === 'ION' ? 'ion' : 'json'}.gz`
    this.inFile = 0
    return FileSink.open(join(this.root, this.key), { gzip: true, replace: false, md5: true })
  }

  private async closeFile(): Promise<void> {
    const { sink } = this
    if (sink === undefined) return
    await sink.end()
    const { md5 } = sink
    this.done.push({
      itemCount: this.inFile,
      md5Checksum: md5,
      etag: `${Buffer.from(md5, 'base64').toString('hex')}-1`,
      dataFileS3Key: this.key,
    })
    this.sink = undefined
  }

  private async writeManifest(name: string, text: string): Promise<void> {
    const sum = createHash('md5').update(text).digest('base64')
    await this.put(name, text)
    await this.put(name.replace(/\.json$/, '.checksum'), sum)
  }

  private put(name: string, text: string): Promise<void> {
    return this.tried(() => writeFile(join(this.root, this.base, name), text))
  }

  private async tried(work: () => Promise<unknown>): Promise<void> {
    await work().catch((error: unknown) => {
      throw unwritable(join(this.root, this.base), error)
    })
  }

  private summary(endTime: number): object {
    const { facts } = this
    return {
      version: '2020-06-30',
      exportArn: facts.exportArn,
      startTime: timeText(facts.startTime),
      endTime: timeText(endTime),
      tableArn: facts.tableArn,
      tableId: facts.tableId,
      exportTime: timeText(facts.exportTime),
      s3Bucket: facts.bucket,
      s3Prefix: facts.prefix ?? null,
      s3SseAlgorithm: facts.sseAlgorithm,
      s3SseKmsKeyId: facts.sseKmsKeyId ?? null,
      manifestFilesS3Key: `${this.base}/${manifestNames.files}`,
      billedSizeBytes: facts.billedSizeBytes,
      itemCount: this.items,
      outputFormat: facts.format,
      exportType: 'FULL_EXPORT',
    }
  }
}

type DataFile = {
  readonly itemCount: number
  readonly md5Checksum: string
  readonly etag: string
  readonly dataFileS3Key: string
}

const timeText = (ms: number): string => new Date(ms).toISOString()
