import { type CreateTableCommandInput, DynamoDB, type DynamoDBClientConfig } from '@aws-sdk/client-dynamodb'
import { DynamoDBStreams } from '@aws-sdk/client-dynamodb-streams'
import { onTestFinished } from 'vitest'
import { type Clock, ManualClock } from '../../src/base/clock.ts'
import type { Settings } from '../../src/engine/settings.ts'
import type { ProtocolParts } from '../../src/http/answer-request.ts'
import { type Served, served } from './support.ts'

export type SdkServed = {
  readonly server: Served
  readonly client: DynamoDB
  readonly streams: DynamoDBStreams
  /** Of the engine, unless it was given one. */
  readonly clock: ManualClock
}

export type SdkServedOptions = {
  readonly settings?: Partial<Settings>
  /** Of the engine, in place of one that stands still. */
  readonly clock?: Clock
  /** Engine time that passes with every request, for those who ask until something is done. */
  readonly requestMs?: number
  readonly serve?: Partial<ProtocolParts>
  readonly client?: DynamoDBClientConfig
}

/** Clients of AWS SDK v3 on a server of their own, over HTTP. They do not try again what was refused. */
export async function sdkServed(options: SdkServedOptions = {}): Promise<SdkServed> {
  const { settings, requestMs = 0 } = options
  const clock = new ManualClock(Date.UTC(2026, 0, 2))
  const onRequest = (): void => clock.advance(requestMs)
  const server = await served(':memory:', { onRequest, ...options.serve }, { clock: options.clock ?? clock, settings })
  const config = {
    endpoint: server.url,
    region: 'us-east-1',
    credentials: { accessKeyId: 'local', secretAccessKey: 'local' },
    maxAttempts: 1,
    ...options.client,
  }
  const client = new DynamoDB(config)
  const streams = new DynamoDBStreams(config)
  onTestFinished(() => {
    client.destroy()
    streams.destroy()
  })
  return { server, client, streams, clock }
}

/** The error of a call that must not succeed. */
export const refusalOf = (call: Promise<unknown>): Promise<unknown> =>
  call.then(
    () => {
      throw new Error('it was not refused')
    },
    (error: unknown) => error,
  )

/** All pages of one of the SDK's paginators. */
export async function allPages<Page>(paginator: AsyncIterable<Page>): Promise<readonly Page[]> {
  const pages: Page[] = []
  for await (const page of paginator) pages.push(page)
  return pages
}

/** Asks again at once: what is waited for is engine time. */
export const atOnce = { maxWaitTime: 10, minDelay: 0.001, maxDelay: 0.002 } as const

export const ordersRequest = {
  TableName: 'orders',
  KeySchema: [
    { AttributeName: 'pk', KeyType: 'HASH' },
    { AttributeName: 'sk', KeyType: 'RANGE' },
  ],
  AttributeDefinitions: [
    { AttributeName: 'pk', AttributeType: 'S' },
    { AttributeName: 'sk', AttributeType: 'N' },
  ],
  BillingMode: 'PAY_PER_REQUEST',
} satisfies CreateTableCommandInput
