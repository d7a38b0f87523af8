/**
 * `parse`, remembering what it said about the texts asked for most recently: at least `limit` of them, at most twice as
 * many. Texts longer than `lengthMax` UTF-16 units are not kept.
 */
export function memoise<T>(
  parse: (text: string) => T,
  { limit, lengthMax }: { limit: number; lengthMax: number },
): (text: string) => T {
  let recent = new Map<string, T>()
  let older = new Map<string, T>()
  return (text) => {
    const known = recent.get(text)
    if (known !== undefined) return known
    const result = older.get(text) ?? parse(text)
    if (text.length > lengthMax) return result
    if (recent.size >= limit) {
      older = recent
      recent = new Map()
    }
    recent.set(text, result)
    return result
  }
}
