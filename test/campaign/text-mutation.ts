import type { Random } from './random.ts'

/** Characters and pieces that parsers, terminals and databases stumble over. */
export const oddPieces: readonly string[] = [
  ...[
    '\0',
    '\r',
    '\n',
    '\r\n',
    '\t',
    '\v',
    '\f',
    '\x1b',
    '\x1b]0;x\x07',
    '\x9b31m',
    '\x7f',
    '\x85',
    '\ufeff',
    '\u2028',
    '\u200b',
  ],
  ...[
    '\ud800',
    '\udfff',
    '\udc00\ud800',
    '\u202e',
    '\u2066',
    'é',
    '😀',
    '👩‍👩‍👧',
    'ß',
    'İ',
    'ſ',
    'K',
    '“',
    '’',
    '\uffff',
    '\u{10ffff}',
  ],
  ...[
    "'",
    '"',
    '`',
    "''",
    '""',
    '/*',
    '*/',
    '--',
    '<<',
    '>>',
    '(',
    ')',
    '[',
    ']',
    '{',
    '}',
    ';',
    ',',
    '.',
    ':',
    '?',
    '#',
    '\\',
    '$',
  ],
  ...['=', '<>', '<', '<=', '!=', '+', '-', '*', '/', '||', '%', '&', '@', '!', '|', '~', '^'],
  ...[
    '0',
    '-0',
    '1e5',
    '1E999999999',
    '.5',
    '1.',
    '00012',
    '9'.repeat(39),
    '1e-131',
    '0x1F',
    '1_000',
    'NaN',
    'Infinity',
  ],
  ...[
    'NULL',
    'null',
    'MISSING',
    'true',
    'AND',
    'OR',
    'NOT',
    'IN',
    'BETWEEN',
    'SELECT',
    'SET',
    'VALUE',
    'BEGIN',
    'COMMIT',
    'BATCH {',
  ],
  ...[
    'EXPLAIN',
    'EXPECT',
    '<<END\n',
    '\nEND',
    '\n.mode',
    '.read x',
    '\\d',
    "b64'AQ=='",
    "b64'",
    '{"S":',
    '__proto__',
    'constructor',
  ],
]

/** `text`, spoiled in one to five ways; pieces of `others` get into it. */
export function mutated(random: Random, text: string, others: readonly string[]): string {
  let result = text
  for (let left = random.oneIn(2) ? 1 : random.between(2, 5); left > 0; left--)
    result = mutatedOnce(random, result, others)
  return result
}

function mutatedOnce(random: Random, text: string, others: readonly string[]): string {
  const tokens = text.match(/\s+|[\w$]+|'[^']*'|"[^"]*"|[^\w\s]/g) ?? ['']
  const at = random.below(tokens.length)
  const piece = tokens.slice(at, at + random.between(1, 6))
  switch (random.below(11)) {
    case 0: // Drop words.
      return tokens.toSpliced(at, random.between(1, 4)).join('')
    case 1: // Say words twice, or very often.
      return tokens.toSpliced(at, 0, piece.join('').repeat(random.oneIn(8) ? 300 : random.between(1, 3))).join('')
    case 2: // Swap words.
      return tokens.toSpliced(random.below(tokens.length), 1, tokens[at] ?? '').join('')
    case 3: // Something odd between two words.
      return tokens.toSpliced(at, 0, random.pick(oddPieces)).join('')
    case 4: // Something odd in place of a word.
      return tokens.toSpliced(at, 1, random.pick(oddPieces)).join('')
    case 5: // Cut.
      return text.slice(0, random.below(text.length + 1))
    case 6: // One character.
      return spliced(text, random.below(text.length + 1), random.below(2), random.pick(oddPieces).slice(0, 1))
    case 7: {
      // The rest of another text.
      const other = random.pick(others)
      return text.slice(0, random.below(text.length + 1)) + other.slice(random.below(other.length + 1))
    }
    case 8: // Nesting.
      return tokens.toSpliced(at, piece.length, nested(random, piece.join(''), random.oneIn(10) ? 1000 : 12)).join('')
    case 9: // Windows line ends, odd case.
      return random.oneIn(2) ? text.replaceAll('\n', '\r\n') : text.toUpperCase()
    default: // Another text behind it.
      return text + random.pick(['', ' ', ';', '\n', ';\n', '--']) + random.pick(others)
  }
}

const spliced = (text: string, at: number, drop: number, put: string): string =>
  text.slice(0, at) + put + text.slice(at + drop)

const brackets: readonly (readonly [string, string])[] = [
  ['(', ')'],
  ['[', ']'],
  ['{', '}'],
  ["{'a': ", '}'],
  ['<<', '>>'],
  ['NOT ', ''],
  ['size(', ')'],
  ['- ', ''],
  ['EXPLAIN ', ''],
  ['BATCH {', '}'],
  ['', ' + 1'],
  ['a.', ''],
]

/** `inside` in one kind of bracket, `deepMax` times at most; sometimes one side has more than the other. */
export function nested(random: Random, inside: string, deepMax: number): string {
  const [open, close] = random.pick(brackets)
  const deep = random.between(1, deepMax)
  return open.repeat(deep) + inside + close.repeat(random.oneIn(4) ? random.between(0, deep) : deep)
}

/** Words of the corpus and odd pieces in any order. */
export function tokenSoup(random: Random, others: readonly string[]): string {
  const words = random.many(1, 4, () => random.pick(others).split(/\b/)).flat()
  return random
    .many(1, 40, () => (random.oneIn(4) ? random.pick(oddPieces) : random.pick(words)))
    .join(random.pick(['', ' ', ' ', '\n']))
}

/** A text of about `length` characters that is one thing again and again, open or closed. */
export function monster(random: Random, length: number, others: readonly string[]): string {
  const sample = random.pick(others)
  const start = sample.slice(0, random.below(sample.length + 1))
  switch (random.below(6)) {
    case 0:
      return start + repeated(random.pick(oddPieces), length) + sample.slice(start.length)
    case 1: {
      const [open, close] = random.pick(brackets)
      const deep = Math.ceil(length / (open.length + close.length))
      return start + open.repeat(deep) + random.pick(['', '1', "'a'", 'a']) + close.repeat(random.oneIn(2) ? deep : 0)
    }
    case 2:
      return `${start}'${repeated(random.pick(['x', "''", '\n', '😀', '\\', '"']), length)}${random.pick(["'", ''])}`
    case 3:
      return repeated(`${sample};\n`, length)
    case 4:
      return start + repeated(random.pick(['a', '1', ' ', '_', '9', '-', '\t']), length)
    default:
      return repeated(`${random.pick(oddPieces)}${random.pick(oddPieces)} `, length)
  }
}

const repeated = (piece: string, length: number): string => piece.repeat(Math.ceil(length / piece.length))
