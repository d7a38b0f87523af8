import { displayWidth, piecesOfName } from '../../view/display-width.ts'

/** Lines of at most `columns`, broken at blanks, though not before `%`; a word that is wider stands alone, cut where it must be. */
export function wrapWords(text: string, columns: number): readonly string[] {
  const lines: string[] = []
  let line = ''
  for (const word of text.split(/ (?!%)/).flatMap((part) => piecesOfName(part, columns))) {
    const longer = line === '' ? word : `${line} ${word}`
    if (displayWidth(longer) <= columns) line = longer
    else {
      lines.push(line)
      line = word
    }
  }
  return [...lines, line]
}
