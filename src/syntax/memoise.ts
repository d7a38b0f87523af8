/**
 * `parse`, remembering what it said about the texts asked for most recently: `textsMax` of them or `unitsMax` UTF-16 units,
 * whichever is less, and at most twice that. Texts longer than `lengthMax` units are not kept.
 */
export function memoise<T>(
  parse: (text: string) => T,
  { textsMax, unitsMax, lengthMax }: { textsMax: number; unitsMax: number; lengthMax: number },
): (text: string) => T {
  let recent = new Map<string, T>()
  let recentUnits = 0
  let older = new Map<string, T>()
  return (text) => {
    const known = recent.get(text)
    if (known !== undefined) return known
    const result = older.get(text) ?? parse(text)
    if (text.length > lengthMax) return result
    if (recent.size >= textsMax || recentUnits >= unitsMax) {
      older = recent
      recent = new Map()
      recentUnits = 0
    }
    recent.set(text, result)
    recentUnits += text.length
    return result
  }
}

/**
 * For trees of statements and expressions: one takes 40 bytes for each unit of its text, and 150 where it is all numbers. So
 * that a program whose texts are all different and long, as INSERTs with their values in them are, is not kept whole.
 */
export const treeUnitsMax = 1 << 16
