import { AnyWord, Heredoc, K, NumberLiteral, Percent, StringLiteral } from './statement-tokens.ts'
import { TransferRules } from './statement-transfer.ts'
import { Comparator, Dot } from './vocabulary.ts'

/** EXPECT: a contract about the statement before it, or about the access pattern that it ends. */
export class ExpectationRules extends TransferRules {
  protected readonly expectStatement = this.RULE('expectStatement', () => {
    this.CONSUME(K.EXPECT)
    this.SUBRULE(this.expectation)
  })

  protected readonly expectation = this.RULE('expectation', () => {
    this.OR([
      {
        ALT: () => {
          this.CONSUME(K.ROWS)
          this.SUBRULE(this.measure)
        },
      },
      {
        ALT: () => {
          this.CONSUME(K.ITEMS)
          this.SUBRULE(this.list)
        },
      },
      {
        ALT: () => {
          this.OR2([{ ALT: () => this.CONSUME(K.READ) }, { ALT: () => this.CONSUME(K.WRITE) }])
          this.CONSUME(K.UNITS)
          this.SUBRULE2(this.measure)
          this.OPTION(() => {
            this.CONSUME(K.ON)
            this.SUBRULE(this.table)
          })
        },
      },
      {
        ALT: () => {
          this.CONSUME(K.PAGES)
          this.SUBRULE3(this.measure)
        },
      },
      {
        ALT: () => {
          this.OR4([{ ALT: () => this.CONSUME(K.FILTERED) }, { ALT: () => this.CONSUME(K.THROTTLED) }])
          this.SUBRULE4(this.measure)
          this.CONSUME(Percent)
        },
      },
      {
        ALT: () => {
          this.CONSUME(K.HOT)
          this.CONSUME(K.PARTITION)
          this.SUBRULE5(this.measure)
          this.CONSUME2(Percent)
          this.OPTION3(() => {
            this.CONSUME2(K.ON)
            this.SUBRULE2(this.table)
          })
        },
      },
      {
        ALT: () => {
          this.CONSUME(K.REQUESTS)
          this.SUBRULE6(this.measure)
        },
      },
      { ALT: () => this.SUBRULE(this.planExpectation) },
      {
        ALT: () => {
          this.CONSUME(K.NO)
          this.OR3([{ ALT: () => this.CONSUME(K.SCAN) }, { ALT: () => this.CONSUME(K.THROTTLES) }])
        },
      },
      {
        ALT: () => {
          this.CONSUME(K.ERROR)
          this.SUBRULE(this.errorName)
          this.OPTION2(() => this.CONSUME(StringLiteral))
        },
      },
      {
        ALT: () => {
          this.CONSUME(K.VALUE)
          this.CONSUME(K.OF)
          this.SUBRULE(this.path)
          this.CONSUME(Comparator)
          this.SUBRULE(this.operand)
        },
      },
      {
        ALT: () => {
          this.CONSUME(K.OUTPUT)
          this.CONSUME(Heredoc)
        },
      },
    ])
  })

  /** An exception of the service, or a code of ours as `plan.key-needed`. */
  protected readonly errorName = this.RULE('errorName', () => {
    this.SUBRULE(this.name)
    this.MANY(() => {
      this.CONSUME(Dot)
      this.CONSUME(AnyWord)
      this.MANY2({ GATE: () => this.touches(), DEF: () => this.SUBRULE(this.tableNameTail) })
    })
  })

  protected readonly measure = this.RULE('measure', () => {
    this.CONSUME(Comparator)
    this.CONSUME(NumberLiteral)
  })

  protected readonly planExpectation = this.RULE('planExpectation', () => {
    this.CONSUME(K.PLAN)
    this.OR([
      {
        ALT: () => {
          this.OR2([
            { ALT: () => this.CONSUME(K.GET) },
            { ALT: () => this.CONSUME(K.QUERY) },
            { ALT: () => this.CONSUME(K.SCAN) },
          ])
          this.OPTION(() => {
            this.CONSUME(K.ON)
            this.SUBRULE(this.table)
          })
        },
      },
      {
        ALT: () => {
          this.CONSUME(K.OPERATION)
          this.SUBRULE(this.name)
        },
      },
      {
        ALT: () => {
          this.CONSUME(K.INDEX)
          this.SUBRULE2(this.name)
        },
      },
    ])
  })
}
