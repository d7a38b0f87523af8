import { type IToken, tokenMatcher } from 'chevrotain'
import {
  AnyWord,
  BinaryLiteral,
  Heredoc,
  isKeyword,
  JsonObject,
  MetaLine,
  NamePlaceholder,
  NumberLiteral,
  OddWord,
  PastedCommand,
  QuotedName,
  Stray,
  StringLiteral,
  UnterminatedComment,
  UnterminatedHeredoc,
  UnterminatedJson,
  UnterminatedName,
  UnterminatedString,
} from '../../../grammars/statement-tokens.ts'
import { Dot, LParen } from '../../../grammars/vocabulary.ts'
import { namedTables } from '../complete/named-tables.ts'
import type { NamedTable } from '../complete/slot.ts'
import { nameOf } from '../complete/tokens-before.ts'
import { tokenSpan } from '../cst.ts'
import { entryOf, type ReadTokens, readRoles, type TokenRole } from '../role-parser.ts'
import { awsParts, metaParts } from './line-parts.ts'
import type { TextPart } from './text-part.ts'

/** The parts of one statement as it is read: keywords are told from names that are spelt like them. */
export function readParts(tokens: readonly IToken[]): readonly TextPart[] {
  if (tokens[0]?.tokenType === MetaLine) return lexedParts(tokens)
  const { entry, tokens: read } = entryOf(tokens)
  const known = readRoles(read, entry)
  const explain = tokens.length - read.length
  const table = namedTables(read, known.roles).at(-1)
  return [
    ...lexedParts(tokens.slice(0, explain)),
    ...read.flatMap((token, at) => readPart(token, at, { known, tokens: read, table })),
  ]
}

/** The parts of a statement by its tokens alone. */
export const lexedParts = (tokens: readonly IToken[]): readonly TextPart[] =>
  tokens.flatMap((token, at) => ofToken(token, tokens[at - 1]))

type Around = {
  readonly known: ReadTokens
  readonly tokens: readonly IToken[]
  readonly table: NamedTable | undefined
}

function readPart(token: IToken, at: number, { known, tokens, table }: Around): readonly TextPart[] {
  const role = known.roles[at]
  const place = tokenSpan(token)
  if (at === known.mistakeAt && canBeWrong(token)) return [{ ...place, role: 'error' }]
  if (role === undefined) return ofToken(token, tokens[at - 1])
  if (!isName(token, role)) return ofToken(token, undefined)
  return [{ ...place, ...ofName(token, role, tokens[at + 1], table) }]
}

/** What is still being typed, or a text of its own, is not underlined as a whole. */
const canBeWrong = ({ tokenType }: IToken): boolean => !unfinished.has(tokenType)
const unfinished = new Set([
  UnterminatedString,
  UnterminatedName,
  UnterminatedComment,
  UnterminatedHeredoc,
  UnterminatedJson,
])

const isName = (token: IToken, { as, path }: TokenRole): boolean =>
  path.at(-1) === 'tableName' || path.at(-1) === 'tableNameTail'
    ? as !== Dot.name
    : token.tokenType === QuotedName ||
      (tokenMatcher(token, AnyWord) && as !== token.tokenType.name && path.at(-1) !== 'comparison')

/** Without the rest of the part. */
type Named = { readonly role: 'plain' } | Pick<Extract<TextPart, { role: 'table' }>, 'role' | 'name'> | AttributePart
type AttributePart = Omit<Extract<TextPart, { role: 'attribute' }>, 'start' | 'end'>

const plain = { role: 'plain' } as const

function ofName(token: IToken, { path }: TokenRole, next: IToken | undefined, of: NamedTable | undefined): Named {
  const name = nameOf(token) ?? token.image
  const [parent, rule] = path.slice(-2)
  if (rule === 'tableName' && of !== undefined && name === of.table) return { role: 'table', name }
  if (rule === 'mapEntry') return path.filter((each) => each === 'map').length > 1 ? plain : attribute(name, of, false)
  if (rule !== 'name') return plain
  if (parent === 'reference') return next?.tokenType === LParen ? plain : attribute(name, of, true)
  if (parent === 'path') return attribute(name, of, !path.includes('updateClause') && !path.includes('expectation'))
  return attributeParents.has(parent ?? '') ? attribute(name, of, parent === 'orderTerm') : plain
}

const attribute = (name: string, of: NamedTable | undefined, reads: boolean): AttributePart => ({
  role: 'attribute',
  name,
  of,
  reads,
})

const attributeParents: ReadonlySet<string> = new Set(['orderTerm', 'insertRows', 'insertPair', 'timeToLiveClause'])

function ofToken(token: IToken, before: IToken | undefined): readonly TextPart[] {
  const place = tokenSpan(token)
  const { tokenType } = token
  if (tokenType === MetaLine) return metaParts(token.image, token.startOffset)
  if (tokenType === PastedCommand) return awsParts(token.image, token.startOffset)
  const role = roles.get(tokenType)
  if (role !== undefined) return [{ ...place, role }]
  const isWord = isKeyword(tokenType) && before?.tokenType !== Dot
  return [{ ...place, role: isWord ? 'keyword' : 'plain' }]
}

const roles: ReadonlyMap<IToken['tokenType'], 'string' | 'number' | 'comment' | 'error' | 'plain'> = new Map([
  [StringLiteral, 'string'],
  [UnterminatedString, 'string'],
  [BinaryLiteral, 'string'],
  [Heredoc, 'string'],
  [UnterminatedHeredoc, 'string'],
  [JsonObject, 'plain'],
  [QuotedName, 'plain'],
  [NumberLiteral, 'number'],
  [UnterminatedComment, 'comment'],
  [Stray, 'error'],
  [OddWord, 'error'],
  [NamePlaceholder, 'error'],
])
