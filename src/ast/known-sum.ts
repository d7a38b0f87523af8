import type { Operand } from './expression.ts'

/**
 * `:cart.version + 1`, `'CUST#' + :customer`: of parameters and literals alone, at least one parameter among them. What it comes to
 * is known before anything is sent, so it may stand where DynamoDB's expressions have no arithmetic.
 */
export const isKnownSum = (operand: Operand): boolean =>
  operand.kind === 'arithmetic' &&
  [operand.left, operand.right].some(({ kind }) => kind === 'parameter') &&
  [operand.left, operand.right].every(({ kind }) => kind === 'parameter' || kind === 'value')
