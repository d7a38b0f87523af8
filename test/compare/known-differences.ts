import { existsSync, readFileSync } from 'node:fs'
import type { Difference } from './differences.ts'

/** Where a peer is known to differ from DynamoDB, or free to. Patterns; one that is left out fits everything. */
type Known = {
  readonly operation?: string
  readonly path?: string
  /** What the peer says, and what the other side does. */
  readonly theirs?: string
  readonly others?: string
  /** The rest of the reply differs because of it: an operation that is refused has no answer. */
  readonly wholeReply?: true
  /** The row or id of the reference that says so. */
  readonly reason: string
}

export type Side = 'left' | 'right'
/** For each difference of one reply the reason why it is known; undefined when it is news. */
export type KnownDifferences = (
  operation: string,
  differences: readonly Difference[],
) => readonly (string | undefined)[]

/** What test/compare/known/NAME.json of either side explains. */
export function knownDifferences(names: { readonly [side in Side]: string }): KnownDifferences {
  const known = [...patterns(names.left, 'left'), ...patterns(names.right, 'right')]
  return (operation, differences) => {
    const whole = known.find(({ wholeReply, fits }) => wholeReply && differences.some((each) => fits(operation, each)))
    return differences.map((each) => (whole ?? known.find(({ fits }) => fits(operation, each)))?.reason)
  }
}

function patterns(name: string, side: Side) {
  const file = new URL(`known/${name.replaceAll(/[^\w.-]/g, '')}.json`, import.meta.url)
  const entries = existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as readonly Known[]) : []
  const other = side === 'left' ? 'right' : 'left'
  return entries.map(({ operation = '', path = '', theirs = '', others = '', wholeReply = false, reason }) => {
    const ofOperation = new RegExp(operation)
    const ofPath = new RegExp(path)
    const ofTheirs = new RegExp(theirs, 's')
    const ofOthers = new RegExp(others, 's')
    const fits = (name: string, difference: Difference): boolean =>
      ofOperation.test(name) &&
      ofPath.test(difference.path) &&
      ofTheirs.test(difference[side]) &&
      ofOthers.test(difference[other])
    return { wholeReply, reason, fits }
  })
}
