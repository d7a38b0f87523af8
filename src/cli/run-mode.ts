import type { Arguments } from './arguments.ts'
import { UsageError } from './usage-error.ts'

export type RunMode = 'interactive' | 'plain prompt' | 'script'

export type Terminal = { readonly stdin: boolean; readonly stdout: boolean; readonly type: string | undefined }

/** Decided before any code for a screen is loaded. */
export function runMode(args: Arguments, terminal: Terminal, screenReader: boolean): RunMode {
  const hasScript = args.sources.length > 0 || args.check
  if (args.interactive && (hasScript || args.noInput)) {
    throw new UsageError('--interactive goes neither with -c, -f or --check nor with --no-input')
  }
  if (hasScript) return 'script'
  if (args.interactive && !(terminal.stdin && terminal.stdout)) {
    throw new UsageError('--interactive needs a terminal on stdin and stdout', 'Give statements with -c or -f instead.')
  }
  if (!terminal.stdin) return 'script'
  if (args.noInput) throw new UsageError('--no-input leaves nothing to run', 'Give statements with -c, -f or on stdin.')
  // A person types while the output goes to a file or a pipe: an editor would draw into it.
  if (args.plain || !terminal.stdout || terminal.type === 'dumb') return 'plain prompt'
  // An editor draws its line again with every key, and a reader reads it again.
  if (screenReader && !args.interactive) return 'plain prompt'
  return 'interactive'
}
