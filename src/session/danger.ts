import type { Range } from '../planner/explanation.ts'
import { SessionError } from './session-error.ts'

/** Something that cannot be taken back, with what it is expected to touch and cost. */
export type Danger = {
  /** `drop table orders`, `delete items of orders`: what is asked about, in the imperative. */
  readonly text: string
  readonly table: string
  readonly items?: Range | undefined
  readonly readHalfUnits?: Range | undefined
  readonly writeHalfUnits?: Range | undefined
}

/** Asks whoever is there. Scripts answer by a flag, or not at all. */
export type Confirm = (danger: Danger) => Promise<boolean>

/** Goes on only when someone says yes. */
export async function confirmed(danger: Danger, confirm: Confirm | undefined): Promise<void> {
  if (confirm === undefined) {
    throw new SessionError('session.confirmation-needed', `nobody confirmed to ${danger.text}`, {
      hint: `Start with --yes, or with --confirm ${danger.table}.`,
    })
  }
  if (!(await confirm(danger))) throw new SessionError('session.not-confirmed', `did not ${danger.text}`)
}
