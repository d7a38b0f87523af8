import type { Place } from './place.ts'

/** What a test run came to: for CI, in whatever form it reads. */
export type Report = { readonly files: readonly FileReport[] }

export type FileReport = {
  readonly file: string
  readonly cases: readonly CaseReport[]
  /** Expectations that `--update` made true. */
  readonly rewritten: number
  readonly elapsedMs: number | undefined
}

/** One expectation, or a statement that failed where none expected it to. */
export type CaseReport = {
  /** The expectation or statement as typed, on one line. */
  readonly name: string
  /** Where it stands, if not in the file of the report. */
  readonly file?: string | undefined
  readonly place: Place
  readonly outcome: 'passed' | 'failed' | 'error'
  /** Of what failed. */
  readonly expected?: string | undefined
  readonly actual?: string | undefined
  readonly diff?: string | undefined
  /** The cost line of the statement that the expectation is about. */
  readonly cost?: string | undefined
  readonly elapsedMs?: number | undefined
}

export function countCases(files: readonly FileReport[], outcome?: CaseReport['outcome']): number {
  return files.reduce(
    (sum, { cases }) => sum + cases.filter((one) => outcome === undefined || one.outcome === outcome).length,
    0,
  )
}

/** A statement of several lines as the name of a case. */
export const caseName = (text: string): string => {
  const line = text.replace(/\s+/g, ' ').trim()
  return line.length > 100 ? `${line.slice(0, 99)}…` : line
}
