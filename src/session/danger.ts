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
  /** Nothing is lost by it. */
  readonly harmless?: true | undefined
  /** What is lost is others' too: the name of the table is the answer, a letter is typed too easily. */
  readonly byName?: true | undefined
}

/** Asks whoever is there. Scripts answer by a flag, or not at all. */
export type Confirm = (danger: Danger) => Promise<boolean>

/** What a connection says of who loses something there. */
type Whose = { readonly remote?: object | undefined; readonly ephemeral?: true | undefined }

/** Who is asked before something of a database is lost: whoever is there; a script that loses nothing need not ask. */
export function confirmFor({ remote, ephemeral }: Whose, confirm: Confirm | undefined): Confirm | undefined {
  if (confirm === undefined) return ephemeral === true ? async () => true : undefined
  if (remote === undefined) return confirm
  return (danger) => confirm(danger.harmless === true || danger.table === '' ? danger : { ...danger, byName: true })
}

/** Goes on only when someone says yes. */
export async function confirmed(danger: Danger, confirm: Confirm | undefined): Promise<void> {
  if (confirm === undefined) {
    throw new SessionError('session.confirmation-needed', `nobody confirmed to ${danger.text}`, {
      hint: `Start with --yes, or with --confirm ${danger.table}.`,
    })
  }
  if (!(await confirm(danger))) throw new SessionError('session.not-confirmed', `did not ${danger.text}`)
}
