import { outputModes } from '../../src/ast/output-modes.ts'
import { lastWords } from '../../src/cli/last-words.ts'
import { UsageError } from '../../src/cli/usage-error.ts'
import { type CampaignOptions, type Complaint, errorText, type Report, runCases } from './campaign.ts'
import type { Random } from './random.ts'
import { sampleTexts } from './sample-texts.ts'
import { ShownSession } from './shown-session.ts'
import { mutated } from './text-mutation.ts'

/** Whatever is stored, typed or named, and however it is printed on a terminal: no byte of it drives the terminal. */
export async function run(options: CampaignOptions): Promise<Report> {
  const { statements } = sampleTexts()
  let printed = 0
  const result = await runCases(options, async (random) => {
    const text = scriptFor(random, statements)
    const mode = random.pick(outputModes)
    try {
      const session = new ShownSession({
        mode,
        cost: random.pick(['off', 'line', 'detail', 'json']),
        columns: random.pick([20, 80, 200]),
      })
      const shown = (await session.run(text, evil(random))) + lastWordsOf(new UsageError(evil(random), evil(random)))
      await session.close()
      printed += shown.length
      const found = new Set(shown.match(mode === 'tsv' ? unsafeInTsv : unsafe))
      if (found.size === 0) return []
      return [
        {
          what: `mode ${mode} prints ${JSON.stringify([...found])} in ${JSON.stringify(linesWith(shown, mode))}`,
          input: text,
        },
      ]
    } catch (error) {
      return [{ what: errorText(error), input: text }] satisfies Complaint[]
    }
  })
  return { ...result, notes: [`${printed} characters printed`] }
}

/** Controls but line ends, bidi marks, invisible characters, halves of surrogate pairs. */
const pattern =
  '\\u0000-\\u0008\\u000b-\\u000c\\u000e-\\u001f\\u007f-\\u009f\\u061c\\u180e\\u200b\\u200e\\u200f\\u2028-\\u202e\\u2060-\\u206f\\ufeff\\ufff9-\\ufffb'
const halves = '|[\\ud800-\\udbff](?![\\udc00-\\udfff])|(?<![\\ud800-\\udbff])[\\udc00-\\udfff]|\\r(?!\\n)'
const unsafe = new RegExp(`[${pattern}\\t]${halves}`, 'g')
const unsafeInTsv = new RegExp(`[${pattern}]${halves}`, 'g')

const linesWith = (text: string, mode: string): string[] =>
  text
    .split('\n')
    .filter((line) => line.match(mode === 'tsv' ? unsafeInTsv : unsafe) !== null && line !== '\r')
    .slice(0, 2)

const evilPieces = [
  ...[
    '\x1b]0;owned\x07',
    '\x1b[31m',
    '\x1b[2J',
    '\x1b]8;;http://x\x1b\\',
    '\x1bP',
    '\x9b31m',
    '\x9d0;x\x9c',
    '\x07',
    '\b\b\b',
    '\r',
    '\t',
  ],
  ...[
    '\u202e',
    '\u2066',
    '\u2069',
    '\u200f',
    '\u061c',
    '\u200b',
    '\u2060',
    '\ufeff',
    '\u2028',
    '\u0085',
    '\u007f',
    '\0',
    '\ud800',
    '\udfff',
  ],
  ...[
    'plain',
    ' ',
    "'",
    '"',
    '|',
    '`',
    'é',
    '👩‍👩‍👧',
    '\n',
    '\r\n',
    '<b>',
    '%s',
    '\\x1b',
    '\u180e',
    '\u206a',
    '\ufff9',
  ],
]

const evil = (random: Random): string => random.many(1, 5, () => random.pick(evilPieces)).join('')

function scriptFor(random: Random, statements: readonly string[]): string {
  return random
    .many(1, 4, () => (random.oneIn(4) ? mutated(random, random.pick(statements), evilPieces) : evilStatement(random)))
    .join(';\n')
}

const string = (random: Random): string => `'${evil(random).replaceAll("'", "''")}'`
const name = (random: Random): string => `"${evil(random).replaceAll('"', '""')}"`

function evilStatement(random: Random): string {
  const [a, b, n] = [string(random), string(random), name(random)]
  return random.pick([
    `PUT tab {pk: ${a}, ${a}: ${b}, l: [${a}, {${b}: ${a}}], s: <<${a}>>}`,
    `PUT tab {pk: 'k', ${a}: ${b}} RETURN OLD`,
    `GET tab {pk: ${a}}`,
    `GET tab {pk: 'k'} PROJECT ${n}`,
    'SCAN tab',
    `SELECT ${n} FROM tab WHERE pk = ${a}`,
    `SELECT * FROM tab WHERE ${n} = 1`,
    `SELECT * FROM tab WHERE pk = ${n}`,
    `SELECT * FROM ${n}.${n}`,
    `UPDATE tab {pk: 'k'} SET ${n} = ${a} RETURN ALL NEW`,
    `UPDATE tab {pk: 'k'} SET a.${n} = ${a}`,
    `PUT tab {pk: 'k', a: ${a}} IF ${n} = ${b} RETURN OLD ON FAILURE`,
    `BEGIN; PUT tab {pk: ${a}} IF attribute_exists(${n}); COMMIT`,
    `EXPLAIN SELECT ${n} FROM tab WHERE pk = ${a} AND ${n} = ${b}`,
    `EXPLAIN ANALYZE SCAN tab FILTER ${n} = ${b}`,
    `EXPLAIN ${random.pick(['AS CLI', 'AS JS', 'AS PYTHON', 'API'])} PUT tab {pk: ${a}, ${b}: ${a}}`,
    `EXPECT ITEMS [{pk: ${a}}]`,
    `EXPECT VALUE OF ${n} = ${a}`,
    `EXPECT ERROR ${n} ${a}`,
    `EXPECT OUTPUT <<END\n${evil(random)}\nEND\n`,
    `SET ${n} = ${a}`,
    `USE ${n}`,
    `DESCRIBE ${n}`,
    'DESCRIBE tab',
    'SHOW TABLES',
    `SHOW CREATE TABLE tab`,
    `CREATE TABLE ${n} (${n} STRING) PRIMARY KEY (${n} HASH)`,
    `CREATE TABLE made (${n} STRING) PRIMARY KEY (${n} HASH) GSI (idx ON (${n} HASH) PROJECTING INCLUDE (${n})) TAGS (${a}: ${b})`,
    'DESCRIBE made; SHOW INDEXES made; SHOW CREATE TABLE made',
    `API PutItem ${JSON.stringify({ TableName: evil(random), Item: { [evil(random)]: { S: evil(random) } } })}`,
    `aws dynamodb get-item --table-name ${a} --key ${b}`,
    `\n.${random.pick(['mode', 'help', 'read', 'import', 'open', 'set', 'show', 'prompt', 'nosuch', 'tables', 'schema'])} ${evil(random).replace(/[\r\n]/g, '')}\n`,
    `BULK DELETE FROM tab WHERE ${n} = ${a}`,
    `\n.show\n`,
    evil(random),
  ])
}

/** What would go to stderr. */
function lastWordsOf(error: unknown): string {
  const write = process.stderr.write
  let said = ''
  process.stderr.write = (chunk) => {
    said += String(chunk)
    return true
  }
  try {
    lastWords(error, false)
  } finally {
    process.stderr.write = write
  }
  return said
}
