/** A moment in UTC, with milliseconds where there are any. */
export const momentText = (ms: number): string => new Date(ms).toISOString().replace('.000Z', 'Z')
