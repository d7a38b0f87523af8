import type { IToken, Rule } from 'chevrotain'
import { StatementGrammar } from '../../grammars/statement.ts'
import type { StatementCstNode, TransactionStartCstNode } from '../../grammars/statement-cst.d.ts'
import { K, LineForm, lexStatements, MetaLine, PastedCommand, QuestionMark } from '../../grammars/statement-tokens.ts'
import type { ExplainForm, Statement } from '../ast/statement.ts'
import { must } from '../base/must.ts'
import type { Span } from '../base/shell-error.ts'
import type { ReadFile } from './aws-option-value.ts'
import { refuseInBlock } from './block-members.ts'
import { tokenSpan } from './cst.ts'
import { type Diagnostic, Mistake, mistake, quotedText } from './diagnostic.ts'
import { dialectHeader, dialectOf, meantIn, textIn, tokensIn } from './dialects/dialect.ts'
import { type Dialect, dialects, isDialect } from './dialects/dialect-names.ts'
import { inOwnWords } from './dialects/own-words.ts'
import { explainMismatch } from './explain-mismatch.ts'
import { lexicalMistake } from './lexical-mistake.ts'
import { nearest } from './nearest.ts'
import { parseMeta } from './parse-meta.ts'
import { explainLength, type Piece, splitBatch, splitScript } from './split-script.ts'
import { buildStatement, explainForm, transactionToken } from './statement/build-statement.ts'

export type ParsedStatement = {
  readonly ast: Statement
  /** The statement as typed, without the `;`. */
  readonly text: string
  readonly span: Span
  /** What the offsets in `ast` are in, where that is not the whole text: a statement of another dialect in this one's words. */
  readonly wording?: string | undefined
  /** It ends with `\G`, or `.line` follows it: its result is to be shown line by line, this once. */
  readonly asLines?: true | undefined
}

export type ParsedScript = {
  /** Those without a mistake, in text order. */
  readonly statements: readonly ParsedStatement[]
  /** In text order, at most twenty. */
  readonly diagnostics: readonly Diagnostic[]
  /** Mistakes beyond the twenty; after a thousand the text is not read on. */
  readonly moreDiagnostics: number
  /** The name the text was read under, for positions. */
  readonly file?: string | undefined
}

export type ParseOptions = {
  readonly file?: string | undefined
  /** For `file://` in a pasted AWS command; absent: it is refused. */
  readonly readFile?: ReadFile | undefined
  /** What the text follows unless its header says otherwise; absent: the default. */
  readonly dialect?: Dialect | undefined
}

const diagnosticsMax = 20
/** A text with so many mistakes is no script; to explain one takes as long as to read a hundred statements. */
const mistakesMax = 1000

/**
 * Reads everything one can type or keep in a `.ddbq` file. Never throws for a mistake in the text, and takes time in
 * proportion to its length.
 */
export function parseScript(text: string, { file, readFile, dialect }: ParseOptions = {}): ParsedScript {
  const reader = new ScriptReader(text, readFile, dialect)
  const statements = reader.read()
  const diagnostics = reader.diagnostics.sort((a, b) => a.span.start - b.span.start)
  return {
    statements,
    diagnostics: diagnostics.slice(0, diagnosticsMax),
    moreDiagnostics: Math.max(0, diagnostics.length - diagnosticsMax),
    ...(file === undefined ? {} : { file }),
  }
}

let grammar: StatementGrammar | undefined
/** One parser for the process: it keeps no state between statements. */
export const statementGrammar = (): StatementGrammar => (grammar ??= new StatementGrammar())

type Entry = 'statement' | 'explainPrefix' | 'transactionStart' | 'transactionEnd'

class ScriptReader {
  readonly diagnostics: Diagnostic[] = []
  private readonly text: string
  private readonly readFile: ReadFile | undefined
  private readonly dialect: Dialect

  constructor(text: string, readFile: ReadFile | undefined, dialect: Dialect = 'default') {
    this.text = text
    this.readFile = readFile
    this.dialect = this.headerDialect() ?? dialect
  }

  private headerDialect(): Dialect | undefined {
    const header = dialectHeader(this.text)
    if (header === undefined || isDialect(header.name)) return header?.name as Dialect | undefined
    const span = { start: header.start, end: header.start + header.name.length }
    const suggestions = nearest(header.name, dialects)
    return this.note(
      mistake('E0132', `no dialect ${quotedText(header.name)}`, span, { expected: [...dialects], suggestions }),
    )
  }

  read(): readonly ParsedStatement[] {
    const pieces = splitScript(lexStatements(textIn(this.dialect, this.text))).map((piece) => ({
      ...piece,
      tokens: tokensIn(this.dialect, piece.tokens),
    }))
    const statements: ParsedStatement[] = []
    for (let at = 0; at < pieces.length; ) {
      const piece = must(pieces[at], 'within the pieces')
      const members = startsTransaction(piece) ? transactionMembers(pieces, at) : undefined
      const ast = members === undefined ? this.single(piece) : this.transaction(piece, members)
      const asLines = isLineForm(members?.at(-1) ?? piece)
      at += members === undefined ? 1 : members.length + 1
      if (ast === undefined) continue
      const before = statements.at(-1)
      if (isLineCommand(ast) && before !== undefined && hasResult(before.ast))
        statements.splice(-1, 1, { ...before, asLines: true })
      else
        statements.push({
          ast,
          text: this.textOf(ast),
          span: ast.span,
          ...inOwnWords(this.dialect, ast, parseScript),
          ...(asLines ? { asLines: true as const } : {}),
        })
    }
    return statements
  }

  private textOf({ span: { start, end } }: Statement): string {
    return this.text.slice(start, end)
  }

  private single(piece: Piece): Statement | undefined {
    const first = piece.tokens[0]
    if (first?.tokenType === MetaLine) return this.attempt(() => parseMeta(first))
    if (startsTransaction(piece)) {
      const begin = must(piece.tokens[explainLength(piece.tokens)], 'begins with BEGIN')
      return this.note(mistake('E0120', 'BEGIN without COMMIT', tokenSpan(begin), { expected: ['COMMIT', 'ROLLBACK'] }))
    }
    if (first?.tokenType === K.COMMIT || first?.tokenType === K.ROLLBACK)
      return this.note(mistake('E0120', `${first.image} without BEGIN`, tokenSpan(first)))
    const explain = explainLength(piece.tokens)
    const batch = piece.tokens[explain]?.tokenType === K.BATCH && piece.tokens.length > explain + 1
    const ast = batch ? this.batch(piece, explain) : this.attempt(() => this.statement(piece))
    if (ast === undefined && !batch) this.noticeDialect(piece)
    if (ast !== undefined && ast.kind === 'check')
      return this.note(mistake('E0119', 'CHECK stands only between BEGIN and COMMIT', ast.span))
    return ast
  }

  private batch(piece: Piece, explain: number): Statement | undefined {
    const form = explain === 0 ? undefined : this.prefix(piece, explain)
    const [batch, brace] = piece.tokens.slice(explain, explain + 2)
    const { pieces, close } = splitBatch(piece.tokens.slice(explain + 2))
    const members = pieces.map((member) => this.member(member, 'batch'))
    if (brace?.image !== '{') return this.attempt(() => this.statement(piece))
    const first = tokenSpan(must(piece.tokens[0], 'a piece has tokens'))
    if (close === undefined && members.includes(undefined)) return undefined
    if (close === undefined)
      return this.note(mistake('E0106', 'the block is never closed', tokenSpan(brace), { expected: ['}'] }))
    const after = piece.tokens.find(({ startOffset }) => startOffset > close.startOffset)
    if (after !== undefined)
      return this.note(
        mistake('E0104', `expected \`;\`, found ${quotedText(after.image)}`, tokenSpan(after), { expected: ['`;`'] }),
      )
    const span = { start: must(batch, 'starts with BATCH').startOffset, end: tokenSpan(close).end }
    if (members.length === 0)
      return this.note(
        mistake('E0106', 'expected a statement in the block', tokenSpan(close), { expected: ['a statement'] }),
      )
    const statements = members.filter((member) => member !== undefined)
    if (statements.length < members.length) return undefined
    return explained(form, { kind: 'batch', statements, span }, first.start)
  }

  /** `members` closes with COMMIT or ROLLBACK. */
  private transaction(begin: Piece, members: readonly Piece[]): Statement | undefined {
    const explain = explainLength(begin.tokens)
    const form = explain === 0 ? undefined : this.prefix(begin, explain)
    const head = { ...begin, tokens: begin.tokens.slice(explain) }
    const token = this.attempt(() => ({
      token: transactionToken(this.parse(head, 'transactionStart') as TransactionStartCstNode),
    }))
    const first = must(begin.tokens[0], 'a piece has tokens')
    const end = must(members.at(-1), 'a transaction has an end')
    const statements = members.slice(0, -1).map((member) => this.member(member, 'transaction'))
    const closed = this.attempt(() => this.parse(end, 'transactionEnd'))
    const word = must(end.tokens[0], 'a piece has tokens')
    if (statements.length === 0)
      return this.note(
        mistake('E0120', 'a transaction needs a statement', tokenSpan(word), { expected: ['a statement'] }),
      )
    const whole = statements.filter((statement) => statement !== undefined)
    if (whole.length < statements.length || token === undefined || closed === undefined) return undefined
    const span = { start: must(head.tokens[0], 'begins with BEGIN').startOffset, end: tokenSpan(word).end }
    const idempotency = token.token === undefined ? {} : { token: token.token }
    const endWord = word.tokenType === K.COMMIT ? 'COMMIT' : 'ROLLBACK'
    return explained(
      form,
      { kind: 'transaction', statements: whole, end: endWord, ...idempotency, span },
      first.startOffset,
    )
  }

  private member(piece: Piece, block: 'transaction' | 'batch'): Statement | undefined {
    return this.attempt(() => {
      const first = must(piece.tokens[0], 'a piece has tokens')
      if (first.tokenType === MetaLine)
        throw mistake('E0119', 'a dot command cannot stand inside a block', tokenSpan(first))
      return refuseInBlock(this.statement(withoutBulk(this.dialect, piece)), block)
    })
  }

  private prefix(piece: Piece, length: number): ExplainForm {
    const head = { tokens: piece.tokens.slice(0, length), terminator: piece.tokens[length] }
    return explainForm(this.parse(head, 'explainPrefix').children)
  }

  private statement(piece: Piece): Statement {
    return meantIn(this.dialect, buildStatement(this.parse(piece, 'statement') as StatementCstNode))
  }

  private parse(piece: Piece, entry: Entry) {
    const lexical = lexicalMistake(piece.tokens)
    if (lexical !== undefined) throw lexical
    numberQuestionMarks(piece.tokens)
    for (const token of piece.tokens) if (token.tokenType === PastedCommand) token.payload = this.readFile
    const parser = statementGrammar()
    parser.input = [...piece.tokens]
    const node = parser[entry]()
    const error = parser.errors[0]
    if (error === undefined) return node
    const at = piece.tokens.indexOf(error.token)
    const rule: Rule = must(parser.getGAstProductions()[entry], 'an entry is a rule')
    throw explainMismatch(rule, piece, at === -1 ? piece.tokens.length : at, this.text)
  }

  private attempt<T>(read: () => T): T | undefined {
    if (this.diagnostics.length >= mistakesMax) return undefined
    try {
      return read()
    } catch (thrown) {
      if (thrown instanceof Mistake) return this.note(thrown)
      throw thrown
    }
  }

  /** A mistake that nobody knows anything about may be none in another dialect. */
  private noticeDialect({ tokens: [first, ...rest] }: Piece): void {
    const found = this.diagnostics.at(-1)
    if (this.dialect !== 'default' || this.diagnostics.length > diagnosticsMax || first === undefined) return
    if (found === undefined || found.hint !== undefined || found.suggestions !== undefined) return
    const text = this.text.slice(first.startOffset, tokenSpan(rest.at(-1) ?? first).end)
    const dialect = dialectOf(text, (other) => parseScript(text, { dialect: other }).diagnostics.length === 0)
    if (dialect === undefined) return
    const hint = `${dialect} reads this: .translate ${dialect} shows it in words of this shell, .set dialect ${dialect} takes all of it.`
    this.diagnostics.splice(-1, 1, { ...found, hint })
  }

  private note({ diagnostic }: Mistake): undefined {
    this.diagnostics.push(diagnostic)
  }
}

/** In a transaction every write is of one item, in any dialect. */
const withoutBulk = (dialect: Dialect, piece: Piece): Piece =>
  dialect !== 'default' && piece.tokens[0]?.tokenType === K.BULK ? { ...piece, tokens: piece.tokens.slice(1) } : piece

const isLineForm = ({ terminator }: Piece): boolean => terminator?.tokenType === LineForm
const isLineCommand = (ast: Statement): boolean => ast.kind === 'meta' && ast.command === 'line'
/** A verdict and what a dot command says have one form only. */
const hasResult = ({ kind }: Statement): boolean => kind !== 'meta' && kind !== 'expect'

const startsTransaction = ({ tokens }: Piece): boolean => tokens[explainLength(tokens)]?.tokenType === K.BEGIN

function endsTransaction({ tokens }: Piece): boolean {
  const first = tokens[0]?.tokenType
  return first === K.COMMIT || first === K.ROLLBACK
}

/** The pieces after BEGIN up to its end; undefined when the next BEGIN or the end of the text comes first. */
function transactionMembers(pieces: readonly Piece[], begin: number): readonly Piece[] | undefined {
  for (let at = begin + 1; at < pieces.length; at++) {
    const piece = must(pieces[at], 'within the pieces')
    if (startsTransaction(piece)) return undefined
    if (endsTransaction(piece)) return pieces.slice(begin + 1, at + 1)
  }
  return undefined
}

function explained(form: ExplainForm | undefined, statement: Statement, start: number): Statement {
  if (form === undefined) return statement
  return { kind: 'explain', form, statement, span: { start, end: statement.span.end } }
}

/** Each `?` of a statement learns its position. */
function numberQuestionMarks(tokens: readonly IToken[]): void {
  let position = 0
  for (const token of tokens) if (token.tokenType === QuestionMark) token.payload = position++
}
