/**
 * Milliseconds since whenever, for how long something takes. Not `performance.now()`: that loads a part of Node that nothing else
 * needs, about a millisecond of every start.
 */
export function processMs(): number {
  const [seconds, nanoseconds] = process.hrtime()
  return seconds * 1000 + nanoseconds / 1e6
}
