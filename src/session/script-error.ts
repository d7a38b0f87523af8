import { ShellError } from '../base/shell-error.ts'
import type { Diagnostic } from '../syntax/diagnostic.ts'

/** A text that does not parse: nothing of it ran. */
export class ScriptSyntaxError extends ShellError<'session.syntax'> {
  readonly text: string
  readonly file: string | undefined
  readonly diagnostics: readonly Diagnostic[]
  /** Mistakes beyond those listed. */
  readonly moreDiagnostics: number

  constructor(
    text: string,
    found: {
      readonly file?: string | undefined
      readonly diagnostics: readonly Diagnostic[]
      readonly moreDiagnostics: number
    },
  ) {
    const [first] = found.diagnostics
    super('session.syntax', first?.message ?? 'the text does not parse', { span: first?.span, hint: first?.hint })
    this.text = text
    this.file = found.file
    this.diagnostics = found.diagnostics
    this.moreDiagnostics = found.moreDiagnostics
  }
}
