import { ShellError } from '../base/shell-error.ts'
import { RemoteError } from './remote-error.ts'
import { ForeignAnswerError } from './wire-json.ts'

/** How to get credentials. */
export const otherCredentials = '`aws configure` or `aws sso login` gets some; --profile NAME takes those of a profile.'

/** Of a write without an answer, which is not sent twice. */
export const lookFirst = 'It may have been done all the same, and is not sent again: look first.'

/** What kept a request from its answer, in a sentence. Anything it does not know is a bug, and comes back as it is. */
export function whyNotReached(error: unknown, place: string, mayBeDone = false): unknown {
  if (error instanceof ShellError || !(error instanceof Error)) return error
  const more = { cause: error }
  if (error instanceof ForeignAnswerError) {
    return new RemoteError('connection.no-dynamodb', `${place} does not answer as DynamoDB does: ${error.message}`, {
      ...more,
      hint: mayBeDone ? lookFirst : 'Look at the URL of the endpoint, and at proxies on the way to it.',
    })
  }
  if (isAboutCredentials(error)) {
    return new RemoteError('connection.no-credentials', `there are no credentials for ${place}: ${error.message}`, {
      ...more,
      hint: otherCredentials,
    })
  }
  const reason = reasons[codeOf(error) ?? ''] ?? reasons[error.name]
  if (reason === undefined) return error
  if (mayBeDone) {
    return new RemoteError('connection.unreachable', `${place} gave no answer: ${reason}`, { ...more, hint: lookFirst })
  }
  return new RemoteError('connection.unreachable', `${place} cannot be reached: ${reason}`, {
    ...more,
    hint: 'Look at the network, at the Region or the URL of the endpoint, and whether the server runs.',
  })
}

const isAboutCredentials = ({ name }: Error): boolean =>
  name === 'CredentialsProviderError' || name === 'TokenProviderError' || name === 'ProviderError'

/** Of an error, of its cause, or of the first try where a name has several addresses. */
function codeOf(error: unknown): string | undefined {
  if (!(error instanceof Error)) return undefined
  const { code } = error as { readonly code?: unknown }
  if (typeof code === 'string' && code in reasons) return code
  return codeOf(error.cause) ?? (error instanceof AggregateError ? codeOf(error.errors[0]) : undefined)
}

const reasons: { readonly [code: string]: string } = {
  ECONNREFUSED: 'nobody listens there',
  ENOTFOUND: 'no such host',
  EAI_AGAIN: 'its name cannot be looked up now',
  EHOSTUNREACH: 'there is no way to its network',
  ENETUNREACH: 'there is no way to its network',
  ECONNRESET: 'it broke off the connection',
  EPIPE: 'it broke off the connection',
  ETIMEDOUT: 'it does not answer in time',
  TimeoutError: 'it does not answer in time',
  EPROTO: 'it does not speak TLS as expected',
  ERR_SSL_WRONG_VERSION_NUMBER: 'it does not speak TLS; its URL may begin with http',
  DEPTH_ZERO_SELF_SIGNED_CERT: 'its certificate is self-signed',
  SELF_SIGNED_CERT_IN_CHAIN: 'its certificate is self-signed',
  UNABLE_TO_VERIFY_LEAF_SIGNATURE: 'its certificate cannot be verified',
  CERT_HAS_EXPIRED: 'its certificate has expired',
  ERR_TLS_CERT_ALTNAME_INVALID: 'its certificate is for another host',
}
