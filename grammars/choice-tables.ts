import type { ChoiceTable } from './one-token-parser.ts'

/** By name of the grammar. Empty in the sources; the build fills it in (`scripts/build/choice-tables.mjs`). */
export const choiceTables: { readonly [grammar: string]: ChoiceTable } = {}
