import type { ShellError } from '../../base/shell-error.ts'
import type { Place } from '../outcome.ts'
import { SessionError } from '../session-error.ts'

/** A statement of a workshop's own failed, so that it cannot go on. */
export class BrokenWorkshop extends SessionError {
  readonly place: Place
  readonly reason: string

  constructor(file: string, place: Place, error: ShellError) {
    super('session.broken-workshop', `line ${place.line} of ${file}: ${error.message}`, {
      hint: 'ddb-shell workshop --check-format FILE says what is wrong with a workshop.',
      cause: error,
    })
    this.place = { ...place, file }
    this.reason = error.message
  }
}
