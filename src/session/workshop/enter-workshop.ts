import type { Connection, WorkshopShelf } from '../session-state.ts'
import { type Aside, WorkshopCoach } from './coach.ts'
import { noProgress } from './progress.ts'
import type { Workshop } from './workshop.ts'

/** A workshop with its database open. */
export type EnteredWorkshop = {
  readonly coach: WorkshopCoach
  readonly connection: Connection
  readonly shelf: WorkshopShelf
}

/** Opens the database of a workshop, as far as somebody came in it. */
export async function openWorkshop(
  workshop: Workshop,
  shelf: WorkshopShelf,
  sessionOn: (connection: Connection) => Aside,
): Promise<EnteredWorkshop> {
  const kept = shelf.progress(workshop)
  // A file changes; what was reached in another form of it is nothing to go on with.
  const progress = kept !== undefined && kept.step < workshop.steps.length ? kept : undefined
  const connection = await opened(workshop, shelf, progress === undefined)
  await forwardTo(connection, progress?.clockMs)
  const coach = new WorkshopCoach({
    workshop,
    progress: progress ?? noProgress,
    connection,
    sessionOn,
    openCopy: () => shelf.openCopy(),
    save: (now) => shelf.save(workshop, now),
  })
  return { coach, connection, shelf }
}

/** The same step again, on an empty database. */
export async function restartWorkshop({ coach, connection, shelf }: EnteredWorkshop): Promise<EnteredWorkshop> {
  await connection.backend.close()
  const fresh = await opened(coach.workshop, shelf, true)
  return { coach: await coach.restart(fresh), connection: fresh, shelf }
}

const opened = async (workshop: Workshop, shelf: WorkshopShelf, fresh: boolean): Promise<Connection> => ({
  ...(await shelf.open(workshop, fresh)),
  name: workshop.name,
})

async function forwardTo({ clock }: Connection, ms: number | undefined): Promise<void> {
  const nowMs = await clock?.now()
  if (ms !== undefined && nowMs !== undefined && ms > nowMs) await clock?.advance(ms - nowMs)
}
