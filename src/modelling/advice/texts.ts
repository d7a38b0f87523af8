import { printName, printOperand } from '../../ast/print-expression.ts'
import type { Value } from '../../model/value.ts'

/** How findings say things. */

const nowhere = { start: 0, end: 0 }

/** As a statement writes it. */
export const valueText = (value: Value): string => printOperand({ kind: 'value', value, span: nowhere })

export const nameText = printName

const textColumns = 120

export const cutText = (text: string): string =>
  text.length <= textColumns ? text : `${text.slice(0, textColumns - 1)}…`

/** A statement on one line, cut where it is long. */
export const statementText = (text: string): string => cutText(text.replace(/\s+/g, ' ').trim())

/** `a, b and c`. */
export const listText = (names: readonly string[]): string =>
  names.length < 2 ? (names[0] ?? '') : `${names.slice(0, -1).join(', ')} and ${names.at(-1)}`
