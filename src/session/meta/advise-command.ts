import type { Done } from '../session-state.ts'
import { inOtherWords, wordBefore } from './in-other-words.ts'
import type { MetaCall } from './meta-call.ts'

/** `.advise [TABLE]`: ADVISE. */
export const advise = (meta: MetaCall): Promise<Done> => inOtherWords(meta, wordBefore('ADVISE', meta))
