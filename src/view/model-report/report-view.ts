import type { FindingView } from '../advice-view.ts'
import type { GridView } from '../grid-view.ts'
import type { HeatView } from '../heat/heat-view.ts'
import type { ChartView } from './chart-view.ts'

/** The report of a model as it is to be written, whatever in. Its texts are as `visibleText` leaves them, and not escaped. */
export type ReportView = {
  readonly title: string
  /** Which database, which tables. */
  readonly subtitle: string
  /** When it was asked, where that is known: for a form that is read rather than compared. */
  readonly asked: string | undefined
  readonly sections: readonly ReportSection[]
}

export type ReportSection = {
  /** For links: a word. */
  readonly id: string
  readonly title: string
  readonly blocks: readonly ReportBlock[]
}

export type ReportBlock =
  | { readonly kind: 'heading'; readonly text: string }
  | { readonly kind: 'prose'; readonly lines: readonly string[] }
  | { readonly kind: 'list'; readonly items: readonly string[] }
  | { readonly kind: 'tiles'; readonly tiles: readonly Tile[] }
  | ReportTable
  | { readonly kind: 'findings'; readonly findings: readonly FindingView[] }
  | { readonly kind: 'statements'; readonly caption: string; readonly texts: readonly string[] }
  | { readonly kind: 'relations'; readonly relations: readonly Relation[] }
  | { readonly kind: 'chart'; readonly chart: ChartView }
  | { readonly kind: 'heat'; readonly heat: HeatView }

export type ReportTable = {
  readonly kind: 'table'
  readonly caption: string
  readonly grid: GridView
  /** To be opened by who wants to know. */
  readonly folded?: true | undefined
  /** Each letter of a cell but the first is a mark. */
  readonly marks?: true | undefined
}

/** A figure that sums something up. */
export type Tile = {
  readonly label: string
  readonly value: string
  readonly note: string
  /** Something to look at. */
  readonly warns?: true | undefined
}

/** `many` of `from` for each one of `to`: Order belongs to Customer, 1 to 20 each. */
export type Relation = { readonly from: string; readonly to: string; readonly by: string; readonly many: string }

export const table = (caption: string, grid: GridView, form?: 'folded' | 'marks'): ReportTable => ({
  kind: 'table',
  caption,
  grid,
  ...(form !== undefined && { [form]: true as const }),
})
export const says = (...lines: readonly string[]): ReportBlock => ({ kind: 'prose', lines })
