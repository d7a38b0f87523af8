import { shapeNamed } from './service-model.ts'

/**
 * A value as the service echoes it in a constraint error: Java's toString. Source: reference, errors 51, 55, 56; ENV-6.
 * How an attribute value or an absent member prints was not captured: absent members are left out here.
 */
export function javaText(value: unknown, shapeName: string): string {
  if (value === null || value === undefined) return 'null'
  const shape = shapeNamed(shapeName)
  if (shape.t === 'list') return `[${joined(value as readonly unknown[], (each) => javaText(each, shape.of))}]`
  if (shape.t !== 'map' && shape.t !== 'structure') return shortened(String(value))
  const object = value as { readonly [name: string]: unknown }
  if (shape.t === 'map') return `{${joined(namesIn(object), (key) => `${key}=${javaText(object[key], shape.v)}`)}}`
  const members = Object.entries(object).flatMap(([member, each]) => {
    const memberShape = shape.m?.[member]
    return memberShape === undefined || each == null ? [] : [`${javaMember(member)}=${javaText(each, memberShape)}`]
  })
  return `${shapeName}(${members.join(', ')})`
}

/** A request of 16 MB would be refused with one of 25 MB. Where the service cuts its own short is not known. */
const echoedMax = 65_536

const shortened = (text: string): string => (text.length > echoedMax ? `${text.slice(0, echoedMax)}...` : text)

function* namesIn(object: object): Generator<string> {
  for (const name in object) yield name
}

/** So many elements as make up the length that is echoed. */
function joined<Element>(elements: Iterable<Element>, textOf: (element: Element) => string): string {
  let text: string | undefined
  for (const element of elements) {
    if (text !== undefined && text.length > echoedMax) return `${text}, ...`
    text = text === undefined ? textOf(element) : `${text}, ${textOf(element)}`
  }
  return text ?? ''
}

/** `TableName` is `tableName` in paths and echoes. Source: reference, errors section 5; ENV-4. */
export const javaMember = (name: string): string => name.charAt(0).toLowerCase() + name.slice(1)
