/** Figures in time as rows of cells, one per stretch: how much of something, from none to all, and whether it was too much. */
export type StripView = {
  readonly title: string
  readonly rows: readonly StripRow[]
  /** What the cells mean, for those who read it for the first time. */
  readonly legend: 'shares' | 'heights'
}

export type StripRow = { readonly label: string; readonly cells: readonly StripCell[]; readonly note: string }

/** A share from 0 to 1 of what the strip is about, or more; undefined: nothing at all. */
export type StripCell = { readonly share: number | undefined; readonly exceeded: boolean }
