import type { Item } from '../model/value.ts'
import { parseItem } from '../storage/parse-text.ts'
import type { StoredItem } from '../storage/types.ts'

/** An item with its text and size. */
export type WholeItem = { readonly item: Item; readonly stored: StoredItem }

/** An item of the file, parsed when somebody looks inside. A class: an accessor in a literal is made anew each time. */
export class StoredWhole implements WholeItem {
  readonly stored: StoredItem
  private parsed: Item | undefined

  constructor(stored: StoredItem) {
    this.stored = stored
  }

  get item(): Item {
    this.parsed ??= parseItem(this.stored.text)
    return this.parsed
  }
}
