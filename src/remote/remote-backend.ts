import { randomUUID } from 'node:crypto'
import * as dynamodb from '@aws-sdk/client-dynamodb'
import * as streams from '@aws-sdk/client-dynamodb-streams'
import { must } from '../base/must.ts'
import { ApiError, type ApiErrorMembers } from '../model/api-error.ts'
import { credentialCodes } from '../model/credential-codes.ts'
import type { Backend, Call, OperationName, Request, Response } from '../operation/operation.ts'
import { serviceModel } from '../operation/service-model.ts'
import { measuredCharges, tellsCapacity } from './measured-charges.ts'
import { RemoteError } from './remote-error.ts'
import { standsStill } from './stands-still.ts'
import { lookFirst, otherCredentials, whyNotReached } from './why-not-reached.ts'
import { RefusedError, type SdkClient, UnansweredError } from './wire-json.ts'

export type RemoteClients = {
  readonly dynamodb: dynamodb.DynamoDBClient
  readonly streams: streams.DynamoDBStreamsClient
}

/** Sends every operation to a service elsewhere. Rejects with ApiError, or with RemoteError where it is not reached. */
export class RemoteBackend implements Backend {
  private readonly clients: RemoteClients
  /** For messages. */
  private readonly place: string
  private partiqlIsUnknown = false

  constructor(clients: RemoteClients, place: string) {
    this.clients = clients
    this.place = place
  }

  /** It has refused a statement because it has no PartiQL at all, as ScyllaDB Alternator. */
  get lacksPartiql(): boolean {
    return this.partiqlIsUnknown
  }

  async run<Name extends OperationName>(name: Name, request: Request<Name>, call: Call = {}): Promise<Response<Name>> {
    call.signal?.throwIfAborted()
    if (call.asOfMs !== undefined) {
      throw new RemoteError('connection.no-past', `${this.place} does not keep the past of its tables`, {
        hint: 'RESTORE TABLE makes a table as it was, where point-in-time recovery is on.',
      })
    }
    const { asked, told } = withCapacity(name, withToken(name, request))
    const answer = await this.send(name, asked, call.signal)
    call.charges?.push(...measuredCharges(name, asked, answer))
    if (standsStill(asked, answer)) {
      throw new RemoteError(
        'connection.no-dynamodb',
        `${this.place} goes on where it was: a page ends where it began`,
        {
          hint: 'A service that does so is read without an end. Nothing more is asked of it.',
        },
      )
    }
    return told(answer) as Response<Name>
  }

  async close(): Promise<void> {
    this.clients.dynamodb.destroy()
    this.clients.streams.destroy()
  }

  private async send(name: OperationName, request: object, signal: AbortSignal | undefined): Promise<object> {
    const { service } = must(serviceModel.operations[name], `the model has ${name}`)
    const of = service === 'dynamodb' ? 'dynamodb' : 'streams'
    const commands = (of === 'dynamodb' ? dynamodb : streams) as unknown as Readonly<Record<string, CommandOf>>
    const CommandClass = must(commands[`${name}Command`], `the SDK has ${name}`)
    const client: Sender = this.clients[of]
    try {
      const { $metadata: _, ...answer } = await client.send(
        new CommandClass(request),
        signal === undefined ? {} : { abortSignal: signal },
      )
      return answer
    } catch (error) {
      const { why, mayBeDone } = error instanceof UnansweredError ? error : { why: error, mayBeDone: false }
      if (why instanceof RefusedError) throw this.refusal(name, why, mayBeDone)
      // In the middle of an answer it is the connection that is said to have ended.
      if (signal?.aborted === true) throw signal.reason
      throw whyNotReached(why, this.place, mayBeDone)
    }
  }

  private refusal(name: OperationName, { name: code, message, body }: RefusedError, mayBeDone: boolean): ApiError {
    if (code === 'UnknownOperationException' && partiql.has(name)) this.partiqlIsUnknown = true
    const { __type, message: _lower, Message: _upper, throttlingReasons, ...others } = body
    const reasons = throttlingReasons === undefined ? {} : { ThrottlingReasons: throttlingReasons }
    const hint = credentialCodes.has(code) ? otherCredentials : mayBeDone ? lookFirst : undefined
    return new ApiError(code, message, { members: { ...others, ...reasons } as ApiErrorMembers, hint })
  }
}

type CommandOf = new (request: object) => Parameters<SdkClient['send']>[0]
type Sender = {
  send(command: unknown, options: { readonly abortSignal?: AbortSignal }): Promise<{ readonly $metadata: unknown }>
}

const partiql: ReadonlySet<OperationName> = new Set(['ExecuteStatement', 'BatchExecuteStatement', 'ExecuteTransaction'])

/** A request that is sent twice, because nobody knows whether it arrived, must not be done twice. */
function withToken(name: OperationName, request: object): object {
  if (!once.has(name) || 'ClientRequestToken' in request) return request
  return { ...request, ClientRequestToken: randomUUID() }
}

const once: ReadonlySet<OperationName> = new Set([
  'TransactWriteItems',
  'ExecuteTransaction',
  'ImportTable',
  'ExportTableToPointInTime',
])

type Asked = {
  readonly asked: object
  /** The answer as whoever asked is to have it. */
  readonly told: (answer: object) => object
}

/** Each call asks what it consumed; what nobody has asked for is not in the answer. */
function withCapacity(name: OperationName, request: object): Asked {
  const { ReturnConsumedCapacity: wanted = 'NONE' } = request as { readonly ReturnConsumedCapacity?: unknown }
  if (wanted !== 'NONE' || !tellsCapacity(name)) return { asked: request, told: (answer) => answer }
  return {
    asked: { ...request, ReturnConsumedCapacity: 'INDEXES' },
    told: (answer) => {
      const { ConsumedCapacity: _, ...rest } = answer as { readonly ConsumedCapacity?: unknown }
      return rest
    },
  }
}
