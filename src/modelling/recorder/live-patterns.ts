import { ShellError } from '../../base/shell-error.ts'
import { ApiError } from '../../model/api-error.ts'
import type { ModelMember, ModelShelf } from '../../operation/model-shelf.ts'
import type { Backend } from '../../operation/operation.ts'
import type { PatternOf } from '../../operation/pattern-of.ts'
import { unmetered } from '../../operation/unmetered.ts'
import type { PatternFinder } from './pattern-finder.ts'

export type LivePatternsOptions = {
  /** Whose tables the patterns are about. */
  readonly backend: Backend
  readonly shelf: ModelShelf
  /** Requests for other Regions see other tables. */
  readonly region: string
  /** Milliseconds since some moment. */
  readonly nowMs: () => number
}

/** What is declared, and the tables it is about, may change at any time: another process has the file open too. */
const lookEveryMs = 1_000

/**
 * Tells requests apart by the access patterns that a database declares, while applications make them. Where none is declared a
 * request costs a look at the clock. What is declared meanwhile is known a second later.
 */
export function livePatterns(options: LivePatternsOptions): PatternOf {
  const { region: home, nowMs } = options
  let finder: PatternFinder | undefined
  let looking: Promise<void> | undefined
  let dueMs = Number.NEGATIVE_INFINITY
  const look = (): Promise<void> => {
    looking ??= nextFinder(options, finder)
      .then((found) => {
        finder = found
      })
      .catch(keepWhatIsKnown)
      .finally(() => {
        looking = undefined
        dueMs = nowMs() + lookEveryMs
      })
    return looking
  }
  return (operation, request, region = home) => {
    if (region !== home) return undefined
    if (looking === undefined && nowMs() < dueMs) return finder?.patternOf(operation, request)
    return look().then(() => finder?.patternOf(operation, request))
  }
}

/** A file that cannot be read says so to whoever asks it for items. */
function keepWhatIsKnown(error: unknown): void {
  if (!(error instanceof ShellError)) throw error
}

/** The one before, while what it was made of is the same; undefined: there is nothing to find. */
async function nextFinder(
  { backend, shelf }: LivePatternsOptions,
  before: PatternFinder | undefined,
): Promise<PatternFinder | undefined> {
  const members = (await shelf.members()).filter(isPattern)
  if (members.length === 0) return undefined
  const { PatternFinder: Finder } = await import('./pattern-finder.ts')
  const asked = unmetered(backend)
  return Finder.of(members, before, async (TableName) => {
    try {
      return (await asked.run('DescribeTable', { TableName })).Table
    } catch (error) {
      if (error instanceof ApiError) return undefined
      throw error
    }
  })
}

const isPattern = ({ kind }: ModelMember): boolean => kind === 'access-pattern'
