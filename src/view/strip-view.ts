import type { HeatCell } from './heat/heat-view.ts'

/** Figures in time as rows of cells, one per stretch. */
export type StripView = { readonly title: string; readonly rows: readonly StripRow[] }

export type StripRow = {
  readonly label: string
  readonly cells: readonly HeatCell[] | readonly HeightCell[]
  readonly note: string
}

/** A share from 0 to 1 of the tallest; undefined: nothing at all. Cells of heat say how near a limit is. */
export type HeightCell = { readonly height: number | undefined }
