import { openInWorker } from './open-in-worker.ts'
import type { ShellContext } from './shell-context.ts'

/** The prompt of a terminal, with the engine in a thread of its own. `first` is entered at once. Resolves to the exit code. */
export async function startInteractive(context: ShellContext, first?: string): Promise<number> {
  const { args, region } = context
  const { readOnly, deterministic } = args
  const open = (file: string | undefined) => openInWorker({ file, readOnly, region, deterministic })
  const opening = open(args.file)
  // Whoever awaits it hears of a failure; until then it is nobody's.
  opening.catch(() => {})
  const { runPrompt } = await import('./interactive-prompt.ts')
  return runPrompt(context, { opening, open, first })
}
