import { ShellError } from '../base/shell-error.ts'

/** A command line that asks for something impossible: exit code 2. */
export class UsageError extends ShellError<'cli.usage'> {
  constructor(message: string, hint?: string) {
    super('cli.usage', message, { hint })
  }
}
