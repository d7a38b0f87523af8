import { basename } from 'node:path'
import { countText } from '../../base/count-text.ts'
import { FileSink } from '../../transfer/file-sink.ts'
import type { PlacedRecord } from '../../transfer/load-records.ts'
import type { Run } from '../run.ts'

/** Of records that were left out, so many are told one by one. */
const toldMax = 10

/** What an import leaves out: the first are told, and all of them go into a file where one is named. */
export class RejectLog {
  private count = 0
  private sink: FileSink | undefined
  private readonly run: Run
  private readonly path: string | undefined
  private readonly namesFiles: boolean

  constructor(run: Run, path: string | undefined, namesFiles: boolean) {
    this.run = run
    this.path = path
    this.namesFiles = namesFiles
  }

  async add({ path, line, error, text }: PlacedRecord): Promise<void> {
    this.count += 1
    if (this.path !== undefined) {
      this.sink ??= await FileSink.open(this.path, { gzip: false, replace: true })
      const { code, message } = error
      await this.sink.write(`${JSON.stringify({ file: path, line, code, reason: message, record: text })}\n`)
    }
    if (this.count > toldMax) return
    const file = this.namesFiles ? `${basename(path)}, ` : ''
    await this.run.emit({ kind: 'notice', text: `left out: ${file}${error.message}` })
  }

  async end(): Promise<void> {
    if (this.count > toldMax)
      await this.run.emit({ kind: 'notice', text: `left out ${countText(this.count - toldMax)} more` })
    const { sink } = this
    this.sink = undefined
    await sink?.end()
  }
}
