import { once } from 'node:events'
import { resolve } from 'node:path'
import { wallClock } from '../base/clock.ts'
import { countText, plural } from '../base/count-text.ts'
import { must } from '../base/must.ts'
import { ShellError } from '../base/shell-error.ts'
import { processMs } from '../base/stopwatch.ts'
import { bulkLaneOf } from '../engine/bulk-lane.ts'
import { openEngine } from '../engine/engine.ts'
import { groupCommits } from '../engine/group-commits.ts'
import { lateAnswers } from '../engine/late-answers.ts'
import type { ProtocolParts } from '../http/answer-request.ts'
import { type Serving, serve } from '../http/server.ts'
import { FileMonitor } from '../layers/metering/file-monitor.ts'
import { modelListOf } from '../layers/model-list.ts'
import { wordings } from '../model/messages/envelope.ts'
import type { Table } from '../model/table.ts'
import { livePatterns } from '../modelling/recorder/live-patterns.ts'
import type { TrafficRecord } from '../operation/traffic.ts'
import { proseText } from '../render/plain/prose-text.ts'
import { Store } from '../storage/store.ts'
import { LocalJobs } from '../transfer/local-jobs.ts'
import { trafficLine } from '../view/traffic-view.ts'
import { visibleLines, visibleText } from '../view/visible-text.ts'
import { cannotListen } from './cannot-listen.ts'
import { exitCode } from './exit-code.ts'
import { keepUp } from './keep-up.ts'
import type { ServeArguments } from './serve-arguments.ts'
import { serveRecording } from './serve-recording.ts'
import type { ShellContext } from './shell-context.ts'
import type { Target } from './target.ts'

/**
 * `ddb-shell serve FILE`: answers requests until the signal, then finishes those that had arrived. The port comes first: where
 * there is none, no file is made.
 */
export async function serveMode(context: ShellContext, args: ServeArguments, signal: AbortSignal): Promise<number> {
  let database: OpenDatabase | undefined
  const open = (): ProtocolParts => {
    database = openDatabase(context, args)
    return database.parts
  }
  try {
    const serving = await serve({ host: args.host, port: args.port, open }).catch((error: unknown) => {
      throw cannotListen(error, args)
    })
    await sayWhere(context, args, serving, tableCounts(context.region, must(database, 'it is open').store.allTables()))
    if (!signal.aborted) await once(signal, 'abort')
    database?.hurry()
    await serving.stop()
    return exitCode.good
  } finally {
    await database?.close()
  }
}

type OpenDatabase = {
  readonly store: Store
  readonly parts: ProtocolParts
  /** Answers that wait for no reason but the setting are given. */
  readonly hurry: () => void
  readonly close: () => Promise<void>
}

function openDatabase(context: ShellContext, args: ServeArguments): OpenDatabase {
  const { region } = context
  const say = sayFailures(context.args.debug)
  const store = Store.open(args.file, { readOnly: args.readOnly })
  const { throttling, ledger } = args
  const meter = new FileMonitor({ file: store, clock: wallClock, settings: { throttling, ledger } })
  const jobs = new LocalJobs()
  const engine = openEngine({
    store,
    meter,
    jobs,
    region,
    account: args.account,
    settings: {
      ddlDelayMs: args.ddlDelayMs,
      transactionTimeMs: args.transactionTimeMs,
      messages: wordings[args.wording],
      setOrder: args.setOrder,
      s3Root: args.s3Root === undefined ? undefined : resolve(args.s3Root),
    },
  })
  jobs.attach(bulkLaneOf(engine))
  const backend = lateAnswers(groupCommits(engine), () => args.transactionTimeMs)
  const recording = recordOrClose(() => serveRecording(context, args, { engine, store }), store)
  const upkeep = keepUp(engine, say)
  const log = (record: TrafficRecord) =>
    process.stderr.write(`${trafficLine(record, region, columnsOf(context.stderr))}\n`)
  return {
    store,
    hurry: () => backend.hurry(),
    parts: {
      region,
      backend,
      patternOf: livePatterns({ backend: engine, shelf: modelListOf(store), region, nowMs: processMs }),
      onFailure: say,
      ...(args.log ? { onRequest: log } : {}),
      onCall: recording?.onCall,
    },
    close: async () => {
      upkeep.stop()
      recording?.close()
      await jobs.stop()
      await backend.close()
    },
  }
}

/** Where nothing can be recorded nothing is served. */
function recordOrClose<Opened>(open: () => Opened, store: Store): Opened {
  try {
    return open()
  } catch (error) {
    store.close()
    throw error
  }
}

async function sayWhere(context: ShellContext, args: ServeArguments, serving: Serving, counts: string): Promise<void> {
  const { output } = context.stdout
  const name = args.file === ':memory:' ? 'a database in memory' : visibleText(args.file)
  const mode = args.readOnly ? ', read only' : ''
  await output.write(`ddb-shell ${context.version} serves ${name} at ${serving.url}${mode}\n`)
  if (!isLoopback(serving.address)) {
    const may = args.readOnly ? 'read' : 'read, change and delete'
    const warning = `warning: whoever reaches ${reachedAt(serving)} over the network may ${may} everything in it: signatures are not checked`
    await context.stderr.output.write(wrapped(warning, context.stderr))
  }
  if (args.quiet) return
  if (args.record !== undefined) {
    const words = `records every request in ${visibleText(args.record)}: ddb-shell report reads it`
    await output.write(wrapped(words, context.stdout))
  }
  const regions = `${counts}; a request sees the tables of the region it is signed for, with any credentials`
  // A command stays one line, to be copied.
  await output.write(
    `${wrapped(regions, context.stdout)}try: aws dynamodb list-tables --endpoint-url ${serving.url} --region ${context.region}\n` +
      'Ctrl-C stops\n',
  )
}

/** A terminal breaks lines; for whoever else reads them they are as long as they are. */
const columnsOf = ({ screen }: Target): number => (screen.isTerminal ? screen.columns : Infinity)

const wrapped = (text: string, target: Target): string => proseText([{ head: '', text }], columnsOf(target))

/** `1 table in us-east-1, 3 in eu-west-1`: who looks in the wrong region shall see where they are. */
function tableCounts(region: string, tables: readonly Table[]): string {
  const counts = new Map([[region, 0]])
  for (const table of tables) counts.set(table.region, (counts.get(table.region) ?? 0) + 1)
  return [...counts]
    .map(([name, count], at) => (at === 0 ? `${plural(count, 'table')} in ${name}` : `${countText(count)} in ${name}`))
    .join(', ')
}

const isLoopback = (address: string): boolean => address === '::1' || /^(?:::ffff:)?127\./.test(address)

function reachedAt({ address, port, url }: Serving): string {
  if (address === '0.0.0.0' || address === '::') return `port ${port} of this machine`
  return visibleText(url.slice('http://'.length))
}

/** What goes wrong with the file goes wrong for every request: the same is said once in a while. */
function sayFailures(debug: boolean): (error: unknown) => void {
  let said = ''
  let againMs = 0
  return (error) => {
    const text = failureText(error, debug)
    const nowMs = performance.now()
    if (text === said && nowMs < againMs) return
    said = text
    againMs = nowMs + sameFailureMs
    process.stderr.write(`${text}\n`)
  }
}

const sameFailureMs = 10_000

function failureText(error: unknown, debug: boolean): string {
  if (error instanceof ShellError && !debug) {
    const hint = error.hint === undefined ? '' : `\nhint: ${error.hint}`
    return visibleLines(`error: ${error.message}${hint}`)
  }
  return `error: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`
}
