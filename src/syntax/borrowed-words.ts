import type { IToken } from 'chevrotain'

/** What to write instead of a word that people bring along from SQL or from another shell. Words in capitals. */

/** Where a statement begins. */
const firstWords: ReadonlyMap<string, string> = new Map([
  ['TRUNCATE', 'BULK DELETE FROM t deletes every item of t.'],
  ['CONNECT', '.connect aws REGION and .connect URL go to a service, .open FILE opens another database.'],
  ['START', 'A transaction starts with BEGIN.'],
  ['WITH', 'There are no common table expressions; SET name = value keeps a value for :name.'],
  ['CALL', 'Nothing is stored that could be called; .read FILE runs a script.'],
  ['MERGE', 'UPSERT t SET ... WHERE key, or PUT, writes an item whether it is there or not.'],
  ['$', 'Leave out the prompt that was copied along.'],
])

/** Where something else was expected inside a statement. */
const innerWords: ReadonlyMap<string, string> = new Map([
  ['LIKE', "Patterns are begins_with(name, 'x') and contains(name, 'x')."],
  ['ILIKE', "Patterns are begins_with(name, 'x') and contains(name, 'x'), and letter case counts."],
  ...each(
    ['JOIN', 'INNER', 'LEFT', 'RIGHT', 'CROSS', 'NATURAL'],
    'Nothing is joined: items read together share a partition key.',
  ),
  ...each(['GROUP', 'HAVING'], 'Nothing is grouped: COUNT(*) counts all that a statement finds.'),
  ...each(['SUM', 'AVG', 'MIN', 'MAX'], 'Nothing is computed over items but COUNT(*).'),
  ...each(['UNION', 'INTERSECT', 'EXCEPT'], 'One statement reads one table or index; OR and IN combine conditions.'),
  ['COUNT', 'COUNT(*) stands alone in its SELECT.'],
  ['OFFSET', 'Pages go on after a key, not after a number of items: QUERY and SCAN take START AFTER {key}.'],
  ...each(['TEXT', 'VARCHAR', 'CHAR', 'UUID'], 'STRING is the type of any text.'),
  ...each(
    ['INT', 'INTEGER', 'BIGINT', 'DECIMAL', 'NUMERIC', 'FLOAT', 'DOUBLE'],
    'NUMBER is the type of any number, with 38 digits.',
  ),
  ...each(['BLOB', 'BYTEA', 'BYTES'], 'BINARY is the type of bytes.'),
  ...each(
    ['BOOL', 'BOOLEAN', 'DATE', 'TIMESTAMP', 'JSON'],
    'Only key attributes are declared, and they are STRING, NUMBER or BINARY.',
  ),
])

/** What the beginning of the statement has to do with the word that was found. */
const shapes: readonly (readonly [pattern: RegExp, hint: string])[] = [
  [/^DELETE \S+ WHERE$/, 'DELETE FROM t WHERE ... is PartiQL; DELETE t {key} deletes one item by its key.'],
  [/^SELECT DISTINCT /, 'Every item that is found is returned, once.'],
  [/^UPSERT INTO /, 'REPLACE INTO t (...) VALUES (...) overwrites; UPSERT t SET ... WHERE key updates or creates.'],
  [/^CREATE (?:UNIQUE )?INDEX$/, 'ALTER TABLE t (a STRING) CREATE GSI (name ON (a HASH)) adds an index.'],
  [
    /^ALTER \S+ \S+ ADD$/,
    'ALTER TABLE t (a STRING) CREATE GSI (name ON (a HASH)) adds an index; attributes need no adding.',
  ],
  [
    /^(?:SELECT|DELETE) .*FROM \S+ (?:AS|[A-Z]\w?)$/,
    'Tables have no aliases: attributes stand alone, without a table before them.',
  ],
]

/** `before`: the tokens of the statement up to `found`. */
export function borrowedWord(found: IToken, before: readonly IToken[]): string | undefined {
  const word = found.image.toUpperCase()
  if (before.length === 0) return firstWords.get(word)
  if (word === '=' && before.at(-1)?.image === '=') return 'One = compares.'
  const words = [...before.slice(0, 12).map(({ image }) => image.toUpperCase()), word].join(' ')
  return shapes.find(([pattern]) => pattern.test(words))?.[1] ?? innerWords.get(word) ?? callOf(found, before)
}

/** `sum(total)`: the parenthesis is what does not fit. */
const callOf = ({ image }: IToken, before: readonly IToken[]): string | undefined =>
  image === '(' ? innerWords.get(before.at(-1)?.image.toUpperCase() ?? '') : undefined

function each(words: readonly string[], hint: string): readonly (readonly [string, string])[] {
  return words.map((word) => [word, hint])
}
