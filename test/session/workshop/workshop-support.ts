import { readFileSync } from 'node:fs'
import { openBackend } from '../../../src/cli/open-backend.ts'
import { Shelf, type ShelfOptions } from '../../../src/cli/workshop-shelf.ts'
import { Session } from '../../../src/session/session.ts'
import { readWorkshop } from '../../../src/session/workshop/read-workshop.ts'
import type { Learner } from '../../../src/session/workshop/rehearse-workshop.ts'
import type { Workshop } from '../../../src/session/workshop/workshop.ts'

export const newShelf = (options: Partial<ShelfOptions> = {}): Shelf =>
  new Shelf({ region: 'us-east-1', folder: undefined, open: undefined, ...options })

/** A session with nothing in it but the way to workshops. */
export const newSession = (shelf = newShelf()): Session =>
  new Session({
    connection: openBackend({ file: undefined, readOnly: false, region: 'us-east-1', deterministic: true }),
    version: '0.0.0',
    stopwatch: () => 0,
    workshops: async () => shelf,
  })

/** Somebody in a workshop, as far as its brief. */
export async function learnerIn(
  name: string,
): Promise<Learner & { readonly session: Session; readonly workshop: Workshop }> {
  const shelf = newShelf()
  const workshop = shelf.read(name)
  const session = newSession(shelf)
  const coach = await session.enterWorkshop(workshop, shelf)
  await coach.brief()
  return { session, coach, workshop, close: () => session.close() }
}

/** Mistakes of a workshop's text as `line: message`. */
export function mistakesOf(text: string): readonly string[] {
  const { mistakes = [] } = readWorkshop(text, { name: 'mine', file: 'mine.ddbq', path: '/mine.ddbq' })
  return mistakes.map(({ message, span }) => `${text.slice(0, span.start).split('\n').length}: ${message}`)
}

export const read = (path: string): string => readFileSync(path, 'utf8')
