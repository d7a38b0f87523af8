import { createHash } from 'node:crypto'
import { stat } from 'node:fs/promises'
import { basename, join } from 'node:path'
import type { TableDescription } from '../../operation/operation-types.ts'
import { allKeyNames, tableKeys } from '../../planner/table-keys.ts'
import { ExportLayout } from '../../transfer/export-layout.ts'
import { type ExportTarget, encoderOf, sinkTarget } from '../../transfer/export-target.ts'
import { FileSink, type Sink } from '../../transfer/file-sink.ts'
import { formatOf, type TransferFormat } from '../../transfer/formats.ts'
import type { Run } from '../run.ts'
import type { ExportOrder } from './export-order.ts'

/** Where an export goes, and what that is called; undefined: it is the result itself. */
export type OpenExport = { readonly target: ExportTarget; readonly name: string | undefined }

/**
 * A file, the result of the statement, or a folder: there DynamoDB JSON and Ion are laid out as the service's export, other
 * formats are a file of the table's name. Throws TransferError.
 */
export async function openExport(
  run: Run,
  order: ExportOrder,
  table: TableDescription | undefined,
  nowMs: () => number,
): Promise<OpenExport> {
  if (order.path === '-')
    return { target: sinkTarget(resultSink(run), encoder(order, formatOf('-', order.format), table)), name: undefined }
  if (!order.path.endsWith('/') && !(await isFolder(order.path))) return openFile(order, order.path, table)
  const format = order.format === undefined ? 'ddb-json' : formatOf(order.path, order.format)
  if ((format === 'ddb-json' || format === 'ion') && table !== undefined && order.gzip !== false)
    return openLayout(order.path, table, format, nowMs)
  const ending = format === 'ddb-json' ? 'ddb.jsonl' : format
  const path = join(order.path, `${table?.TableName ?? 'items'}.${ending}${order.gzip === true ? '.gz' : ''}`)
  return openFile({ ...order, format }, path, table)
}

const isFolder = (path: string): Promise<boolean> =>
  stat(path).then(
    (status) => status.isDirectory(),
    () => false,
  )

async function openFile(order: ExportOrder, path: string, table: TableDescription | undefined): Promise<OpenExport> {
  const format = formatOf(path, order.format)
  const gzip = order.gzip ?? path.toLowerCase().endsWith('.gz')
  const sink = await FileSink.open(path, { gzip, replace: order.replace })
  return { target: sinkTarget(sink, encoder(order, format, table)), name: basename(path) }
}

function encoder(order: ExportOrder, format: TransferFormat, table: TableDescription | undefined) {
  const keys = table === undefined ? [] : allKeyNames(tableKeys(table))
  const typed = (table?.AttributeDefinitions ?? []).map(({ AttributeName }) => AttributeName)
  return encoderOf(format, {
    delimiter: order.delimiter,
    columns: order.columns,
    first: keys,
    nullText: order.nullText ?? 'NULL',
    keys: new Set(typed),
  })
}

/** Where `.output` says. */
const resultSink = ({ emit }: Run): Sink => ({
  // A page ends with a line, so no character is cut.
  write: async (text) => emit({ kind: 'text', text: typeof text === 'string' ? text : Buffer.from(text).toString() }),
  end: async () => undefined,
  abandon: async () => undefined,
})

async function openLayout(
  folder: string,
  table: TableDescription,
  format: 'ddb-json' | 'ion',
  nowMs: () => number,
): Promise<OpenExport> {
  const startTime = nowMs()
  const { TableArn = '', TableId = '', TableSizeBytes = 0 } = table
  const id = `0${startTime}-${createHash('md5').update(`${TableArn} ${startTime}`).digest('hex').slice(0, 8)}`
  const layout = await ExportLayout.begin(folder, {
    exportArn: `${TableArn}/export/${id}`,
    startTime,
    exportTime: startTime,
    tableArn: TableArn,
    tableId: TableId,
    bucket: basename(folder),
    prefix: undefined,
    sseAlgorithm: 'AES256',
    sseKmsKeyId: undefined,
    billedSizeBytes: TableSizeBytes,
    format: format === 'ion' ? 'ION' : 'DYNAMODB_JSON',
  })
  const target: ExportTarget = {
    write: (items) => layout.write(items),
    end: async () => {
      await layout.end(nowMs())
      return { types: new Map(), mixed: [] }
    },
    abandon: () => layout.abandon(),
  }
  return { target, name: `${basename(folder)}/AWSDynamoDB/${id}` }
}
