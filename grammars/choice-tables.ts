import type { Beginnings } from './one-token-ahead.ts'

/** By rule in the order of the grammar, then by the number that chevrotain gives a choice. */
export type ChoiceTable = readonly { readonly [choice: string]: Beginnings<string> }[]

/** By name of the grammar. Empty in the sources; the build fills it in (`scripts/build/choice-tables.mjs`). */
export const choiceTables: { readonly [grammar: string]: ChoiceTable } = {}
