import type { GenerateStatementCstNode } from '../../../grammars/statement-cst.d.ts'
import type { GenerateStatement } from '../../ast/model-statement.ts'
import { nodeSpan, one } from '../cst.ts'
import { once } from './build-clauses.ts'
import { buildKeys } from './build-simulate.ts'
import { buildName, wholeNumber } from './build-value.ts'
import { all } from './build-verb.ts'

/** SEED and KEYS may stand in any order. */
export function buildGenerate(node: GenerateStatementCstNode): GenerateStatement {
  const { NumberLiteral, name, generateClause = [] } = node.children
  const clauses = generateClause.map(({ children }) => children)
  const seed = once(all(clauses, 'seedClause'), nodeSpan)
  return {
    kind: 'generate',
    count: wholeNumber(one(NumberLiteral)),
    entity: buildName(one(name)).name,
    ...(seed && { seed: wholeNumber(one(seed.children.NumberLiteral)) }),
    keys: all(clauses, 'keysClause').map(buildKeys),
    span: nodeSpan(node),
  }
}
