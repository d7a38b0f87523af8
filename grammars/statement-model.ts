import { GenerateRules } from './statement-generate.ts'
import { K, LBrace, Name, NumberLiteral, RBrace, Semicolon, StringLiteral, Variable } from './statement-tokens.ts'
import { Comma, Equals, LParen, RParen } from './vocabulary.ts'

/** ENTITY, ACCESS PATTERN, RUN and REPORT: what a model says beside its tables. Clauses in any order, AS and EXPECT last. */
export class ModelRules extends GenerateRules {
  protected readonly entityStatement = this.RULE('entityStatement', () => {
    this.CONSUME(K.ENTITY)
    this.OPTION(() => this.SUBRULE(this.orReplace))
    this.SUBRULE(this.name)
    this.OPTION2(() => this.CONSUME(StringLiteral))
    this.MANY(() => this.SUBRULE(this.entityClause))
  })

  protected readonly orReplace = this.RULE('orReplace', () => {
    this.CONSUME(K.OR)
    this.CONSUME(K.REPLACE)
  })

  protected readonly entityClause = this.RULE('entityClause', () => {
    this.OR([
      { ALT: () => this.SUBRULE(this.entityTable) },
      { ALT: () => this.SUBRULE(this.entityKey) },
      { ALT: () => this.SUBRULE(this.entityIndex) },
      { ALT: () => this.SUBRULE(this.entityAttributes) },
      { ALT: () => this.SUBRULE(this.countClause) },
      { ALT: () => this.SUBRULE(this.sizeClause) },
    ])
  })

  protected readonly entityTable = this.RULE('entityTable', () => {
    this.CONSUME(K.IN)
    this.SUBRULE(this.table)
  })

  protected readonly entityKey = this.RULE('entityKey', () => {
    this.CONSUME(K.KEY)
    this.SUBRULE(this.keyTemplates)
  })

  protected readonly entityIndex = this.RULE('entityIndex', () => {
    this.CONSUME(K.INDEX)
    this.SUBRULE(this.name)
    this.SUBRULE(this.keyTemplates)
  })

  protected readonly keyTemplates = this.RULE('keyTemplates', () => {
    this.CONSUME(LParen)
    this.AT_LEAST_ONE_SEP({ SEP: Comma, DEF: () => this.SUBRULE(this.keyTemplate) })
    this.CONSUME(RParen)
  })

  /** `pk = 'CUST#{customerId}'`. */
  protected readonly keyTemplate = this.RULE('keyTemplate', () => {
    this.SUBRULE(this.name)
    this.CONSUME(Equals)
    this.CONSUME(StringLiteral)
  })

  protected readonly entityAttributes = this.RULE('entityAttributes', () => {
    this.CONSUME(K.ATTRIBUTES)
    this.CONSUME(LParen)
    this.AT_LEAST_ONE_SEP({ SEP: Comma, DEF: () => this.SUBRULE(this.entityAttribute) })
    this.CONSUME(RParen)
  })

  protected readonly entityAttribute = this.RULE('entityAttribute', () => {
    this.SUBRULE(this.name)
    this.SUBRULE(this.attributeType)
    this.MANY(() => this.SUBRULE(this.attributeClause))
  })

  protected readonly attributeType = this.RULE('attributeType', () => {
    this.OR([
      {
        ALT: () => {
          this.OR2([
            { ALT: () => this.CONSUME(K.STRING) },
            { ALT: () => this.CONSUME(K.NUMBER) },
            { ALT: () => this.CONSUME(K.BINARY) },
          ])
          this.OPTION(() => this.CONSUME(K.SET))
        },
      },
      { ALT: () => this.CONSUME(K.BOOLEAN) },
      { ALT: () => this.CONSUME(K.LIST) },
      { ALT: () => this.CONSUME(K.MAP) },
      { ALT: () => this.CONSUME(K.ANY) },
    ])
  })

  protected readonly attributeClause = this.RULE('attributeClause', () => {
    this.OR([
      { ALT: () => this.CONSUME(K.REQUIRED) },
      { ALT: () => this.CONSUME(K.TTL) },
      { ALT: () => this.SUBRULE(this.sizeClause) },
      { ALT: () => this.SUBRULE(this.distinctClause) },
      { ALT: () => this.SUBRULE(this.choicesClause) },
      { ALT: () => this.SUBRULE(this.fakeClause) },
      { ALT: () => this.SUBRULE(this.referencesClause) },
      { ALT: () => this.CONSUME(StringLiteral) },
    ])
  })

  protected readonly countClause = this.RULE('countClause', () => {
    this.CONSUME(K.COUNT)
    this.CONSUME(NumberLiteral)
  })

  /** In bytes. */
  protected readonly sizeClause = this.RULE('sizeClause', () => {
    this.CONSUME(K.SIZE)
    this.CONSUME(NumberLiteral)
  })

  protected readonly distinctClause = this.RULE('distinctClause', () => {
    this.CONSUME(K.DISTINCT)
    this.CONSUME(NumberLiteral)
  })

  protected readonly choicesClause = this.RULE('choicesClause', () => {
    this.CONSUME(K.ONE)
    this.CONSUME(K.OF)
    this.CONSUME(LParen)
    this.AT_LEAST_ONE_SEP({ SEP: Comma, DEF: () => this.SUBRULE(this.operand) })
    this.CONSUME(RParen)
  })

  protected readonly fakeClause = this.RULE('fakeClause', () => {
    this.CONSUME(K.FAKE)
    this.CONSUME(StringLiteral)
  })

  /** `REFERENCES Customer (customerId) 1 TO 20`. */
  protected readonly referencesClause = this.RULE('referencesClause', () => {
    this.CONSUME(K.REFERENCES)
    this.SUBRULE(this.name)
    this.CONSUME(LParen)
    this.SUBRULE2(this.name)
    this.CONSUME(RParen)
    this.OPTION(() => {
      this.CONSUME(NumberLiteral)
      this.OPTION2(() => {
        this.CONSUME(K.TO)
        this.CONSUME2(NumberLiteral)
      })
    })
  })

  protected readonly accessPatternStatement = this.RULE('accessPatternStatement', () => {
    this.CONSUME(K.ACCESS)
    this.CONSUME(K.PATTERN)
    this.OPTION(() => this.SUBRULE(this.orReplace))
    this.SUBRULE(this.name)
    this.OPTION2(() => this.SUBRULE(this.patternParameters))
    this.OPTION3(() => this.CONSUME(StringLiteral))
    this.MANY(() => this.SUBRULE(this.patternClause))
    this.CONSUME(K.AS)
    this.SUBRULE(this.patternBody)
    this.MANY2(() => this.SUBRULE(this.expectStatement))
  })

  protected readonly patternParameters = this.RULE('patternParameters', () => {
    this.CONSUME(LParen)
    this.MANY_SEP({ SEP: Comma, DEF: () => this.SUBRULE(this.patternParameter) })
    this.CONSUME(RParen)
  })

  /** `:customer STRING = 'c#1' 'whose orders'`. */
  protected readonly patternParameter = this.RULE('patternParameter', () => {
    this.CONSUME(Variable)
    this.OPTION(() => this.SUBRULE(this.attributeType))
    this.OPTION2(() => {
      this.CONSUME(Equals)
      this.SUBRULE(this.operand)
    })
    this.OPTION3(() => this.CONSUME(StringLiteral))
  })

  protected readonly patternClause = this.RULE('patternClause', () => {
    this.OR([
      { ALT: () => this.SUBRULE(this.patternEntities) },
      { ALT: () => this.SUBRULE(this.patternRate) },
      { ALT: () => this.SUBRULE(this.peakClause) },
      { ALT: () => this.SUBRULE(this.keysClause) },
      { ALT: () => this.SUBRULE(this.returnsClause) },
      { ALT: () => this.SUBRULE(this.itemSizeClause) },
      { ALT: () => this.SUBRULE(this.latencyClause) },
      { ALT: () => this.SUBRULE(this.budgetClause) },
      { ALT: () => this.SUBRULE(this.ownerClause) },
      { ALT: () => this.SUBRULE(this.statusClause) },
    ])
  })

  protected readonly patternEntities = this.RULE('patternEntities', () => {
    this.CONSUME(K.ENTITY)
    this.AT_LEAST_ONE_SEP({ SEP: Comma, DEF: () => this.SUBRULE(this.name) })
  })

  protected readonly patternRate = this.RULE('patternRate', () => {
    this.CONSUME(K.RATE)
    this.SUBRULE(this.rateCourse)
  })

  protected readonly peakClause = this.RULE('peakClause', () => {
    this.CONSUME(K.PEAK)
    this.SUBRULE(this.rate)
  })

  /** ITEM begins the clause after it as well. */
  protected readonly returnsClause = this.RULE('returnsClause', () => {
    this.CONSUME(K.RETURNS)
    this.CONSUME(NumberLiteral)
    this.OPTION(() => {
      this.CONSUME(K.TO)
      this.CONSUME2(NumberLiteral)
    })
    this.OPTION2({
      GATE: () => this.LA(2).tokenType !== K.SIZE,
      DEF: () => this.OR([{ ALT: () => this.CONSUME(K.ITEMS) }, { ALT: () => this.CONSUME(K.ITEM) }]),
    })
  })

  protected readonly itemSizeClause = this.RULE('itemSizeClause', () => {
    this.CONSUME(K.ITEM)
    this.SUBRULE(this.sizeClause)
  })

  protected readonly latencyClause = this.RULE('latencyClause', () => {
    this.CONSUME(K.LATENCY)
    this.CONSUME(NumberLiteral)
    this.OR([
      { ALT: () => this.CONSUME(K.MILLISECOND) },
      { ALT: () => this.CONSUME(K.MILLISECONDS) },
      { ALT: () => this.SUBRULE(this.timeUnit) },
    ])
  })

  /** For a month. */
  protected readonly budgetClause = this.RULE('budgetClause', () => {
    this.CONSUME(K.BUDGET)
    this.CONSUME(NumberLiteral)
    this.OPTION(() => this.CONSUME(K.USD))
  })

  protected readonly ownerClause = this.RULE('ownerClause', () => {
    this.CONSUME(K.OWNER)
    this.CONSUME(StringLiteral)
  })

  protected readonly statusClause = this.RULE('statusClause', () => {
    this.CONSUME(K.STATUS)
    this.CONSUME(StringLiteral)
  })

  protected readonly patternBody = this.RULE('patternBody', () => {
    this.OR([
      {
        ALT: () => {
          this.CONSUME(K.STEPS)
          this.SUBRULE(this.patternSteps)
        },
      },
      { ALT: () => this.SUBRULE(this.patternRun) },
    ])
  })

  /** Its `;` are told apart later: none is needed after a brace. */
  protected readonly patternSteps = this.RULE('patternSteps', () => {
    this.CONSUME(LBrace)
    this.AT_LEAST_ONE(() => this.SUBRULE(this.patternStep))
    this.CONSUME(RBrace)
  })

  protected readonly patternStep = this.RULE('patternStep', () => {
    this.OR([
      {
        ALT: () => {
          this.CONSUME(K.FOR)
          this.CONSUME(K.EACH)
          this.CONSUME(Name)
          this.CONSUME(K.IN)
          this.SUBRULE(this.parameter)
          this.SUBRULE(this.patternSteps)
        },
      },
      {
        ALT: () => {
          this.CONSUME(K.LET)
          this.CONSUME2(Name)
          this.CONSUME(Equals)
          this.SUBRULE(this.patternRun)
        },
      },
      { ALT: () => this.SUBRULE2(this.patternRun) },
    ])
    this.OPTION(() => this.CONSUME(Semicolon))
  })

  /** A statement, a transaction or a batch. */
  protected readonly patternRun = this.RULE('patternRun', () => {
    this.OR([
      { ALT: () => this.SUBRULE(this.patternTransaction) },
      { ALT: () => this.SUBRULE(this.patternBatch) },
      { ALT: () => this.SUBRULE(this.simulatedStatement) },
    ])
  })

  protected readonly patternTransaction = this.RULE('patternTransaction', () => {
    this.SUBRULE(this.transactionStart)
    this.CONSUME(Semicolon)
    this.AT_LEAST_ONE(() => {
      this.SUBRULE(this.transactionMember)
      this.CONSUME2(Semicolon)
    })
    this.CONSUME(K.COMMIT)
  })

  protected readonly transactionMember = this.RULE('transactionMember', () => {
    this.OR([
      { ALT: () => this.SUBRULE(this.checkStatement) },
      { ALT: () => this.SUBRULE(this.existsStatement) },
      { ALT: () => this.SUBRULE(this.simulatedStatement) },
    ])
  })

  protected readonly patternBatch = this.RULE('patternBatch', () => {
    this.SUBRULE(this.batchStart)
    this.SUBRULE(this.simulatedStatement)
    this.MANY(() => {
      this.CONSUME(Semicolon)
      this.OPTION(() => this.SUBRULE2(this.simulatedStatement))
    })
    this.CONSUME(RBrace)
  })

  /** BEGIN, then statements with `;` after each, then the end. */
  readonly transactionStart = this.RULE('transactionStart', () => {
    this.CONSUME(K.BEGIN)
    this.OPTION(() => this.CONSUME(K.TRANSACTION))
    this.OPTION2(() => {
      this.CONSUME(K.TOKEN)
      this.CONSUME(StringLiteral)
    })
  })

  /** BATCH {, then statements with `;` between them, then `}`. */
  readonly batchStart = this.RULE('batchStart', () => {
    this.CONSUME(K.BATCH)
    this.CONSUME(LBrace)
  })

  /** `RUN ordersOfCustomer('c#1')`, `RUN ordersOfCustomer(:customer = 'c#1')`. */
  protected readonly runStatement = this.RULE('runStatement', () => {
    this.CONSUME(K.RUN)
    this.SUBRULE(this.name)
    this.OPTION(() => {
      this.CONSUME(LParen)
      this.MANY_SEP({ SEP: Comma, DEF: () => this.SUBRULE(this.patternArgument) })
      this.CONSUME(RParen)
    })
  })

  /** A parameter of the shell may be a value too: what follows it decides. */
  protected readonly patternArgument = this.RULE('patternArgument', () => {
    this.OPTION({
      GATE: () => this.LA(2).tokenType === Equals,
      DEF: () => {
        this.CONSUME(Variable)
        this.CONSUME(Equals)
      },
    })
    this.SUBRULE(this.operand)
  })

  /** Options say more than they change: they come last. */
  protected readonly reportStatement = this.RULE('reportStatement', () => {
    this.CONSUME(K.REPORT)
    this.CONSUME(K.TO)
    this.CONSUME(StringLiteral)
    this.OPTION(() => {
      this.CONSUME(K.FOR)
      this.AT_LEAST_ONE_SEP({ SEP: Comma, DEF: () => this.SUBRULE(this.table) })
    })
    this.OPTION2(() => {
      this.CONSUME(K.WITH)
      this.CONSUME(LParen)
      this.AT_LEAST_ONE_SEP2({ SEP: Comma, DEF: () => this.SUBRULE(this.reportOption) })
      this.CONSUME(RParen)
    })
  })

  protected readonly reportOption = this.RULE('reportOption', () => {
    this.SUBRULE(this.name)
    this.CONSUME(Equals)
    this.OR([
      { ALT: () => this.CONSUME(StringLiteral) },
      { ALT: () => this.CONSUME(NumberLiteral) },
      { ALT: () => this.CONSUME(K.ON) },
      { ALT: () => this.CONSUME(K.OFF) },
    ])
  })

  /** `CURRENT`, or a script, a database file or a branch by its name. */
  protected readonly diffSide = this.RULE('diffSide', () => {
    this.OR([{ ALT: () => this.CONSUME(K.CURRENT) }, { ALT: () => this.CONSUME(StringLiteral) }])
  })

  /** DIFF MODEL 'before' 'after'; with what has to be done, and with what that came to on a copy. */
  protected readonly diffStatement = this.RULE('diffStatement', () => {
    this.CONSUME(K.DIFF)
    this.CONSUME(K.MODEL)
    this.SUBRULE(this.diffSide)
    this.SUBRULE2(this.diffSide)
    this.OPTION(() => this.OR([{ ALT: () => this.CONSUME(K.PLAN) }, { ALT: () => this.CONSUME(K.REHEARSE) }]))
    this.OPTION2(() => this.SUBRULE(this.diffTarget))
  })

  protected readonly diffTarget = this.RULE('diffTarget', () => {
    this.CONSUME(K.TO)
    this.CONSUME(StringLiteral)
  })
}
