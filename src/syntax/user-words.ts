import { isKeyword, Name, QuotedName, StringLiteral, Variable } from '../../grammars/statement-tokens.ts'
import { Dot, Sign } from '../../grammars/vocabulary.ts'
import type { NextToken } from './next-tokens.ts'

/** What the beginning of a rule is called when it is what may come next. */
const ruleWords: Readonly<Record<string, string>> = {
  plainStatement: 'a statement',
  table: 'a table name',
  tableName: 'an index name',
  path: 'an attribute',
  name: 'a name',
  condition: 'a condition',
  conjunction: 'a condition',
  negation: 'a condition',
  comparison: 'a comparison',
  operand: 'a value',
  term: 'a value',
  literal: 'a value',
  parameter: 'a value',
  map: "a key or an item as {pk: 'a'}",
  mapEntry: 'a name',
  keyElement: 'a key attribute',
  orderTerm: 'a key attribute',
  attributeDefinition: 'an attribute with its type',
  globalIndex: 'an index as name ON (attribute HASH)',
  indexDefinition: 'an index as name ON (attribute HASH)',
  unitPair: 'units as (10 RCU, 5 WCU)',
  tag: 'a tag as name: value',
  timeUnit: 'SECONDS, MINUTES, HOURS or DAYS',
  billOption: 'an assumption as free_tier = off',
  reportOption: 'an option as peak = on',
  statistic: 'ITEMS, BYTES, KEYS or RETENTION with a number',
  metricStatistic: 'a statistic as SUM or AVERAGE',
  missingTreatment: 'MISSING, IGNORE, BREACHING or NOT BREACHING',
  duration: 'a time as 10 MINUTES',
  rate: 'a rate as 500/s',
  keyLaw: 'UNIFORM, ZIPF, HOT, SEQUENTIAL or TIME',
  measure: 'a comparison with a number',
  list: 'a list in brackets',
}

/** Always possible, rarely meant: shown only when nothing else may come. */
const quietRules: ReadonlySet<string> = new Set(['dereference', 'operands', 'tableNameTail'])

/** Shown after everything else. */
export const lateRules: ReadonlySet<string> = new Set(['selectModifier', 'writeModifier'])

/** What may come next, in the user's words, most likely first and without repetition. */
export function inUserWords(next: readonly NextToken[]): string[] {
  const loud = next.filter((each) => !isQuiet(each))
  const shown = loud.length === 0 ? next : loud
  const late = shown.filter(({ begins }) => begins.some((rule) => lateRules.has(rule)))
  return [...new Set([...shown.filter((each) => !late.includes(each)), ...late].map(wordsFor))]
}

/** In `{flag:true}` and `TAGS (env:prod)` the lexer takes the colon for the start of a parameter: nothing to propose. */
const isQuiet = ({ begins, within, token }: NextToken): boolean =>
  begins.some((rule) => quietRules.has(rule)) ||
  ((token === Sign || token === Dot) && begins.length === 0) ||
  (token === Variable && (within === 'mapEntry' || within === 'tag'))

function wordsFor({ begins, token }: NextToken): string {
  const rule = begins.find((name) => name in ruleWords)
  const words = (rule === undefined ? undefined : ruleWords[rule]) ?? token.LABEL ?? token.name
  return /[A-Za-z]/.test(words) ? words : `\`${words}\``
}

/** The keywords among what may come next. */
export const keywordsOf = (next: readonly NextToken[]): string[] =>
  next.flatMap(({ token }) => (isKeyword(token) ? [token.name] : []))

export const mayBeName = (next: readonly NextToken[]): boolean =>
  next.some(({ token }) => token === Name || token === QuotedName)
export const mayBeString = (next: readonly NextToken[]): boolean => next.some(({ token }) => token === StringLiteral)
