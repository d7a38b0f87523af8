import { ExpectationRules } from './statement-expectations.ts'
import { K, NumberLiteral } from './statement-tokens.ts'

/** GENERATE: items made up as an entity says. */
export class GenerateRules extends ExpectationRules {
  protected readonly generateStatement = this.RULE('generateStatement', () => {
    this.CONSUME(K.GENERATE)
    this.CONSUME(NumberLiteral)
    this.SUBRULE(this.name)
    this.MANY(() => this.SUBRULE(this.generateClause))
  })

  protected readonly generateClause = this.RULE('generateClause', () => {
    this.OR([{ ALT: () => this.SUBRULE(this.seedClause) }, { ALT: () => this.SUBRULE(this.keysClause) }])
  })

  protected readonly seedClause = this.RULE('seedClause', () => {
    this.CONSUME(K.SEED)
    this.CONSUME(NumberLiteral)
  })
}
