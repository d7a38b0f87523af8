import type { ResultView } from '../../view/result-view.ts'
import { wrapWords } from './wrap-words.ts'

type Prose = Extract<ResultView, { readonly kind: 'prose' }>['lines']

/** A column of words narrower than this is harder to read than one that the screen breaks. */
const roomMin = 20

/** Every line broken at blanks where the screen ends; what is left of it stands under its text. */
export function proseText(lines: Prose, columns: number): string {
  return lines
    .flatMap(({ head, text, indent = head.length }) => {
      const room = Math.max(roomMin, columns - Math.max(indent, head.length))
      return wrapWords(text, room).map((line, at) => `${at === 0 ? head : ' '.repeat(indent)}${line}`.trimEnd())
    })
    .map((line) => `${line}\n`)
    .join('')
}
