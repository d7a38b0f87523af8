import { existsSync, readFileSync } from 'node:fs'
import type { Difference } from './differences.ts'
import type { Step } from './step.ts'

/** Where a peer is known to differ from DynamoDB, or free to. Patterns; one that is left out fits everything. */
type Known = {
  readonly operation?: string
  readonly path?: string
  /** What the peer says, and what the other side does. */
  readonly theirs?: string
  readonly others?: string
  /** What the body of the request has to hold. */
  readonly request?: string
  /** The row or id of the reference that says so. */
  readonly reason: string
  /** The reference does not say who is right: `reason` says what it leaves open. */
  readonly undecided?: true
}

export type Side = 'left' | 'right'
/** The reason why a difference is known; undefined when it is news. */
export type KnownDifferences = (step: Pick<Step, 'operation' | 'body'>, difference: Difference) => string | undefined

/** What test/compare/known/NAME.json of either side explains. */
export function knownDifferences(names: { readonly [side in Side]: string }): KnownDifferences {
  const known = [...patterns(names.left, 'left'), ...patterns(names.right, 'right')]
  return (step, difference) => known.find(({ fits }) => fits(step, difference))?.reason
}

function patterns(name: string, side: Side) {
  const file = new URL(`known/${name.replaceAll(/[^\w.-]/g, '')}.json`, import.meta.url)
  const entries = existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as readonly Known[]) : []
  const other = side === 'left' ? 'right' : 'left'
  return entries.map(({ operation = '', path = '', theirs = '', others = '', request = '', reason, undecided }) => {
    const ofOperation = new RegExp(operation)
    const ofPath = new RegExp(path)
    const ofTheirs = new RegExp(theirs, 's')
    const ofOthers = new RegExp(others, 's')
    const ofRequest = new RegExp(request, 's')
    const fits = (step: Pick<Step, 'operation' | 'body'>, difference: Difference): boolean =>
      ofOperation.test(step.operation) &&
      ofPath.test(difference.path) &&
      ofTheirs.test(difference[side]) &&
      ofOthers.test(difference[other]) &&
      ofRequest.test(step.body)
    return { reason: undecided ? `undecided: ${reason}` : reason, fits }
  })
}
