/**
 * Where an answer keeps the texts of whole items as the file holds them, by the member that would hold the items. They are
 * already JSON of the wire: on their way to a socket nobody parses them.
 */
export const itemTexts: unique symbol = Symbol('item texts')

/** The text of a member, or the texts of a list. */
export type ItemTexts = { readonly [member: string]: string | readonly string[] }

/** The body of an answer, as the service sends it; what `JSON.stringify` would give, but for the work. */
export function responseText(response: object): string {
  const texts = (response as { readonly [itemTexts]?: ItemTexts })[itemTexts]
  if (texts === undefined) return JSON.stringify(response)
  let body = ''
  for (const member in response) {
    const text = texts[member] ?? JSON.stringify((response as { readonly [member: string]: unknown })[member])
    if (text !== undefined) body += `,"${member}":${typeof text === 'string' ? text : `[${text.join(',')}]`}`
  }
  return `{${body.slice(1)}}`
}
