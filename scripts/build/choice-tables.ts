import { ExpressionGrammar } from '../../grammars/expression.ts'
import { MetaGrammar } from '../../grammars/meta.ts'
import { PartiqlGrammar } from '../../grammars/partiql.ts'
import { StatementGrammar } from '../../grammars/statement.ts'

/** What the bundle has in the place of `grammars/choice-tables.ts`. */
export const choiceTables = {
  expression: new ExpressionGrammar().choiceTable(),
  meta: new MetaGrammar().choiceTable(),
  partiql: new PartiqlGrammar().choiceTable(),
  statement: new StatementGrammar().choiceTable(),
}
