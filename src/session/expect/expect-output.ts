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
  const expected = `OUTPUT of ${plural(wanted === '' ? 0 : wanted.split('\n').length, 'line')}`
  if (wanted === found) return { passed: true, expected, actual: 'the same', replacement }
  const diff = await lineDiff(wanted, found)
  const lines = (mark: string): number => diff.split('\n').filter((line) => line.startsWith(mark)).length
  return {
    passed: false,
    expected,
    actual: `${plural(Math.max(lines('-'), lines('+')), 'line')} otherwise`,
    diff,
    replacement,
  }
}

const trimmed = (text: string): string => text.replace(/[ \t\r]+$/gm, '').replace(/\n+$/, '')
