/** Figures to be drawn; the same figures stand in a table beside it, for who cannot see them. */
export type ChartView = BarChart | TimeChart

export type BarChart = {
  readonly kind: 'bars'
  readonly title: string
  /** What the axis measures: `USD a month`. */
  readonly axis: string
  readonly bars: readonly Bar[]
}

export type Bar = {
  readonly label: string
  readonly value: number
  /** The value as people read it. */
  readonly text: string
  /** A limit that it should stay under, as a budget. */
  readonly limit?: number | undefined
}

/** Rates in time, each held over its column. */
export type TimeChart = {
  readonly kind: 'times'
  readonly title: string
  readonly axis: string
  readonly columnMs: number
  readonly spanMs: number
  /** Drawn on top of each other rather than each from zero. */
  readonly stacked: boolean
  /** At most eight. */
  readonly series: readonly Series[]
}

export type Series = { readonly name: string; readonly values: readonly number[]; readonly warns?: true | undefined }

export const seriesMax = 8
