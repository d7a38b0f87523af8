import type { SessionParts } from '../session/session-state.ts'

/** Makes what `.serve` needs; the server is loaded when it is asked for. */
export const servingIn =
  (region: string): NonNullable<SessionParts['serve']> =>
  async (backend, options) => {
    const { serveSession } = await import('./serve-session.ts')
    return serveSession(backend, { ...options, region })
  }
