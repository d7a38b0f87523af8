import { clockText } from './heat-text.ts'

const stepsSeconds = [1, 5, 10, 30, 60, 120, 300, 600, 1_800, 3_600, 7_200, 14_400, 21_600, 43_200, 86_400]
const day = 86_400_000

export type AxisLabel = { readonly bucket: number; readonly text: string }

/** Times at full steps of the clock, so far apart that two blanks or more stay between them; where none fits, the first. */
export function timeAxis(of: { startMs: number; bucketMs: number; buckets: number }): readonly AxisLabel[] {
  const { startMs, bucketMs, buckets } = of
  const textOf = (ms: number, stepMs: number): string =>
    stepMs >= day ? new Date(ms).toISOString().slice(5, 10) : clockText(ms, stepMs < 60_000)
  for (const step of [...stepsSeconds, ...Array.from({ length: 60 }, (_, days) => (days + 2) * 86_400)]) {
    const stepMs = step * 1_000
    if (stepMs < bucketMs || stepMs / bucketMs < textOf(startMs, stepMs).length + 2) continue
    const first = Math.ceil(startMs / stepMs) * stepMs
    const labels: AxisLabel[] = []
    for (let ms = first; ms < startMs + buckets * bucketMs; ms += stepMs) {
      const label = { bucket: Math.floor((ms - startMs) / bucketMs), text: textOf(ms, stepMs) }
      if (label.bucket + label.text.length <= buckets) labels.push(label)
    }
    if (labels.length > 0) return labels
    const text = textOf(startMs, stepMs)
    return text.length <= buckets ? [{ bucket: 0, text }] : []
  }
  return []
}

/** The labels above their cells. */
export function axisText(labels: readonly AxisLabel[]): string {
  let text = ''
  for (const { bucket, text: label } of labels) text = text.padEnd(bucket) + label
  return text
}
