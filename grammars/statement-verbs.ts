import { ExpressionRules } from './statement-expressions.ts'
import { K, NumberLiteral, Star, StringLiteral } from './statement-tokens.ts'
import { Comma } from './vocabulary.ts'

/** GET, PUT, QUERY, SCAN, CHECK and what UPDATE and DELETE look like with a key in braces. Options come in any order. */
export class VerbRules extends ExpressionRules {
  protected readonly getStatement = this.RULE('getStatement', () => {
    this.CONSUME(K.GET)
    this.OPTION(() => this.SUBRULE(this.table))
    this.SUBRULE(this.map)
    this.MANY(() =>
      this.OR([
        { ALT: () => this.CONSUME(K.CONSISTENT) },
        { ALT: () => this.SUBRULE(this.projectClause) },
        { ALT: () => this.SUBRULE(this.returnClause) },
        { ALT: () => this.SUBRULE(this.asOfClause) },
      ]),
    )
  })

  protected readonly putStatement = this.RULE('putStatement', () => {
    this.CONSUME(K.PUT)
    this.OPTION(() => this.SUBRULE(this.table))
    this.SUBRULE(this.map)
    this.MANY(() => this.SUBRULE(this.writeOption))
  })

  protected readonly checkStatement = this.RULE('checkStatement', () => {
    this.CONSUME(K.CHECK)
    this.OPTION(() => this.SUBRULE(this.table))
    this.SUBRULE(this.map)
    this.SUBRULE(this.ifClause)
    this.OPTION2(() => this.SUBRULE(this.onFailureClause))
  })

  protected readonly queryStatement = this.RULE('queryStatement', () => {
    this.CONSUME(K.QUERY)
    this.OPTION(() => this.SUBRULE(this.table))
    this.MANY(() => this.SUBRULE(this.queryOption))
  })

  protected readonly queryOption = this.RULE('queryOption', () => {
    this.OR([
      { ALT: () => this.SUBRULE(this.whereClause) },
      { ALT: () => this.SUBRULE(this.readOption) },
      { ALT: () => this.CONSUME(K.ASC) },
      { ALT: () => this.CONSUME(K.DESC) },
    ])
  })

  protected readonly scanStatement = this.RULE('scanStatement', () => {
    this.CONSUME(K.SCAN)
    this.OPTION({ GATE: () => !this.atScanOption(), DEF: () => this.SUBRULE(this.table) })
    this.MANY(() => this.SUBRULE(this.scanOption))
  })

  protected readonly scanOption = this.RULE('scanOption', () => {
    this.OR([
      { ALT: () => this.SUBRULE(this.readOption) },
      {
        ALT: () => {
          this.CONSUME(K.SEGMENT)
          this.CONSUME(NumberLiteral)
          this.CONSUME(K.OF)
          this.CONSUME2(NumberLiteral)
        },
      },
    ])
  })

  protected readonly readOption = this.RULE('readOption', () => {
    this.OR([
      {
        ALT: () => {
          this.CONSUME(K.FILTER)
          this.SUBRULE(this.condition)
        },
      },
      { ALT: () => this.SUBRULE(this.projectClause) },
      { ALT: () => this.SUBRULE(this.limitClause) },
      { ALT: () => this.SUBRULE(this.scanLimitClause) },
      { ALT: () => this.CONSUME(K.CONSISTENT) },
      { ALT: () => this.SUBRULE(this.usingClause) },
      {
        ALT: () => {
          this.CONSUME(K.START)
          this.CONSUME(K.AFTER)
          this.SUBRULE(this.map)
        },
      },
      { ALT: () => this.SUBRULE(this.selectClause) },
      { ALT: () => this.SUBRULE(this.returnClause) },
      { ALT: () => this.SUBRULE(this.asOfClause) },
    ])
  })

  /** The API's `Select`. */
  protected readonly selectClause = this.RULE('selectClause', () => {
    this.CONSUME(K.SELECT)
    this.OR([
      { ALT: () => this.CONSUME(K.COUNT) },
      {
        ALT: () => {
          this.OR2([{ ALT: () => this.CONSUME(K.ALL) }, { ALT: () => this.CONSUME(K.PROJECTED) }])
          this.CONSUME(K.ATTRIBUTES)
        },
      },
    ])
  })

  /** `UPDATE t {key} ...` and `DELETE t {key} ...` after the table. */
  protected readonly updateItemTail = this.RULE('updateItemTail', () => {
    this.SUBRULE(this.map)
    this.MANY(() => this.SUBRULE(this.updateClause))
    this.MANY2(() => this.SUBRULE(this.writeOption))
  })

  protected readonly deleteItemTail = this.RULE('deleteItemTail', () => {
    this.SUBRULE(this.map)
    this.MANY(() => this.SUBRULE(this.writeOption))
  })

  protected readonly writeOption = this.RULE('writeOption', () => {
    this.OR([
      { ALT: () => this.SUBRULE(this.ifClause) },
      { ALT: () => this.SUBRULE(this.returnClause) },
      { ALT: () => this.SUBRULE(this.onFailureClause) },
    ])
  })

  protected readonly whereClause = this.RULE('whereClause', () => {
    this.CONSUME(K.WHERE)
    this.SUBRULE(this.condition)
  })

  protected readonly ifClause = this.RULE('ifClause', () => {
    this.CONSUME(K.IF)
    this.SUBRULE(this.condition)
  })

  protected readonly onFailureClause = this.RULE('onFailureClause', () => {
    this.CONSUME(K.ON)
    this.CONSUME(K.FAILURE)
    this.CONSUME(K.RETURN)
    this.OPTION(() => this.CONSUME(K.ALL))
    this.CONSUME(K.OLD)
  })

  protected readonly projectClause = this.RULE('projectClause', () => {
    this.CONSUME(K.PROJECT)
    this.AT_LEAST_ONE_SEP({ SEP: Comma, DEF: () => this.SUBRULE(this.path) })
  })

  protected readonly limitClause = this.RULE('limitClause', () => {
    this.CONSUME(K.LIMIT)
    this.CONSUME(NumberLiteral)
  })

  protected readonly scanLimitClause = this.RULE('scanLimitClause', () => {
    this.CONSUME(K.SCAN)
    this.CONSUME(K.LIMIT)
    this.CONSUME(NumberLiteral)
  })

  protected readonly usingClause = this.RULE('usingClause', () => {
    this.CONSUME(K.USING)
    this.SUBRULE(this.name)
  })

  /** The table as it was. */
  protected readonly asOfClause = this.RULE('asOfClause', () => {
    this.CONSUME(K.AS)
    this.CONSUME(K.OF)
    this.SUBRULE(this.pastMoment)
  })

  protected readonly pastMoment = this.RULE('pastMoment', () => {
    this.OR([
      { ALT: () => this.CONSUME(StringLiteral) },
      {
        ALT: () => {
          this.CONSUME(NumberLiteral)
          this.SUBRULE(this.timeUnit)
          this.CONSUME(K.AGO)
        },
      },
    ])
  })

  protected readonly timeUnit = this.RULE('timeUnit', () => {
    this.OR([
      { ALT: () => this.CONSUME(K.SECOND) },
      { ALT: () => this.CONSUME(K.SECONDS) },
      { ALT: () => this.CONSUME(K.MINUTE) },
      { ALT: () => this.CONSUME(K.MINUTES) },
      { ALT: () => this.CONSUME(K.HOUR) },
      { ALT: () => this.CONSUME(K.HOURS) },
      { ALT: () => this.CONSUME(K.DAY) },
      { ALT: () => this.CONSUME(K.DAYS) },
    ])
  })

  /** PartiQL's RETURNING, ddbsh's RETURN [VALUES], dql's RETURNS, and the capacity report. */
  protected readonly returnClause = this.RULE('returnClause', () => {
    this.OR([
      {
        ALT: () => {
          this.CONSUME(K.RETURN)
          this.OR2([
            {
              ALT: () => {
                this.CONSUME(K.CONSUMED)
                this.CONSUME(K.CAPACITY)
                this.OR3([{ ALT: () => this.CONSUME(K.TOTAL) }, { ALT: () => this.CONSUME(K.INDEXES) }])
              },
            },
            {
              ALT: () => {
                this.OPTION(() => this.CONSUME(K.VALUES))
                this.SUBRULE(this.returnedImage)
              },
            },
          ])
        },
      },
      {
        ALT: () => {
          this.CONSUME(K.RETURNS)
          this.SUBRULE2(this.returnedImage)
        },
      },
      {
        ALT: () => {
          this.CONSUME(K.RETURNING)
          this.SUBRULE3(this.returnedImage)
          this.CONSUME(Star)
        },
      },
    ])
  })

  protected readonly returnedImage = this.RULE('returnedImage', () => {
    this.OR([
      { ALT: () => this.CONSUME(K.NONE) },
      {
        ALT: () => {
          this.OR2([
            { ALT: () => this.CONSUME(K.ALL) },
            { ALT: () => this.CONSUME(K.UPDATED) },
            { ALT: () => this.CONSUME(K.MODIFIED) },
          ])
          this.OR3([{ ALT: () => this.CONSUME(K.OLD) }, { ALT: () => this.CONSUME(K.NEW) }])
        },
      },
    ])
  })

  /** SCAN without a table goes on with an option; a table of such a name needs quotes there. */
  private atScanOption(): boolean {
    return scanOptionWords.has(this.LA(1).tokenType)
  }
}

const scanOptionWords = new Set([
  K.AS,
  K.AT,
  K.FILTER,
  K.PROJECT,
  K.LIMIT,
  K.SCAN,
  K.CONSISTENT,
  K.USING,
  K.START,
  K.RETURN,
  K.RETURNS,
  K.SEGMENT,
])
