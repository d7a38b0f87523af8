import { SimulationRules } from './statement-simulation.ts'
import { K, NumberLiteral, StringLiteral } from './statement-tokens.ts'
import { Comma, LParen, RParen } from './vocabulary.ts'

/** Data in and out: files into tables, tables into files and into other tables. Options come in any order. */
export class TransferRules extends SimulationRules {
  protected readonly importStatement = this.RULE('importStatement', () => {
    this.CONSUME(K.IMPORT)
    this.CONSUME(StringLiteral)
    this.CONSUME(K.INTO)
    this.SUBRULE(this.table)
    this.MANY(() => this.SUBRULE(this.importOption))
  })

  protected readonly importOption = this.RULE('importOption', () => {
    this.OR([
      { ALT: () => this.SUBRULE(this.formatClause) },
      { ALT: () => this.SUBRULE(this.textTableClause) },
      {
        ALT: () => {
          this.CONSUME(K.TYPES)
          this.OR2([{ ALT: () => this.CONSUME(K.STRING) }, { ALT: () => this.SUBRULE(this.columnTypes) }])
        },
      },
      { ALT: () => this.SUBRULE(this.primaryKeyClause) },
      {
        ALT: () => {
          this.CONSUME(K.SKIP)
          this.CONSUME(NumberLiteral)
        },
      },
      { ALT: () => this.CONSUME(K.RESUME) },
      { ALT: () => this.SUBRULE(this.onErrorClause) },
      {
        ALT: () => {
          this.CONSUME(K.REJECTS)
          this.CONSUME(StringLiteral)
        },
      },
    ])
  })

  protected readonly exportStatement = this.RULE('exportStatement', () => {
    this.CONSUME(K.EXPORT)
    this.OR([
      {
        ALT: () => {
          this.CONSUME(LParen)
          this.OR2([
            { ALT: () => this.SUBRULE(this.selectStatement) },
            { ALT: () => this.SUBRULE(this.queryStatement) },
            { ALT: () => this.SUBRULE(this.scanStatement) },
          ])
          this.CONSUME(RParen)
        },
      },
      { ALT: () => this.SUBRULE(this.table) },
    ])
    this.CONSUME(K.TO)
    this.CONSUME(StringLiteral)
    this.MANY(() => this.SUBRULE(this.exportOption))
  })

  protected readonly exportOption = this.RULE('exportOption', () => {
    this.OR([
      { ALT: () => this.SUBRULE(this.formatClause) },
      { ALT: () => this.SUBRULE(this.textTableClause) },
      {
        ALT: () => {
          this.CONSUME(K.COMPRESSION)
          this.OR2([{ ALT: () => this.CONSUME(K.GZIP) }, { ALT: () => this.CONSUME(K.NONE) }])
        },
      },
      { ALT: () => this.CONSUME(K.REPLACE) },
    ])
  })

  /** Into a table beside it, into the same of another file, or into another of another file. */
  protected readonly copyStatement = this.RULE('copyStatement', () => {
    this.CONSUME(K.COPY)
    this.SUBRULE(this.table)
    this.CONSUME(K.TO)
    this.OR([
      { ALT: () => this.CONSUME(StringLiteral) },
      {
        ALT: () => {
          this.SUBRULE2(this.table)
          this.OPTION(() => {
            this.CONSUME(K.IN)
            this.CONSUME2(StringLiteral)
          })
        },
      },
    ])
    this.MANY(() => this.SUBRULE(this.copyOption))
  })

  protected readonly copyOption = this.RULE('copyOption', () => {
    this.OR([{ ALT: () => this.CONSUME(K.RESUME) }, { ALT: () => this.SUBRULE(this.onErrorClause) }])
  })

  protected readonly formatClause = this.RULE('formatClause', () => {
    this.CONSUME(K.FORMAT)
    this.SUBRULE(this.name)
  })

  /** Of CSV and TSV. */
  protected readonly textTableClause = this.RULE('textTableClause', () => {
    this.OR([
      {
        ALT: () => {
          this.CONSUME(K.COLUMNS)
          this.CONSUME(LParen)
          this.AT_LEAST_ONE_SEP({ SEP: Comma, DEF: () => this.SUBRULE(this.name) })
          this.CONSUME(RParen)
        },
      },
      {
        ALT: () => {
          this.CONSUME(K.DELIMITER)
          this.CONSUME(StringLiteral)
        },
      },
      {
        ALT: () => {
          this.CONSUME(K.NULLS)
          this.CONSUME2(StringLiteral)
        },
      },
    ])
  })

  protected readonly columnTypes = this.RULE('columnTypes', () => {
    this.CONSUME(LParen)
    this.AT_LEAST_ONE_SEP({ SEP: Comma, DEF: () => this.SUBRULE(this.columnType) })
    this.CONSUME(RParen)
  })

  protected readonly columnType = this.RULE('columnType', () => {
    this.SUBRULE(this.name)
    this.SUBRULE2(this.name)
  })

  protected readonly onErrorClause = this.RULE('onErrorClause', () => {
    this.CONSUME(K.ON)
    this.CONSUME(K.ERROR)
    this.OR([{ ALT: () => this.CONSUME(K.STOP) }, { ALT: () => this.CONSUME(K.SKIP) }])
  })
}
