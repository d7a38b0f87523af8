import type { Connection, SessionParts } from '../session/session-state.ts'
import type { OpenBackendOptions } from './open-backend.ts'
import { remoteConnection } from './remote-connection.ts'
import type { ShellContext } from './shell-context.ts'

/** Where a session begins, and how it goes elsewhere. */
export type Opener = Required<Pick<SessionParts, 'open' | 'connect'>> & {
  /** What the command line names; another file in place of its own. */
  readonly first: (file?: string) => Promise<Connection>
}

type OpenFile = (options: OpenBackendOptions) => Connection | Promise<Connection>

export function openerOf({ args, env, region }: ShellContext, openFile: OpenFile): Opener {
  const { readOnly, deterministic, remote } = args
  const open = async (file: string | undefined): Promise<Connection> =>
    openFile({ file, readOnly, region, deterministic })
  const connect: Opener['connect'] = (place) => remoteConnection(place, env)
  return { open, connect, first: (file = args.file) => (remote === undefined ? open(file) : connect(remote)) }
}
