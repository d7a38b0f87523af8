import type { IToken, Rule } from 'chevrotain'
import { lexStatements, Semicolon } from '../../../grammars/statement-tokens.ts'
import { must } from '../../base/must.ts'
import { tooDeepAt } from '../lexical-mistake.ts'
import { nextTokens } from '../next-tokens.ts'
import { statementGrammar } from '../parse-script.ts'
import { entryOf, type ReadEntry, readRoles } from '../role-parser.ts'
import { explainLength } from '../split-script.ts'
import { lateRules } from '../user-words.ts'
import { expectedInAws } from './aws-slots.ts'
import { expectedInMeta } from './meta-slots.ts'
import { namedTables } from './named-tables.ts'
import { type Place, placeAt, type Typed } from './place.ts'
import type { Expected, NamedTable, Slot } from './slot.ts'
import { functionSlot, slotOf, typesSmall, wordOf } from './statement-slots.ts'
import { callAround, tableAfter } from './tokens-before.ts'

/** A statement with more tokens takes longer to walk than a key press may. */
const walkedTokensMax = 600

/** What may stand at the cursor, as the grammar has it. Never throws, whatever the text is. */
export function expectedAt(text: string, cursor: number): Expected {
  const place = placeAt(text, cursor)
  switch (place.kind) {
    case 'nowhere':
      return nothingAt(cursor)
    case 'meta':
      return inWatched(place, text, cursor) ?? expectedInMeta(place.line, place.start, text) ?? nothingAt(cursor)
    case 'aws':
      return expectedInAws(place.line, place.start) ?? nothingAt(cursor)
    case 'statement':
      return canBeWalked(place.before) ? inStatement(place, text) : nothingAt(cursor)
  }
}

/** `.watch 2 SELECT ...`: what is repeated is a statement. */
function inWatched({ line, start }: { readonly line: string; readonly start: number }, text: string, cursor: number) {
  const before = /^\.watch\s+(?:[\d.]+\s+){0,2}(?![\d.])/i.exec(line)?.[0].length
  if (before === undefined) return undefined
  const from = start + before
  const inner = expectedAt(text.slice(from), cursor - from)
  return { ...inner, from: inner.from + from, to: inner.to + from }
}

const canBeWalked = (tokens: readonly IToken[]): boolean =>
  tokens.length <= walkedTokensMax && tooDeepAt(tokens) === undefined

const nothingAt = (cursor: number): Expected => ({
  from: cursor,
  to: cursor,
  typed: '',
  quote: '',
  where: 'statement',
  words: [],
  slots: [],
  tables: [],
  small: false,
})

type StatementPlace = Extract<Place, { readonly kind: 'statement' }>

function inStatement(place: StatementPlace, text: string): Expected {
  const { dashed, block } = place
  if (dashed !== undefined) {
    const whole = slotsAt(dashed.before, dashed.typed, block, text)
    if (whole.slots.some(({ kind }) => kind === 'table' || kind === 'index')) return { ...whole, words: [] }
  }
  return slotsAt(place.before, place.typed, block, text)
}

function slotsAt(before: readonly IToken[], typed: Typed, block: StatementPlace['block'], text: string): Expected {
  const { entry, tokens } = entryOf(before)
  const { next } = nextTokens(ruleOf(entry), tokens)
  const late = next.filter(({ begins }) => begins.some((rule) => lateRules.has(rule)))
  const words = [...next.filter((each) => !late.includes(each)), ...late].flatMap((each) => wordOf(each) ?? [])
  const slots = next.flatMap((each) => [slotOf(each, tokens), functionSlot(each)]).filter((slot) => slot !== undefined)
  return {
    from: typed.from,
    to: typed.to,
    typed: typed.text,
    quote: typed.quote,
    where: 'statement',
    words: [...new Set(typed.quote === '' ? [...words, ...blockWords(tokens, block)] : [])].filter(
      fitsIn(tokens, block),
    ),
    slots: unique(slots),
    tables: tablesOf(tokens, entry, text.slice(typed.to)),
    small: typesSmall(before, typed.quote === '' ? typed.text : ''),
    call: callAround(tokens),
  }
}

const ruleOf = (entry: ReadEntry): Rule => must(statementGrammar().getGAstProductions()[entry], 'an entry is a rule')

/** Where a statement begins, what is no rule of one. */
function blockWords(tokens: readonly IToken[], block: StatementPlace['block']): readonly string[] {
  if (tokens.length !== explainLength(tokens)) return []
  if (block === 'batch') return []
  return block === 'transaction' ? ['COMMIT', 'ROLLBACK'] : ['BEGIN', 'BATCH']
}

// biome-ignore format: lists of words
const members = {
  transaction: new Set([
    'SELECT', 'INSERT', 'UPDATE', 'DELETE', 'EXISTS', 'UPSERT', 'GET', 'PUT', 'CHECK', 'COMMIT', 'ROLLBACK',
  ]),
  batch: new Set(['SELECT', 'INSERT', 'UPDATE', 'DELETE', 'GET', 'PUT']),
}

/** What may begin a member of the block; CHECK stands in transactions only. */
function fitsIn(tokens: readonly IToken[], block: StatementPlace['block']): (word: string) => boolean {
  if (block !== undefined && tokens.length === 0) return (word) => members[block].has(word)
  return (word) => word !== 'CHECK' || tokens.length !== explainLength(tokens)
}

function unique(slots: readonly Slot[]): readonly Slot[] {
  return [...new Map(slots.map((slot) => [JSON.stringify(slot), slot])).values()]
}

/** Those before the cursor, or the one that a FROM after it names. */
function tablesOf(tokens: readonly IToken[], entry: ReadEntry, rest: string): readonly NamedTable[] {
  const tables = namedTables(tokens, readRoles(tokens, entry).roles)
  if (tables.length > 0) return tables
  const after = lexStatements(rest.slice(0, lookAheadMax))
  const end = after.findIndex(({ tokenType }) => tokenType === Semicolon)
  const table = tableAfter(end === -1 ? after : after.slice(0, end))
  return table === undefined ? [] : [table]
}

const lookAheadMax = 2_000
