import type { Place, ProseLine } from '../outcome.ts'

/** What one learns by: `docs/workshops.md` describes the file it is read from. */
export type Workshop = {
  /** Of its file or folder: what one types to begin it. */
  readonly name: string
  /** As messages call its file. */
  readonly file: string
  /** The same, absolute: what it imports and reads stands beside it. */
  readonly path: string
  /** The whole text, into which every place points. */
  readonly text: string
  readonly title: string
  /** About how long a person takes. */
  readonly minutes: number
  /** Every statement is looked at as it comes, and it is said what is missing. */
  readonly guided: boolean
  /** At least one. */
  readonly steps: readonly WorkshopStep[]
}

export type WorkshopStep = {
  /** Absent where a workshop has one step only. */
  readonly title: string | undefined
  readonly brief: readonly ProseLine[]
  readonly start: Lesson | undefined
  /** The first says least. */
  readonly hints: readonly (readonly ProseLine[])[]
  /** At least one. */
  readonly checks: readonly WorkshopCheck[]
  readonly solution: Lesson
  /** Said once it is solved. */
  readonly lesson: readonly ProseLine[]
  /** Solutions that are wrong or halfway, for whoever writes a workshop. */
  readonly attempts: readonly Attempt[]
}

/** Statements as a script whose places are those of the whole file. */
export type Lesson = { readonly script: string; readonly shown: string }

export type Attempt = Lesson & { readonly name: string; readonly points: number; readonly place: Place }

export type WorkshopCheck = {
  readonly name: string
  readonly points: number
  readonly place: Place
  /** Hidden statements with their EXPECTs, or EXPECTs alone about a statement of whoever learns. */
  readonly script: string
  /** Words that such a statement begins with; undefined: the statements are hidden ones. */
  readonly of: readonly string[] | undefined
  /** What to say when something fails, by the offset where it stands: the last one above it. */
  readonly remarks: readonly { readonly at: number; readonly text: string }[]
}

/** All of them, over all steps. */
export const pointsMax = 100
