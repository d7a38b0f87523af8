/** Text, and attributes of the entity in braces. `digits`: a number is padded with zeros to so many. */
export type TemplatePart =
  | string
  | { readonly attribute: string; readonly digits?: number | undefined; readonly at: number }

/**
 * The parts of a key template such as `ORDER#{orderId}` or `{n:06}`; `at` is where the attribute's name begins. A number instead:
 * where a brace is that makes no sense.
 */
export function templateParts(template: string): readonly TemplatePart[] | number {
  const parts: TemplatePart[] = []
  let end = 0
  for (const match of template.matchAll(/\{([^{}:]+)(?::0(\d{1,2}))?\}/g)) {
    const [whole, attribute = '', digits] = match
    const between = template.slice(end, match.index)
    const stray = between.search(/[{}]/)
    if (stray >= 0) return end + stray
    if (between !== '') parts.push(between)
    parts.push({ attribute, at: match.index + 1, ...(digits === undefined ? {} : { digits: Number(digits) }) })
    end = match.index + whole.length
  }
  const rest = template.slice(end)
  const stray = rest.search(/[{}]/)
  if (stray >= 0) return end + stray
  if (rest !== '') parts.push(rest)
  return parts
}

/** The attributes that a template is made of. */
export function templateAttributes(template: string): readonly string[] {
  const parts = templateParts(template)
  if (typeof parts === 'number') return []
  return parts.flatMap((part) => (typeof part === 'string' ? [] : [part.attribute]))
}
