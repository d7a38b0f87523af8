import type { Item } from '../model/value.ts'
import { itemTexts } from '../operation/response-text.ts'
import { parseItem } from '../storage/parse-text.ts'
import type { StoredItem } from '../storage/types.ts'
import type { WholeItem } from './whole-item.ts'

/**
 * Answers whose items are parsed when somebody looks at them: on their way to a socket, or to a count, nobody does.
 * The members are accessors, so these objects must be returned as they are, never spread.
 */
export function withLazyItem<Rest extends object>(rest: Rest, stored: StoredItem): Rest & { readonly Item: Item } {
  let item: Item | undefined
  return Object.defineProperties(rest, {
    Item: { enumerable: true, get: () => (item ??= parseItem(stored.text)) },
    [itemTexts]: { value: { Item: stored.text } },
  }) as Rest & { readonly Item: Item }
}

export function withLazyItems<Rest extends object>(
  rest: Rest,
  wholes: readonly WholeItem[],
): Rest & { readonly Items: readonly Item[] } {
  let items: readonly Item[] | undefined
  return Object.defineProperties(rest, {
    Items: { enumerable: true, get: () => (items ??= wholes.map(({ item }) => item)) },
    [itemTexts]: { get: () => ({ Items: wholes.map(({ stored }) => stored.text) }) },
  }) as Rest & { readonly Items: readonly Item[] }
}
