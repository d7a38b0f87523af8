import type { RemotePlace } from '../operation/remote-place.ts'
import type { Connection } from '../session/session-state.ts'
import type { Environment } from './color-level.ts'

/** Milliseconds. Others rarely change what tables are, and Amazon counts their items every six hours; a service of one's own may be new. */
const describeMs = { amazon: 60_000, elsewhere: 2_000 }

/** A service that is not ours; what speaks to it is loaded now. Rejects with RemoteError where it is not reached. */
export async function remoteConnection(place: RemotePlace, env: Environment): Promise<Connection> {
  const { openRemote } = await import('../remote/open-remote.ts')
  // Where the AWS CLI would go as well. An empty variable is one that is not set.
  const endpoint = place.endpoint ?? (env['AWS_ENDPOINT_URL_DYNAMODB'] || env['AWS_ENDPOINT_URL'] || undefined)
  const profile = place.profile ?? (env['AWS_PROFILE'] || undefined)
  const { backend, bulk, region } = await openRemote({ ...place, endpoint })
  return {
    backend,
    get classic() {
      return backend.lacksPartiql ? true : undefined
    },
    name: endpoint === undefined ? ['aws:', profile, profile && '/', region].join('') : new URL(endpoint).host,
    describeMs: endpoint === undefined ? describeMs.amazon : describeMs.elsewhere,
    bulk,
    region,
    remote: { endpoint, profile, region },
  }
}
