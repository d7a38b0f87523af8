import type { DiffModelStatement, DiffSide } from './diff-statement.ts'
import { printString } from './print-expression.ts'

const depthWords = { difference: '', plan: ' PLAN', rehearse: ' REHEARSE' } as const

export function printDiff({ before, after, depth, to }: DiffModelStatement): string {
  const file = to === undefined ? '' : ` TO ${printString(to.path)}`
  return `DIFF MODEL ${sideText(before)} ${sideText(after)}${depthWords[depth]}${file}`
}

const sideText = ({ name }: DiffSide): string => (name === undefined ? 'CURRENT' : printString(name))
