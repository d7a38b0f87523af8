import {
  Alternation,
  Alternative,
  type IProduction,
  type IToken,
  NonTerminal,
  Option,
  Repetition,
  RepetitionMandatory,
  RepetitionMandatoryWithSeparator,
  RepetitionWithSeparator,
  type Rule,
  Terminal,
  type TokenType,
  tokenMatcher,
} from 'chevrotain'
import { afterPatterns } from '../../grammars/statement-bills.ts'
import { metricsClauses } from '../../grammars/statement-looking.ts'

/** A token that may come next. */
export type NextToken = {
  readonly token: TokenType
  /** The rules that would begin with it, the outermost first; then the rule it stands in. */
  readonly begins: readonly string[]
  readonly within: string
  /** All rules it stands in, the outermost first; where it may stand in several places, of the first. */
  readonly path: readonly string[]
}

export type Continuation = {
  readonly next: readonly NextToken[]
  /** Whether the tokens are already a whole `start`. */
  readonly whole: boolean
}

/**
 * What may follow `tokens` in `start`, found by walking the grammar as data: every way of reading the tokens counts, whatever
 * the gates of the parser say. In the order of the grammar.
 */
export function nextTokens(start: Rule, tokens: readonly IToken[]): Continuation {
  const walk = new Walk(tokens)
  const ends = walk.rule(start, 0, [], undefined)
  return { next: [...walk.found.values()], whole: ends.includes(tokens.length) }
}

/** A rule that is being read, and the one around it. */
type Frame = { readonly rule: string; readonly outer: Frame | undefined }

/** Positions are indexes into the tokens; every step answers where it may end. */
class Walk {
  readonly found = new Map<string, NextToken>()
  private readonly tokens: readonly IToken[]
  private readonly known = new Map<string, readonly number[]>()

  constructor(tokens: readonly IToken[]) {
    this.tokens = tokens
  }

  rule(rule: Rule, position: number, begins: readonly string[], outer: Frame | undefined): readonly number[] {
    const atEnd = position === this.tokens.length
    if (!atEnd && rule.name === 'tableNameTail' && !this.touches(position)) return []
    if (!atEnd && this.beginsClause(rule.name, position)) return []
    const inner = atEnd ? [...begins, rule.name] : []
    const key = `${rule.name} ${position} ${inner.join(' ')}`
    const known = this.known.get(key)
    if (known !== undefined) return known
    const ends = this.sequence(rule.definition, position, inner, { rule: rule.name, outer })
    this.known.set(key, ends)
    return ends
  }

  /** A clause that would do for the name of a pattern or metric is a clause. */
  private beginsClause(rule: string, position: number): boolean {
    const clauses = rule === 'patternName' ? afterPatterns : rule === 'metricName' ? metricsClauses : []
    const token = this.tokens[position]
    return token !== undefined && clauses.includes(token.tokenType)
  }

  /** Without this gate every word after a table's name could belong to the name. */
  private touches(position: number): boolean {
    const [before, token] = [this.tokens[position - 1], this.tokens[position]]
    return before !== undefined && before.startOffset + before.image.length === token?.startOffset
  }

  private sequence(
    steps: readonly IProduction[],
    position: number,
    begins: readonly string[],
    within: Frame,
  ): readonly number[] {
    let positions: readonly number[] = [position]
    for (const step of steps) {
      positions = union(positions.map((each) => this.step(step, each, each === position ? begins : [], within)))
      if (positions.length === 0) break
    }
    return positions
  }

  private step(step: IProduction, position: number, begins: readonly string[], within: Frame): readonly number[] {
    if (step instanceof Terminal) return this.terminal(step.terminalType, position, begins, within)
    if (step instanceof NonTerminal) return this.rule(step.referencedRule, position, begins, within)
    if (step instanceof Alternation)
      return union(step.definition.map((each) => this.step(each, position, begins, within)))
    if (step instanceof Alternative) return this.sequence(step.definition, position, begins, within)
    if (step instanceof Option) return union([[position], this.sequence(step.definition, position, begins, within)])
    if (step instanceof Repetition)
      return union([[position], this.repeated(step.definition, [position], begins, within)])
    if (step instanceof RepetitionMandatory) return this.repeated(step.definition, [position], begins, within)
    if (step instanceof RepetitionMandatoryWithSeparator) return this.separated(step, position, begins, within)
    if (step instanceof RepetitionWithSeparator)
      return union([[position], this.separated(step, position, begins, within)])
    return []
  }

  private terminal(token: TokenType, position: number, begins: readonly string[], within: Frame): readonly number[] {
    const given = this.tokens[position]
    if (given !== undefined) return tokenMatcher(given, token) ? [position + 1] : []
    const key = `${token.name} ${begins.join(' ')} ${within.rule}`
    if (!this.found.has(key)) this.found.set(key, { token, begins, within: within.rule, path: pathOf(within) })
    return []
  }

  private separated(
    step: RepetitionMandatoryWithSeparator | RepetitionWithSeparator,
    position: number,
    begins: readonly string[],
    within: Frame,
  ): readonly number[] {
    const first = this.sequence(step.definition, position, begins, within)
    const more = [new Terminal({ terminalType: step.separator }), ...step.definition]
    return union([first, this.repeated(more, first, [], within)])
  }

  /** Ends of one repetition or more. */
  private repeated(
    steps: readonly IProduction[],
    from: readonly number[],
    begins: readonly string[],
    within: Frame,
  ): readonly number[] {
    const ends = new Set<number>()
    const waiting = [...from]
    for (let position = waiting.pop(); position !== undefined; position = waiting.pop()) {
      for (const end of this.sequence(steps, position, from.includes(position) ? begins : [], within)) {
        if (ends.has(end)) continue
        ends.add(end)
        waiting.push(end)
      }
    }
    return [...ends]
  }
}

const union = (ends: readonly (readonly number[])[]): readonly number[] => [...new Set(ends.flat())]

function pathOf(frame: Frame): readonly string[] {
  const path: string[] = []
  for (let at: Frame | undefined = frame; at !== undefined; at = at.outer) path.push(at.rule)
  return path.reverse()
}
