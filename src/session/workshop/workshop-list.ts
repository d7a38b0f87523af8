import { plural } from '../../base/count-text.ts'
import type { ProseLine } from '../outcome.ts'
import type { Coach, WorkshopShelf } from '../session-state.ts'
import { pointsMax } from './workshop.ts'

/** A line for each workshop that comes with the shell, with how far somebody is; the one that is open has a mark. */
export function listOf(shelf: WorkshopShelf, open: Coach | undefined): readonly ProseLine[] {
  const all = shelf.names.map((name) => shelf.read(name))
  const width = Math.max(...all.map(({ name }) => name.length))
  return all.map((workshop) => {
    const { name, title, minutes, steps } = workshop
    const progress = shelf.progress(workshop)
    const how =
      progress === undefined
        ? plural(minutes, 'minute')
        : progress.solved.length === steps.length
          ? 'solved'
          : `${progress.best} of ${pointsMax} points`
    return { head: `${open?.workshop.name === name ? '> ' : '  '}${name.padEnd(width)}  `, text: `${title} (${how})` }
  })
}
