import type { IToken } from 'chevrotain'
import { MetaLine, NumberLiteral, OddWord, QuotedName, StringLiteral } from '../../../grammars/statement-tokens.ts'
import { Minus } from '../../../grammars/vocabulary.ts'
import { impliedBulk } from './implied-bulk.ts'
import { asString, madeToken } from './made-token.ts'
import { valuePlaces } from './value-places.ts'

/** ddbsh's comments, `// to the end of the line`, as spaces; strings are in double quotes. Source: reference, dialects 4a. */
export const ddbshText = (text: string): string =>
  text.replace(/"[^"]*"?|'[^']*'?|--[^\r\n]*|(^|[^:])\/\/[^\r\n]*/gm, (found, first: string | undefined) =>
    first === undefined ? found : first + ' '.repeat(found.length - first.length),
  )

/** Strings in double quotes, names with hyphens, QUIT and HELP, and writes of many items. */
export function ddbshTokens(tokens: readonly IToken[]): readonly IToken[] {
  const command = commandOf(tokens)
  if (command !== undefined) return [command]
  const joined = joinedNames(tokens)
  const places = valuePlaces(joined)
  const read = joined.map((token, at) =>
    token.tokenType === QuotedName && places[at] === true
      ? madeToken(token, StringLiteral, asString(token.image))
      : token,
  )
  return impliedBulk(read)
}

function commandOf([first, second]: readonly IToken[]): IToken | undefined {
  if (first === undefined || second !== undefined) return undefined
  return /^(?:quit|help)$/i.test(first.image) ? madeToken(first, MetaLine, `.${first.image.toLowerCase()}`) : undefined
}

/** `my-table` and `2024-orders`: words, numbers and hyphens without a space between them. */
function joinedNames(tokens: readonly IToken[]): readonly IToken[] {
  const joined: IToken[] = []
  for (let at = 0; at < tokens.length; ) {
    const end = nameEnd(tokens, at)
    const [first, last] = [tokens[at], tokens[end - 1]]
    if (first === undefined || last === undefined) break
    const image = tokens
      .slice(at, end)
      .map((token) => token.image)
      .join('')
    if (end - at > 1 && /[A-Za-z_]/.test(image))
      joined.push({
        ...madeToken(first, QuotedName, `"${image}"`),
        endOffset: last.startOffset + last.image.length - 1,
      })
    else joined.push(...tokens.slice(at, end))
    at = end
  }
  return joined
}

function nameEnd(tokens: readonly IToken[], start: number): number {
  let end = start + 1
  if (!isPart(tokens[start]) || tokens[start]?.tokenType === Minus) return end
  for (; end < tokens.length; end++) {
    const [before, next] = [tokens[end - 1], tokens[end]]
    if (before === undefined || next === undefined || !isPart(next)) break
    if (before.startOffset + before.image.length !== next.startOffset) break
  }
  return end
}

const isPart = (token: IToken | undefined): boolean =>
  token !== undefined &&
  (token.tokenType === Minus ||
    token.tokenType === NumberLiteral ||
    token.tokenType === OddWord ||
    /^[A-Za-z_$][A-Za-z0-9_$]*$/.test(token.image))
