import type { ErrorView } from '../../view/error-view.ts'
import type { Look } from './cost-text.ts'
import { wrapWords } from './wrap-words.ts'

/**
 * An error as text, with its line break. At the prompt the text is in view, so only a script's error says where it is; the
 * first line of our own is what compilers print, `file:line:column: error[code]: message`, and editors jump by.
 */
export function errorText(view: ErrorView, look: Look, columns?: number): string {
  const lines = [headLine(view, look), ...placeLine(view, look), ...snippetLines(view, look)]
  for (const fact of view.facts) lines.push(`  ${fact}`)
  if (view.hint !== undefined) lines.push(...hintLines(view.hint, columns).map(look.style.faint))
  return `${lines.join('\n')}\n`
}

/** Broken at blanks to stand within the columns, where they are given; what is left of it stands under its first word. */
function hintLines(hint: string, columns: number | undefined): readonly string[] {
  const head = 'hint: '
  if (columns === undefined) return [`${head}${hint}`]
  const room = Math.max(roomMin, columns - head.length)
  const lines = hint.split('\n').flatMap((line) => wrapWords(line, room))
  return lines.map((line, at) => (at === 0 ? head : ' '.repeat(head.length)) + line)
}

/** Words in a narrower column are harder to read than words that the screen breaks. */
const roomMin = 20

export function headLine(view: ErrorView, { style }: Pick<Look, 'style'>): string {
  if (view.kind === 'service') {
    return view.message === '' ? style.error(view.code) : `${style.error(`${view.code}:`)} ${view.message}`
  }
  if (view.kind === 'bug') return `${style.error('internal error:')} ${view.message}`
  const named = view.file !== undefined && view.place !== undefined
  const place = named ? `${view.file}:${view.place.line}:${view.place.column}: ` : ''
  return `${place}${style.error(`error[${view.code}]:`)} ${view.message}`
}

/** The service's line stays the service's own, so its place follows. */
function placeLine({ kind, file, place }: ErrorView, { style }: Look): readonly string[] {
  if (kind !== 'service' || file === undefined || place === undefined) return []
  return [style.faint(`  --> ${file}:${place.line}:${place.column}`)]
}

function snippetLines({ snippet, suggestions }: ErrorView, { style, glyphs }: Look): readonly string[] {
  const width = Math.max(0, ...snippet.map(({ number }) => String(number).length))
  return snippet.flatMap(({ number, text, mark }) => {
    const shown = glyphs.ellipsis === '…' ? text : text.replaceAll('…', glyphs.ellipsis)
    const line = `${style.faint(`${String(number).padStart(width)} |`)} ${shown}`
    if (mark === undefined) return [line]
    const carets = style.error(glyphs.caret.repeat(mark.width))
    const advice = suggestions.length === 0 ? '' : ` ${style.error(`did you mean ${alternatives(suggestions)}?`)}`
    return [line, `${style.faint(`${' '.repeat(width)} |`)} ${' '.repeat(mark.start)}${carets}${advice}`]
  })
}

const alternatives = (words: readonly string[]): string =>
  words.length < 2 ? words.join('') : `${words.slice(0, -1).join(', ')} or ${words.at(-1)}`
