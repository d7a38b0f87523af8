import type { Index, Status, Table, Transition } from './table.ts'

export const statusOf = (thing: { readonly transition?: Transition | undefined }): Status =>
  thing.transition?.status ?? 'ACTIVE'

/** The table as it stands at `nowMs`, without what is finished; undefined once it is deleted. */
export function tableAt(table: Table, nowMs: number): Table | undefined {
  if (isOver(table.transition, nowMs) && table.transition?.status === 'DELETING') return undefined
  if (nextChangeMs(table) > nowMs) return table
  return {
    ...table,
    transition: isOver(table.transition, nowMs) ? undefined : table.transition,
    indexes: table.indexes.flatMap((index) => indexAt(index, nowMs) ?? []),
  }
}

/** When `tableAt` will next give something else; Infinity when nothing is under way. */
export function nextChangeMs(table: Table): number {
  return Math.min(
    table.transition?.untilMs ?? Infinity,
    ...table.indexes.map((index) => index.transition?.untilMs ?? Infinity),
  )
}

function indexAt(index: Index, nowMs: number): Index | undefined {
  if (!isOver(index.transition, nowMs)) return index
  return index.transition?.status === 'DELETING' ? undefined : { ...index, transition: undefined }
}

const isOver = (transition: Transition | undefined, nowMs: number): boolean =>
  transition !== undefined && transition.untilMs <= nowMs
