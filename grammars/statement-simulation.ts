import { EOF } from 'chevrotain'
import { LookingRules } from './statement-looking.ts'
import { K, Name, NumberLiteral, Percent, Slash, StringLiteral, Variable } from './statement-tokens.ts'
import { Comma, Equals, LParen, RParen } from './vocabulary.ts'

/** SIMULATE and COMPARE: statements with a rate and with laws for their parameters. */
export class SimulationRules extends LookingRules {
  protected readonly simulateStatement = this.RULE('simulateStatement', () => {
    this.CONSUME(K.SIMULATE)
    this.OR([
      {
        ALT: () => {
          this.CONSUME(K.FOR)
          this.SUBRULE(this.duration)
          this.AT_LEAST_ONE_SEP({ SEP: Comma, DEF: () => this.SUBRULE(this.simulatedPattern) })
        },
      },
      { ALT: () => this.SUBRULE(this.simulatedModel) },
    ])
    this.OPTION(() => this.SUBRULE(this.simulationOptions))
  })

  /** The access patterns of the model, or some of them, at their rates or all at their peaks. */
  protected readonly simulatedModel = this.RULE('simulatedModel', () => {
    this.SUBRULE(this.patternNames)
    this.OPTION2(() => {
      this.CONSUME(K.AT)
      this.CONSUME(K.PEAK)
    })
    this.CONSUME(K.FOR)
    this.SUBRULE(this.duration)
  })

  /** The second simulation, or what is different about it. */
  protected readonly compareStatement = this.RULE('compareStatement', () => {
    this.CONSUME(K.COMPARE)
    this.SUBRULE(this.simulateStatement)
    this.CONSUME(K.AGAINST)
    this.OR([{ ALT: () => this.SUBRULE2(this.simulateStatement) }, { ALT: () => this.SUBRULE(this.simulationOptions) }])
  })

  protected readonly simulatedPattern = this.RULE('simulatedPattern', () => {
    this.SUBRULE(this.simulatedStatement)
    this.SUBRULE(this.rateClause)
    this.MANY(() => this.SUBRULE(this.keysClause))
  })

  protected readonly simulatedStatement = this.RULE('simulatedStatement', () => {
    this.OR([
      { ALT: () => this.SUBRULE(this.selectStatement) },
      { ALT: () => this.SUBRULE(this.insertStatement) },
      { ALT: () => this.SUBRULE(this.updateStatement) },
      { ALT: () => this.SUBRULE(this.deleteStatement) },
      { ALT: () => this.SUBRULE(this.upsertStatement) },
      { ALT: () => this.SUBRULE(this.getStatement) },
      { ALT: () => this.SUBRULE(this.putStatement) },
      { ALT: () => this.SUBRULE(this.queryStatement) },
      { ALT: () => this.SUBRULE(this.scanStatement) },
    ])
  })

  protected readonly rateClause = this.RULE('rateClause', () => {
    this.CONSUME(K.AT)
    this.SUBRULE(this.rateCourse)
  })

  /** How many at a time, or how that changes. */
  protected readonly rateCourse = this.RULE('rateCourse', () => {
    this.OR([
      {
        ALT: () => {
          this.CONSUME(K.SCHEDULE)
          this.CONSUME(LParen)
          this.AT_LEAST_ONE_SEP({ SEP: Comma, DEF: () => this.SUBRULE(this.stage) })
          this.CONSUME(RParen)
        },
      },
      {
        ALT: () => {
          this.SUBRULE(this.rate)
          this.OPTION(() => this.SUBRULE(this.rateChange))
        },
      },
    ])
  })

  protected readonly stage = this.RULE('stage', () => {
    this.SUBRULE(this.rate)
    this.CONSUME(K.FOR)
    this.SUBRULE(this.duration)
  })

  protected readonly rateChange = this.RULE('rateChange', () => {
    this.OR([
      {
        ALT: () => {
          this.CONSUME(K.RAMP)
          this.CONSUME(K.TO)
          this.SUBRULE(this.rate)
          this.OPTION(() => {
            this.CONSUME(K.OVER)
            this.SUBRULE(this.duration)
          })
        },
      },
      {
        ALT: () => {
          this.CONSUME(K.SPIKE)
          this.CONSUME2(K.TO)
          this.SUBRULE2(this.rate)
          this.CONSUME(K.AT)
          this.SUBRULE2(this.duration)
          this.CONSUME(K.FOR)
          this.SUBRULE3(this.duration)
        },
      },
      {
        ALT: () => {
          this.CONSUME(K.DIURNAL)
          this.CONSUME3(K.TO)
          this.SUBRULE3(this.rate)
        },
      },
    ])
  })

  /** `500/s`. */
  protected readonly rate = this.RULE('rate', () => {
    this.CONSUME(NumberLiteral)
    this.CONSUME(Slash)
    this.CONSUME(Name)
  })

  protected readonly keysClause = this.RULE('keysClause', () => {
    this.CONSUME(K.KEYS)
    this.OPTION(() => this.CONSUME(Variable))
    this.SUBRULE(this.keyLaw)
    this.OPTION2({
      GATE: () => this.saysForm(),
      DEF: () => {
        this.CONSUME(K.AS)
        this.OR([{ ALT: () => this.CONSUME(StringLiteral) }, { ALT: () => this.CONSUME(K.NUMBER) }])
      },
    })
  })

  /** The AS of an access pattern may stand there as well. */
  private saysForm(): boolean {
    const { tokenType } = this.LA(2)
    return tokenType === StringLiteral || tokenType === K.NUMBER || tokenType === EOF
  }

  protected readonly keyLaw = this.RULE('keyLaw', () => {
    this.OR([
      {
        ALT: () => {
          this.CONSUME(K.UNIFORM)
          this.CONSUME(K.OVER)
          this.CONSUME(NumberLiteral)
        },
      },
      {
        ALT: () => {
          this.CONSUME(K.ZIPF)
          this.CONSUME2(NumberLiteral)
          this.CONSUME2(K.OVER)
          this.CONSUME3(NumberLiteral)
        },
      },
      {
        ALT: () => {
          this.CONSUME(K.HOT)
          this.CONSUME4(NumberLiteral)
          this.CONSUME(Percent)
          this.CONSUME3(K.OVER)
          this.CONSUME5(NumberLiteral)
        },
      },
      {
        ALT: () => {
          this.CONSUME(K.SEQUENTIAL)
          this.OPTION(() => {
            this.CONSUME4(K.OVER)
            this.CONSUME6(NumberLiteral)
          })
        },
      },
      {
        ALT: () => {
          this.CONSUME(K.TIME)
          this.CONSUME5(K.OVER)
          this.SUBRULE(this.duration)
        },
      },
    ])
  })

  protected readonly simulationOptions = this.RULE('simulationOptions', () => {
    this.CONSUME(K.WITH)
    this.CONSUME(LParen)
    this.AT_LEAST_ONE_SEP({ SEP: Comma, DEF: () => this.SUBRULE(this.simulationOption) })
    this.CONSUME(RParen)
  })

  protected readonly simulationOption = this.RULE('simulationOption', () => {
    this.OR([
      { GATE: () => this.LA(2).tokenType !== Equals, ALT: () => this.SUBRULE(this.tableOption) },
      {
        ALT: () => {
          this.CONSUME(Name)
          this.CONSUME(Equals)
          this.OR2([
            { ALT: () => this.CONSUME(StringLiteral) },
            { ALT: () => this.CONSUME(NumberLiteral) },
            { ALT: () => this.CONSUME2(Name) },
          ])
        },
        IGNORE_AMBIGUITIES: true,
      },
    ])
  })

  /** What a table or index would be set to. */
  protected readonly tableOption = this.RULE('tableOption', () => {
    this.CONSUME(K.TABLE)
    this.SUBRULE(this.table)
    this.OR([
      { ALT: () => this.SUBRULE(this.billingClause) },
      { ALT: () => this.SUBRULE(this.warmThroughputClause) },
      { ALT: () => this.SUBRULE(this.scalingClause) },
    ])
  })

  protected readonly duration = this.RULE('duration', () => {
    this.CONSUME(NumberLiteral)
    this.SUBRULE(this.timeUnit)
  })
}
