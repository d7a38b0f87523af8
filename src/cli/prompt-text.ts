import type { OpenThing } from '../syntax/is-complete.ts'
import { displayWidth } from '../view/display-width.ts'

/** What a prompt may say of its session, in braces. */
export type PromptFields = {
  readonly db: string
  readonly table: string
  readonly region: string
  readonly mode: string
  readonly time: string
  readonly rcu: string
  readonly wcu: string
}

/** `{{` is a brace; a field that is not there stands as it was written. */
export function expandPrompt(template: string, fields: PromptFields): string {
  return template.replace(/\{\{|\{(\w+)\}/g, (all, name: string | undefined) => {
    if (name === undefined) return '{'
    return name in fields ? fields[name as keyof PromptFields] : all
  })
}

const tails: { readonly [Open in OpenThing]: string } = {
  string: "'..> ",
  name: '"..> ',
  comment: '*..> ',
  text: '<..> ',
  bracket: '(..> ',
  transaction: 'txn> ',
}

/** As wide as the prompt it continues, with what is open in front. */
export const continuationPrompt = (main: string, open: OpenThing | undefined): string =>
  (open === undefined ? '...> ' : tails[open]).padStart(displayWidth(main))
