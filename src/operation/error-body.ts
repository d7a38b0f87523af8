import type { ApiError } from '../model/api-error.ts'

export type ErrorAnswer = { readonly status: number; readonly body: string }

/** How the service writes a refusal. Source: reference, errors 1 "HTTP protocol"; HTTP-14, HTTP-15. */
export function errorAnswer({ code, message: said, hint, members }: ApiError): ErrorAnswer {
  // The service has no message here, but it has all its operations: of one that is not built a client should be told.
  const message = code === 'UnknownOperationException' ? (hint ?? '') : said
  const { ThrottlingReasons: reasons, ...others } = members
  const throttling = code === 'ThrottlingException' ? { throttlingReasons: reasons } : { ThrottlingReasons: reasons }
  const body = {
    __type: `${namespaces[code] ?? 'com.amazonaws.dynamodb.v20120810'}#${code}`,
    ...(message === '' ? {} : { [capitalised.has(code) ? 'Message' : 'message']: message }),
    ...others,
    ...throttling,
  }
  return { status: statuses[code] ?? 400, body: JSON.stringify(body) }
}

const validate = 'com.amazon.coral.validate'
const service = 'com.amazon.coral.service'

const namespaces: { readonly [code: string]: string | undefined } = {
  ValidationException: validate,
  SerializationException: service,
  AccessDeniedException: service,
  UnknownOperationException: service,
  InternalFailure: service,
  MissingAuthenticationTokenException: service,
  IncompleteSignatureException: service,
  InvalidSignatureException: service,
  UnrecognizedClientException: service,
  ExpiredTokenException: service,
}

/** Their text stands in `Message`; all others write `message`. */
const capitalised: ReadonlySet<string> = new Set([
  'SerializationException',
  'AccessDeniedException',
  'TransactionCanceledException',
  'TransactionInProgressException',
  'IdempotentParameterMismatchException',
])

const statuses: { readonly [code: string]: number | undefined } = {
  InternalFailure: 500,
  InternalServerError: 500,
  ServiceUnavailable: 503,
}
