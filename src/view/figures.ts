import { countText } from '../base/count-text.ts'

/** Half units as capacity units: `0.5`, `1`, `1,234.5`. */
export const unitsText = (halfUnits: number): string => countText(halfUnits / 2)

export function durationText(ms: number): string {
  if (ms < 1) return '<1 ms'
  if (ms < 1_000) return `${Math.round(ms)} ms`
  if (ms < 60_000) return `${(ms / 1_000).toFixed(1)} s`
  const seconds = Math.round(ms / 1_000)
  const minutes = Math.floor(seconds / 60)
  return minutes < 60 ? `${minutes} min ${seconds % 60} s` : `${Math.floor(minutes / 60)} h ${minutes % 60} min`
}
