import { ModelFileRules } from './statement-model-files.ts'
import { JsonObject, K, Name, NumberLiteral, PastedCommand, StringLiteral } from './statement-tokens.ts'
import { Equals } from './vocabulary.ts'

/**
 * The shell's own language. A script is cut at its `;` and each piece parsed from `statement`; BEGIN ... COMMIT and BATCH { ... }
 * hold pieces of their own, so only their first and last words have rules here.
 */
export class StatementGrammar extends ModelFileRules {
  constructor({ skipValidations = true } = {}) {
    super(skipValidations)
    this.performSelfAnalysis()
  }

  readonly statement = this.RULE('statement', () => {
    this.OR([
      {
        ALT: () => {
          this.SUBRULE(this.explainPrefix)
          this.OR2([{ ALT: () => this.SUBRULE(this.plainStatement) }, { ALT: () => this.CONSUME(K.ASSUMPTIONS) }])
        },
      },
      { ALT: () => this.SUBRULE2(this.plainStatement) },
    ])
  })

  readonly plainStatement = this.RULE('plainStatement', () => {
    this.OR([
      { ALT: () => this.SUBRULE(this.selectStatement) },
      { ALT: () => this.SUBRULE(this.insertStatement) },
      { ALT: () => this.SUBRULE(this.updateStatement) },
      { ALT: () => this.SUBRULE(this.deleteStatement) },
      { ALT: () => this.SUBRULE(this.fromStatement) },
      { ALT: () => this.SUBRULE(this.existsStatement) },
      { ALT: () => this.SUBRULE(this.upsertStatement) },
      { ALT: () => this.SUBRULE(this.bulkStatement) },
      { ALT: () => this.SUBRULE(this.getStatement) },
      { ALT: () => this.SUBRULE(this.putStatement) },
      { ALT: () => this.SUBRULE(this.queryStatement) },
      { ALT: () => this.SUBRULE(this.scanStatement) },
      { ALT: () => this.SUBRULE(this.checkStatement) },
      { GATE: () => this.LA(2).tokenType !== K.ALARM, ALT: () => this.SUBRULE(this.createTableStatement) },
      { ALT: () => this.SUBRULE(this.createAlarmStatement), IGNORE_AMBIGUITIES: true },
      { ALT: () => this.SUBRULE(this.alterTableStatement) },
      { ALT: () => this.SUBRULE(this.dropStatement) },
      { ALT: () => this.SUBRULE(this.backupStatement) },
      { ALT: () => this.SUBRULE(this.restoreStatement) },
      { ALT: () => this.SUBRULE(this.describeStatement) },
      { ALT: () => this.SUBRULE(this.showStatement) },
      { ALT: () => this.SUBRULE(this.listStatement) },
      { ALT: () => this.SUBRULE(this.useStatement) },
      { ALT: () => this.SUBRULE(this.setStatement) },
      { ALT: () => this.SUBRULE(this.clockStatement) },
      { ALT: () => this.SUBRULE(this.billStatement) },
      { ALT: () => this.SUBRULE(this.diffStatement) },
      { ALT: () => this.SUBRULE(this.adviseStatement) },
      { ALT: () => this.SUBRULE(this.heatmapStatement) },
      { ALT: () => this.SUBRULE(this.topKeysStatement) },
      { ALT: () => this.SUBRULE(this.metricsStatement) },
      { ALT: () => this.SUBRULE(this.simulateStatement) },
      { ALT: () => this.SUBRULE(this.compareStatement) },
      { ALT: () => this.SUBRULE(this.entityStatement) },
      { ALT: () => this.SUBRULE(this.accessPatternStatement) },
      { ALT: () => this.SUBRULE(this.runStatement) },
      { GATE: () => this.LA(2).tokenType !== K.MODEL, ALT: () => this.SUBRULE(this.importStatement) },
      { ALT: () => this.SUBRULE(this.importModelStatement), IGNORE_AMBIGUITIES: true },
      { GATE: () => this.LA(2).tokenType !== K.MODEL, ALT: () => this.SUBRULE(this.exportStatement) },
      { ALT: () => this.SUBRULE(this.exportModelStatement), IGNORE_AMBIGUITIES: true },
      { ALT: () => this.SUBRULE(this.copyStatement) },
      { ALT: () => this.SUBRULE(this.generateStatement) },
      { ALT: () => this.SUBRULE(this.reportStatement) },
      { ALT: () => this.SUBRULE(this.expectStatement) },
      { ALT: () => this.SUBRULE(this.apiStatement) },
      { ALT: () => this.CONSUME(PastedCommand) },
    ])
  })

  readonly explainPrefix = this.RULE('explainPrefix', () => {
    this.CONSUME(K.EXPLAIN)
    this.OPTION({
      GATE: () => !this.atApiStatement(),
      DEF: () => {
        this.OR([
          { ALT: () => this.CONSUME(K.ANALYZE) },
          { ALT: () => this.CONSUME(K.API) },
          {
            ALT: () => {
              this.CONSUME(K.AS)
              this.OR2([
                { ALT: () => this.CONSUME(K.CLI) },
                { ALT: () => this.CONSUME(K.JS) },
                { ALT: () => this.CONSUME(K.PYTHON) },
              ])
            },
          },
        ])
      },
    })
  })

  readonly transactionEnd = this.RULE('transactionEnd', () => {
    this.OR([{ ALT: () => this.CONSUME(K.COMMIT) }, { ALT: () => this.CONSUME(K.ROLLBACK) }])
  })

  private readonly setStatement = this.RULE('setStatement', () => {
    this.CONSUME(K.SET)
    this.OR([
      { GATE: () => !this.givesValue(), ALT: () => this.SUBRULE(this.throttlingMode), IGNORE_AMBIGUITIES: true },
      { GATE: () => !this.givesValue(), ALT: () => this.SUBRULE(this.ledgerSwitch), IGNORE_AMBIGUITIES: true },
      { GATE: () => this.LA(2).tokenType === K.FOR, ALT: () => this.SUBRULE(this.statistics) },
      {
        ALT: () => {
          this.SUBRULE(this.name)
          this.CONSUME(Equals)
          this.SUBRULE(this.operand)
        },
        IGNORE_AMBIGUITIES: true,
      },
    ])
  })

  /** A variable may be called as a setting is. */
  private givesValue(): boolean {
    return this.LA(2).tokenType === Equals
  }

  /** Whether what has no throughput is let through, noted, or refused. */
  private readonly throttlingMode = this.RULE('throttlingMode', () => {
    this.CONSUME(K.THROTTLING)
    this.OR([
      { ALT: () => this.CONSUME(K.OFF) },
      { ALT: () => this.CONSUME(K.OBSERVE) },
      { ALT: () => this.CONSUME(K.ENFORCE) },
    ])
  })

  private readonly ledgerSwitch = this.RULE('ledgerSwitch', () => {
    this.CONSUME(K.LEDGER)
    this.OR([{ ALT: () => this.CONSUME(K.ON) }, { ALT: () => this.CONSUME(K.OFF) }])
  })

  /** How large a table is where it matters; SHOW STATISTICS says it, DROP STATISTICS forgets it. */
  private readonly statistics = this.RULE('statistics', () => {
    this.CONSUME(K.STATISTICS)
    this.CONSUME(K.FOR)
    this.SUBRULE(this.table)
    this.AT_LEAST_ONE(() => this.SUBRULE(this.statistic))
  })

  private readonly statistic = this.RULE('statistic', () => {
    this.OR([
      {
        ALT: () => {
          this.OR2([
            { ALT: () => this.CONSUME(K.ITEMS) },
            { ALT: () => this.CONSUME(K.BYTES) },
            { ALT: () => this.CONSUME(K.KEYS) },
          ])
          this.CONSUME(NumberLiteral)
        },
      },
      {
        ALT: () => {
          this.CONSUME(K.RETENTION)
          this.CONSUME2(NumberLiteral)
          this.OPTION(() => this.OR3([{ ALT: () => this.CONSUME(K.DAY) }, { ALT: () => this.CONSUME(K.DAYS) }]))
        },
      },
    ])
  })

  /** Findings about one table, or about every one. */
  private readonly adviseStatement = this.RULE('adviseStatement', () => {
    this.CONSUME(K.ADVISE)
    this.OPTION(() => this.SUBRULE(this.table))
  })

  /** The time of the database; SHOW CLOCK says it. */
  private readonly clockStatement = this.RULE('clockStatement', () => {
    this.CONSUME(K.CLOCK)
    this.OR([
      {
        ALT: () => {
          this.CONSUME(K.ADVANCE)
          this.CONSUME(NumberLiteral)
          this.SUBRULE(this.timeUnit)
        },
      },
      {
        ALT: () => {
          this.CONSUME(K.SET)
          this.CONSUME(StringLiteral)
        },
      },
    ])
  })

  /** The raw request, as EXPLAIN API prints it. */
  private readonly apiStatement = this.RULE('apiStatement', () => {
    this.CONSUME(K.API)
    this.CONSUME(Name)
    this.CONSUME(JsonObject)
  })

  /** `EXPLAIN API GetItem {...}` explains a request; `EXPLAIN API GET ...` shows the request of a verb. */
  private atApiStatement(): boolean {
    return this.LA(1).tokenType === K.API && this.LA(3).tokenType === JsonObject
  }
}
