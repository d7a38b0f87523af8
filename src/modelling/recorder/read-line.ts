import type { Value } from '../../model/value.ts'
import type { TableDescription } from '../../operation/operation-types.ts'
import { expressionMembers, isObject, textOf } from '../../operation/recording/members.ts'
import {
  type HeaderLine,
  type RecordedArm,
  type RequestLine,
  recordedValues,
  recordingVersion,
  type ShapeLine,
  type TablesLine,
} from '../../operation/recording/recording-line.ts'
import { type ElementShape, elementOperations } from '../../operation/recording/request-elements.ts'

export type ReadLine =
  | { readonly kind: 'header'; readonly line: HeaderLine }
  | { readonly kind: 'tables'; readonly line: TablesLine }
  | { readonly kind: 'shape'; readonly line: ShapeLine }
  | { readonly kind: 'request'; readonly line: RequestLine }
  | { readonly kind: 'empty' }
  /** Written by a later version. */
  | { readonly kind: 'newer'; readonly version: number }
  | { readonly kind: 'damaged' }

/** One line of a recording. Takes any text: what it gives back is what it says it is. */
export function readLine(text: string): ReadLine {
  if (text.trim() === '') return { kind: 'empty' }
  let given: unknown
  try {
    given = JSON.parse(text)
  } catch {
    return { kind: 'damaged' }
  }
  if (!isObject(given)) return { kind: 'damaged' }
  if (given['ddbrec'] !== undefined) return header(given)
  if (given['shape'] !== undefined) return shape(given)
  if (given['tables'] !== undefined) return tables(given)
  return request(given)
}

type Members = { readonly [name: string]: unknown }

const damaged: ReadLine = { kind: 'damaged' }

function header({ ddbrec, w, at, by, region, values }: Members): ReadLine {
  if (typeof ddbrec !== 'number') return damaged
  if (ddbrec !== recordingVersion) return { kind: 'newer', version: ddbrec }
  const known = recordedValues.find((each) => each === values)
  if (typeof w !== 'string' || typeof region !== 'string' || known === undefined) return damaged
  return {
    kind: 'header',
    line: { ddbrec, w, at: textOf(at) ?? '', by: textOf(by) ?? '', region, values: known },
  }
}

function tables({ w, region, tables: given }: Members): ReadLine {
  if (typeof w !== 'string' || typeof region !== 'string' || !Array.isArray(given)) return damaged
  return given.every(isDescription) ? { kind: 'tables', line: { w, region, tables: given } } : damaged
}

function isDescription(given: unknown): given is TableDescription {
  if (!isObject(given) || typeof given['TableName'] !== 'string' || !isSchema(given['KeySchema'])) return false
  const definitions = given['AttributeDefinitions'] ?? []
  const indexes = [given['GlobalSecondaryIndexes'] ?? [], given['LocalSecondaryIndexes'] ?? []]
  return (
    Array.isArray(definitions) &&
    definitions.every(
      (each) =>
        isObject(each) && typeof each['AttributeName'] === 'string' && typeof each['AttributeType'] === 'string',
    ) &&
    indexes.every(
      (list) =>
        Array.isArray(list) &&
        list.every((each) => isObject(each) && typeof each['IndexName'] === 'string' && isSchema(each['KeySchema'])),
    )
  )
}

const isSchema = (given: unknown): boolean =>
  Array.isArray(given) &&
  given.every(
    (each) => isObject(each) && typeof each['AttributeName'] === 'string' && typeof each['KeyType'] === 'string',
  )

function shape({ shape: id, of }: Members): ReadLine {
  if (typeof id !== 'string' || !isObject(of)) return damaged
  const op = elementOperations.find((each) => each === of['op'])
  if (op === undefined) return damaged
  const { index, statement, select, limit, names } = of
  const element: { -readonly [Member in keyof ElementShape]: ElementShape[Member] } = {
    op,
    table: textOf(of['table']),
    index: textOf(index),
    key: textsOf(of['key']),
    placeholders: textsOf(of['placeholders']),
    names: isObject(names) ? (names as { readonly [placeholder: string]: string }) : undefined,
    statement: textOf(statement),
    select: textOf(select),
    limit: typeof limit === 'number' ? limit : undefined,
    consistent: of['consistent'] === true ? true : undefined,
    descending: of['descending'] === true ? true : undefined,
  }
  for (const { member } of expressionMembers) element[member] = textOf(of[member])
  return { kind: 'shape', line: { shape: id, of: element } }
}

const textsOf = (given: unknown): readonly string[] | undefined =>
  Array.isArray(given) && given.every((each) => typeof each === 'string') ? given : undefined

function request(given: Members): ReadLine {
  const { t, w, i, op, s, ms, r, v, u, n, e, c, p, of } = given
  if (!isCount(t) || !isCount(i) || !isCount(ms) || typeof w !== 'string' || typeof op !== 'string') return damaged
  const shapes = textsOf(s)
  if (shapes === undefined) return damaged
  return {
    kind: 'request',
    line: {
      t,
      w,
      i,
      op,
      s: shapes,
      ms,
      r: textOf(r),
      v: Array.isArray(v) ? v.map(valuesOf) : undefined,
      u: Array.isArray(u) ? u.filter(isArm) : undefined,
      n: Array.isArray(n) && isCount(n[0]) && isCount(n[1]) ? [n[0], n[1]] : undefined,
      e: textOf(e),
      c: isCount(c) ? c : undefined,
      p: textOf(p),
      scan: given['scan'] === 1 ? 1 : undefined,
      next: given['next'] === 1 ? 1 : undefined,
      of: isCount(of) ? of : undefined,
    },
  }
}

const isCount = (given: unknown): given is number => typeof given === 'number' && given >= 0 && given < 1e15

const isArm = (given: unknown): given is RecordedArm =>
  Array.isArray(given) &&
  typeof given[0] === 'string' &&
  typeof given[1] === 'string' &&
  (given[2] === 'r' || given[2] === 'w') &&
  Number.isSafeInteger(given[3]) &&
  given[3] >= 0

const valuesOf = (given: unknown): readonly (Value | null)[] => (Array.isArray(given) ? given.map(recordedValue) : [])

/** Of keys: texts, numbers and binaries. Others are there where all values are recorded, and only looked at as a whole. */
function recordedValue(given: unknown): Value | null {
  if (!isObject(given)) return null
  for (const type of ['S', 'N', 'B']) if (given[type] !== undefined && typeof given[type] !== 'string') return null
  return given as Value
}
