import { wrapWords } from './wrap-words.ts'

/** A label with its text, whose further lines stand under its first. */
export function labelledLines(
  label: string,
  text: string,
  columns: number,
  paint: (text: string) => string,
): readonly string[] {
  const room = Math.max(20, columns - label.length - 1)
  return wrapWords(text, room).map((line, at) => `${at === 0 ? paint(label) : ' '.repeat(label.length)} ${line}`)
}
