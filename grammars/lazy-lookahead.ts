import { type ILookaheadStrategy, LLkLookaheadStrategy } from 'chevrotain'

/**
 * Chevrotain's own lookahead of one token, computed when a choice is first met. A session uses a few rules of a large grammar;
 * computing all of them was half of the parser's start-up time.
 */
export class LazyLookahead extends LLkLookaheadStrategy {
  constructor() {
    super({ maxLookahead: 1 })
  }

  override buildLookaheadForAlternation(options: Alternation): () => number | undefined {
    return lazily(() => super.buildLookaheadForAlternation({ ...options, maxLookahead: 1 }))
  }

  override buildLookaheadForOptional(options: Optional): () => boolean {
    return lazily(() => super.buildLookaheadForOptional({ ...options, maxLookahead: 1 }))
  }
}

type Alternation = Parameters<ILookaheadStrategy['buildLookaheadForAlternation']>[0]
type Optional = Parameters<ILookaheadStrategy['buildLookaheadForOptional']>[0]

/** Chevrotain calls these functions on the parser. */
function lazily<Arguments extends unknown[], Result>(
  build: () => (this: unknown, ...given: Arguments) => Result,
): (...given: Arguments) => Result {
  let built: ((this: unknown, ...given: Arguments) => Result) | undefined
  return function (this: unknown, ...given: Arguments): Result {
    built ??= build()
    return built.apply(this, given)
  }
}
