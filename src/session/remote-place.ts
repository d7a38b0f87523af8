import type { RemotePlace } from '../operation/remote-place.ts'

/**
 * A service that is not ours, as it is called where a file could be: `aws`, `aws:eu-west-1`, `aws:prod/eu-west-1` as the prompt
 * has it, or a URL. Undefined: a file.
 */
export function remotePlace(text: string): RemotePlace | undefined {
  if (/^https?:\/\//i.test(text)) return { endpoint: text }
  const [, profile, region] = /^aws(?::(?:([^/]+)\/)?([a-z0-9-]+))?$/.exec(text) ?? ['no']
  return /^aws(?::|$)/.test(text) && (region !== undefined || text === 'aws') ? { profile, region } : undefined
}
