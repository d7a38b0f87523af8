import { type Serving, serve } from '../http/server.ts'
import type { Backend } from '../operation/operation.ts'
import { TrafficLog } from '../operation/traffic.ts'
import type { Served } from '../session/session-state.ts'
import { cannotListen } from './cannot-listen.ts'

const host = '127.0.0.1'

/** What `.serve` does: this machine's applications on a session's own backend. */
export async function serveSession(backend: Backend, port: number, region: string): Promise<Served> {
  const traffic = new TrafficLog()
  const onRequest = traffic.add.bind(traffic)
  const open = () => ({ region, backend, onRequest })
  const serving: Serving = await serve({ host, port, open }).catch((error: unknown) => {
    throw cannotListen(error, { host, port })
  })
  return { url: serving.url, traffic, stop: () => serving.stop() }
}
