// Writes the types of each grammar's syntax trees beside it; with --check, exits 1 when a file is not what it would write.

import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { type CstParser, generateCstDts } from 'chevrotain'
import { ExpressionGrammar } from '../grammars/expression.ts'
import { PartiqlGrammar } from '../grammars/partiql.ts'
import { StatementGrammar } from '../grammars/statement.ts'

const grammars: Readonly<Record<string, () => CstParser>> = {
  expression: () => new ExpressionGrammar(),
  partiql: () => new PartiqlGrammar(),
  statement: () => new StatementGrammar(),
}

const folder = join(dirname(import.meta.dirname), 'grammars')
const checking = process.argv.includes('--check')
for (const [name, create] of Object.entries(grammars)) {
  const file = join(folder, `${name}-cst.d.ts`)
  const wanted = generateCstDts(create().getGAstProductions())
  if (existsSync(file) && readFileSync(file, 'utf8') === wanted) continue
  if (checking) {
    process.stderr.write(`${file} is stale; run \`npm run generate\`.\n`)
    process.exitCode = 1
  } else {
    writeFileSync(file, wanted)
  }
}
