import { SettingRules } from './statement-settings.ts'
import { K, NumberLiteral, StringLiteral } from './statement-tokens.ts'
import { Comma, LParen, RParen } from './vocabulary.ts'

/** Table DDL and administration: ddbsh's grammar, its clauses in any order. */
export class TableRules extends SettingRules {
  protected readonly createTableStatement = this.RULE('createTableStatement', () => {
    this.CONSUME(K.CREATE)
    this.CONSUME(K.TABLE)
    this.MANY(() =>
      this.OR([
        {
          ALT: () => {
            this.CONSUME(K.IF)
            this.CONSUME(K.NOT)
            this.CONSUME(K.EXISTS)
          },
        },
        { ALT: () => this.CONSUME(K.NOWAIT) },
      ]),
    )
    this.SUBRULE(this.table)
    this.MANY2(() => this.SUBRULE(this.createClause))
  })

  protected readonly createClause = this.RULE('createClause', () => {
    this.OR([
      { ALT: () => this.SUBRULE(this.attributeDefinitions) },
      { ALT: () => this.SUBRULE(this.primaryKeyClause) },
      { ALT: () => this.SUBRULE(this.globalIndexes) },
      { ALT: () => this.SUBRULE(this.localIndexes) },
      { ALT: () => this.SUBRULE(this.tableSetting) },
      { ALT: () => this.SUBRULE(this.tagsClause) },
    ])
  })

  /** `(pk STRING, sk STRING)`; with a role it is also part of the key: `(pk STRING HASH)`. */
  protected readonly attributeDefinitions = this.RULE('attributeDefinitions', () => {
    this.CONSUME(LParen)
    this.AT_LEAST_ONE_SEP({ SEP: Comma, DEF: () => this.SUBRULE(this.attributeDefinition) })
    this.CONSUME(RParen)
  })

  protected readonly attributeDefinition = this.RULE('attributeDefinition', () => {
    this.SUBRULE(this.name)
    this.OR([
      { ALT: () => this.CONSUME(K.STRING) },
      { ALT: () => this.CONSUME(K.NUMBER) },
      { ALT: () => this.CONSUME(K.BINARY) },
    ])
    this.OPTION(() => {
      this.OR2([{ ALT: () => this.CONSUME(K.HASH) }, { ALT: () => this.CONSUME(K.RANGE) }])
      this.OPTION2(() => this.CONSUME(K.KEY))
    })
  })

  protected readonly primaryKeyClause = this.RULE('primaryKeyClause', () => {
    this.CONSUME(K.PRIMARY)
    this.CONSUME(K.KEY)
    this.SUBRULE(this.keyElements)
  })

  protected readonly keyElements = this.RULE('keyElements', () => {
    this.CONSUME(LParen)
    this.AT_LEAST_ONE_SEP({ SEP: Comma, DEF: () => this.SUBRULE(this.keyElement) })
    this.CONSUME(RParen)
  })

  /** Without roles the first is HASH and the others are RANGE. */
  protected readonly keyElement = this.RULE('keyElement', () => {
    this.SUBRULE(this.name)
    this.OPTION(() => this.OR([{ ALT: () => this.CONSUME(K.HASH) }, { ALT: () => this.CONSUME(K.RANGE) }]))
  })

  protected readonly globalIndexes = this.RULE('globalIndexes', () => {
    this.CONSUME(K.GSI)
    this.CONSUME(LParen)
    this.AT_LEAST_ONE_SEP({ SEP: Comma, DEF: () => this.SUBRULE(this.globalIndex) })
    this.CONSUME(RParen)
  })

  protected readonly localIndexes = this.RULE('localIndexes', () => {
    this.CONSUME(K.LSI)
    this.CONSUME(LParen)
    this.AT_LEAST_ONE_SEP({ SEP: Comma, DEF: () => this.SUBRULE(this.indexDefinition) })
    this.CONSUME(RParen)
  })

  protected readonly globalIndex = this.RULE('globalIndex', () => {
    this.SUBRULE(this.indexDefinition)
    this.MANY(() => this.SUBRULE(this.indexSetting))
  })

  protected readonly indexDefinition = this.RULE('indexDefinition', () => {
    this.SUBRULE(this.name)
    this.CONSUME(K.ON)
    this.SUBRULE(this.keyElements)
    this.OPTION(() => {
      this.CONSUME(K.PROJECTING)
      this.OR([
        { ALT: () => this.CONSUME(K.ALL) },
        {
          ALT: () => {
            this.CONSUME(K.KEYS)
            this.CONSUME(K.ONLY)
          },
        },
        {
          ALT: () => {
            this.CONSUME(K.INCLUDE)
            this.CONSUME(LParen)
            this.AT_LEAST_ONE_SEP({ SEP: Comma, DEF: () => this.SUBRULE2(this.name) })
            this.CONSUME(RParen)
          },
        },
      ])
    })
  })

  protected readonly indexSetting = this.RULE('indexSetting', () => {
    this.OR([
      { ALT: () => this.SUBRULE(this.billingClause) },
      { ALT: () => this.SUBRULE(this.warmThroughputClause) },
      { ALT: () => this.SUBRULE(this.scalingClause) },
    ])
  })

  protected readonly alterTableStatement = this.RULE('alterTableStatement', () => {
    this.CONSUME(K.ALTER)
    this.CONSUME(K.TABLE)
    this.OPTION(() => this.CONSUME(K.NOWAIT))
    this.SUBRULE(this.table)
    this.AT_LEAST_ONE(() => this.SUBRULE(this.alterClause))
  })

  protected readonly alterClause = this.RULE('alterClause', () => {
    this.OR([
      {
        ALT: () => {
          this.CONSUME(K.SET)
          this.AT_LEAST_ONE(() => {
            this.SUBRULE(this.tableSetting)
            this.OPTION(() => this.CONSUME(Comma))
          })
        },
      },
      { ALT: () => this.SUBRULE(this.attributeDefinitions) },
      {
        ALT: () => {
          this.CONSUME(K.CREATE)
          this.CONSUME(K.GSI)
          this.OR2([
            {
              ALT: () => {
                this.CONSUME(LParen)
                this.SUBRULE(this.globalIndex)
                this.CONSUME(RParen)
              },
            },
            { ALT: () => this.SUBRULE2(this.globalIndex) },
          ])
        },
      },
      {
        ALT: () => {
          this.CONSUME(K.DROP)
          this.CONSUME2(K.GSI)
          this.SUBRULE(this.name)
        },
      },
      {
        ALT: () => {
          this.CONSUME(K.UPDATE)
          this.CONSUME3(K.GSI)
          this.CONSUME2(LParen)
          this.AT_LEAST_ONE_SEP({ SEP: Comma, DEF: () => this.SUBRULE(this.indexUpdate) })
          this.CONSUME2(RParen)
        },
      },
    ])
  })

  protected readonly indexUpdate = this.RULE('indexUpdate', () => {
    this.SUBRULE(this.name)
    this.CONSUME(K.SET)
    this.AT_LEAST_ONE(() => this.SUBRULE(this.indexSetting))
  })

  protected readonly dropStatement = this.RULE('dropStatement', () => {
    this.CONSUME(K.DROP)
    this.OR([
      { ALT: () => this.SUBRULE(this.droppedTable) },
      { ALT: () => this.SUBRULE(this.droppedAlarm) },
      { ALT: () => this.SUBRULE(this.namedBackup) },
      {
        ALT: () => {
          this.CONSUME(K.STATISTICS)
          this.CONSUME(K.FOR)
          this.SUBRULE(this.table)
        },
      },
      { ALT: () => this.SUBRULE(this.droppedModel) },
    ])
  })

  protected readonly droppedTable = this.RULE('droppedTable', () => {
    this.CONSUME(K.TABLE)
    this.MANY(() =>
      this.OR([
        {
          ALT: () => {
            this.CONSUME(K.IF)
            this.CONSUME(K.EXISTS)
          },
        },
        { ALT: () => this.CONSUME(K.NOWAIT) },
      ]),
    )
    this.SUBRULE(this.table)
  })

  protected readonly droppedAlarm = this.RULE('droppedAlarm', () => {
    this.CONSUME(K.ALARM)
    this.OPTION(() => {
      this.CONSUME(K.IF)
      this.CONSUME(K.EXISTS)
    })
    this.SUBRULE(this.name)
  })

  protected readonly droppedModel = this.RULE('droppedModel', () => {
    this.SUBRULE(this.modelKind)
    this.OPTION(() => {
      this.CONSUME(K.IF)
      this.CONSUME(K.EXISTS)
    })
    this.SUBRULE(this.name)
  })

  protected readonly modelKind = this.RULE('modelKind', () => {
    this.OR([
      { ALT: () => this.CONSUME(K.ENTITY) },
      {
        ALT: () => {
          this.CONSUME(K.ACCESS)
          this.CONSUME(K.PATTERN)
        },
      },
    ])
  })

  protected readonly describeStatement = this.RULE('describeStatement', () => {
    this.OR([{ ALT: () => this.CONSUME(K.DESCRIBE) }, { ALT: () => this.CONSUME(K.DESC) }])
    this.OPTION(() =>
      this.OR2([
        { GATE: () => this.LA(2).tokenType === StringLiteral, ALT: () => this.SUBRULE(this.namedBackup) },
        { ALT: () => this.SUBRULE(this.table), IGNORE_AMBIGUITIES: true },
      ]),
    )
  })

  /** By ARN or by name. */
  protected readonly namedBackup = this.RULE('namedBackup', () => {
    this.CONSUME(K.BACKUP)
    this.CONSUME(StringLiteral)
  })

  protected readonly shownModel = this.RULE('shownModel', () => {
    this.SUBRULE(this.modelKind)
    this.SUBRULE(this.name)
  })

  protected readonly showStatement = this.RULE('showStatement', () => {
    this.CONSUME(K.SHOW)
    this.OR([
      {
        ALT: () => {
          this.CONSUME(K.TABLES)
          this.OPTION(() => {
            this.CONSUME(K.LIKE)
            this.CONSUME(StringLiteral)
          })
        },
      },
      {
        ALT: () => {
          this.CONSUME(K.CREATE)
          this.OR4([
            {
              ALT: () => {
                this.CONSUME(K.TABLE)
                this.OPTION2(() => this.SUBRULE(this.table))
              },
            },
            { ALT: () => this.SUBRULE(this.shownModel) },
          ])
        },
      },
      {
        ALT: () => {
          this.CONSUME(K.INDEXES)
          this.OPTION3(() => {
            this.OR2([{ ALT: () => this.CONSUME(K.FROM) }, { ALT: () => this.CONSUME(K.ON) }])
            this.SUBRULE2(this.table)
          })
        },
      },
      { ALT: () => this.CONSUME(K.LIMITS) },
      { ALT: () => this.CONSUME(K.VERSION) },
      {
        ALT: () => {
          this.CONSUME(K.TRAFFIC)
          this.OPTION4(() => {
            this.CONSUME(K.LIMIT)
            this.CONSUME(NumberLiteral)
          })
        },
      },
      { ALT: () => this.CONSUME(K.CLOCK) },
      {
        ALT: () => {
          this.CONSUME(K.PRICES)
          this.OPTION5(() => this.SUBRULE(this.regionClause))
        },
      },
      {
        ALT: () => {
          this.CONSUME(K.STATISTICS)
          this.OPTION6(() => this.SUBRULE3(this.table))
        },
      },
      { ALT: () => this.CONSUME(K.ALARMS) },
      {
        ALT: () => {
          this.CONSUME(K.RECOMMENDED)
          this.CONSUME2(K.ALARMS)
          this.CONSUME(K.FOR)
          this.SUBRULE4(this.table)
        },
      },
      { ALT: () => this.SUBRULE(this.shownBackups) },
      {
        ALT: () => {
          this.CONSUME(K.SCALING)
          this.OPTION7(() => {
            this.OR3([{ ALT: () => this.CONSUME2(K.FROM) }, { ALT: () => this.CONSUME2(K.ON) }])
            this.SUBRULE5(this.table)
          })
        },
      },
      { ALT: () => this.CONSUME(K.ENTITIES) },
      {
        ALT: () => {
          this.CONSUME(K.ACCESS)
          this.CONSUME(K.PATTERNS)
        },
      },
      { ALT: () => this.CONSUME(K.MATRIX) },
      { ALT: () => this.CONSUME(K.COVERAGE) },
    ])
  })

  protected readonly shownBackups = this.RULE('shownBackups', () => {
    this.CONSUME(K.BACKUPS)
    this.OPTION(() => {
      this.OR([{ ALT: () => this.CONSUME(K.FROM) }, { ALT: () => this.CONSUME(K.ON) }])
      this.SUBRULE(this.table)
    })
  })

  /** dynein's short form of SHOW TABLES. */
  protected readonly listStatement = this.RULE('listStatement', () => {
    this.CONSUME(K.LS)
    this.OPTION(() => this.CONSUME(StringLiteral))
  })

  protected readonly useStatement = this.RULE('useStatement', () => {
    this.CONSUME(K.USE)
    this.SUBRULE(this.table)
  })
}
