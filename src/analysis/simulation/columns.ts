/** Stretches of time that a person can read: as many as fit a screen. */

const second = 1_000
const minute = 60 * second
const hour = 60 * minute
const day = 24 * hour
// biome-ignore format: a list of lengths
const lengths = [
  1, 2, 5, 10, 20, 50, 100, 200, 500, second, 2 * second, 5 * second, 10 * second, 15 * second, 30 * second, minute, 2 * minute,
  5 * minute, 10 * minute, 15 * minute, 30 * minute, hour, 2 * hour, 3 * hour, 6 * hour, 12 * hour, day, 2 * day, 7 * day,
]

const columnsMax = 40

/**
 * The shortest length by which the span has no more than forty columns; a whole number of steps. Where steps are odd, so is
 * it: a length that people know would leave a column or two.
 */
export function columnLength(spanMs: number, stepMs: number): number {
  const wanted = Math.max(stepMs, spanMs / columnsMax)
  const length = lengths.find((each) => each >= wanted && each <= 4 * wanted && each % stepMs === 0)
  return length ?? Math.ceil(wanted / stepMs) * stepMs
}
