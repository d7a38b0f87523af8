import { createToken, type IToken, Lexer, type TokenType } from 'chevrotain'
import { metaLine } from './meta-line.ts'
import { pastedCommand, shellComments } from './pasted-patterns.ts'
import {
  binary,
  blockComment,
  heredoc,
  jsonObject,
  quoted,
  unterminatedBlockComment,
  unterminatedHeredoc,
  unterminatedJson,
  unterminatedQuote,
} from './statement-patterns.ts'
import {
  Comma,
  Comparator,
  comparators,
  Dot,
  LBracket,
  LParen,
  Minus,
  Plus,
  RBracket,
  RParen,
  Sign,
} from './vocabulary.ts'

/**
 * The tokens of the shell's own language. The lexer knows one kind of word; `lexStatements` then gives each word that the
 * grammar mentions its own token type. So a keyword costs the lexer nothing, and every keyword is still a name: its type
 * belongs to the category `Name`, except for the few that would make a clause ambiguous or its error unclear.
 */

/** Any word at all, also a reserved one: where nothing but a name can stand, as after a dot. */
export const AnyWord = createToken({ name: 'AnyWord', label: 'a name', pattern: Lexer.NA })
/** A word that may stand for a name without quotes. */
export const Name = createToken({ name: 'Name', label: 'a name', pattern: Lexer.NA, categories: [AnyWord] })

const custom = (name: string, label: string, pattern: ReturnType<typeof quoted>, firstCharacters: string): TokenType =>
  createToken({ name, label, pattern, start_chars_hint: [...firstCharacters], line_breaks: true })
const sign = (name: string, text: string, categories: TokenType[] = []): TokenType =>
  createToken({ name, label: text, pattern: text, categories })

const Space = createToken({ name: 'Space', pattern: /\s+/, group: Lexer.SKIPPED, line_breaks: true })
const LineComment = createToken({
  name: 'LineComment',
  pattern: /--[^\n\r]*/,
  group: Lexer.SKIPPED,
  start_chars_hint: ['-'],
})
const BlockComment = createToken({
  name: 'BlockComment',
  pattern: blockComment,
  group: Lexer.SKIPPED,
  start_chars_hint: ['/'],
  line_breaks: true,
})

const ShellComments = createToken({
  name: 'ShellComments',
  pattern: shellComments,
  group: Lexer.SKIPPED,
  start_chars_hint: ['#'],
  line_breaks: true,
})

/** A whole dot command or backslash alias, to the end of its line; `grammars/meta.ts` reads it. */
export const MetaLine = custom('MetaLine', 'a dot command', metaLine, '.\\')
/** A whole pasted `aws dynamodb ...` or `curl ...`, to the end of its last line, or a request to the end of its JSON. */
export const PastedCommand = custom(
  'PastedCommand',
  'a pasted command or request',
  pastedCommand,
  '$aABCDEFGHIJKLMNOPQRSTUVWXYZcx{',
)
/** The JSON after `API Operation`. */
export const JsonObject = custom('JsonObject', 'a JSON object', jsonObject, '{')
export const Heredoc = custom('Heredoc', 'the expected text as <<END ... END', heredoc, '<')

export const StringLiteral = custom('StringLiteral', "a string as 'text'", quoted("'"), "'")
export const QuotedName = custom('QuotedName', 'a name', quoted('"'), '"')
export const BinaryLiteral = custom('BinaryLiteral', "binary data as b64'...'", binary, 'bB')

export const UnterminatedString = custom('UnterminatedString', '', unterminatedQuote("'"), "'")
export const UnterminatedName = custom('UnterminatedName', '', unterminatedQuote('"'), '"')
export const UnterminatedComment = custom('UnterminatedComment', '', unterminatedBlockComment, '/')
export const UnterminatedHeredoc = custom('UnterminatedHeredoc', '', unterminatedHeredoc, '<')
export const UnterminatedJson = custom('UnterminatedJson', '', unterminatedJson, '{')

/** Letters beyond ASCII make a name only in double quotes. The gaps are spaces and typographic quotation marks. */
export const OddWord = createToken({
  name: 'OddWord',
  pattern:
    /[A-Za-z0-9_$\u00a1-\u167f\u1681-\u1fff\u2010-\u2017\u2020-\u2027\u2030-\u205e\u2060-\u2fff\u3001-\ufefe\uff00-\uffff]+/,
})
export const Word = createToken({
  name: 'Word',
  label: 'a name',
  pattern: /[A-Za-z_$][A-Za-z0-9_$]*/,
  longer_alt: OddWord,
  categories: [Name],
})
export const NumberLiteral = createToken({
  name: 'NumberLiteral',
  label: 'a number',
  pattern: /[0-9]+(?:\.[0-9]+)?(?:[eE][+-]?[0-9]+)?/,
})
/** `:name`. A letter comes first and no quote follows, so that in `{n:1}` and `{a:b64'AA=='}` the colon is a colon. */
export const Variable = createToken({
  name: 'Variable',
  label: 'a parameter as :name',
  pattern: /:[A-Za-z_][A-Za-z0-9_]*(?![A-Za-z0-9_'])/,
})
/** Known only to be refused with the reason. */
export const NamePlaceholder = createToken({ name: 'NamePlaceholder', pattern: /#[A-Za-z0-9_]+/ })

export const Semicolon = sign('Semicolon', ';')
/** In place of `;`, as in mysql; `\gx` is psql's word for it. At the start of a statement it is a `MetaLine`. */
export const LineForm = createToken({ name: 'LineForm', label: '\\G', pattern: /\\(?:G|gx)(?![A-Za-z0-9_])/ })
/** In place of `;` as well, and nothing more: as in psql and mysql. */
export const Go = createToken({ name: 'Go', label: '\\g', pattern: /\\g(?![A-Za-z0-9_])/ })
export const LBrace = sign('LBrace', '{')
export const RBrace = sign('RBrace', '}')
export const LSet = sign('LSet', '<<')
export const RSet = sign('RSet', '>>')
export const Colon = sign('Colon', ':')
export const QuestionMark = createToken({ name: 'QuestionMark', label: 'a parameter as ?', pattern: '?' })
export const Star = sign('Star', '*')
export const Percent = sign('Percent', '%')
/** Of a rate, as in `5/s`: a word follows at once. Alone, or in a comment as `//`, it is nothing that we know. */
export const Slash = createToken({ name: 'Slash', label: '/', pattern: /\/(?=[A-Za-z])/ })
const BangEqual = sign('BangEqual', '!=', [Comparator])
/** What begins no other token. */
export const Stray = createToken({
  name: 'Stray',
  // biome-ignore lint/suspicious/noControlCharactersInRegex: every character is meant.
  pattern: /[\u0000-\u0008\u000e-\u001f\u007f]+|[\u0000-\uffff]/,
  line_breaks: true,
})

// biome-ignore format: a list of words
const reservedWords = [
  'SELECT', 'FROM', 'WHERE', 'AND', 'OR', 'NOT', 'IN', 'BETWEEN', 'IS', 'SET', 'TRUE', 'FALSE', 'NULL', 'MISSING',
] as const

// biome-ignore format: a list of words
const contextualWords = [
  'ACCESS', 'ADD', 'ADVANCE', 'ADVISE', 'AFTER', 'AGAINST', 'AGO', 'ALARM', 'ALARMS', 'ALL', 'ALTER', 'ANALYZE', 'ANY',
  'API', 'AS', 'ASC', 'ASSUMPTIONS', 'AT', 'ATTRIBUTES', 'AVERAGE', 'BACKUP', 'BACKUPS', 'BATCH', 'BEGIN', 'BILL',
  'BILLING', 'BINARY', 'BOOLEAN', 'BOTH', 'BREACHING', 'BUDGET', 'BULK', 'BY', 'BYTES', 'CALLED', 'CAPACITY', 'CHECK',
  'CLASS', 'CLI', 'CLOCK', 'COLUMNS', 'COMMIT', 'COMPARE', 'COMPRESSION', 'CONSISTENT', 'CONSUMED', 'COPY', 'COUNT',
  'COVERAGE', 'CREATE', 'CURRENT', 'DATA', 'DAY', 'DAYS', 'DELETE', 'DELETION', 'DELIMITER', 'DEMAND', 'DESC',
  'DESCRIBE', 'DIFF', 'DISABLED', 'DISTINCT', 'DIURNAL', 'DROP', 'EACH', 'ENABLED', 'ENFORCE', 'ENTITIES', 'ENTITY',
  'ERROR', 'EXISTS', 'EXPECT', 'EXPLAIN', 'EXPORT', 'FAILURE', 'FAKE', 'FILTER', 'FILTERED', 'FOR', 'FORMAT',
  'GENERATE', 'GET', 'GSI', 'GZIP', 'HASH', 'HEATMAP', 'HOT', 'HOUR', 'HOURS', 'IF', 'IGNORE', 'IMAGE', 'IMAGES',
  'IMPORT', 'INCLUDE', 'INDEX', 'INDEXES', 'INFREQUENT', 'INSERT', 'INTO', 'ITEM', 'ITEMS', 'JS', 'KEY', 'KEYS', 'KMS',
  'LAST', 'LATENCY', 'LATEST', 'LEDGER', 'LET', 'LIKE', 'LIMIT', 'LIMITS', 'LIST', 'LS', 'LSI', 'MAP', 'MATRIX',
  'MAXIMUM', 'METRICS', 'MILLISECOND', 'MILLISECONDS', 'MINIMUM', 'MINUTE', 'MINUTES', 'MODE', 'MODEL', 'MODIFIED',
  'MONTH', 'NEW', 'NO', 'NONE', 'NOWAIT', 'NULLS', 'NUMBER', 'OBSERVE', 'OF', 'OFF', 'OLD', 'ON', 'ONE', 'ONLY',
  'OPERATION', 'ORDER', 'OUTPUT', 'OVER', 'OWNED', 'OWNER', 'PAGES', 'PARTITION', 'PATTERN', 'PATTERNS', 'PEAK', 'PER',
  'PERIOD', 'PITR', 'PLAN', 'PRICES', 'PRIMARY', 'PROJECT', 'PROJECTED', 'PROJECTING', 'PROTECTION', 'PROVISIONED',
  'PUT', 'PYTHON', 'QUERY', 'RAMP', 'RANGE', 'RATE', 'RATELIMIT', 'RCU', 'READ', 'RECOMMENDED', 'REFERENCES', 'REGION',
  'REHEARSE', 'REJECTS', 'REMOVE', 'REPLACE', 'REPORT', 'REQUESTS', 'REQUIRED', 'RESTORE', 'RESUME', 'RETENTION',
  'RETURN', 'RETURNING', 'RETURNS', 'ROLLBACK', 'ROWS', 'RUN', 'SAMPLECOUNT', 'SCALING', 'SCAN', 'SCHEDULE', 'SECOND',
  'SECONDS', 'SEED', 'SEGMENT', 'SEQUENTIAL', 'SHOW', 'SIMULATE', 'SIZE', 'SKIP', 'SPIKE', 'SSE', 'STANDARD', 'START',
  'STATISTIC', 'STATISTICS', 'STATUS', 'STEPS', 'STOP', 'STREAM', 'STRING', 'SUM', 'TABLE', 'TABLES', 'TAGS',
  'THROTTLE', 'THROTTLED', 'THROTTLES', 'THROTTLING', 'THROUGHPUT', 'TIME', 'TO', 'TOKEN', 'TOP', 'TOTAL', 'TRAFFIC',
  'TRANSACTION', 'TREAT', 'TTL', 'TYPES', 'UNIFORM', 'UNITS', 'UNLIMITED', 'UPDATE', 'UPDATED', 'UPSERT', 'USD', 'USE',
  'USING', 'VALUE', 'VALUES', 'VERSION', 'WARM', 'WCU', 'WITH', 'WRITE', 'ZIPF',
] as const

type Keyword = (typeof reservedWords)[number] | (typeof contextualWords)[number]

const keywordTokens = new Map<string, TokenType>([
  ...reservedWords.map((word) => [word, keyword(word, AnyWord)] as const),
  ...contextualWords.map((word) => [word, keyword(word, Name)] as const),
])

/** As `createToken` would make it. That one goes through all tokens of the category each time; the lexer does so once. */
function keyword(word: string, category: TokenType): TokenType {
  return { name: word, LABEL: word, PATTERN: Lexer.NA, CATEGORIES: [category] }
}

/** The token type of each keyword, by its word. */
export const K = Object.fromEntries(keywordTokens) as { readonly [word in Keyword]: TokenType }

export const isKeyword = (token: TokenType): boolean => keywordTokens.get(token.name) === token
/** Keywords that name nothing without double quotes. */
export const isReserved = (word: string): boolean => (reservedWords as readonly string[]).includes(word.toUpperCase())

// biome-ignore format: a list of words
const lexed: readonly TokenType[] = [
  Space, LineComment, BlockComment, ShellComments, UnterminatedComment, MetaLine, PastedCommand, JsonObject, UnterminatedJson, Heredoc,
  UnterminatedHeredoc, BinaryLiteral, StringLiteral, UnterminatedString, QuotedName, UnterminatedName, Word,
  NumberLiteral, OddWord, Variable, NamePlaceholder, LSet, RSet, BangEqual, ...comparators, LParen, RParen, LBracket,
  RBracket, LBrace, RBrace, Comma, Dot, Semicolon, LineForm, Go, Colon, QuestionMark, Plus, Minus, Star, Percent, Slash,
  Stray,
]

/** What the parser must know. */
export const vocabulary: readonly TokenType[] = [AnyWord, Name, Comparator, Sign, ...lexed, ...keywordTokens.values()]

let lexer: Lexer | undefined

/** The tokens of a whole text; every character is a space, a comment or part of a token. */
export function lexStatements(text: string, { skipValidations = true } = {}): readonly IToken[] {
  lexer ??= new Lexer([...vocabulary], { ensureOptimizations: true, positionTracking: 'onlyOffset', skipValidations })
  const { tokens } = lexer.tokenize(text)
  for (const token of tokens) {
    token.endOffset = token.startOffset + token.image.length - 1
    if (token.tokenType === Word) classify(token)
  }
  return tokens
}

const longestKeyword = Math.max(...[...keywordTokens.keys()].map((word) => word.length))

function classify(token: IToken): void {
  if (token.image.length > longestKeyword) return
  const type = keywordTokens.get(token.image.toUpperCase())
  if (type?.tokenTypeIdx === undefined) return
  token.tokenType = type
  token.tokenTypeIdx = type.tokenTypeIdx
}
