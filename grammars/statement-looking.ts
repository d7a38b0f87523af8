import { BillRules } from './statement-bills.ts'
import { K, NumberLiteral, StringLiteral } from './statement-tokens.ts'
import { Comma, Comparator } from './vocabulary.ts'

/** Words that name no metric without double quotes, since a clause begins with them. */
export const metricsClauses = [K.FOR, K.OPERATION, K.BY, K.STATISTIC, K.PERIOD, K.LAST]

/** Heat, busy keys, metrics and alarms; their clauses in any order. SHOW ALARMS is with the other SHOWs. */
export class LookingRules extends BillRules {
  protected readonly heatmapStatement = this.RULE('heatmapStatement', () => {
    this.CONSUME(K.HEATMAP)
    this.SUBRULE(this.table)
    this.MANY(() => this.SUBRULE(this.heatmapClause))
  })

  protected readonly heatmapClause = this.RULE('heatmapClause', () => {
    this.OR([
      {
        ALT: () => {
          this.CONSUME(K.BY)
          this.OR2([{ ALT: () => this.CONSUME(K.PARTITION) }, { ALT: () => this.CONSUME(K.KEY) }])
        },
      },
      { ALT: () => this.CONSUME(K.READ) },
      { ALT: () => this.CONSUME(K.WRITE) },
      { ALT: () => this.SUBRULE(this.lastClause) },
      {
        ALT: () => {
          this.CONSUME(K.TO)
          this.CONSUME(StringLiteral)
        },
      },
    ])
  })

  protected readonly lastClause = this.RULE('lastClause', () => {
    this.CONSUME(K.LAST)
    this.SUBRULE(this.timeSpan)
  })

  protected readonly timeSpan = this.RULE('timeSpan', () => {
    this.CONSUME(NumberLiteral)
    this.SUBRULE(this.timeUnit)
  })

  protected readonly topKeysStatement = this.RULE('topKeysStatement', () => {
    this.CONSUME(K.TOP)
    this.CONSUME(K.KEYS)
    this.OPTION(() => this.CONSUME(NumberLiteral))
    this.CONSUME(K.OF)
    this.SUBRULE(this.table)
    this.MANY(() => this.SUBRULE(this.topKeysClause))
  })

  protected readonly topKeysClause = this.RULE('topKeysClause', () => {
    this.OR([
      {
        ALT: () => {
          this.CONSUME(K.BY)
          this.CONSUME(K.ITEM)
        },
      },
      { ALT: () => this.CONSUME(K.THROTTLED) },
      { ALT: () => this.SUBRULE(this.lastClause) },
    ])
  })

  protected readonly metricsStatement = this.RULE('metricsStatement', () => {
    this.CONSUME(K.METRICS)
    this.OPTION({
      GATE: () => !metricsClauses.includes(this.LA(1).tokenType),
      DEF: () => this.SUBRULE(this.metricName),
    })
    this.MANY(() => this.SUBRULE(this.metricsClause))
  })

  protected readonly metricName = this.RULE('metricName', () => {
    this.SUBRULE(this.name)
  })

  protected readonly metricsClause = this.RULE('metricsClause', () => {
    this.OR([
      {
        ALT: () => {
          this.CONSUME(K.FOR)
          this.SUBRULE(this.table)
        },
      },
      { ALT: () => this.SUBRULE(this.operationClause) },
      {
        ALT: () => {
          this.CONSUME(K.BY)
          this.CONSUME(K.PATTERN)
        },
      },
      { ALT: () => this.SUBRULE(this.statisticClause) },
      { ALT: () => this.SUBRULE(this.periodClause) },
      { ALT: () => this.SUBRULE(this.lastClause) },
    ])
  })

  protected readonly operationClause = this.RULE('operationClause', () => {
    this.CONSUME(K.OPERATION)
    this.SUBRULE(this.name)
  })

  protected readonly statisticClause = this.RULE('statisticClause', () => {
    this.CONSUME(K.STATISTIC)
    this.AT_LEAST_ONE_SEP({ SEP: Comma, DEF: () => this.SUBRULE(this.metricStatistic) })
  })

  protected readonly metricStatistic = this.RULE('metricStatistic', () => {
    this.OR([
      { ALT: () => this.CONSUME(K.SUM) },
      { ALT: () => this.CONSUME(K.AVERAGE) },
      { ALT: () => this.CONSUME(K.MINIMUM) },
      { ALT: () => this.CONSUME(K.MAXIMUM) },
      { ALT: () => this.CONSUME(K.SAMPLECOUNT) },
    ])
  })

  /** Without a unit in seconds, as CloudWatch has it. */
  protected readonly periodClause = this.RULE('periodClause', () => {
    this.CONSUME(K.PERIOD)
    this.CONSUME(NumberLiteral)
    this.OPTION(() => this.SUBRULE(this.timeUnit))
  })

  /** `FOR 3 OF 5 MINUTES`: three of the last five. */
  protected readonly createAlarmStatement = this.RULE('createAlarmStatement', () => {
    this.CONSUME(K.CREATE)
    this.CONSUME(K.ALARM)
    this.SUBRULE(this.name)
    this.CONSUME(K.ON)
    this.SUBRULE2(this.name)
    this.OPTION(() => {
      this.CONSUME(K.OF)
      this.SUBRULE(this.table)
    })
    this.OPTION2(() => this.SUBRULE(this.operationClause))
    this.CONSUME(Comparator)
    this.CONSUME(NumberLiteral)
    this.CONSUME(K.FOR)
    this.SUBRULE(this.alarmWindow)
    this.MANY(() => this.SUBRULE(this.alarmClause))
  })

  protected readonly alarmWindow = this.RULE('alarmWindow', () => {
    this.CONSUME(NumberLiteral)
    this.OPTION(() => {
      this.CONSUME(K.OF)
      this.CONSUME2(NumberLiteral)
    })
    this.SUBRULE(this.timeUnit)
  })

  protected readonly alarmClause = this.RULE('alarmClause', () => {
    this.OR([
      {
        ALT: () => {
          this.CONSUME(K.STATISTIC)
          this.SUBRULE(this.metricStatistic)
        },
      },
      { ALT: () => this.SUBRULE(this.periodClause) },
      {
        ALT: () => {
          this.CONSUME(K.TREAT)
          this.CONSUME(K.MISSING)
          this.CONSUME(K.AS)
          this.SUBRULE(this.missingTreatment)
        },
      },
    ])
  })

  protected readonly missingTreatment = this.RULE('missingTreatment', () => {
    this.OR([
      { ALT: () => this.CONSUME(K.MISSING) },
      { ALT: () => this.CONSUME(K.IGNORE) },
      { ALT: () => this.CONSUME(K.BREACHING) },
      {
        ALT: () => {
          this.CONSUME(K.NOT)
          this.CONSUME2(K.BREACHING)
        },
      },
    ])
  })
}
