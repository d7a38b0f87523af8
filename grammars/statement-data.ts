import { K, NumberLiteral, Star } from './statement-tokens.ts'
import { VerbRules } from './statement-verbs.ts'
import { Comma, Dot, Equals, LBracket, LParen, RParen } from './vocabulary.ts'

/** PartiQL with the modifiers of ddbsh and dql, their row forms of INSERT, and BULK. */
export class DataRules extends VerbRules {
  protected readonly selectStatement = this.RULE('selectStatement', () => {
    this.CONSUME(K.SELECT)
    this.OPTION({ GATE: () => !this.wordIsPath(), DEF: () => this.CONSUME(K.CONSISTENT) })
    this.OR([
      { ALT: () => this.CONSUME(Star) },
      { GATE: () => this.LA(2).tokenType === LParen, ALT: () => this.SUBRULE(this.countStar) },
      { ALT: () => this.SUBRULE(this.paths), IGNORE_AMBIGUITIES: true },
    ])
    this.CONSUME(K.FROM)
    this.SUBRULE(this.table)
    this.MANY(() => this.SUBRULE(this.selectModifier))
    this.OPTION2(() => {
      this.SUBRULE(this.whereClause)
      this.MANY2(() => this.SUBRULE2(this.selectModifier))
    })
    this.OPTION3(() => {
      this.SUBRULE(this.orderByClause)
      this.MANY3(() => this.SUBRULE3(this.selectModifier))
    })
  })

  protected readonly countStar = this.RULE('countStar', () => {
    this.CONSUME(K.COUNT)
    this.CONSUME(LParen)
    this.CONSUME(Star)
    this.CONSUME(RParen)
  })

  protected readonly paths = this.RULE('paths', () => {
    this.AT_LEAST_ONE_SEP({ SEP: Comma, DEF: () => this.SUBRULE(this.path) })
  })

  protected readonly orderByClause = this.RULE('orderByClause', () => {
    this.CONSUME(K.ORDER)
    this.CONSUME(K.BY)
    this.AT_LEAST_ONE_SEP({ SEP: Comma, DEF: () => this.SUBRULE(this.orderTerm) })
  })

  protected readonly orderTerm = this.RULE('orderTerm', () => {
    this.SUBRULE(this.name)
    this.OPTION(() => this.OR([{ ALT: () => this.CONSUME(K.ASC) }, { ALT: () => this.CONSUME(K.DESC) }]))
  })

  protected readonly selectModifier = this.RULE('selectModifier', () => {
    this.OR([
      { ALT: () => this.SUBRULE(this.limitClause) },
      { ALT: () => this.CONSUME(K.CONSISTENT) },
      { ALT: () => this.SUBRULE(this.scanLimitClause) },
      { ALT: () => this.SUBRULE(this.usingClause) },
      { ALT: () => this.SUBRULE(this.keysInClause) },
      { ALT: () => this.SUBRULE(this.returnClause) },
      { ALT: () => this.SUBRULE(this.asOfClause) },
    ])
  })

  protected readonly keysInClause = this.RULE('keysInClause', () => {
    this.CONSUME(K.KEYS)
    this.CONSUME(K.IN)
    this.AT_LEAST_ONE_SEP({ SEP: Comma, DEF: () => this.SUBRULE(this.keyTuple) })
  })

  protected readonly keyTuple = this.RULE('keyTuple', () => {
    this.OR([
      { ALT: () => this.SUBRULE(this.literal) },
      { ALT: () => this.SUBRULE(this.parameter) },
      {
        ALT: () => {
          this.CONSUME(LParen)
          this.AT_LEAST_ONE_SEP({ SEP: Comma, DEF: () => this.SUBRULE(this.operand) })
          this.CONSUME(RParen)
        },
      },
    ])
  })

  protected readonly insertStatement = this.RULE('insertStatement', () => {
    this.OR([{ ALT: () => this.CONSUME(K.INSERT) }, { ALT: () => this.CONSUME(K.REPLACE) }])
    this.CONSUME(K.INTO)
    this.SUBRULE(this.table)
    this.OR2([
      {
        ALT: () => {
          this.CONSUME(K.VALUE)
          this.SUBRULE(this.operand)
        },
      },
      { ALT: () => this.SUBRULE(this.insertRows) },
    ])
    this.MANY(() => this.SUBRULE(this.returnClause))
  })

  /** `(a, b) VALUES (1, 2), (3, 4)` as ddbsh has it, or `(a = 1, b = 2), (a = 3, b = 4)` as dql has it. */
  protected readonly insertRows = this.RULE('insertRows', () => {
    this.CONSUME(LParen)
    this.SUBRULE(this.name)
    this.OR([
      {
        ALT: () => {
          this.CONSUME(Equals)
          this.SUBRULE(this.operand)
          this.MANY(() => {
            this.CONSUME(Comma)
            this.SUBRULE(this.insertPair)
          })
          this.CONSUME(RParen)
          this.MANY2(() => {
            this.CONSUME2(Comma)
            this.SUBRULE(this.insertPairs)
          })
        },
      },
      {
        ALT: () => {
          this.MANY3(() => {
            this.CONSUME3(Comma)
            this.SUBRULE2(this.name)
          })
          this.CONSUME2(RParen)
          this.CONSUME(K.VALUES)
          this.AT_LEAST_ONE_SEP({ SEP: Comma, DEF: () => this.SUBRULE(this.insertRow) })
        },
      },
    ])
  })

  protected readonly insertPairs = this.RULE('insertPairs', () => {
    this.CONSUME(LParen)
    this.AT_LEAST_ONE_SEP({ SEP: Comma, DEF: () => this.SUBRULE(this.insertPair) })
    this.CONSUME(RParen)
  })

  protected readonly insertPair = this.RULE('insertPair', () => {
    this.SUBRULE(this.name)
    this.CONSUME(Equals)
    this.SUBRULE(this.operand)
  })

  protected readonly insertRow = this.RULE('insertRow', () => {
    this.CONSUME(LParen)
    this.AT_LEAST_ONE_SEP({ SEP: Comma, DEF: () => this.SUBRULE(this.operand) })
    this.CONSUME(RParen)
  })

  /** PartiQL's UPDATE, or one item by its key. */
  protected readonly updateStatement = this.RULE('updateStatement', () => {
    this.CONSUME(K.UPDATE)
    this.OR([
      { ALT: () => this.SUBRULE(this.updateItemTail) },
      {
        ALT: () => {
          this.SUBRULE(this.table)
          this.OR2([{ ALT: () => this.SUBRULE2(this.updateItemTail) }, { ALT: () => this.SUBRULE(this.updateTail) }])
        },
      },
    ])
  })

  protected readonly updateTail = this.RULE('updateTail', () => {
    this.MANY(() => this.SUBRULE(this.writeModifier))
    this.AT_LEAST_ONE(() => this.SUBRULE(this.updateClause))
    this.SUBRULE(this.whereTail)
  })

  protected readonly whereTail = this.RULE('whereTail', () => {
    this.MANY(() => this.SUBRULE(this.writeModifier))
    this.OPTION(() => {
      this.SUBRULE(this.whereClause)
      this.MANY2(() => this.SUBRULE2(this.writeModifier))
    })
  })

  protected readonly writeModifier = this.RULE('writeModifier', () => {
    this.OR([
      { ALT: () => this.SUBRULE(this.returnClause) },
      { ALT: () => this.SUBRULE(this.usingClause) },
      { ALT: () => this.SUBRULE(this.keysInClause) },
    ])
  })

  /** The other order that PartiQL knows: `FROM t WHERE ... SET ...`. */
  protected readonly fromStatement = this.RULE('fromStatement', () => {
    this.CONSUME(K.FROM)
    this.SUBRULE(this.table)
    this.SUBRULE(this.whereClause)
    this.AT_LEAST_ONE(() => this.SUBRULE(this.updateClause))
    this.MANY(() => this.SUBRULE(this.writeModifier))
  })

  protected readonly upsertStatement = this.RULE('upsertStatement', () => {
    this.CONSUME(K.UPSERT)
    this.SUBRULE(this.table)
    this.AT_LEAST_ONE(() => this.SUBRULE(this.updateClause))
    this.SUBRULE(this.whereClause)
    this.MANY(() => this.SUBRULE(this.returnClause))
  })

  /** PartiQL's DELETE, or one item by its key. */
  protected readonly deleteStatement = this.RULE('deleteStatement', () => {
    this.CONSUME(K.DELETE)
    this.OR([
      {
        ALT: () => {
          this.CONSUME(K.FROM)
          this.SUBRULE(this.table)
          this.SUBRULE(this.whereTail)
        },
      },
      { ALT: () => this.SUBRULE(this.deleteItemTail) },
      {
        ALT: () => {
          this.SUBRULE2(this.table)
          this.SUBRULE2(this.deleteItemTail)
        },
      },
    ])
  })

  protected readonly existsStatement = this.RULE('existsStatement', () => {
    this.CONSUME(K.EXISTS)
    this.CONSUME(LParen)
    this.SUBRULE(this.selectStatement)
    this.CONSUME(RParen)
  })

  protected readonly bulkStatement = this.RULE('bulkStatement', () => {
    this.CONSUME(K.BULK)
    this.OR([
      {
        ALT: () => {
          this.CONSUME(K.UPDATE)
          this.SUBRULE(this.table)
          this.SUBRULE(this.updateTail)
        },
      },
      {
        ALT: () => {
          this.CONSUME(K.DELETE)
          this.CONSUME(K.FROM)
          this.SUBRULE2(this.table)
          this.SUBRULE(this.whereTail)
        },
      },
    ])
    this.MANY(() =>
      this.OR2([{ ALT: () => this.SUBRULE(this.limitClause) }, { ALT: () => this.SUBRULE(this.rateLimitClause) }]),
    )
  })

  /** ddbsh's `WITH RATELIMIT (10 RCU, 5 WCU)`, dql's `THROTTLE (10, 5)` with `*` for no limit. */
  protected readonly rateLimitClause = this.RULE('rateLimitClause', () => {
    this.OR([
      {
        ALT: () => {
          this.CONSUME(K.WITH)
          this.CONSUME(K.RATELIMIT)
          this.CONSUME(LParen)
          this.AT_LEAST_ONE_SEP({
            SEP: Comma,
            DEF: () => {
              this.CONSUME(NumberLiteral)
              this.OR2([{ ALT: () => this.CONSUME(K.RCU) }, { ALT: () => this.CONSUME(K.WCU) }])
            },
          })
          this.CONSUME(RParen)
        },
      },
      {
        ALT: () => {
          this.CONSUME(K.THROTTLE)
          this.CONSUME2(LParen)
          this.SUBRULE(this.throttleRate)
          this.CONSUME2(Comma)
          this.SUBRULE2(this.throttleRate)
          this.CONSUME2(RParen)
        },
      },
    ])
  })

  protected readonly throttleRate = this.RULE('throttleRate', () => {
    this.OR([{ ALT: () => this.CONSUME(NumberLiteral) }, { ALT: () => this.CONSUME(Star) }])
  })

  /** CONSISTENT as the name of an attribute. */
  private wordIsPath(): boolean {
    const next = this.LA(2).tokenType
    return next === K.FROM || next === Comma || next === Dot || next === LBracket
  }
}
