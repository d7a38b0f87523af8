import { itemsHelp } from './help/items-help.ts'
import { lookingHelp } from './help/looking-help.ts'
import { modellingHelp } from './help/modelling-help.ts'
import { sessionHelp } from './help/session-help.ts'
import type { StatementHelp } from './help/statement-help-entry.ts'
import { tablesHelp } from './help/tables-help.ts'

export type { StatementHelp } from './help/statement-help-entry.ts'

/** Every statement there is, in the order in which help and documents list them. */
export const statementHelp: readonly StatementHelp[] = [
  ...itemsHelp,
  ...tablesHelp,
  ...lookingHelp,
  ...modellingHelp,
  ...sessionHelp,
]
