import { DataRules } from './statement-data.ts'
import { Colon, K, NumberLiteral, Percent, StringLiteral, Variable } from './statement-tokens.ts'
import { Comma, Equals, LParen, RParen } from './vocabulary.ts'

/** What a table or an index may be given at its creation or later. */
export class SettingRules extends DataRules {
  protected readonly tableSetting = this.RULE('tableSetting', () => {
    this.OR([
      { ALT: () => this.SUBRULE(this.billingClause) },
      { ALT: () => this.SUBRULE(this.warmThroughputClause) },
      { ALT: () => this.SUBRULE(this.streamClause) },
      { ALT: () => this.SUBRULE(this.encryptionClause) },
      { ALT: () => this.SUBRULE(this.tableClassClause) },
      { ALT: () => this.SUBRULE(this.timeToLiveClause) },
      { ALT: () => this.SUBRULE(this.recoveryClause) },
      { ALT: () => this.SUBRULE(this.scalingClause) },
      {
        ALT: () => {
          this.CONSUME(K.DELETION)
          this.CONSUME(K.PROTECTION)
          this.SUBRULE(this.enabled)
        },
      },
    ])
  })

  protected readonly billingClause = this.RULE('billingClause', () => {
    this.CONSUME(K.BILLING)
    this.CONSUME(K.MODE)
    this.OR([
      {
        ALT: () => {
          this.CONSUME(K.ON)
          this.CONSUME(K.DEMAND)
          this.OPTION(() => {
            this.CONSUME(K.THROUGHPUT)
            this.OR2([{ ALT: () => this.SUBRULE(this.unitPair) }, { ALT: () => this.CONSUME(K.UNLIMITED) }])
          })
        },
      },
      {
        ALT: () => {
          this.CONSUME(K.PROVISIONED)
          this.SUBRULE2(this.unitPair)
        },
      },
    ])
  })

  protected readonly unitPair = this.RULE('unitPair', () => {
    this.CONSUME(LParen)
    this.CONSUME(NumberLiteral)
    this.CONSUME(K.RCU)
    this.CONSUME(Comma)
    this.CONSUME2(NumberLiteral)
    this.CONSUME(K.WCU)
    this.CONSUME(RParen)
  })

  protected readonly warmThroughputClause = this.RULE('warmThroughputClause', () => {
    this.CONSUME(K.WARM)
    this.CONSUME(K.THROUGHPUT)
    this.SUBRULE(this.unitPair)
  })

  protected readonly streamClause = this.RULE('streamClause', () => {
    this.CONSUME(K.STREAM)
    this.OR([
      { ALT: () => this.CONSUME(K.DISABLED) },
      {
        ALT: () => {
          this.CONSUME(LParen)
          this.OR2([
            {
              ALT: () => {
                this.OR3([{ ALT: () => this.CONSUME(K.NEW) }, { ALT: () => this.CONSUME(K.OLD) }])
                this.CONSUME(K.IMAGE)
              },
            },
            {
              ALT: () => {
                this.CONSUME(K.BOTH)
                this.CONSUME(K.IMAGES)
              },
            },
            {
              ALT: () => {
                this.CONSUME(K.KEYS)
                this.CONSUME(K.ONLY)
              },
            },
          ])
          this.CONSUME(RParen)
        },
      },
    ])
  })

  /** With the key of AWS, with a key of one's own, or with the key that DynamoDB owns. */
  protected readonly encryptionClause = this.RULE('encryptionClause', () => {
    this.CONSUME(K.SSE)
    this.OR([
      {
        ALT: () => {
          this.CONSUME(K.KMS)
          this.OPTION(() => this.CONSUME(StringLiteral))
        },
      },
      { ALT: () => this.CONSUME(K.OWNED) },
      { ALT: () => this.SUBRULE(this.enabled) },
    ])
  })

  protected readonly tableClassClause = this.RULE('tableClassClause', () => {
    this.CONSUME(K.TABLE)
    this.CONSUME(K.CLASS)
    this.CONSUME(K.STANDARD)
    this.OPTION(() => {
      this.CONSUME(K.INFREQUENT)
      this.CONSUME(K.ACCESS)
    })
  })

  /** The attribute that holds the time. */
  protected readonly timeToLiveClause = this.RULE('timeToLiveClause', () => {
    this.CONSUME(K.TTL)
    this.OR([
      { ALT: () => this.CONSUME(K.DISABLED) },
      {
        ALT: () => {
          this.CONSUME(LParen)
          this.SUBRULE(this.name)
          this.CONSUME(RParen)
        },
      },
    ])
  })

  /** Point-in-time recovery; as ddbsh calls it. */
  protected readonly recoveryClause = this.RULE('recoveryClause', () => {
    this.CONSUME(K.PITR)
    this.OR([
      { ALT: () => this.CONSUME(K.DISABLED) },
      {
        ALT: () => {
          this.CONSUME(K.ENABLED)
          this.OPTION(() => {
            this.CONSUME(LParen)
            this.CONSUME(NumberLiteral)
            this.OR2([{ ALT: () => this.CONSUME(K.DAY) }, { ALT: () => this.CONSUME(K.DAYS) }])
            this.CONSUME(RParen)
          })
        },
      },
    ])
  })

  /** Whose prices. */
  protected readonly regionClause = this.RULE('regionClause', () => {
    this.CONSUME(K.REGION)
    this.CONSUME(StringLiteral)
  })

  /** Auto scaling of one dimension. */
  protected readonly scalingClause = this.RULE('scalingClause', () => {
    this.CONSUME(K.SCALING)
    this.OR([{ ALT: () => this.CONSUME(K.READ) }, { ALT: () => this.CONSUME(K.WRITE) }])
    this.OR2([
      { ALT: () => this.CONSUME(K.OFF) },
      {
        ALT: () => {
          this.CONSUME(NumberLiteral)
          this.CONSUME(Percent)
          this.CONSUME(K.FROM)
          this.CONSUME2(NumberLiteral)
          this.CONSUME(K.TO)
          this.CONSUME3(NumberLiteral)
        },
      },
    ])
  })

  protected readonly enabled = this.RULE('enabled', () => {
    this.OR([{ ALT: () => this.CONSUME(K.ENABLED) }, { ALT: () => this.CONSUME(K.DISABLED) }])
  })

  protected readonly tagsClause = this.RULE('tagsClause', () => {
    this.CONSUME(K.TAGS)
    this.CONSUME(LParen)
    this.AT_LEAST_ONE_SEP({ SEP: Comma, DEF: () => this.SUBRULE(this.tag) })
    this.CONSUME(RParen)
  })

  /** The lexer takes `:prod` of `env:prod` for a parameter. */
  protected readonly tag = this.RULE('tag', () => {
    this.SUBRULE(this.tagText)
    this.OR([
      { ALT: () => this.CONSUME(Variable) },
      {
        ALT: () => {
          this.OR2([{ ALT: () => this.CONSUME(Colon) }, { ALT: () => this.CONSUME(Equals) }])
          this.SUBRULE2(this.tagText)
        },
      },
    ])
  })

  protected readonly tagText = this.RULE('tagText', () => {
    this.OR([
      { ALT: () => this.SUBRULE(this.name) },
      { ALT: () => this.CONSUME(StringLiteral) },
      { ALT: () => this.CONSUME(NumberLiteral) },
    ])
  })
}
