/** The stretches of time that one cell may stand for, in seconds: such that clock times fall on their edges. */
const steps = [1, 2, 3, 5, 10, 15, 20, 30, 60, 120, 180, 300, 600, 900, 1200, 1800, 3600, 7200, 10_800, 21_600, 43_200]
const day = 86_400

export type Buckets = { readonly startMs: number; readonly bucketMs: number; readonly buckets: number }

/** Buckets that cover [fromMs, toMs), at most `most` of them, each as short as can be and no shorter than `leastMs`. */
export function bucketsOver(fromMs: number, toMs: number, most: number, leastMs = 1_000): Buckets {
  for (const seconds of [...steps, ...Array.from({ length: 400 }, (_, days) => (days + 1) * day)]) {
    const fitting = bucketsOf(fromMs, toMs, seconds * 1_000)
    if (seconds * 1_000 >= leastMs && fitting.buckets <= most) return fitting
  }
  return bucketsOf(fromMs, toMs, toMs - fromMs)
}

/** Edges are multiples of the length, so the first may begin before `fromMs`. */
export function bucketsOf(fromMs: number, toMs: number, bucketMs: number): Buckets {
  const startMs = Math.floor(fromMs / bucketMs) * bucketMs
  return { startMs, bucketMs, buckets: Math.max(1, Math.ceil((toMs - startMs) / bucketMs)) }
}
