import { printTable } from '../ast/print-clauses.ts'
import type { Item } from '../model/value.ts'
import { valueText } from '../session/expect/value-text.ts'

/** The statement that writes an item again, with every type of it: `PUT orders {pk: 'a'};`. */
export const putText = (table: string, item: Item): string =>
  `PUT ${printTable({ parts: [table] })} ${valueText({ M: item })};`
