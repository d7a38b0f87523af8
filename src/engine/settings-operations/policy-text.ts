import { validationError } from '../../model/api-error.ts'
import { policyMessages } from '../../model/messages/settings.ts'

/** Whitespace counts. Source: reference, security 6. */
const bytesMax = 20 * 1024
/** Source: reference, security 4. */
const policyText = /^[\t\n\r\u0020-\u00ff]*$/

/**
 * The policy as it was written, if it can be one: its size, its characters, and that it is JSON with statements. What
 * the statements say is not looked at, since nobody here asks for permission. Throws ValidationException.
 */
export function readPolicy(text: string): string {
  if (Buffer.byteLength(text) > bytesMax) throw validationError(policyMessages.tooLarge)
  if (!policyText.test(text)) throw validationError(policyMessages.characters)
  if (!hasStatements(text)) throw validationError(policyMessages.malformed)
  return text
}

function hasStatements(text: string): boolean {
  try {
    const policy: unknown = JSON.parse(text)
    return typeof policy === 'object' && policy !== null && Object.hasOwn(policy, 'Statement')
  } catch {
    return false
  }
}
