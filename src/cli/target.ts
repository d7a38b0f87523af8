import type { Screen } from './look.ts'
import type { Output } from './output.ts'

/** Where text goes and how it may look there. */
export type Target = { readonly output: Output; readonly screen: Screen }
