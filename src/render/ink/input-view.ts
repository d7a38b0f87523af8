import { plural } from '../../base/count-text.ts'
import type { Highlight } from '../../view/styled-text.ts'
import { type CompletionMenu, isInCall } from '../editor/completion-menu.ts'
import { graphemesOf } from '../editor/graphemes.ts'
import { searchedText, searchLine } from '../editor/history-search.ts'
import { ghostOf, type PromptState, type Surroundings } from '../editor/press-key.ts'
import { selectedRange } from '../editor/vi-visual.ts'
import type { PromptTexts, TextRange } from './prompt-layout.ts'

/** What is to be seen of an input. */
export type InputView = {
  readonly text: string
  readonly cursor: number
  readonly prompt: PromptTexts
  /** Follows the text, and is not there yet. */
  readonly ghost: string
  readonly menu?: CompletionMenu | undefined
  /** One line below the text: the search, or the call that the cursor is in. */
  readonly below?: string | undefined
  readonly highlight?: Highlight | undefined
  readonly selection?: TextRange | undefined
}

export function inputView(state: PromptState, prompt: PromptTexts, around: Surroundings): InputView {
  const { editor, search, menu } = state
  if (search !== undefined)
    return { ...searchedText(search, editor, around.history), prompt, ghost: '', below: searchLine(search) }
  const { text, cursor } = editor
  const { visual } = state.vi
  if (visual !== undefined) {
    const { from, to, lines } = selectedRange(editor, visual)
    const count = lines ? text.slice(from, to).split('\n').length : graphemesOf(text.slice(from, to)).length
    const below = `selected: ${plural(count, lines ? 'line' : 'character')}`
    return { text, cursor, prompt, ghost: '', below, selection: { from, to } }
  }
  const below = menu?.list.signature ?? signatureAt(text, cursor, around) ?? unfinished(text)
  return { text, cursor, prompt, ghost: ghostOf(state, around), menu, below }
}

const signatureAt = (text: string, cursor: number, { complete }: Surroundings): string | undefined =>
  complete !== undefined && isInCall(text, cursor) ? complete(text, cursor).signature : undefined

/** Somebody who wants a command, or presses Enter again and again, has not seen that the statement above goes on. */
function unfinished(text: string): string | undefined {
  const typed = text.trimEnd()
  const emptyLines = text.slice(typed.length).split('\n').length - 1
  if (typed !== '' && !typed.endsWith(';') && emptyLines > 1)
    return 'the statement has not ended: ; ends it, Ctrl-C drops it'
  const last = typed.lastIndexOf('\n') + 1
  if (typed.slice(0, last).trim() === '' || !/^[ \t]*\.[a-z]+(?:[ \t]|$)/.test(typed.slice(last))) return undefined
  return 'the statement above has not ended: ; ends it, Ctrl-C drops it'
}
