import type { OperationName } from './operation.ts'

/**
 * Which access pattern a request belongs to, as far as one can tell by looking at it; undefined: to none. A promise now and
 * then, when what is declared has to be looked up again. `region` is that of its signature, undefined where it has none.
 */
export type PatternOf = (
  operation: OperationName,
  request: unknown,
  region: string | undefined,
) => string | undefined | Promise<string | undefined>
