import type { IToken } from 'chevrotain'

/** A date without quotes is a number less another, less a third: the next step of whoever wrote one. */
export const dateIsText = (date: string): string => `A date is a text, in single quotes: '${date}'.`

/** For a sign, or the time of day, at which a statement that has a date in it cannot go on. */
export function dateHint({ startOffset: at }: IToken, text: string): string | undefined {
  const [begun] = /(?<![\w.'"-])\d{4}-\d\d?(?:-\d\d?)?$/.exec(text.slice(Math.max(0, at - 11), at)) ?? []
  const [rest] = /^(?:-\d\d?)?(?:T[\d:.]{1,15}Z?)?/.exec(text.slice(at, at + 20)) ?? []
  return begun === undefined || !rest ? undefined : dateIsText(begun + rest)
}
