import type { BulkNote } from '../operation/bulk.ts'
import type { Store } from '../storage/store.ts'

/** How far a long transfer got, as a setting of the file: the place, a space, and what it is a place of. */

export function keepNote(store: Store, { name, about, places }: BulkNote, done: number): void {
  const place = places[done]
  if (place !== undefined) store.setSetting(settingOf(name), `${place} ${about}`)
}

export function findNote(store: Store, name: string): { readonly place: number; readonly about: string } | undefined {
  const text = store.getSetting(settingOf(name))
  const [, place = '', about = ''] = /^(\d+) (.*)$/s.exec(text ?? '') ?? []
  return place === '' ? undefined : { place: Number(place), about }
}

export const forgetNote = (store: Store, name: string): void =>
  store.transaction(() => store.setSetting(settingOf(name), undefined))

const settingOf = (name: string): string => `transfer ${name}`
