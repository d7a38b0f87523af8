import { Command, LongOption, lexMeta, QuotedWord, UnterminatedWord } from '../../../grammars/meta.ts'
import { tokenSpan } from '../cst.ts'
import { commandAliases, dotCommands } from '../dot-commands.ts'
import type { TextPart } from './text-part.ts'

/** The parts of a dot command; offsets are into the whole text, where the line begins at `start`. */
export function metaParts(line: string, start: number): readonly TextPart[] {
  return lexMeta(line).map((token, at): TextPart => {
    const span = tokenSpan(token)
    const place = { start: span.start + start, end: span.end + start }
    const { tokenType, image } = token
    if (tokenType === Command && at === 0) return { ...place, role: isCommand(image) ? 'keyword' : 'error' }
    if (tokenType === LongOption) return { ...place, role: 'keyword' }
    if (tokenType === QuotedWord || tokenType === UnterminatedWord) return { ...place, role: 'string' }
    return { ...place, role: /^\d+$/.test(image) ? 'number' : 'plain' }
  })
}

function isCommand(image: string): boolean {
  const typed = image.toLowerCase()
  return typed in commandAliases || dotCommands.some(({ name }) => typed === `.${name}`)
}

/** The parts of a pasted `aws dynamodb ...`. */
export function awsParts(command: string, start: number): readonly TextPart[] {
  return [...command.matchAll(/'[^']*'?|"[^"\\]*(?:\\.[^"\\]*)*"?|[^\s'"]+/gs)].map(([word], at, all): TextPart => {
    const from = (all[at]?.index ?? 0) + start
    const place = { start: from, end: from + word.length }
    if (at < 3 || word.startsWith('--')) return { ...place, role: 'keyword' }
    return { ...place, role: /^['"]/.test(word) ? 'string' : /^\d+$/.test(word) ? 'number' : 'plain' }
  })
}
