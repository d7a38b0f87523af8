import { CstParser, type IParserConfig, type Rule, type TokenType } from 'chevrotain'
import { type ChoiceTable, choiceTables } from './choice-tables.ts'
import { type Beginnings, type Decision, decision, OneTokenAhead } from './one-token-ahead.ts'

/**
 * A parser that decides by the next token alone. To know what may come next, chevrotain first runs every rule to record the
 * grammar as data, which takes longer than a short script does. So the bundle brings the answers along as a table; a grammar
 * is recorded where there is no table, or when somebody asks for the data.
 */
export abstract class OneTokenParser extends CstParser {
  private readonly prepared: ChoiceTable | undefined
  private recorded = false

  constructor(name: string, tokens: readonly TokenType[], config: IParserConfig) {
    super([...tokens], { ...config, maxLookahead: 1, lookaheadStrategy: new OneTokenAhead() })
    this.prepared = config.skipValidations === true ? choiceTables[name] : undefined
  }

  protected override performSelfAnalysis(): void {
    if (this.prepared === undefined) this.record()
    else this.restore(this.prepared)
  }

  override getGAstProductions(): Record<string, Rule> {
    if (!this.recorded) this.record()
    return super.getGAstProductions()
  }

  /** What the build writes down. */
  choiceTable(): ChoiceTable {
    if (!this.recorded) this.record()
    return Array.from(internals(this).lookAheadFuncsCache, (choices = []) =>
      Object.fromEntries(
        Object.entries(choices).map(([number, { beginnings }]) => [number, mapped(beginnings(), ({ name }) => name)]),
      ),
    )
  }

  private record(): void {
    this.recorded = true
    super.performSelfAnalysis()
  }

  private restore(table: ChoiceTable): void {
    const { tokensMap } = internals(this)
    const typeOf = (name: string): TokenType => {
      const type = tokensMap[name]
      if (type === undefined) throw new Error(`${name} is not a token of ${this.constructor.name}`)
      return type
    }
    internals(this).selfAnalysisDone = true
    internals(this).lookAheadFuncsCache = table.map((rule) => {
      const choices: Decision[] = []
      for (const [number, names] of Object.entries(rule))
        choices[Number(number)] = decision(() => mapped(names, typeOf))
      return choices
    })
  }
}

function mapped<From, To>(beginnings: Beginnings<From>, map: (token: From) => To): Beginnings<To> {
  const each = (begin: readonly (From | null)[]) => begin.map((token) => (token === null ? null : map(token)))
  if ('optional' in beginnings) return { optional: each(beginnings.optional) }
  return { alternatives: beginnings.alternatives.map(each) }
}

/** What chevrotain keeps of an analysed grammar, which its types leave out. Its version is pinned. */
type Internals = {
  selfAnalysisDone: boolean
  lookAheadFuncsCache: (Decision[] | undefined)[]
  readonly tokensMap: { readonly [name: string]: TokenType }
}

const internals = (parser: OneTokenParser): Internals => parser as unknown as Internals
