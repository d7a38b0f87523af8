import type { Layer } from './operation.ts'

/** For calls that only look and that nobody asked for, so that what was done is what the user did. */
export const unmetered: Layer = (inner) => ({
  run: (name, request, call) => inner.run(name, request, { ...call, unmetered: true }),
  close: () => inner.close(),
})
