import type { Address } from './load-connection.ts'

/** Stands in a request where eight digits go in. */
export const digits = '@@@@@@@@'

/** The bytes of one request, made once; only its numbers differ from one to the next. */
export class RequestTemplate {
  private readonly bytes: Buffer
  private readonly places: readonly number[]
  private readonly number: (at: number, place: number) => number

  /** `number` is what stands in the `place`-th row of digits of the `at`-th request. */
  constructor(
    address: Address,
    operation: string,
    request: object,
    number: (at: number, place: number) => number = (at) => at,
  ) {
    this.bytes = requestBytes(address, operation, JSON.stringify(request))
    this.places = placesOf(this.bytes)
    this.number = number
  }

  make(at: number): Buffer {
    // A copy: a socket may still be sending the one before.
    const bytes = Buffer.from(this.bytes)
    for (const [place, offset] of this.places.entries()) {
      let rest = this.number(at, place)
      for (let digit = digits.length - 1; digit >= 0; digit--) {
        bytes[offset + digit] = 48 + (rest % 10)
        rest = Math.floor(rest / 10)
      }
    }
    return bytes
  }
}

/** Signed by nobody, as emulators take it. */
export function requestBytes({ host, port }: Address, operation: string, body: string): Buffer {
  const credential = 'Credential=x/20260101/us-east-1/dynamodb/aws4_request'
  const head = [
    'POST / HTTP/1.1',
    `Host: ${host}:${port}`,
    'Content-Type: application/x-amz-json-1.0',
    `X-Amz-Target: DynamoDB_20120810.${operation}`,
    'X-Amz-Date: 20260101T000000Z',
    `Authorization: AWS4-HMAC-SHA256 ${credential}, SignedHeaders=host;x-amz-date, Signature=0`,
    `Content-Length: ${Buffer.byteLength(body)}`,
  ]
  return Buffer.from(`${head.join('\r\n')}\r\n\r\n${body}`)
}

function placesOf(bytes: Buffer): readonly number[] {
  const places: number[] = []
  for (let at = bytes.indexOf(digits); at !== -1; at = bytes.indexOf(digits, at + digits.length)) places.push(at)
  return places
}
