import type { Item } from '../model/value.ts'
import { type ItemTexts, itemTexts } from '../operation/response-text.ts'
import { parseItem } from '../storage/parse-text.ts'
import type { StoredItem } from '../storage/types.ts'
import type { WholeItem } from './whole-item.ts'

/**
 * Answers whose items are parsed when somebody looks at them: on their way to a socket, or to a count, nobody does.
 * The members are accessors, so these objects must be returned as they are, never spread.
 */
export function withLazyItem<Rest extends object>(rest: Rest, stored: StoredItem): Rest & { readonly Item: Item } {
  let item: Item | undefined
  const answer = {
    ...rest,
    get Item(): Item {
      item ??= parseItem(stored.text)
      return item
    },
  }
  return withTexts(answer, { Item: stored.text })
}

/** As a literal with one member defined apart an answer is made in half the time that defining all takes. */
const withTexts = <Answer extends object>(answer: Answer, texts: ItemTexts): Answer =>
  Object.defineProperty(answer, itemTexts, { value: texts })

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

/** An item of an answer, as data and as text. */
export type FoundItem = { readonly item: () => Item; readonly text: () => string }

/** The same for `Responses`: items by table. */
export function withLazyResponses<Rest extends object>(
  rest: Rest,
  found: ReadonlyMap<string, readonly FoundItem[]>,
): Rest & { readonly Responses: { readonly [table: string]: readonly Item[] } } {
  let responses: { readonly [table: string]: readonly Item[] } | undefined
  const parsed = () => Object.fromEntries([...found].map(([table, items]) => [table, items.map(({ item }) => item())]))
  const text = () =>
    [...found]
      .map(([table, items]) => `${JSON.stringify(table)}:[${items.map(({ text }) => text()).join(',')}]`)
      .join(',')
  return Object.defineProperties(rest, {
    Responses: { enumerable: true, get: () => (responses ??= parsed()) },
    [itemTexts]: { get: () => ({ Responses: `{${text()}}` }) },
  }) as Rest & { readonly Responses: { readonly [table: string]: readonly Item[] } }
}
