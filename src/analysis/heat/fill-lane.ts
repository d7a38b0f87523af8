import type { HeatFlow, LedgerPlace } from '../../operation/ledger.ts'
import type { HeatLane } from './heat-map.ts'
import type { Buckets } from './time-buckets.ts'

/** What is filled, and the part of time that counts: [fromMs, toMs). */
export type Window = Buckets & { readonly fromMs: number; readonly toMs: number }

type Amount = Pick<HeatFlow, 'halfUnits' | 'throttled'>

/** The bucket of each second of a stretch; -1: it does not count. */
export function bucketsBySecond(
  { fromMs, spanMs }: Pick<LedgerPlace, 'fromMs' | 'spanMs'>,
  window: Window,
): Int32Array {
  return Int32Array.from({ length: spanMs / 1_000 }, (_, second) => {
    const ms = fromMs + second * 1_000
    return ms < window.fromMs || ms >= window.toMs ? -1 : Math.floor((ms - window.startMs) / window.bucketMs)
  })
}

/**
 * Second by second, each of which occurs once. An hour of a thousand partitions has millions of them: what goes on in one bucket is summed up before it is stored.
 */
export function fillSeconds(lane: HeatLane, seconds: NonNullable<HeatFlow['seconds']>, buckets: Int32Array): void {
  let bucket = -1
  let sum = 0
  let peak = 0
  let refused = 0
  for (let at = 0; at < seconds.length; at += 3) {
    const next = buckets[seconds[at] ?? -1] ?? -1
    if (next !== bucket) {
      store(lane, bucket, sum, peak, refused)
      bucket = next
      sum = peak = refused = 0
    }
    const units = seconds[at + 1] ?? 0
    sum += units
    if (units > peak) peak = units
    refused += seconds[at + 2] ?? 0
  }
  store(lane, bucket, sum, peak, refused)
}

function store({ halfUnits, peaks, throttled }: HeatLane, bucket: number, sum: number, peak: number, refused: number) {
  if (bucket < 0) return
  add(halfUnits, bucket, sum)
  add(throttled, bucket, refused)
  if (peak > (peaks[bucket] ?? 0)) peaks[bucket] = peak
}

/**
 * Spread evenly, in whole half units, over the buckets that the stretch touches; sums stay exact. The window ends now, so that
 * whatever a stretch has that is not over yet lies before its end.
 */
export function fillEvenly(
  lane: HeatLane,
  amount: Amount,
  { fromMs, spanMs }: Pick<LedgerPlace, 'fromMs' | 'spanMs'>,
  window: Window,
): void {
  const endMs = Math.min(fromMs + spanMs, window.toMs)
  const perSecond = amount.halfUnits / ((endMs - fromMs) / 1_000)
  const upTo = (all: number, ms: number): number => Math.floor((all * (ms - fromMs)) / (endMs - fromMs))
  for (let ms = Math.max(fromMs, window.fromMs); ms < endMs; ) {
    const bucket = Math.floor((ms - window.startMs) / window.bucketMs)
    const nextMs = Math.min(endMs, window.startMs + (bucket + 1) * window.bucketMs)
    add(lane.halfUnits, bucket, upTo(amount.halfUnits, nextMs) - upTo(amount.halfUnits, ms))
    add(lane.throttled, bucket, upTo(amount.throttled, nextMs) - upTo(amount.throttled, ms))
    lane.peaks[bucket] = Math.max(lane.peaks[bucket] ?? 0, perSecond)
    ms = nextMs
  }
}

function add(figures: Float64Array, bucket: number, amount: number): void {
  figures[bucket] = (figures[bucket] ?? 0) + amount
}
