import type { Complete, CompletionList } from '../view/completion.ts'
import { visibleText } from '../view/visible-text.ts'

const choicesMost = 20

/** What readline wants: what may stand in the place of the last characters, and those. */
type ReadlineAnswer = readonly [choices: readonly string[], replaced: string]

const none: ReadlineAnswer = [[], '']

/**
 * What could come next where nothing may be drawn: a list with numbers, said once. A number typed behind the text, and Tab again, take
 * one of them.
 */
export class NumberedMenu {
  private readonly complete: Complete
  private readonly say: (text: string) => void
  private offered: { readonly text: string; readonly list: CompletionList } | undefined

  constructor(complete: Complete, say: (text: string) => void) {
    this.complete = complete
    this.say = say
  }

  /** Of a line with the cursor at its end; `before` are the lines above it. */
  answer(before: string, line: string): ReadlineAnswer {
    const text = before + line
    const chosen = this.chosenBy(text)
    if (chosen !== undefined) return [[chosen.insert], text.slice(Math.max(before.length, chosen.from))]
    const list = this.complete(text, text.length)
    const [first, second] = list.items
    if (first === undefined) return none
    if (second === undefined) return [[first.insert], text.slice(Math.max(before.length, list.from))]
    this.offered = { text, list }
    this.say(menuText(list))
    return none
  }

  private chosenBy(text: string): { readonly insert: string; readonly from: number } | undefined {
    const { offered } = this
    this.offered = undefined
    if (offered === undefined || !text.startsWith(offered.text)) return undefined
    const number = text.slice(offered.text.length)
    const item = /^\d{1,2}$/.test(number) ? offered.list.items[Number(number) - 1] : undefined
    return item === undefined ? undefined : { insert: item.insert, from: offered.list.from }
  }
}

function menuText({ items, signature }: CompletionList): string {
  const shown = items.slice(0, choicesMost).map(({ label, kind, detail }, at) => {
    const parts = [label, kind, detail].map(visibleText).filter((part) => part !== '')
    return `${at + 1}. ${parts.join(', ')}`
  })
  const count = `${items.length} choices${items.length > choicesMost ? `, the first ${choicesMost} of them here` : ''}`
  const call = signature === undefined ? [] : [visibleText(signature)]
  return `${[...call, ...shown, `${count}; a number and Tab take one`].join('\n')}\n`
}
