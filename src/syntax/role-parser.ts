import type { IToken } from 'chevrotain'
import { StatementGrammar } from '../../grammars/statement.ts'
import { K } from '../../grammars/statement-tokens.ts'
import { tooDeepAt } from './lexical-mistake.ts'
import { explainLength } from './split-script.ts'

/** What a token was read as. */
export type TokenRole = {
  /** The name of the token type that the grammar wanted: a keyword, or `Name` for the same word as a name. */
  readonly as: string
  /** The rules around it, the outermost first. */
  readonly path: readonly string[]
}

export type ReadTokens = {
  /** By position; what comes after the first mistake has none. */
  readonly roles: readonly TokenRole[]
  /** The position of the first token that does not fit: the number of tokens when only their end does not. */
  readonly mistakeAt?: number | undefined
}

/** Where reading begins; what stands between BEGIN and COMMIT, and in BATCH, are statements. */
export type ReadEntry = 'statement' | 'transactionStart' | 'transactionEnd' | 'batchStart'

/** Reads tokens as the parser does and notes what it takes each for, also when it comes to no end. */
class RoleParser extends StatementGrammar {
  private roles: TokenRole[] = []

  read(tokens: readonly IToken[], entry: ReadEntry): ReadTokens {
    this.roles = []
    this.input = [...tokens]
    this[entry]()
    const { roles } = this
    const [error] = this.errors
    if (error === undefined) return { roles }
    const at = tokens.indexOf(error.token)
    return { roles, mistakeAt: at === -1 ? tokens.length : at }
  }

  /** Called by chevrotain, whose version is pinned, in place of what puts the token into the tree. */
  cstPostTerminal(key: string, _token: IToken): void {
    this.roles.push({ as: key, path: (this as unknown as TreeBuilder).CST_STACK.map(({ name }) => name) })
  }
}

type TreeBuilder = { readonly CST_STACK: readonly { readonly name: string }[] }

let parser: RoleParser | undefined

export function readRoles(tokens: readonly IToken[], entry: ReadEntry = 'statement'): ReadTokens {
  const deep = tooDeepAt(tokens)
  parser ??= new RoleParser()
  if (deep === undefined) return parser.read(tokens, entry)
  return { ...parser.read(tokens.slice(0, deep), entry), mistakeAt: deep }
}

/** BEGIN, COMMIT and BATCH are rules of their own; EXPLAIN before them is left out. */
export function entryOf(tokens: readonly IToken[]): { readonly entry: ReadEntry; readonly tokens: readonly IToken[] } {
  const explain = explainLength(tokens)
  const type = tokens[explain]?.tokenType
  const entry = entries.get(type)
  return entry === undefined ? { entry: 'statement', tokens } : { entry, tokens: tokens.slice(explain) }
}

const entries: ReadonlyMap<IToken['tokenType'] | undefined, ReadEntry> = new Map([
  [K.BEGIN, 'transactionStart'],
  [K.COMMIT, 'transactionEnd'],
  [K.ROLLBACK, 'transactionEnd'],
  [K.BATCH, 'batchStart'],
])
