import { ApiError, validationError } from '../model/api-error.ts'
import {
  base64Length,
  base64Tail,
  cannotConvert,
  javaClass,
  notBase64String,
  parameterizedTypeCast,
  type ScalarToken,
  unexpectedFieldType,
  unexpectedStructure,
  unexpectedToken,
  unexpectedValueType,
  unrecognizedCollection,
} from '../model/messages/request.ts'
import { valueMessages } from '../model/messages/value.ts'
import { emptyItem, inheritsNothing } from '../model/value.ts'
import { shapeNamed } from './service-model.ts'

/**
 * Stage 6 of a request for one shape: JSON types, member by member. Gives back the very value it was given unless
 * something had to be dropped or converted, and never writes into it. Never called with null or undefined.
 * Throws SerializationException. `depth` counts the structures around the value.
 * Source: reference, errors section 2 (step 6) and section 4; HTTP-16 to 22.
 */
export type Decoder = (value: unknown, depth: number) => unknown

/** A member of a structure, or an element of a list or a map: some messages depend on it. */
type Position = 'member' | 'element'
type JsonObject = { readonly [name: string]: unknown }

/**
 * Only a guard for the call stack, here and in whatever walks a value later; the service's own limit of 32 levels
 * belongs to the checks of attribute values, which come after the constraints.
 */
const deepestStructure = 128

const compiled = new Map<string, Decoder>()

export function decoderOf(shapeName: string, position: Position = 'member'): Decoder {
  const key = `${position} ${shapeName}`
  const known = compiled.get(key)
  if (known !== undefined) return known
  // A shape that contains itself (AttributeValue) finds this forwarder while it is being compiled.
  let decoder: Decoder | undefined
  compiled.set(key, (value, depth) => (decoder ?? decoderOf(shapeName, position))(value, depth))
  decoder = compile(shapeName, position)
  compiled.set(key, decoder)
  return decoder
}

function compile(shapeName: string, position: Position): Decoder {
  const shape = shapeNamed(shapeName)
  switch (shape.t) {
    case 'structure':
      return structureDecoder(shapeName, shape.m ?? {}, position)
    case 'list':
      return listDecoder(shapeName, shape.of, position)
    case 'map':
      return mapDecoder(shape.v, position)
    case 'string':
      return decodeString
    case 'blob':
      return decodeBlob
    case 'boolean':
      return decodeBoolean
    case 'integer':
      return integerDecoder('Integer')
    case 'long':
      return integerDecoder('Long')
    case 'double':
      return (value) => asNumber(value, 'Double', 'java.lang.Double')
    case 'timestamp':
      // Epoch seconds, fractions allowed. That the service names the type so is an inference from its Java names.
      return (value) => asNumber(value, 'Date', 'java.util.Date')
  }
}

function structureDecoder(name: string, members: { readonly [name: string]: string }, position: Position): Decoder {
  const decoders = new Map(Object.entries(members).map(([member, shape]) => [member, decoderOf(shape)]))
  return (value, depth) => {
    if (typeof value !== 'object') throw refused(position === 'member' ? unexpectedFieldType() : unexpectedValueType())
    if (Array.isArray(value)) throw refused(unrecognizedCollection(`class ${javaClass(name)}`))
    if (depth > deepestStructure) throw validationError(valueMessages.tooDeep)
    const source = value as JsonObject
    let copy: { [member: string]: unknown } | undefined
    for (const member in source) {
      const before = source[member]
      const decode = decoders.get(member)
      const after = decode === undefined || before == null ? undefined : decode(before, depth + 1)
      if (copy === undefined) {
        if (after === before) continue
        copy = startOfCopy({}, source, member)
      }
      if (after !== undefined) copy[member] = after
    }
    return copy ?? source
  }
}

/** The members in front of `until`, which needed no change. */
function startOfCopy<Copy extends { [name: string]: unknown }>(copy: Copy, source: JsonObject, until: string): Copy {
  for (const member in source) {
    if (member === until) break
    ;(copy as { [name: string]: unknown })[member] = source[member]
  }
  return copy
}

/** Maps lose their prototype, so that a key `__proto__` or `constructor` is a key like any other. */
function mapDecoder(valueShape: string, position: Position): Decoder {
  const decodeEntry = orNull(decoderOf(valueShape, 'element'), valueShape)
  return (value, depth) => {
    if (typeof value !== 'object')
      throw refused(position === 'member' ? unexpectedFieldType() : parameterizedTypeCast())
    if (Array.isArray(value)) throw refused(unrecognizedCollection(javaMapOf(valueShape)))
    const source = value as JsonObject
    let copy: { [name: string]: unknown } | undefined = inheritsNothing(source) ? undefined : emptyItem()
    for (const name in source) {
      const before = source[name]
      const after = decodeEntry(before, depth)
      if (copy === undefined) {
        if (after === before) continue
        copy = startOfCopy(emptyItem() as { [name: string]: unknown }, source, name)
      }
      copy[name] = after
    }
    return copy ?? source
  }
}

function listDecoder(name: string, elementShape: string, position: Position): Decoder {
  const decodeElement = isSetOfValue(name)
    ? refusingNull(decoderOf(elementShape))
    : orNull(decoderOf(elementShape, 'element'), elementShape)
  return (value, depth) => {
    if (typeof value !== 'object')
      throw refused(position === 'member' ? unexpectedFieldType() : parameterizedTypeCast())
    if (!Array.isArray(value)) throw refused(unexpectedStructure())
    const source: readonly unknown[] = value
    let copy: unknown[] | undefined
    for (let i = 0; i < source.length; i++) {
      const after = decodeElement(source[i], depth)
      if (copy === undefined) {
        if (after === source[i]) continue
        copy = source.slice(0, i)
      }
      copy.push(after)
    }
    return copy ?? source
  }
}

/**
 * A null element is not dropped, that would silently store something else than was sent: an attribute value becomes
 * an empty one, which the checks of attribute values refuse (reference, errors 62); for any other shape it stays null
 * and fails the constraint "must not be null".
 */
function orNull(decode: Decoder, shapeName: string): Decoder {
  if (shapeName === 'AttributeValue') return (value, depth) => (value == null ? {} : decode(value, depth))
  return (value, depth) => (value == null ? null : decode(value, depth))
}

/** A null in an SS, NS or BS. What the service says about it is not in any source. */
function refusingNull(decode: Decoder): Decoder {
  return (value, depth) => {
    if (value == null) throw validationError(valueMessages.noType)
    return decode(value, depth)
  }
}

const isSetOfValue = (listShape: string): boolean => /^(String|Number|Binary)SetAttributeValue$/.test(listShape)

function decodeString(value: unknown): unknown {
  if (typeof value === 'string') return value
  throw refused(notA(value, 'String', 'java.lang.String'))
}

/** Also takes the strings true/1/yes and false/0/no, in any case. Source: reference, AV-13. */
function decodeBoolean(value: unknown): unknown {
  if (typeof value === 'boolean') return value
  if (typeof value !== 'string') throw refused(notA(value, 'Boolean', 'java.lang.Boolean'))
  if (/^(?:true|1|yes)$/i.test(value)) return true
  if (/^(?:false|0|no)$/i.test(value)) return false
  throw refused(unexpectedToken())
}

/**
 * Fractions are cut off, towards zero. Source: reference, errors section 4 (end), HTTP-22, VEC-4. What no Java number of the
 * type can hold is malformed, as for every Java parser of JSON; what the service says then is not known.
 */
function integerDecoder(type: 'Integer' | 'Long'): Decoder {
  const bound = type === 'Integer' ? 2 ** 31 : 2 ** 63
  return (value) => {
    const number = asNumber(value, type, `java.lang.${type}`)
    if (number >= bound || number <= -bound - 1) throw new ApiError('SerializationException', '')
    return Number.isInteger(number) ? number : Math.trunc(number) + 0 // -0.5 gives 0, not -0.
  }
}

function asNumber(value: unknown, type: string, javaType: string): number {
  if (typeof value === 'number') return value
  throw refused(notA(value, type, javaType))
}

function decodeBlob(value: unknown): unknown {
  if (typeof value !== 'string') {
    if (typeof value === 'object') throw refused(notA(value, 'ByteBuffer', 'java.nio.ByteBuffer'))
    throw refused(notBase64String())
  }
  if (value.length % 4 !== 0) throw refused(base64Length(value.length))
  // Anything that is not canonical base64 gets the message about its tail, bad characters too: [D] `checkTypes`.
  if (Buffer.from(value, 'base64').toString('base64') !== value) throw refused(base64Tail())
  return value
}

function notA(value: unknown, type: string, javaType: string): string {
  if (typeof value === 'object') {
    return Array.isArray(value) ? unrecognizedCollection(`class ${javaType}`) : unexpectedStructure()
  }
  return cannotConvert(scalarToken(value), type)
}

function scalarToken(value: unknown): ScalarToken {
  if (typeof value === 'boolean') return value ? 'TRUE_VALUE' : 'FALSE_VALUE'
  if (typeof value === 'number') return Number.isInteger(value) ? 'NUMBER_VALUE' : 'DECIMAL_VALUE'
  return 'STRING_VALUE'
}

function javaMapOf(valueShape: string): string {
  return `java.util.Map<java.lang.String, ${javaName(valueShape)}>`
}

function javaName(shapeName: string): string {
  const shape = shapeNamed(shapeName)
  if (shape.t === 'structure') return javaClass(shapeName)
  if (shape.t === 'list') return `java.util.List<${javaName(shape.of)}>`
  if (shape.t === 'map') return javaMapOf(shape.v)
  return 'java.lang.String'
}

const refused = (message: string): ApiError => new ApiError('SerializationException', message)
