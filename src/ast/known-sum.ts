import type { Operand } from './expression.ts'

/**
 * `:cart.version + 1`, `'CUST#' + :customer + '#' + :year`: of parameters and literals alone, at least one parameter among them. What it
 * comes to is known before anything is sent, so it may stand where DynamoDB's expressions have no arithmetic, and have more than the two
 * operands that they allow.
 */
export function isKnownSum(operand: Operand): boolean {
  if (operand.kind !== 'arithmetic') return false
  const terms = termsOf(operand)
  return terms.some(isParameter) && terms.every((term) => isParameter(term) || term.kind === 'value')
}

/** What is added up, from left to right. */
export const termsOf = (operand: Operand): readonly Operand[] =>
  operand.kind === 'arithmetic' ? [...termsOf(operand.left), ...termsOf(operand.right)] : [operand]

const isParameter = ({ kind }: Operand): boolean => kind === 'parameter'
