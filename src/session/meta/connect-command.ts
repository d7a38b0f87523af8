import type { RemotePlace } from '../../operation/remote-place.ts'
import { remotePlace } from '../remote-place.ts'
import { SessionError } from '../session-error.ts'
import type { Connection, Done } from '../session-state.ts'
import { type MetaCall, nothing, textDone } from './meta-call.ts'
import { optionsOf } from './meta-options.ts'
import { open } from './table-commands.ts'

/** `.connect`: goes over to a file or to a service; by itself it says where one is. */
export async function connect(meta: MetaCall): Promise<Done> {
  const { session, statement, words } = meta
  const [where] = words
  if (where === undefined && statement.options.length === 0) return textDone(whereabouts(session.connection))
  const place = placeOf(meta)
  if (place === undefined) return open(meta)
  const { parts } = session
  if (parts.connect === undefined) {
    throw new SessionError('session.no-connection', 'this session cannot go elsewhere', { span: statement.span })
  }
  await session.switchTo(await parts.connect(place))
  return nothing
}

/** Undefined: a file of ours. */
function placeOf(meta: MetaCall): RemotePlace | undefined {
  const { statement, words } = meta
  const [where, regionAfter] = words
  const { text } = optionsOf(meta)
  const [region, profile] = [text('region') ?? regionAfter, text('profile')]
  const place = remotePlace(where ?? 'aws')
  if (place !== undefined) return { ...place, region: region ?? place.region, profile: profile ?? place.profile }
  if (regionAfter === undefined && statement.options.length === 0) return undefined
  throw new SessionError('session.bad-argument', `${where} is a file, which has no Region and no profile`, {
    span: statement.span,
    hint: 'It is .connect aws REGION, or .connect URL.',
  })
}

function whereabouts({ name, remote, region = 'us-east-1', branching, classic }: Connection): string {
  if (remote === undefined) return branching === undefined ? 'in memory' : name
  const service = remote.endpoint === undefined ? 'Amazon DynamoDB' : remote.endpoint
  const parts = [
    `${service}, Region ${region}`,
    ...(remote.profile === undefined ? [] : [`profile ${remote.profile}`]),
    ...(classic === true ? ['without PartiQL: its statements go as operations'] : []),
  ]
  return parts.join(', ')
}
