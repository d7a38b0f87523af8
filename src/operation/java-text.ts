import { shapeNamed } from './service-model.ts'

/**
 * A value as the service echoes it in a constraint error: Java's toString. Source: reference, errors 51, 55, 56; ENV-6.
 * How an attribute value or an absent member prints was not captured: absent members are left out here.
 */
export function javaText(value: unknown, shapeName: string): string {
  if (value === null || value === undefined) return 'null'
  const shape = shapeNamed(shapeName)
  if (shape.t === 'list') return `[${(value as readonly unknown[]).map((each) => javaText(each, shape.of)).join(', ')}]`
  if (shape.t !== 'map' && shape.t !== 'structure') return String(value)
  const entries = Object.entries(value)
  if (shape.t === 'map') return `{${entries.map(([key, each]) => `${key}=${javaText(each, shape.v)}`).join(', ')}}`
  const members = entries.flatMap(([member, each]) => {
    const memberShape = shape.m?.[member]
    return memberShape === undefined || each == null ? [] : [`${javaMember(member)}=${javaText(each, memberShape)}`]
  })
  return `${shapeName}(${members.join(', ')})`
}

/** `TableName` is `tableName` in paths and echoes. Source: reference, errors section 5; ENV-4. */
export const javaMember = (name: string): string => name.charAt(0).toLowerCase() + name.slice(1)
