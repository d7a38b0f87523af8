/** Where something is in a text; both count from one, columns in UTF-16 units as editors do. */
export type Place = { readonly line: number; readonly column: number }

export function placeOf(text: string, offset: number): Place {
  const before = text.slice(0, offset)
  const lineStart = before.lastIndexOf('\n') + 1
  return { line: before.split('\n').length, column: offset - lineStart + 1 }
}
