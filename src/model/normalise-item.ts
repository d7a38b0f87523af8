import { ApiError, validationError } from './api-error.ts'
import { attributeNameBytesMax, nestingLevelsMax } from './limits.ts'
import type { Family } from './messages/envelope.ts'
import { valueMessages } from './messages/value.ts'
import { parseNumber } from './number-text.ts'
import { type Base64, emptyItem, type Item, type NumberText, type Value } from './value.ts'

/**
 * The door for attribute values: from JSON whose member types are already checked to canonical values. Numbers become
 * canonical text, sets keep the order they are written in (`sortSets` is for what is stored), maps lose their prototype. Throws the
 * service's ValidationException in the service's order (AV-1 to AV-14). Never changes what it is given.
 */
export function normaliseItem(raw: Item): Item {
  return normaliseMap(raw, 1)
}

export function normaliseValue(raw: Value): Value {
  return normaliseAt(raw, 1)
}

/** A refusal that some operations word with an envelope, depending on its family. Source: reference, ENV-7, ENV-8. */
export class ValueError extends ApiError {
  readonly family: Family

  constructor(family: Family, message: string) {
    super('ValidationException', message)
    this.name = 'ApiError'
    this.family = family
  }
}

/** What may arrive: any number of members, each of the right JSON type. */
type LooseValue = {
  readonly S?: string
  readonly N?: string
  readonly B?: Base64
  readonly BOOL?: boolean
  readonly NULL?: boolean
  readonly SS?: readonly string[]
  readonly NS?: readonly string[]
  readonly BS?: readonly Base64[]
  readonly L?: readonly Value[]
  readonly M?: Item
}

function normaliseMap(raw: Item, level: number): Item {
  const item = emptyItem()
  for (const name in raw) {
    const value = raw[name]
    if (value === undefined) continue
    if (name === '') throw validationError(valueMessages.emptyName)
    if (name.length * 3 > attributeNameBytesMax && Buffer.byteLength(name) > attributeNameBytesMax) {
      throw validationError(valueMessages.nameTooLong)
    }
    item[wellFormed(name)] = normaliseAt(value, level)
  }
  return item
}

function normaliseAt(raw: Value, level: number): Value {
  if (level > nestingLevelsMax) throw new ValueError('depth', valueMessages.tooDeep)
  let result: Value | undefined
  let members = 0
  let named = 0
  for (const type in raw) {
    named++
    const value = normaliseMember(type, raw as LooseValue, level)
    if (value === undefined) continue
    result = value
    members++
  }
  if (result === undefined) throw validationError(valueMessages.noType)
  if (members > 1) throw validationError(valueMessages.severalTypes)
  // What came back as it is has one member; others that are named and undefined are left behind.
  return named === 1
    ? result
    : (Object.fromEntries(Object.entries(result).filter(([, member]) => member !== undefined)) as Value)
}

function normaliseMember(type: string, raw: LooseValue, level: number): Value | undefined {
  switch (type) {
    case 'S':
      return raw.S === undefined ? undefined : wellFormed(raw.S) === raw.S ? (raw as Value) : { S: wellFormed(raw.S) }
    case 'N':
      return raw.N === undefined ? undefined : { N: parseNumber(raw.N) }
    case 'B':
      return raw.B === undefined ? undefined : (raw as Value)
    case 'BOOL':
      return raw.BOOL === undefined ? undefined : (raw as Value)
    case 'NULL':
      if (raw.NULL === false) throw new ValueError('null', valueMessages.nullFalse)
      return raw.NULL === undefined ? undefined : { NULL: true }
    case 'SS':
      return raw.SS === undefined ? undefined : { SS: stringSet(raw.SS) }
    case 'NS':
      return raw.NS === undefined ? undefined : { NS: numberSet(raw.NS) }
    case 'BS':
      return raw.BS === undefined ? undefined : { BS: binarySet(raw.BS) }
    case 'L':
      return raw.L === undefined ? undefined : { L: raw.L.map((element) => normaliseAt(element, level + 1)) }
    case 'M':
      return raw.M === undefined ? undefined : { M: normaliseMap(raw.M, level + 1) }
    default:
      return undefined
  }
}

function stringSet(members: readonly string[]): readonly string[] {
  if (members.length === 0) throw new ValueError('set', valueMessages.emptySet.SS)
  const set = members.map(wellFormed)
  if (repeats(set)) throw new ValueError('set', valueMessages.duplicateStrings(members))
  return set
}

function numberSet(members: readonly string[]): readonly NumberText[] {
  if (members.length === 0) throw new ValueError('set', valueMessages.emptySet.NS)
  const set = members.map(parseNumber)
  if (repeats(set)) throw new ValueError('set', valueMessages.duplicateNumbers)
  return set
}

function binarySet(members: readonly Base64[]): readonly Base64[] {
  if (members.length === 0) throw new ValueError('set', valueMessages.emptySet.BS)
  if (repeats(members)) throw new ValueError('set', valueMessages.duplicateBinaries(members))
  return members
}

/** Canonical texts are equal where the members are. */
const repeats = (members: readonly string[]): boolean => new Set(members).size < members.length

/** A lone surrogate has no UTF-8 form; the replacement character stands for it from here on. */
const wellFormed = (text: string): string => (text.isWellFormed() ? text : text.toWellFormed())
