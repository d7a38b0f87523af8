import { connect } from 'node:net'
import { DynamoDBClient } from '@aws-sdk/client-dynamodb'
import { DynamoDBStreamsClient } from '@aws-sdk/client-dynamodb-streams'
import { defaultProvider } from '@aws-sdk/credential-provider-node'
import type { BulkLane } from '../operation/bulk.ts'
import type { RemotePlace } from '../operation/remote-place.ts'
import { bulkLaneOver } from './bulk-lane.ts'
import { RemoteBackend } from './remote-backend.ts'
import { endpointFrom, isLoopback } from './remote-endpoint.ts'
import { RemoteError } from './remote-error.ts'
import { whyNotReached } from './why-not-reached.ts'
import { speakJson } from './wire-json.ts'

export type Remote = {
  readonly backend: RemoteBackend
  readonly bulk: BulkLane
  readonly region: string
}

/**
 * Amazon DynamoDB, or a service that speaks as it does. Nothing is asked of it yet: what is found out is whether there are
 * credentials, and whether somebody listens. Rejects with RemoteError.
 */
export async function openRemote(options: RemotePlace): Promise<Remote> {
  const { endpoint, profile } = options
  const elsewhere = endpoint === undefined ? undefined : endpointFrom(endpoint)
  const region = await regionOf(options, elsewhere)
  const place = elsewhere?.host ?? `Amazon DynamoDB in ${region}`
  const credentials = credentialsFor(elsewhere, profile)
  const config = {
    region,
    credentials,
    requestHandler: limits,
    ...(profile === undefined ? {} : { profile }),
    // Without one it is Amazon's own, whatever a configuration file says: the prompt says that it is Amazon.
    ...(elsewhere === undefined ? { ignoreConfiguredEndpointUrls: true } : { endpoint: elsewhere.href }),
  }
  const dynamodb = new DynamoDBClient(config)
  const streams = new DynamoDBStreamsClient(config)
  speakJson(dynamodb, 'dynamodb')
  speakJson(streams, 'dynamodbstreams')
  const backend = new RemoteBackend({ dynamodb, streams }, place)
  try {
    await credentials()
    await somebodyListens(elsewhere ?? dynamodb.config.endpointProvider({ Region: region }).url)
    return { backend, bulk: bulkLaneOver(backend), region }
  } catch (error) {
    await backend.close()
    throw whyNotReached(error, place)
  }
}

/** Milliseconds. Importing and exporting answer at once, and a page of a Scan is never long in coming. */
const limits = { connectionTimeout: 5_000, requestTimeout: 60_000, socketTimeout: 60_000, throwOnRequestTimeout: true }

/** As the AWS CLI finds it; a service of one's own has none, and signs with the usual one. */
async function regionOf({ region, profile }: RemotePlace, elsewhere: URL | undefined): Promise<string> {
  if (region !== undefined) return region
  const configured = new DynamoDBClient(profile === undefined ? {} : { profile })
  try {
    return await configured.config.region()
  } catch (cause) {
    if (elsewhere !== undefined) return 'us-east-1'
    throw new RemoteError('connection.no-region', 'nothing says in which Region of AWS', {
      cause,
      hint: 'Start with --region eu-west-1, or set AWS_REGION.',
    })
  } finally {
    configured.destroy()
  }
}

/**
 * As the AWS CLI finds them. What runs on this machine rarely looks at them, so where nobody has any, anything will do; and
 * who has none is not kept waiting for the machines of Amazon, which would have some.
 */
function credentialsFor(elsewhere: URL | undefined, profile: string | undefined): () => Promise<Credentials> {
  if (elsewhere === undefined || !isLoopback(elsewhere) || profile !== undefined)
    return defaultProvider(profile === undefined ? {} : { profile })
  const found = defaultProvider({ timeout: 20, maxRetries: 0 })
  let nobodyHas = false
  return async () => {
    try {
      if (!nobodyHas) return await found()
    } catch {
      nobodyHas = true
    }
    return { accessKeyId: 'local', secretAccessKey: 'local' }
  }
}

type Credentials = Awaited<ReturnType<ReturnType<typeof defaultProvider>>>

/** Nothing is sent. Rejects as `connect` does. */
function somebodyListens({ protocol, hostname, port }: URL): Promise<void> {
  return new Promise((resolve, reject) => {
    const socket = connect({
      host: hostname.replace(/^\[(.*)\]$/, '$1'),
      port: port === '' ? (protocol === 'http:' ? 80 : 443) : Number(port),
      signal: AbortSignal.timeout(limits.connectionTimeout),
    })
    socket.once('connect', () => {
      socket.destroy()
      resolve()
    })
    socket.once('error', reject)
  })
}
