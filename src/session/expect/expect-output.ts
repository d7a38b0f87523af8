import type { Expectation } from '../../ast/expect-statement.ts'
import { plural } from '../../base/count-text.ts'
import type { Verdict } from '../outcome.ts'
import type { Previous, PrintOutcome } from '../previous.ts'
import { SessionError } from '../session-error.ts'
import { notSo } from './compare.ts'
import { lineDiff } from './line-diff.ts'

/** The printed result, line by line; blanks at the ends of lines and empty lines at the end do not count. */
export async function expectOutput(
  { text, bodySpan, span }: Extract<Expectation, { readonly kind: 'output' }>,
  previous: Previous,
  print: PrintOutcome | undefined,
): Promise<Verdict> {
  if (print === undefined) {
    throw new SessionError('session.no-printer', 'nothing is printed here that OUTPUT could be compared with', {
      span,
      hint: 'Run the script with ddb-shell.',
    })
  }
  if (!previous.complete) {
    return notSo('OUTPUT', `more than the ${plural(previous.items.length, 'item')} that are kept for comparing`)
  }
  const wanted = trimmed(text)
  const found = trimmed(print(previous.outcome, previous))
  const replacement = { span: bodySpan, text: found === '' ? '' : `${found}\n` }
  const lines = (all: string): string => `OUTPUT of ${all === '' ? 0 : all.split('\n').length} lines`
  if (wanted === found) return { passed: true, expected: lines(wanted), actual: lines(found), replacement }
  return {
    passed: false,
    expected: lines(wanted),
    actual: lines(found),
    diff: await lineDiff(wanted, found),
    replacement,
  }
}

const trimmed = (text: string): string => text.replace(/[ \t\r]+$/gm, '').replace(/\n+$/, '')
