import type { DiffSideCstNode, DiffStatementCstNode } from '../../../grammars/statement-cst.d.ts'
import type { DiffModelStatement, DiffSide } from '../../ast/diff-statement.ts'
import { nodeSpan, one, tokenSpan } from '../cst.ts'
import { stringOf } from './build-value.ts'

export function buildDiff(node: DiffStatementCstNode): DiffModelStatement {
  const { diffSide, PLAN, REHEARSE, diffTarget } = node.children
  const [before, after] = diffSide.map(sideOf)
  const file = diffTarget?.[0]?.children.StringLiteral[0]
  return {
    kind: 'diff-model',
    before: one(before && [before]),
    after: one(after && [after]),
    depth: REHEARSE !== undefined ? 'rehearse' : PLAN !== undefined ? 'plan' : 'difference',
    ...(file === undefined ? {} : { to: { path: stringOf(file), span: tokenSpan(file) } }),
    span: nodeSpan(node),
  }
}

function sideOf(node: DiffSideCstNode): DiffSide {
  const token = node.children.StringLiteral?.[0]
  return token === undefined ? { span: nodeSpan(node) } : { name: stringOf(token), span: tokenSpan(token) }
}
