import type { Layer } from './operation.ts'

/** For the calls of an access pattern: sums by pattern count them. */
export const ofPattern =
  (pattern: string): Layer =>
  (inner) => ({
    run: (name, request, call) => inner.run(name, request, { ...call, pattern }),
    close: () => inner.close(),
  })
