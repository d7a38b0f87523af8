import { request as httpRequest } from 'node:http'
import { connect } from 'node:net'
import { onTestFinished } from 'vitest'
import { type EmbeddedEngine, type EngineOptions, openEngine } from '../../src/engine/engine.ts'
import { groupCommits } from '../../src/engine/group-commits.ts'
import { lateAnswers } from '../../src/engine/late-answers.ts'
import type { ProtocolParts } from '../../src/http/answer-request.ts'
import { type ServeOptions, type Serving, serve } from '../../src/http/server.ts'
import { Store } from '../../src/storage/store.ts'

export type Served = Serving & { readonly engine: EmbeddedEngine; readonly failures: unknown[] }

/** A server on a free port over a database of its own, stopped when the test ends. */
export async function served(
  location = ':memory:',
  options: Partial<ProtocolParts & Pick<ServeOptions, 'host'>> = {},
  engineOptions: Partial<EngineOptions> = {},
): Promise<Served> {
  const engine = openEngine({ store: Store.open(location), ...engineOptions })
  const backend = lateAnswers(groupCommits(engine), () => engine.context.settings.transactionTimeMs)
  const failures: unknown[] = []
  const onFailure = (error: unknown): void => void failures.push(error)
  const { host = '127.0.0.1', ...parts } = options
  const serving = await serve({ host, port: 0, open: () => ({ region: 'us-east-1', backend, onFailure, ...parts }) })
  onTestFinished(async () => {
    backend.hurry()
    await serving.stop()
    await backend.close()
  })
  return { ...serving, engine, failures }
}

export type WireAnswer = {
  readonly status: number
  readonly headers: { readonly [name: string]: string | string[] | undefined }
  readonly body: Buffer
  readonly text: string
}

export const authorization =
  'AWS4-HMAC-SHA256 Credential=key/20260101/us-east-1/dynamodb/aws4_request, SignedHeaders=host;x-amz-date, Signature=0'

export const signed = {
  authorization,
  'x-amz-date': '20260101T000000Z',
  'content-type': 'application/x-amz-json-1.0',
} as const

export type WireRequest = {
  readonly method?: string
  readonly path?: string
  readonly headers?: { readonly [name: string]: string | undefined }
  readonly body?: string | Buffer
}

/** One request as bytes, with nothing that a client would add by itself but Host and Content-Length. */
export function send(to: { readonly port: number }, request: WireRequest): Promise<WireAnswer> {
  const { method = 'POST', path = '/', headers = {}, body = '' } = request
  const given = Object.fromEntries(Object.entries(headers).filter(([, value]) => value !== undefined))
  return new Promise((resolve, reject) => {
    const sent = httpRequest(
      { host: '127.0.0.1', port: to.port, method, path, headers: given as never },
      (response) => {
        const chunks: Buffer[] = []
        response.on('data', (chunk: Buffer) => chunks.push(chunk))
        response.on('end', () => {
          const bytes = Buffer.concat(chunks)
          resolve({ status: response.statusCode ?? 0, headers: response.headers, body: bytes, text: bytes.toString() })
        })
      },
    )
    sent.on('error', reject)
    sent.end(body)
  })
}

/** A signed call of an operation. */
export const call = (
  to: { readonly port: number },
  operation: string,
  request: unknown,
  headers: WireRequest['headers'] = {},
): Promise<WireAnswer> => {
  const prefix =
    /Stream|GetShardIterator|GetRecords/.test(operation) && !operation.includes('Kinesis')
      ? 'DynamoDBStreams'
      : 'DynamoDB'
  return send(to, {
    headers: { ...signed, 'x-amz-target': `${prefix}_20120810.${operation}`, ...headers },
    body: typeof request === 'string' ? request : JSON.stringify(request),
  })
}

/** Bytes on a socket, and all that comes back until the other side closes. */
export function raw(to: { readonly port: number }, bytes: string | Buffer): Promise<string> {
  return new Promise((resolve, reject) => {
    const socket = connect(to.port, '127.0.0.1')
    let text = ''
    socket.on('data', (chunk: Buffer) => {
      text += chunk.toString()
    })
    socket.on('close', () => resolve(text))
    socket.on('error', reject)
    socket.end(bytes)
  })
}

export const tableRequest = {
  TableName: 'shop',
  KeySchema: [{ AttributeName: 'pk', KeyType: 'HASH' }],
  AttributeDefinitions: [{ AttributeName: 'pk', AttributeType: 'S' }],
  BillingMode: 'PAY_PER_REQUEST',
} as const
