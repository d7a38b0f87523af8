import { openInWorker } from './open-in-worker.ts'
import { openerOf } from './opener.ts'
import type { ShellContext } from './shell-context.ts'

/** The prompt of a terminal, with the engine in a thread of its own. `first` is entered at once. Resolves to the exit code. */
export async function startInteractive(context: ShellContext, first?: string): Promise<number> {
  const opener = openerOf(context, openInWorker)
  // A file opens while the prompt is still being loaded.
  const opening = opener.first()
  // Whoever awaits it hears of a failure; until then it is nobody's.
  opening.catch(() => {})
  const { runPrompt } = await import('./interactive-prompt.ts')
  return runPrompt(context, { opener, opening, first })
}
