import { ModelRules } from './statement-model.ts'
import { K, StringLiteral } from './statement-tokens.ts'
import { Comma } from './vocabulary.ts'

/** IMPORT MODEL and EXPORT MODEL: whole models in the files of other tools. */
export class ModelFileRules extends ModelRules {
  protected readonly importModelStatement = this.RULE('importModelStatement', () => {
    this.CONSUME(K.IMPORT)
    this.CONSUME(K.MODEL)
    this.CONSUME(StringLiteral)
    this.MANY(() => this.SUBRULE(this.modelFileOption))
  })

  /** Without tables: the whole model. */
  protected readonly exportModelStatement = this.RULE('exportModelStatement', () => {
    this.CONSUME(K.EXPORT)
    this.CONSUME(K.MODEL)
    this.OPTION({
      GATE: () => this.LA(1).tokenType !== K.TO || this.LA(2).tokenType !== StringLiteral,
      DEF: () => this.AT_LEAST_ONE_SEP({ SEP: Comma, DEF: () => this.SUBRULE(this.table) }),
    })
    this.CONSUME(K.TO)
    this.CONSUME(StringLiteral)
    this.MANY(() => {
      this.OR([{ ALT: () => this.SUBRULE(this.modelFileOption) }, { ALT: () => this.CONSUME(K.REPLACE) }])
    })
  })

  protected readonly modelFileOption = this.RULE('modelFileOption', () => {
    this.OR([
      {
        ALT: () => {
          this.CONSUME(K.FORMAT)
          this.SUBRULE(this.name)
        },
      },
      {
        ALT: () => {
          this.CONSUME(K.WITH)
          this.CONSUME(K.DATA)
        },
      },
    ])
  })
}
