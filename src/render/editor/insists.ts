const insistMs = 2_000

/** Whether somebody who pressed Ctrl-C at both moments, in milliseconds, will not wait for what runs to stop. */
export const insists = (beforeMs: number, nowMs: number): boolean => nowMs - beforeMs < insistMs
