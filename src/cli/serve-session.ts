import { processMs } from '../base/stopwatch.ts'
import { lateAnswers } from '../engine/late-answers.ts'
import { type Serving, serve } from '../http/server.ts'
import { livePatterns } from '../modelling/recorder/live-patterns.ts'
import type { Backend } from '../operation/operation.ts'
import { TrafficLog } from '../operation/traffic.ts'
import type { Served, ServeOptions } from '../session/session-state.ts'
import { cannotListen } from './cannot-listen.ts'

const host = '127.0.0.1'

/** What `.serve` does: this machine's applications on a session's own backend. */
export async function serveSession(
  inner: Backend,
  { port, region, transactionTimeMs, shelf }: ServeOptions & { readonly region: string },
): Promise<Served> {
  const backend = lateAnswers(inner, transactionTimeMs)
  const traffic = new TrafficLog()
  const onRequest = traffic.add.bind(traffic)
  const patternOf = shelf && livePatterns({ backend: inner, shelf, region, nowMs: processMs })
  const open = () => ({ region, backend, onRequest, patternOf })
  const serving: Serving = await serve({ host, port, open }).catch((error: unknown) => {
    throw cannotListen(error, { host, port })
  })
  const stop = (): Promise<void> => {
    backend.hurry()
    return serving.stop()
  }
  return { url: serving.url, traffic, stop }
}
