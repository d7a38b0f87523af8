import { createServer, type IncomingMessage } from 'node:http'
import type { AddressInfo } from 'node:net'
import { onTestFinished } from 'vitest'
import { remoteConnection } from '../../src/cli/remote-connection.ts'
import { openEngine } from '../../src/engine/engine.ts'
import { serve } from '../../src/http/server.ts'
import { ApiError } from '../../src/model/api-error.ts'
import type { Backend } from '../../src/operation/operation.ts'
import type { TrafficRecord } from '../../src/operation/traffic.ts'
import { openRemote } from '../../src/remote/open-remote.ts'
import type { RemoteBackend } from '../../src/remote/remote-backend.ts'
import { Session } from '../../src/session/session.ts'
import type { SessionParts } from '../../src/session/session-state.ts'
import { Store } from '../../src/storage/store.ts'
import { type Served, served } from '../http/support.ts'

export type Remoted = {
  readonly backend: RemoteBackend
  readonly server: Served
  /** Names of the operations that arrived, in order. */
  readonly arrived: string[]
}

/** Our own server, reached as any other service: by the SDK, over HTTP. */
export async function remoted(): Promise<Remoted> {
  const arrived: string[] = []
  const onRequest = ({ operation }: TrafficRecord): void => void arrived.push(operation)
  const server = await served(':memory:', { onRequest })
  return { backend: await opened(server.url), server, arrived }
}

/** As ScyllaDB Alternator: it has the operations from before PartiQL. Words: its `server.cc`. */
export async function withoutPartiql(): Promise<{ readonly url: string; readonly arrived: string[] }> {
  const engine = openEngine({ store: Store.open(':memory:') })
  const arrived: string[] = []
  const backend: Backend = {
    run: async (name, request, call) => {
      arrived.push(name)
      if (/Execute/.test(name))
        throw new ApiError('UnknownOperationException', '', { hint: `Unsupported operation ${name}` })
      return engine.run(name, request, call)
    },
    close: () => engine.close(),
  }
  const serving = await serve({ host: '127.0.0.1', port: 0, open: () => ({ region: 'us-east-1', backend }) })
  onTestFinished(async () => {
    await serving.stop()
    await engine.close()
  })
  return { url: serving.url, arrived }
}

/** A session over there, as the command line makes it. */
export async function sessionAt(endpoint: string, parts: Partial<SessionParts> = {}): Promise<Session> {
  const connection = await remoteConnection({ endpoint, region: 'us-east-1' }, {})
  const session = new Session({ connection, version: 'test', stopwatch: () => 0, ...parts })
  onTestFinished(() => session.close())
  return session
}

export async function opened(endpoint: string): Promise<RemoteBackend> {
  const { backend } = await openRemote({ endpoint, region: 'us-east-1' })
  onTestFinished(() => backend.close())
  return backend
}

export type Said = { readonly status?: number; readonly headers?: Record<string, string>; readonly body: string }

/** A server that answers as it is told, and keeps what it was asked. */
export async function saying(
  answer: (request: Asked) => Said | 'nothing' | 'half' | 'closed',
): Promise<{ url: string; asked: Asked[] }> {
  const asked: Asked[] = []
  const server = createServer((message, response) => {
    void readAll(message).then((body) => {
      const target = String(message.headers['x-amz-target'])
      const one = { target, operation: target.split('.')[1] ?? '', headers: message.headers, body }
      asked.push(one)
      const said = answer(one)
      if (said === 'nothing') return
      if (said === 'half') response.writeHead(200).write('{"Table')
      else if (said === 'closed') response.destroy()
      else response.writeHead(said.status ?? 200, said.headers ?? {}).end(said.body)
    })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  onTestFinished(() => {
    server.closeAllConnections()
    server.close()
  })
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, asked }
}

export type Asked = {
  readonly target: string
  readonly operation: string
  readonly headers: IncomingMessage['headers']
  readonly body: string
}

async function readAll(message: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = []
  for await (const chunk of message) chunks.push(chunk as Buffer)
  return Buffer.concat(chunks).toString()
}
