import {
  getLookaheadPaths,
  type ILookaheadStrategy,
  type IOrAlt,
  type IToken,
  LLkLookaheadStrategy,
  type LookaheadProductionType,
  type LookaheadSequence,
  type Rule,
  type TokenType,
} from 'chevrotain'

/**
 * What the alternatives of a choice begin with, or what an optional part begins with: tokens and categories of tokens. Null
 * stands for nothing: the alternative may be empty, and fits whatever comes.
 */
export type Beginnings<Token> =
  | { readonly alternatives: readonly (readonly (Token | null)[])[] }
  | { readonly optional: readonly (Token | null)[] }

/** Called on the parser: the alternative to take, or whether to take the optional part. */
export type Decision = {
  (this: Parser, gated?: readonly IOrAlt<unknown>[]): number | boolean | undefined
  readonly beginnings: () => Beginnings<TokenType>
}
type Parser = { LA(position: number): IToken }

/**
 * Decides every choice by the next token, and by gates among alternatives that begin alike. What a choice begins with is
 * computed when the choice is first met: a session uses a few rules of a large grammar.
 */
export class OneTokenAhead extends LLkLookaheadStrategy {
  constructor() {
    super({ maxLookahead: 1 })
  }

  override buildLookaheadForAlternation({ rule, prodOccurrence }: Alternation): () => number | undefined {
    const alternatives = () => paths(rule, prodOccurrence, 'Alternation').map(firstTokens)
    return decision(() => ({ alternatives: alternatives() })) as () => number | undefined
  }

  override buildLookaheadForOptional({ rule, prodOccurrence, prodType }: Optional): () => boolean {
    // Chevrotain answers with the part first, then with what comes instead of it.
    const part = () => paths(rule, prodOccurrence, prodType)[0] ?? []
    return decision(() => ({ optional: firstTokens(part()) })) as () => boolean
  }
}

type Alternation = Parameters<ILookaheadStrategy['buildLookaheadForAlternation']>[0]
type Optional = Parameters<ILookaheadStrategy['buildLookaheadForOptional']>[0]

const paths = (rule: Rule, occurrence: number, prodType: LookaheadProductionType): readonly LookaheadSequence[] =>
  getLookaheadPaths({ rule, occurrence, prodType, maxLookahead: 1 })

const firstTokens = (begin: LookaheadSequence): readonly (TokenType | null)[] => begin.map(([token = null]) => token)

export function decision(beginnings: () => Beginnings<TokenType>): Decision {
  let known: Known | undefined
  function decide(this: Parser, gated?: readonly IOrAlt<unknown>[]): number | boolean | undefined {
    known ??= knownFrom(beginnings())
    const fitting = known.byToken[this.LA(1).tokenTypeIdx] ?? known.otherwise
    if (known.optional) return fitting.length > 0
    return fitting.find((at) => gated?.[at]?.GATE?.call(this) !== false)
  }
  return Object.assign(decide, { beginnings })
}

/** The alternatives that fit, in their order: by the number of the next token's type, or where it begins none of them. */
type Known = {
  readonly optional: boolean
  readonly byToken: readonly (readonly number[] | undefined)[]
  readonly otherwise: readonly number[]
}

function knownFrom(beginnings: Beginnings<TokenType>): Known {
  const optional = 'optional' in beginnings
  const begins = (optional ? [beginnings.optional] : beginnings.alternatives).map(typesOf)
  const fitting = (type: number | null): number[] =>
    begins.flatMap((types, at) => (types.has(type) || types.has(null) ? [at] : []))
  const byToken: number[][] = []
  for (const type of begins.flatMap((types) => [...types])) if (type !== null) byToken[type] ??= fitting(type)
  return { optional, byToken, otherwise: fitting(null) }
}

/** A category stands for each of its tokens. */
const typesOf = (begin: readonly (TokenType | null)[]): ReadonlySet<number | null> =>
  new Set(
    begin.flatMap((token) => (token === null ? [null] : [token.tokenTypeIdx ?? 0, ...(token.categoryMatches ?? [])])),
  )
