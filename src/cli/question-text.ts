import { countText, unitsText } from '../base/count-text.ts'
import type { Danger } from '../session/danger.ts'

/** What someone is asked before something that cannot be taken back, with what it will touch and cost. */
export function questionText({ text, table, items, readHalfUnits, writeHalfUnits, byName }: Danger): string {
  const facts = [
    ...(items === undefined ? [] : [`${between(items, countText)} ${items.high === 1 ? 'item' : 'items'}`]),
    ...(readHalfUnits === undefined ? [] : [`about ${between(readHalfUnits, unitsText)} RCU`]),
    ...(writeHalfUnits === undefined ? [] : [`about ${between(writeHalfUnits, unitsText)} WCU`]),
  ]
  const what = `${text.slice(0, 1).toUpperCase()}${text.slice(1)}`
  const answers = byName === true ? `Type ${table} to go on:` : '[y/N]'
  return `${what}${facts.length === 0 ? '' : ` (${facts.join(', ')})`}? ${answers}`
}

export const isYes = ({ table, byName }: Danger, answer = ''): boolean =>
  byName === true ? answer.trim() === table : /^\s*y(?:es)?\s*$/i.test(answer)

const between = (
  { low, high }: { readonly low: number; readonly high: number },
  show: (n: number) => string,
): string => (low === high ? show(low) : `${show(low)} to ${show(high)}`)
