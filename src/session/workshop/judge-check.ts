import { ShellError } from '../../base/shell-error.ts'
import { ApiError } from '../../model/api-error.ts'
import { parseScript } from '../../syntax/parse-script.ts'
import { judge } from '../expect/expect.ts'
import type { Outcome } from '../outcome.ts'
import type { Previous } from '../previous.ts'
import { stops } from '../script-runner.ts'
import type { RunScriptOptions, SessionState } from '../session-state.ts'
import type { Finding } from './check-result.ts'
import type { WorkshopCheck } from './workshop.ts'

/** Runs hidden statements; the session is one on a database that may be changed. Its first failure is the finding. */
export async function judgeState(
  check: WorkshopCheck,
  session: SessionState,
  options: Pick<RunScriptOptions, 'file' | 'signal'>,
): Promise<Finding> {
  for await (const outcome of session.runScript(check.script, { bail: true, ...options })) {
    if (stops(outcome)) return findingOf(check, outcome)
  }
  return undefined
}

function findingOf(check: WorkshopCheck, { result, statement }: Outcome): Finding {
  const at = statement.span.start
  if (result.kind === 'expectation') return finding(check, at, result.expected, result.actual)
  return finding(check, at, noError, result.kind === 'failed' ? errorText(result.error) : 'it was stopped')
}

/** Judges EXPECTs about a statement of whoever learns. */
export async function judgeStatement(check: WorkshopCheck, previous: Previous): Promise<Finding> {
  if (previous.outcome.result.kind === 'failed') {
    return finding(check, check.script.length, noError, errorText(previous.outcome.result.error))
  }
  for (const { ast } of parseScript(check.script).statements) {
    if (ast.kind !== 'expect') continue
    try {
      const { passed, expected, actual } = await judge(ast.expectation, previous, noContext)
      if (!passed) return finding(check, ast.span.start, expected, actual)
    } catch (error) {
      if (!(error instanceof ShellError)) throw error
      return finding(check, ast.span.start, 'something to be judged', error.message)
    }
  }
  return undefined
}

const noContext = { variables: new Map(), print: undefined }

const noError = 'no error'

/** Codes of our own say nothing to whoever learns. */
const errorText = (error: ShellError): string =>
  error instanceof ApiError ? `${error.code}: ${error.message}` : error.message

const finding = ({ remarks }: WorkshopCheck, at: number, expected: string, found: string): Finding => ({
  remark: (remarks.findLast((each) => each.at < at) ?? remarks[0])?.text ?? '',
  expected,
  found,
})

/** Whether a check is about statements that begin as this one. */
export function isAbout({ of }: WorkshopCheck, { text }: Pick<Outcome, 'text'>): boolean {
  const [word = ''] = /^[a-z]+/i.exec(text.replace(/^(?:\s+|--[^\n]*\n|\/\*[\s\S]*?\*\/)*/, '')) ?? []
  return of?.includes(word.toUpperCase()) === true
}
