import { ShellError } from '../base/shell-error.ts'
import { errorText } from '../render/plain/error-text.ts'
import { glyphsOf } from '../render/plain/glyphs.ts'
import { plainStyle } from '../render/plain/style.ts'
import { errorView } from '../view/error-view.ts'
import { visibleLines } from '../view/visible-text.ts'
import { exitCode } from './exit-code.ts'
import { OutputLost, PipeClosed } from './output.ts'
import { UsageError } from './usage-error.ts'

/** What ended the program before or after its statements: one sentence and what to do, and the exit code. */
export function lastWords(error: unknown, debug: boolean): number {
  // Whoever read our output has seen enough.
  if (error instanceof PipeClosed) return exitCode.good
  if (error instanceof OutputLost) return lastWords(error.cause, debug)
  // The exit code says it as well, to whoever cannot have the words.
  process.stderr.on('error', () => {})
  process.stderr.write(`ddb-shell: ${sentence(error)}`)
  if (debug && error instanceof Error) process.stderr.write(`${error.stack}\n`)
  return codeOf(error)
}

function sentence(error: unknown): string {
  if (error instanceof ShellError)
    return visibleLines(`${error.message}\n${error.hint === undefined ? '' : `hint: ${error.hint}\n`}`)
  return errorText(errorView(error, { text: '' }, 80), { style: plainStyle, glyphs: glyphsOf('ascii') })
}

function codeOf(error: unknown): number {
  if (error instanceof UsageError) return exitCode.usage
  if (error instanceof ShellError)
    return /^(?:storage|connection)\./.test(error.code) ? exitCode.connection : exitCode.failed
  return exitCode.bug
}
