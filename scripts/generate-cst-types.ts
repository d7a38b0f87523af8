// Writes the types of each grammar's syntax trees beside it; with --check, exits 1 when a file is not what it would write.

import { dirname, join } from 'node:path'
import { type CstParser, generateCstDts } from 'chevrotain'
import { ExpressionGrammar } from '../grammars/expression.ts'
import { PartiqlGrammar } from '../grammars/partiql.ts'
import { StatementGrammar } from '../grammars/statement.ts'
import { writeOrCompare } from './write-or-compare.ts'

const grammars: Readonly<Record<string, () => CstParser>> = {
  expression: () => new ExpressionGrammar(),
  partiql: () => new PartiqlGrammar(),
  statement: () => new StatementGrammar(),
}

const folder = join(dirname(import.meta.dirname), 'grammars')
for (const [name, create] of Object.entries(grammars))
  writeOrCompare(join(folder, `${name}-cst.d.ts`), generateCstDts(create().getGAstProductions()))
