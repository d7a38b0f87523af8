import type { EntityStatement } from '../../ast/model-statement.ts'
import type { Item } from '../../model/value.ts'
import { templateParts } from '../../syntax/key-template.ts'

/** Whether an item may be one of an entity, by how the values of its keys look. */
export function templateMatches(entity: EntityStatement | undefined, item: Item): boolean {
  return (
    entity?.key.every(({ attribute, template }) => {
      const value = item[attribute]
      if (value === undefined) return false
      const text = 'S' in value ? value.S : 'N' in value ? value.N : ''
      return looksLike(template, text)
    }) === true
  )
}

/** By the texts between the braces, in their order. */
function looksLike(template: string, text: string): boolean {
  const parts = templateParts(template)
  if (typeof parts === 'number') return false
  let at = 0
  for (const [position, part] of parts.entries()) {
    if (typeof part !== 'string') continue
    const found = position === 0 ? (text.startsWith(part) ? 0 : -1) : text.indexOf(part, at)
    if (found < 0) return false
    at = found + part.length
  }
  const last = parts.at(-1)
  return typeof last === 'string' ? text.endsWith(last) && (parts.length > 1 || text === last) : true
}
