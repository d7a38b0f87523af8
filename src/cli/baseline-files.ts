import { statSync, writeFileSync } from 'node:fs'
import { readWholeSync } from '../base/read-whole.ts'
import { whyUnreadable, whyUnwritable } from '../base/why-not-file.ts'
import {
  type Baseline,
  baselineOf,
  baselineText,
  type Change,
  changesBetween,
  readBaseline,
} from '../session/model/baseline.ts'
import type { Contract } from '../session/model/contract.ts'
import { visibleText } from '../view/visible-text.ts'
import type { Baselines } from './arguments.ts'
import type { Target } from './target.ts'
import { UsageError } from './usage-error.ts'

/** The files with numbers of access patterns that a test run compares with and writes. */
export type OpenBaselines = {
  /** Takes the numbers of a file's patterns, and gives what is worse than it must be, by pattern. */
  readonly add: (contracts: readonly Contract[]) => readonly Change[]
  /** Tells what differs from another branch, and writes what is to be written: numbers of a run that passed. */
  readonly end: (words: Target, passed: boolean) => Promise<void>
}

/** Throws UsageError for a file that cannot be read or is none. */
export async function openBaselines({ baseline, write, against }: Baselines): Promise<OpenBaselines> {
  const least = baseline === undefined ? undefined : read(baseline)
  const other = against === undefined ? undefined : read(against)
  if (write !== undefined) refuseOtherFile(write)
  let found: Baseline = {}
  const failed = new Set<string>()
  return {
    add: (contracts) => {
      const own = baselineOf(contracts)
      found = { ...found, ...own }
      for (const { pattern, numbers } of contracts) if (numbers === undefined) failed.add(pattern.name)
      const known = Object.entries(least ?? {}).filter(([name]) => Object.hasOwn(own, name))
      return changesBetween(Object.fromEntries(known), own, failed).filter(({ isWorse }) => isWorse)
    },
    end: async ({ output }, passed) => {
      if (other !== undefined) await output.write(changesText(changesBetween(other, found, failed), against ?? ''))
      if (write === undefined) return
      if (passed) writeText(write, baselineText(found))
      else await output.write(`${visibleText(write)} was not written: the run did not pass\n`)
    },
  }
}

function read(path: string): Baseline {
  const found = readBaseline(textOf(path))
  if (found === undefined)
    throw new UsageError(`${path} holds no numbers of access patterns`, '--write-baseline FILE makes such a file.')
  return found
}

function textOf(path: string): string {
  try {
    return readWholeSync(path).toString('utf8')
  } catch (error) {
    throw new UsageError(`cannot read ${path}: ${whyUnreadable(error)}`, '--write-baseline FILE makes such a file.')
  }
}

/** A slip of the hand would cost a model. */
function refuseOtherFile(path: string): void {
  const status = statSync(path, { throwIfNoEntry: false })
  if (status?.isFile() !== true || status.size === 0 || readBaseline(textOf(path)) !== undefined) return
  throw new UsageError(
    `${path} is there and holds no numbers of access patterns`,
    'Name another file to write them to.',
  )
}

function writeText(path: string, text: string): void {
  try {
    writeFileSync(path, text)
  } catch (error) {
    throw new UsageError(`cannot write ${path}: ${whyUnwritable(error)}`)
  }
}

function changesText(changes: readonly Change[], against: string): string {
  if (changes.length === 0) return `access patterns: no number differs from ${against}\n`
  const lines = changes.map(
    ({ pattern, what, before, after, isWorse }) =>
      `  ${isWorse ? '!' : ' '} ${visibleText(pattern)}  ${what}  ${visibleText(before)} -> ${visibleText(after)}\n`,
  )
  return [`access patterns against ${against}, ! is worse:\n`, ...lines].join('')
}
