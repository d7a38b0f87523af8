import { exitCode } from './exit-code.ts'

/** 128 and the number of SIGHUP. */
const hungUp = 129

export type TerminalEvents = {
  readonly interrupt: () => void
  /** Nobody can type any more. */
  readonly inputEnded: () => void
  /** The process was stopped and goes on; whoever had the terminal meanwhile may have changed its modes. */
  readonly continued: () => void
  /** The terminal must be left as it was found before this returns. */
  readonly fatal: (code: number, error?: unknown) => void
}

/** Listens to everything that reaches a prompt past its keys. Returns what stops the listening. */
export function watchTerminal(events: TerminalEvents): () => void {
  const handlers: readonly (readonly [NodeJS.Signals | 'uncaughtException', (...given: unknown[]) => void])[] = [
    ['SIGINT', events.interrupt],
    ['SIGTERM', () => events.fatal(exitCode.terminated)],
    ['SIGHUP', () => events.fatal(hungUp)],
    ['uncaughtException', (error) => events.fatal(exitCode.bug, error)],
    ...(process.platform === 'win32' ? [] : [['SIGCONT', events.continued] as const]),
  ]
  for (const [name, handler] of handlers) process.on(name, handler)
  // A terminal that goes away fails to be read before anyone is told.
  for (const name of ['end', 'error']) process.stdin.on(name, events.inputEnded)
  return () => {
    for (const [name, handler] of handlers) process.off(name, handler)
    for (const name of ['end', 'error']) process.stdin.off(name, events.inputEnded)
  }
}

const stopMs = 250

/**
 * Stops the process as the terminal does for Ctrl-Z, and resolves once it is continued. The signal goes to the whole group:
 * behind `npm start` the parents have to stop too, or nobody gives the terminal back. Where no shell controls the jobs the
 * system ignores the signal; then this resolves too.
 */
export async function suspendProcess(): Promise<void> {
  await new Promise<void>((resolve) => {
    // A timer, and not just a listener: Node ends when it has nothing else to wait for.
    const timer = setTimeout(resolve, stopMs)
    process.once('SIGCONT', () => {
      clearTimeout(timer)
      resolve()
    })
    process.kill(0, 'SIGTSTP')
  })
}
