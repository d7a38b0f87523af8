import type { Expectation } from '../../ast/expect-statement.ts'
import type { Verdict } from '../outcome.ts'
import type { Previous } from '../previous.ts'

/** The name is the service's exception or one of our codes; the message is compared whole. */
export function expectError(
  { name, message }: Extract<Expectation, { readonly kind: 'error' }>,
  { outcome: { result } }: Previous,
): Verdict {
  const expected = message === undefined ? `ERROR ${name}` : `ERROR ${name} '${message}'`
  if (result.kind !== 'failed') return { passed: false, expected, actual: 'no error' }
  const { error } = result
  const actual =
    message === undefined && error.code === name ? `ERROR ${error.code}` : `ERROR ${error.code} '${error.message}'`
  return { passed: error.code === name && (message === undefined || error.message === message), expected, actual }
}
