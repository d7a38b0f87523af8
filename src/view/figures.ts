import { plural } from '../base/count-text.ts'

export function durationText(ms: number): string {
  if (ms < 1) return '<1 ms'
  if (ms < 1_000) return `${Math.round(ms)} ms`
  if (ms < 60_000) return `${(ms / 1_000).toFixed(1)} s`
  const seconds = Math.round(ms / 1_000)
  const minutes = Math.floor(seconds / 60)
  return minutes < 60 ? `${minutes} min ${seconds % 60} s` : `${Math.floor(minutes / 60)} h ${minutes % 60} min`
}

/** A stretch of time that was measured in minutes: `90 minutes`, `3.5 hours`, `12 days`. */
export function stretchText(ms: number): string {
  const minutes = Math.max(1, Math.round(ms / 60_000))
  if (minutes < 120) return plural(minutes, 'minute')
  return minutes < 2_880 ? plural(Math.round(minutes / 6) / 10, 'hour') : plural(Math.round(minutes / 144) / 10, 'day')
}

/** `2026-11-20 10:00`, UTC. */
export const minuteText = (ms: number): string => new Date(ms).toISOString().slice(0, 16).replace('T', ' ')
