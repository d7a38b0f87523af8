/** How far somebody is in a workshop, kept beside its database as JSON. */
export type Progress = {
  /** Counts from zero, as all steps here do. */
  readonly step: number
  /** The furthest step whose preparations have been made; -1: none. */
  readonly preparedTo: number
  /** Checks that are met, as `step.check`. */
  readonly met: readonly string[]
  /** Steps whose checks have all been met once. */
  readonly solved: readonly number[]
  /** Hints shown, by step. */
  readonly hints: { readonly [step: string]: number }
  /** Steps whose solution has been shown. */
  readonly solutionsSeen: readonly number[]
  /** The most points there ever were. */
  readonly best: number
  /** What the clock of the database said, in milliseconds since 1970; undefined: it has not been moved. */
  readonly clockMs?: number | undefined
}

export const noProgress: Progress = {
  step: 0,
  preparedTo: -1,
  met: [],
  solved: [],
  hints: {},
  solutionsSeen: [],
  best: 0,
}

/** Of a text that was kept; undefined when it is not what we wrote. */
export function progressOf(text: string): Progress | undefined {
  let read: unknown
  try {
    read = JSON.parse(text)
  } catch {
    return undefined
  }
  if (typeof read !== 'object' || read === null) return undefined
  const { step, preparedTo, met, solved, hints, solutionsSeen, best, clockMs } = read as Partial<Progress>
  const sound =
    [step, preparedTo, best].every((figure) => Number.isSafeInteger(figure)) &&
    [met, solved, solutionsSeen].every((list) => Array.isArray(list)) &&
    typeof hints === 'object' &&
    (clockMs === undefined || Number.isFinite(clockMs))
  return sound ? (read as Progress) : undefined
}
