import type { Index, Status, Table, Transition } from './table.ts'

export const statusOf = (thing: { readonly transition?: Transition | undefined }): Status =>
  thing.transition?.status ?? 'ACTIVE'

/** The table as it stands at `nowMs`, without what is finished; undefined once it is deleted. */
export function tableAt(table: Table, nowMs: number): Table | undefined {
  if (isOver(table.transition, nowMs) && table.transition?.status === 'DELETING') return undefined
  if (nextChangeMs(table) > nowMs) return table
  return {
    ...settled(table, nowMs),
    indexes: table.indexes.flatMap((index) => indexAt(index, nowMs) ?? []),
    timeToLive: settled(table.timeToLive, nowMs),
    insights: settled(table.insights, nowMs),
    kinesisDestinations: table.kinesisDestinations?.map((destination) => settled(destination, nowMs)),
    sse: settled(table.sse, nowMs),
  }
}

/** When `tableAt` will next give something else; Infinity when nothing is under way. */
export function nextChangeMs(table: Table): number {
  const { indexes, kinesisDestinations = [], insights, timeToLive, sse } = table
  const settings = [insights, ...indexes.map((index) => index.insights), ...kinesisDestinations, timeToLive, sse]
  const things = [table, ...indexes, ...settings]
  return Math.min(...things.map((thing) => thing?.transition?.untilMs ?? Infinity))
}

function indexAt(index: Index, nowMs: number): Index | undefined {
  if (isOver(index.transition, nowMs) && index.transition?.status === 'DELETING') return undefined
  return { ...settled(index, nowMs), insights: settled(index.insights, nowMs) }
}

/** The thing without a transition whose time has come. */
function settled<Thing extends Passing | undefined>(thing: Thing, nowMs: number): Thing {
  return isOver(thing?.transition, nowMs) ? { ...thing, transition: undefined } : thing
}

type Passing = { readonly transition?: { readonly untilMs: number } | undefined }

const isOver = (transition: Passing['transition'], nowMs: number): boolean =>
  transition !== undefined && transition.untilMs <= nowMs
