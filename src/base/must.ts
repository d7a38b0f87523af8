/** A promise made elsewhere, written down: `must(token, 'the rule has this child')`. Breaking it is a bug, not a user's mistake. */
export function must<T>(value: T | undefined | null, promise: string): T {
  if (value === undefined || value === null) throw new Error(`broken promise: ${promise}`)
  return value
}
