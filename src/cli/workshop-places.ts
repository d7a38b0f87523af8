import { join } from 'node:path'
import type { SessionParts } from '../session/session-state.ts'
import type { ShellContext } from './shell-context.ts'
import type { ShelfOptions } from './workshop-shelf.ts'

/** Where somebody sits in front of it, databases and progress of workshops stay; a script begins anew each time. */

type Workshops = NonNullable<SessionParts['workshops']>

export const shelfOnDisk = ({ places, region }: ShellContext, open: ShelfOptions['open']): Workshops =>
  shelf({ region, folder: join(places.stateFolder, 'workshops'), open })

export const shelfInMemory = (region: string): Workshops => shelf({ region, folder: undefined, open: undefined })

/** Loaded when somebody learns, and then the same one each time. */
function shelf(options: ShelfOptions): Workshops {
  let made: ReturnType<Workshops> | undefined
  const make: Workshops = async () => {
    const { Shelf } = await import('./workshop-shelf.ts')
    return new Shelf(options)
  }
  return () => (made ??= make())
}
