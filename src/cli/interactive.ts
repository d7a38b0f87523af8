import { openInWorker } from './open-in-worker.ts'
import type { ShellContext } from './shell-context.ts'

/** The prompt of a terminal, with the engine in a thread of its own. `first` is entered at once. Resolves to the exit code. */
export async function startInteractive(context: ShellContext, first?: string): Promise<number> {
  const { args, env, region } = context
  const { file, readOnly, deterministic, remote } = args
  // The way to a service is loaded where somebody goes it: a file opens while the prompt is still being loaded.
  const opening =
    remote === undefined
      ? openInWorker({ file, readOnly, region, deterministic })
      : import('./remote-connection.ts').then(({ remoteConnection }) => remoteConnection(remote, env))
  // Whoever awaits it hears of a failure; until then it is nobody's.
  opening.catch(() => {})
  const { runPrompt } = await import('./interactive-prompt.ts')
  return runPrompt(context, { opening, first })
}
