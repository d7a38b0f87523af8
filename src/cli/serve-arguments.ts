import { Command, InvalidArgumentError } from 'commander'
import { type Wording, wordings } from '../model/messages/envelope.ts'
import { type SetOrder, setOrders } from '../model/sort-sets.ts'
import { type ThrottlingMode, throttlingModes } from '../operation/monitor.ts'
import { type RecordedValues, recordedValues } from '../operation/recording/recording-line.ts'
import { UsageError } from './usage-error.ts'

/** What `ddb-shell serve` was told, beside the options that every command has. */
export type ServeArguments = {
  /** A path, or ':memory:'. */
  readonly file: string
  readonly host: string
  readonly port: number
  /** Twelve digits. */
  readonly account: string
  readonly readOnly: boolean
  readonly log: boolean
  readonly quiet: boolean
  /** Milliseconds that a table or index spends on the way to its next state. */
  readonly ddlDelayMs: number
  /** Milliseconds that a transaction which writes has its items, and its answer waits. */
  readonly transactionTimeMs: number
  readonly wording: Wording
  readonly throttling: ThrottlingMode
  /** Requests are written down in the file. */
  readonly ledger: boolean
  readonly setOrder: SetOrder
  /** A folder that stands for S3. */
  readonly s3Root?: string | undefined
  /** Where requests are recorded. */
  readonly record?: string | undefined
  readonly recordValues: RecordedValues
}

export function serveCommand(act: (serve: ServeArguments, values: SharedValues) => void): Command {
  return new Command('serve')
    .description('Answer AWS SDKs and the AWS CLI: the DynamoDB and DynamoDB Streams protocols on one file.')
    .usage('[options] FILE.db|:memory:')
    .argument('<file>', 'database to serve; created when it is missing; :memory: ends with the server')
    .option('--port <port>', 'port to listen on, 0 for any free one', portOf, 8000)
    .option('--host <address>', 'address to listen on; any other than the default lets others in', hostOf, '127.0.0.1')
    .option('--region <region>', 'region of requests that are signed for none (AWS_REGION, else us-east-1)')
    .option('--account <id>', 'account of the ARNs of new tables', accountOf, '000000000000')
    .option('--read-only', 'refuse every write')
    .option('--log', 'one line on stderr for each request: operation, tables, units, time')
    .option('--ddl-delay <ms>', 'how long tables and indexes take to be created, changed, deleted', wholeNumber, 0)
    .option(
      '--transaction-time <ms>',
      'how long a transaction that writes keeps others away from its items, so that they meet conflicts',
      wholeNumber,
      0,
    )
    .option(
      '--wording <generation>',
      'texts of validation errors: newest, or classic as before June 2026',
      wordingOf,
      'newest',
    )
    .option('--set-order <order>', 'members of sets that are written: sorted, or stored as given', setOrderOf, 'sorted')
    .option(
      '--throttling <mode>',
      'what there is no throughput for: off, observe (note it) or enforce (refuse it)',
      throttlingOf,
      'observe',
    )
    .option('--s3-root <dir>', 'folder whose folders stand for the buckets of imports and exports')
    .option('--record <file>', 'note every request in this file, for ddb-shell report; goes on with one that is there')
    .option(
      '--record-values <which>',
      'which values stand in the recording: keys, all (of expressions too; never whole items) or none',
      recordedOf,
      'keys',
    )
    .option('--no-ledger', 'do not write down what requests consume')
    .option('-q, --quiet', 'only the line that says where it listens')
    .addHelpText('after', afterHelp)
    .action((file: string, _own: unknown, command: Command) => {
      // An option that the shell has as well may have gone to it, wherever it stands.
      const { ddlDelay, transactionTime, ...values }: Values = command.optsWithGlobals()
      const { host, port, account, wording, setOrder, throttling, ledger } = values
      const { s3Root, record, recordValues } = values
      const { readOnly = false, log = false, quiet = false } = values
      if (file.trim() === '')
        throw new UsageError('the name of a file is empty', 'Write :memory: for a database that ends with the server.')
      if (readOnly && file === ':memory:')
        throw new UsageError('--read-only needs a file', 'A database in memory starts without tables.')
      const delays = { ddlDelayMs: ddlDelay, transactionTimeMs: transactionTime }
      const metering = { throttling, ledger }
      const recording = { record, recordValues }
      const own = { file, host, port, account, wording, setOrder, s3Root, readOnly, log, quiet }
      act({ ...own, ...delays, ...metering, ...recording }, values)
    })
}

const afterHelp = `
Clients need the endpoint, a region and any credentials:
  aws dynamodb list-tables --endpoint-url http://127.0.0.1:8000
  AWS_ENDPOINT_URL=http://127.0.0.1:8000 in the environment of a program
They see the tables of the region that they are set to. Where HTTP_PROXY is set,
set NO_PROXY=127.0.0.1 as well.
`

/** What the rest of the program is told as well. */
type SharedValues = { readonly region?: string; readonly debug?: boolean }

type Values = SharedValues &
  Pick<ServeArguments, 'host' | 'port' | 'account' | 'wording' | 'setOrder' | 's3Root' | 'throttling' | 'ledger'> &
  Pick<ServeArguments, 'record' | 'recordValues'> & {
    readonly ddlDelay: number
    readonly transactionTime: number
    readonly readOnly?: boolean
    readonly log?: boolean
    readonly quiet?: boolean
  }

function wholeNumber(text: string): number {
  if (/^\d{1,9}$/.test(text)) return Number(text)
  throw new InvalidArgumentError('It takes a whole number.')
}

/** In brackets, as it stands in a URL, it is the same address. */
function hostOf(text: string): string {
  const host = text.trim().replace(/^\[(.*)\]$/, '$1')
  if (host !== '') return host
  throw new InvalidArgumentError('It takes an address or a name of this machine.')
}

function portOf(text: string): number {
  const port = /^\d{1,5}$/.test(text) ? Number(text) : Number.NaN
  if (port <= 65_535) return port
  throw new InvalidArgumentError('It takes a number from 0 to 65535.')
}

function accountOf(text: string): string {
  if (/^\d{12}$/.test(text)) return text
  throw new InvalidArgumentError('An account has twelve digits.')
}

function wordingOf(text: string): Wording {
  if (Object.hasOwn(wordings, text)) return text as Wording
  throw new InvalidArgumentError(`It takes ${Object.keys(wordings).join(' or ')}.`)
}

function throttlingOf(text: string): ThrottlingMode {
  const mode = throttlingModes.find((each) => each === text)
  if (mode !== undefined) return mode
  throw new InvalidArgumentError(`It takes ${throttlingModes.join(', ')}.`)
}

function recordedOf(text: string): RecordedValues {
  const values = recordedValues.find((each) => each === text)
  if (values !== undefined) return values
  throw new InvalidArgumentError(`It takes ${recordedValues.join(', ')}.`)
}

function setOrderOf(text: string): SetOrder {
  const order = setOrders.find((each) => each === text)
  if (order !== undefined) return order
  throw new InvalidArgumentError(`It takes ${setOrders.join(' or ')}.`)
}
