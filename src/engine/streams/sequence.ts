/**
 * Sequence numbers hold the time: so many to a millisecond, so that the borders of shards follow from the clock, whoever looks
 * or writes first. They stay exact in a double until the year 2109. A millisecond with more records lends from the next.
 */
const perMs = 2048

/** The first number of a millisecond. */
export const sequenceAt = (ms: number): number => ms * perMs

export const sequenceMs = (sequence: number): number => Math.floor(sequence / perMs)

/** Decimal digits of a fixed width, so that they compare as text too. Source: reference, README row 24. */
export const sequenceText = (sequence: number): string => `1${String(sequence).padStart(digits, '0')}`

/** Also of numbers that are none of ours, which then lie before or after all of them; undefined: no number. */
export function parseSequence(text: string): number | undefined {
  return /^\d{21,40}$/.test(text) ? Number(BigInt(text) - 10n ** BigInt(digits)) : undefined
}

const digits = 20
