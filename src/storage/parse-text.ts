import type { Item } from '../model/value.ts'
import { brokenValueIn } from './broken-value.ts'
import { StorageError } from './storage-error.ts'

/** The item a row holds. Throws StorageError for a text that the disk has damaged. */
export function parseItem(text: string): Item {
  const item = parseText<Item>(text, 'an item')
  const broken = brokenValueIn(item)
  if (broken !== undefined) throw damagedText(`the value ${JSON.stringify(broken).slice(0, shownMax)}`, undefined)
  return item
}

/** UTF-16 units of a value that a message shows. */
const shownMax = 60

/** What was written as JSON; `what` names it. Damage may leave it JSON: `members` are those it cannot be without. */
export function parseText<Content extends object>(
  text: string,
  what: string,
  members: readonly string[] = [],
): Content {
  try {
    const content: unknown = JSON.parse(text)
    const whole =
      typeof content === 'object' && content !== null && members.every((member) => Object.hasOwn(content, member))
    if (whole) return content as Content
    throw damagedText(what, undefined)
  } catch (error) {
    throw error instanceof SyntaxError ? damagedText(what, error) : error
  }
}

/** SQLite's own checks do not see it: the page is whole, what it says is not. */
export const damagedText = (what: string, cause: unknown): StorageError =>
  new StorageError('storage.corrupt', `the file is damaged: ${what} in it cannot be read`, {
    hint: 'Restore the file from a copy; what else it holds may be right.',
    cause,
  })
