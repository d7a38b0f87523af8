import type { PromptAs, PromptTexts, ShownMode } from '../render/ink/prompt-layout.ts'
import type { promptFields } from '../session/settings.ts'
import type { OpenThing } from '../syntax/open-things.ts'
import { displayWidth } from '../view/display-width.ts'

/** What a prompt may say of its session, in braces. */
export type PromptFields = { readonly [Field in (typeof promptFields)[number]]: string }

/** `{{` is a brace. The setting has been checked: every field is there. */
export function expandPrompt(template: string, fields: PromptFields): string {
  return template.replace(/\{\{|\{(\w+)\}/g, (_all, name: string | undefined) =>
    name === undefined ? '{' : fields[name as keyof PromptFields],
  )
}

/** What must not be overlooked, beside the name of the database. */
export const promptSigns = ({ readOnly, clockMoved }: { readonly readOnly: boolean; readonly clockMoved: boolean }) => [
  ...(readOnly ? ['ro'] : []),
  ...(clockMoved ? ['sim'] : []),
]

export type PromptMaking = {
  readonly main: string
  /** Undefined: the usual one, which says what is open. */
  readonly continuation: string | undefined
  readonly fields: PromptFields
  readonly signs: readonly string[]
  /** What is open at an offset of a text. */
  readonly openThings: (text: string) => (offset: number) => OpenThing | undefined
}

/** Beyond this nothing is said about what is open: finding out takes longer the more there is. */
const lengthMax = 4_096

/** The prompt of one statement; while it collects a transaction, `*` says that nothing has been sent yet. */
export function promptAs({ main, continuation, fields, signs, openThings }: PromptMaking): PromptAs {
  return ({ text, mode }): PromptTexts => {
    let known: ((offset: number) => OpenThing | undefined) | undefined
    const openAt = (offset: number): OpenThing | undefined => {
      if (offset > lengthMax) return undefined
      known ??= openThings(text.slice(0, lengthMax))
      return known(offset)
    }
    const above = Math.max(0, text.lastIndexOf('\n'))
    const collects = /\bbegin\b/i.test(text.slice(0, above)) && openAt(above) === 'transaction'
    const db = [fields.db, ...signs, ...(collects ? ['*'] : [])].join(' ')
    const expanded = (template: string): string => inMode(expandPrompt(template, { ...fields, db }), mode)
    const first = expanded(main)
    const chosen = continuation === undefined ? undefined : expanded(continuation)
    return {
      main: first,
      continuation: (before) => chosen ?? inMode(continuationPrompt(first, openAt(before.length)), mode),
    }
  }
}

/** In vi's insert mode the last `>` is a `:`. */
const inMode = (prompt: string, mode: ShownMode): string =>
  mode === 'insert' ? prompt.replace(/>(\s*)$/, ':$1') : prompt

const tails: { readonly [Open in OpenThing]: string } = {
  string: "'...> ",
  name: '"..> ',
  comment: '*..> ',
  text: '<..> ',
  bracket: '(..> ',
  command: '\\..> ',
  transaction: 'txn> ',
}

/** As wide as the prompt it continues, with what is open in front as far as there is room. */
export function continuationPrompt(main: string, open: OpenThing | undefined): string {
  const tail = open === undefined ? '...> ' : tails[open]
  const width = displayWidth(main)
  if (width >= tail.length) return tail.padStart(width)
  // The sign at the front says more than the dots behind it.
  return open === undefined || width < 3
    ? tail.slice(tail.length - width)
    : tail[0] + tail.slice(tail.length - width + 1)
}
