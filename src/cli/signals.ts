import { exitCode } from './exit-code.ts'

/**
 * Runs the work with a signal that Ctrl-C, SIGTERM and SIGHUP abort: it ends between two calls and says what it has done.
 * A second one ends the process at once. Resolves to the work's own exit code, or the signal's.
 */
export async function stopOnSignals<Answer>(work: (signal: AbortSignal) => Promise<Answer>): Promise<Answer | number> {
  const controller = new AbortController()
  let signalCode: number | undefined
  const handlers = Object.entries(codes).map(([name, code]) => {
    const handler = (): void => {
      if (signalCode !== undefined) process.exit(code)
      signalCode = code
      controller.abort()
    }
    process.on(name, handler)
    return { name, handler }
  })
  try {
    const code = await work(controller.signal)
    return signalCode ?? code
  } catch (error) {
    if (signalCode !== undefined && error === controller.signal.reason) return signalCode
    throw error
  } finally {
    for (const { name, handler } of handlers) process.off(name, handler)
  }
}

const codes: Readonly<Record<string, number>> = {
  SIGINT: exitCode.interrupted,
  SIGTERM: exitCode.terminated,
  SIGHUP: 129,
}
