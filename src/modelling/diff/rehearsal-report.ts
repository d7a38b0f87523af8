/** What a plan came to on a copy in memory. */
export type RehearsalReport = {
  /** In the order of the plan; what was not reached is left out. */
  readonly steps: readonly RehearsedStep[]
  readonly patterns: readonly RehearsedPattern[]
  /** Items that were copied for it. */
  readonly items: number
  /** Tables of which not all was copied; sentences. */
  readonly cut: readonly string[]
}

export type RehearsedStep = {
  readonly title: string
  /** None: the application does it. */
  readonly done: boolean
  readonly readHalfUnits: number
  readonly writeHalfUnits: number
  /** Items that were written anew by what no statement does. */
  readonly rewritten?: number | undefined
  /** Of the index that it has made: each is written once, in units of a KB, though no call says so. */
  readonly entries?: number | undefined
  /** What it was refused with; the rehearsal ends there. */
  readonly problem?: string | undefined
}

/** A pattern of the model after, run with its samples where the plan has led. */
export type RehearsedPattern = {
  readonly name: string
  readonly plan: string
  readonly readHalfUnits: number
  readonly writeHalfUnits: number
  readonly returned: number
  /** On the same items in the model before; absent: it was not there, or could not be tried. */
  readonly before?: { readonly readHalfUnits: number; readonly writeHalfUnits: number } | undefined
  /** What it says of itself and does not keep; none: all of it holds. */
  readonly broken: readonly string[]
}
