import { displayWidth, headOfWidth } from '../../view/display-width.ts'

/** The text padded to exactly `columns`, or cut with the mark at its end. */
export function fitText(text: string, columns: number, mark: string, align: 'left' | 'right' = 'left'): string {
  const cut = cutText(text, columns, mark)
  const padding = ' '.repeat(Math.max(0, columns - displayWidth(cut)))
  return align === 'left' ? cut + padding : padding + cut
}

export function cutText(text: string, columns: number, mark: string): string {
  if (displayWidth(text) <= columns) return text
  return headOfWidth(text, Math.max(0, columns - displayWidth(mark))) + mark
}
