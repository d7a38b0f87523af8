import { createToken, type IToken, Lexer } from 'chevrotain'
import { OneTokenParser } from './one-token-parser.ts'

/** Dot commands and backslash aliases: one line of words, quoted words and `--options`. */

const Space = createToken({ name: 'Space', pattern: /\s+/, group: Lexer.SKIPPED })
/** `.mode`, `\dt`. */
export const Command = createToken({ name: 'Command', label: 'a command', pattern: /[.\\][A-Za-z?!][A-Za-z0-9_-]*/ })
/** `--format`, `--format=csv`. */
export const LongOption = createToken({
  name: 'LongOption',
  label: 'an option',
  pattern: /--[A-Za-z][A-Za-z0-9-]*(?:=(?:'[^']*'|"[^"]*"|[^\s'";]*))?/,
})
export const QuotedWord = createToken({
  name: 'QuotedWord',
  label: 'a quoted word',
  pattern: /'[^']*(?:''[^']*)*'|"[^"]*(?:""[^"]*)*"/,
})
/** To the end of the line. */
export const UnterminatedWord = createToken({ name: 'UnterminatedWord', pattern: /['"][^\r\n]*/ })
/** `|less -S`: everything after it is one command for the system's shell. */
export const Pipe = createToken({ name: 'Pipe', label: '|command', pattern: /\|[^\r\n]*/ })
/** A `;` at its end is not part of it. */
export const PlainWord = createToken({ name: 'PlainWord', label: 'a word', pattern: /[^\s'"|;](?:[^\s]*[^\s;])?/ })
const End = createToken({ name: 'End', label: ';', pattern: ';' })

const tokens = [Space, Command, LongOption, QuotedWord, UnterminatedWord, Pipe, PlainWord, End]

export class MetaGrammar extends OneTokenParser {
  constructor({ skipValidations = true } = {}) {
    super('meta', tokens, { skipValidations })
    this.performSelfAnalysis()
  }

  readonly metaCommand = this.RULE('metaCommand', () => {
    this.CONSUME(Command)
    this.MANY(() => this.SUBRULE(this.metaWord))
    this.MANY2(() => this.CONSUME(End))
  })

  private readonly metaWord = this.RULE('metaWord', () => {
    this.OR([
      { ALT: () => this.CONSUME(PlainWord) },
      { ALT: () => this.CONSUME(QuotedWord) },
      { ALT: () => this.CONSUME(Pipe) },
      { ALT: () => this.CONSUME(LongOption) },
      /** A path such as `.` + name, where a command cannot stand. */
      { ALT: () => this.CONSUME(Command) },
    ])
  })
}

let lexer: Lexer | undefined

/** The tokens of one line. */
export function lexMeta(line: string, { skipValidations = true } = {}): readonly IToken[] {
  lexer ??= new Lexer(tokens, { positionTracking: 'onlyOffset', skipValidations })
  return lexer.tokenize(line).tokens
}
