import type { IToken } from 'chevrotain'
import type { DurationCstNode } from '../../../grammars/statement-cst.d.ts'
import type { Duration } from '../../ast/simulate-statement.ts'
import { nodeSpan, one } from '../cst.ts'
import { unitOf } from './build-clock.ts'

export const buildDuration = (node: DurationCstNode): Duration => ({
  count: decimal(one(node.children.NumberLiteral)),
  unit: unitOf(one(node.children.timeUnit)),
  span: nodeSpan(node),
})

/** Of a length of time, a rate or a share: such figures are rounded anyway. */
export const decimal = (token: IToken): number => Number(token.image)
