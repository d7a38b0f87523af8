import { type Credentials, signedHeaders } from './sign.ts'

export type Reply = { readonly status: number; readonly contentType: string; readonly text: string }

/** One side of a comparison: something that speaks DynamoDB's JSON over HTTP. */
export class Endpoint {
  /** Chooses the file of known differences. */
  readonly name: string
  readonly url: string
  /** Region and account of its ARNs, once a table has told them. */
  arnPrefix = 'arn:aws:dynamodb:us-east-1:000000000000'
  private readonly region: string
  private readonly credentials: Credentials

  constructor(name: string, url: string) {
    this.name = name
    this.url = url
    this.region = regionOf(url)
    this.credentials = isService(url) ? ownCredentials() : { accessKeyId: 'compare', secretAccessKey: 'compare' }
  }

  /** `URL`, or `NAME=URL`. */
  static parse(word: string): Endpoint {
    const [, name, url] = /^([\w.-]+)=(https?:\/\/.+)$/.exec(word) ?? ['', word, word]
    return new Endpoint(name ?? word, url ?? word)
  }

  async call(operation: string, body: string, target = targetOf(operation)): Promise<Reply> {
    const headers = signedHeaders({ url: this.url, region: this.region, target, body, credentials: this.credentials })
    const response = await fetch(this.url, { method: 'POST', headers, body })
    return {
      status: response.status,
      contentType: response.headers.get('content-type') ?? '',
      text: await response.text(),
    }
  }

  /** The answer of a call that has to succeed. */
  async must(operation: string, request: object): Promise<{ readonly [member: string]: unknown }> {
    const { status, text } = await this.call(operation, JSON.stringify(request))
    if (status !== 200) throw new Error(`${this.name} refuses ${operation} with ${status}: ${text}`)
    return JSON.parse(text) as { readonly [member: string]: unknown }
  }
}

export const streamOperations = new Set(['DescribeStream', 'GetRecords', 'GetShardIterator', 'ListStreams'])

const targetOf = (operation: string): string =>
  `${streamOperations.has(operation) ? 'DynamoDBStreams_20120810' : 'DynamoDB_20120810'}.${operation}`

/** Only the service itself is shown who we are. */
const isService = (url: string): boolean => /^https:\/\/[\w.-]+\.amazonaws\.com(?:\.cn)?(?:\/|$)/.test(url)
const regionOf = (url: string): string => /dynamodb\.([\w-]+)\.amazonaws/.exec(url)?.[1] ?? 'us-east-1'

function ownCredentials(): Credentials {
  const { AWS_ACCESS_KEY_ID, AWS_SECRET_ACCESS_KEY, AWS_SESSION_TOKEN } = process.env
  if (AWS_ACCESS_KEY_ID === undefined || AWS_SECRET_ACCESS_KEY === undefined)
    throw new Error('the service needs AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY in the environment')
  return { accessKeyId: AWS_ACCESS_KEY_ID, secretAccessKey: AWS_SECRET_ACCESS_KEY, sessionToken: AWS_SESSION_TOKEN }
}
