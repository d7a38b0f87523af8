import { printName, printOperand } from '../../ast/print-expression.ts'
import { countText } from '../../base/count-text.ts'
import type { Value } from '../../model/value.ts'

/** How findings say things. */

export const unitsText = (halfUnits: number): string => countText(halfUnits / 2)

/** `12.5%`; what is nearly nothing or nearly all says so. */
export function percentText(share: number): string {
  const percent = share * 100
  if (percent > 0 && percent < 0.1) return 'less than 0.1%'
  return `${countText(Math.round(percent * 10) / 10)}%`
}

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
