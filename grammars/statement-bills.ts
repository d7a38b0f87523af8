import { BackupRules } from './statement-backups.ts'
import { K, NumberLiteral, StringLiteral } from './statement-tokens.ts'
import { Comma, Equals, LBracket, LParen, RBracket, RParen } from './vocabulary.ts'

/** Words that name no pattern without double quotes, since a clause begins with them. */
export const afterPatterns = [K.FOR, K.AT, K.REGION]

/** What things cost: clauses in any order. */
export class BillRules extends BackupRules {
  protected readonly billStatement = this.RULE('billStatement', () => {
    this.CONSUME(K.BILL)
    this.OR([
      {
        ALT: () => {
          this.CONSUME(K.DIFF)
          this.CONSUME(StringLiteral)
          this.CONSUME2(StringLiteral)
        },
      },
      {
        ALT: () => {
          this.SUBRULE(this.patternNames)
          this.OPTION(() => this.SUBRULE(this.regionClause))
        },
      },
      { ALT: () => this.MANY(() => this.SUBRULE(this.billClause)) },
    ])
  })

  /** PATTERNS, all of them, or those that are named. FOR and AT begin what comes after them. */
  protected readonly patternNames = this.RULE('patternNames', () => {
    this.CONSUME(K.PATTERNS)
    this.OPTION({
      GATE: () => !afterPatterns.includes(this.LA(1).tokenType),
      DEF: () => this.AT_LEAST_ONE_SEP({ SEP: Comma, DEF: () => this.SUBRULE(this.patternName) }),
    })
  })

  protected readonly patternName = this.RULE('patternName', () => {
    this.SUBRULE(this.name)
  })

  protected readonly billClause = this.RULE('billClause', () => {
    this.OR([
      {
        ALT: () => {
          this.CONSUME(K.PER)
          this.CONSUME(K.MONTH)
        },
      },
      {
        ALT: () => {
          this.CONSUME(K.FOR)
          this.SUBRULE(this.table)
        },
      },
      { ALT: () => this.SUBRULE(this.regionClause) },
      {
        ALT: () => {
          this.CONSUME(K.LAST)
          this.CONSUME(NumberLiteral)
          this.SUBRULE(this.timeUnit)
        },
      },
      {
        ALT: () => {
          this.CONSUME(K.WITH)
          this.CONSUME(LParen)
          this.AT_LEAST_ONE_SEP({ SEP: Comma, DEF: () => this.SUBRULE(this.billOption) })
          this.CONSUME(RParen)
        },
      },
    ])
  })

  protected readonly billOption = this.RULE('billOption', () => {
    this.SUBRULE(this.name)
    this.CONSUME(Equals)
    this.OR([
      { ALT: () => this.CONSUME(StringLiteral) },
      { ALT: () => this.CONSUME(NumberLiteral) },
      { ALT: () => this.CONSUME(K.ON) },
      { ALT: () => this.CONSUME(K.OFF) },
      { ALT: () => this.SUBRULE(this.unitPair) },
      { ALT: () => this.SUBRULE(this.strings) },
    ])
  })

  protected readonly strings = this.RULE('strings', () => {
    this.CONSUME(LBracket)
    this.AT_LEAST_ONE_SEP({ SEP: Comma, DEF: () => this.CONSUME(StringLiteral) })
    this.CONSUME(RBracket)
  })
}
