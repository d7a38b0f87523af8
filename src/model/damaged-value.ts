import { ShellError } from '../base/shell-error.ts'
import type { Item, Value } from './value.ts'

const shownMax = 60

/** A value of a type that there is none of: the disk has damaged the text of an item in a way that left it JSON. */
export class DamagedValue extends ShellError<'storage.corrupt'> {
  constructor(value: unknown) {
    const text = JSON.stringify(value)
    const shown = text.length > shownMax ? `${text.slice(0, shownMax)}...` : text
    super('storage.corrupt', `the file is damaged: ${shown} in it is no value`, {
      hint: 'Restore the file from a copy; what else it holds may be right.',
    })
  }
}

/** Throws DamagedValue unless an item that was read as JSON is one. Costs a tenth of reading it. */
export function assertItem(item: Item): void {
  for (const name in item) {
    const value = item[name]
    if (value !== undefined) assertValue(value)
  }
}

function assertValue(value: Value): void {
  const isValue = isObject(value) && ('S' in value ? isText(value.S) : 'N' in value ? isText(value.N) : isOther(value))
  if (isValue) return
  throw new DamagedValue(value)
}

/** Most are a string or a number. */
function isOther(value: Value): boolean {
  if ('M' in value) {
    if (!isObject(value.M)) return false
    assertItem(value.M)
    return true
  }
  if ('L' in value) {
    if (!Array.isArray(value.L)) return false
    for (const element of value.L) assertValue(element)
    return true
  }
  if ('B' in value) return isText(value.B)
  if ('SS' in value) return Array.isArray(value.SS)
  if ('NS' in value) return Array.isArray(value.NS)
  if ('BS' in value) return Array.isArray(value.BS)
  return 'BOOL' in value || 'NULL' in value
}

const isText = (text: unknown): boolean => typeof text === 'string'

const isObject = (value: unknown): boolean => typeof value === 'object' && value !== null
