import type { AdviceInput } from './advice-input.ts'

/** `problem`: something fails or is refused; `warning`: it costs more than it need; `note`: worth knowing. */
export type Severity = 'problem' | 'warning' | 'note'

/** One thing that could be better, with what shows it, what follows from it, and what to do. */
export type Finding = {
  /** The rule's `id`. */
  readonly rule: string
  readonly title: string
  readonly table: string
  readonly index?: string | undefined
  readonly severity: Severity
  /** Figures, and where they come from. */
  readonly evidence: string
  readonly consequence: Consequence
  /** A statement to run, with what goes with it as a comment; where there is none, words. */
  readonly change: string
}

/** In words, units or money among them; the same figures for programs. */
export type Consequence = {
  readonly text: string
  readonly readUnits?: number | undefined
  readonly writeUnits?: number | undefined
  readonly bytes?: number | undefined
  readonly money?: Money | undefined
}

export type Money = {
  /** 1e-12 of the currency. */
  readonly pico: bigint
  readonly currency: string
  /** What it is for: `a million runs`, `a month`. */
  readonly per: string
  /** Where the prices were read, and when. */
  readonly source: string
  readonly sourceDate: string
}

/** What a rule looks at beside the schema; it is left out where there is none of it. */
export type Need = 'sample' | 'statements' | 'traffic' | 'statistics'

export type Rule = {
  readonly id: string
  readonly title: string
  /** All of them. */
  readonly needs: readonly Need[]
  find(input: AdviceInput): readonly RuleFinding[]
}

/** A finding before the rule's name and the table are put on it. */
export type RuleFinding = Omit<Finding, 'rule' | 'title' | 'table'>
