/** A refusal of the shell's own, beyond mistakes in the text, as `.help plan.key-needed` explains it. */
export type Refusal = {
  readonly title: string
  readonly explanation: string
  /** What is refused with it; empty where it takes more than a statement. */
  readonly wrong: string
  /** What to write or to start instead. */
  readonly right: string
}

export type Refusals = { readonly [code: string]: Refusal }
