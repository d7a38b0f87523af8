import { TableRules } from './statement-tables.ts'
import { K, StringLiteral } from './statement-tokens.ts'

/** Backups and restores: ddbsh's grammar. A backup is named by its ARN or by its name. SHOW, DESCRIBE and DROP are with the others. */
export class BackupRules extends TableRules {
  protected readonly backupStatement = this.RULE('backupStatement', () => {
    this.CONSUME(K.BACKUP)
    this.CONSUME(K.TABLE)
    this.SUBRULE(this.table)
    this.CONSUME(K.CALLED)
    this.OR([{ ALT: () => this.SUBRULE(this.name) }, { ALT: () => this.CONSUME(StringLiteral) }])
  })

  protected readonly restoreStatement = this.RULE('restoreStatement', () => {
    this.CONSUME(K.RESTORE)
    this.CONSUME(K.TABLE)
    this.OPTION(() => this.CONSUME(K.NOWAIT))
    this.SUBRULE(this.table)
    this.CONSUME(K.FROM)
    this.OR([
      { GATE: () => this.LA(2).tokenType === StringLiteral, ALT: () => this.SUBRULE(this.namedBackup) },
      {
        ALT: () => {
          this.SUBRULE2(this.table)
          this.CONSUME(K.TO)
          this.CONSUME(K.PITR)
          this.OR2([{ ALT: () => this.CONSUME(K.LATEST) }, { ALT: () => this.SUBRULE(this.pastMoment) }])
        },
        IGNORE_AMBIGUITIES: true,
      },
    ])
  })
}
