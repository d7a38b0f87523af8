/** Which of eight levels a share has. No traffic has none: an empty cell is never the lowest level. */
export type HeatScale = {
  /** `share`: distance to throttling. `log`: relative to the hottest cell of the map. */
  readonly kind: 'share' | 'log'
  /** The shares that the levels go up to; the last one may be exceeded on the scale of shares. */
  readonly bounds: readonly number[]
}

export const shareScale: HeatScale = { kind: 'share', bounds: [0.01, 0.05, 0.1, 0.25, 0.5, 0.75, 0.9, 1] }

/** Below a thousandth of the limit the scale is linear: a logarithm has no zero. */
const linearBelow = 0.001

/** Steps of equal length on a symmetric logarithm, as TiDB's key visualizer has them. */
export function logScale(shareMax: number): HeatScale {
  const whole = Math.log1p(shareMax / linearBelow)
  const bounds = shareScale.bounds.map((_, at) => linearBelow * Math.expm1((whole * (at + 1)) / 8))
  return { kind: 'log', bounds }
}

/** 0 without traffic, else 1 to 8. */
export function levelOf(share: number, { bounds }: HeatScale): number {
  if (share <= 0) return 0
  // A bound that was computed may be a hair below the share that it was computed from.
  for (let level = 1; level < bounds.length; level++) if (share <= (bounds[level - 1] ?? 0) * (1 + 1e-9)) return level
  return bounds.length
}
