/**
 * Milliseconds since whenever, for how long something takes. Not `performance.now()`: that loads a part of Node that nothing else
 * needs, about a millisecond of every start.
 */
export function processMs(): number {
  const now = process.hrtime()
  return now[0] * 1000 + now[1] / 1e6
}
