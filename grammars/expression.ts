import { type CstElement, type CstNode, createToken, EOF, Lexer, type TokenType } from 'chevrotain'
import { OneTokenParser } from './one-token-parser.ts'
import {
  Comma,
  Comparator,
  comparators,
  Dot,
  Equals,
  keyword,
  LBracket,
  LParen,
  Minus,
  Plus,
  RBracket,
  RParen,
  Sign,
  Unknown,
  ValuePlaceholder,
  Whitespace,
} from './vocabulary.ts'

/** DynamoDB's expression language. Source: reference, expressions 2-8. */

/** A bare attribute or function name: a letter first, then letters, digits and `_`. */
export const Identifier = createToken({ name: 'Identifier', pattern: /[a-zA-Z][a-zA-Z0-9_]*/ })
/** `#name`, the sign included. Source: reference, AV-21. */
export const NamePlaceholder = createToken({ name: 'NamePlaceholder', pattern: /#[0-9a-zA-Z_]+/ })
export const Digits = createToken({ name: 'Digits', pattern: /[0-9]+/ })

export const Connective = createToken({ name: 'Connective', pattern: Lexer.NA })
const And = keyword('AND', Identifier, Connective)
export const Or = keyword('OR', Identifier, Connective)
const Not = keyword('NOT', Identifier)
const Between = keyword('BETWEEN', Identifier)
const In = keyword('IN', Identifier)

const SetWord = keyword('SET', Identifier)
const Remove = keyword('REMOVE', Identifier)
const Add = keyword('ADD', Identifier)
const Delete = keyword('DELETE', Identifier)

const pathTokens = [Whitespace, Identifier, NamePlaceholder, Digits, Comma, Dot, LBracket, RBracket]
const operandTokens = [...pathTokens, ValuePlaceholder, LParen, RParen, ...comparators, Comparator]

/** A word is a keyword only where its expression knows it: `remove` may name an attribute in a condition. */
const modes = {
  condition: [And, Or, Not, Between, In, ...operandTokens, Connective, Unknown],
  update: [SetWord, Remove, Add, Delete, ...operandTokens, Plus, Minus, Sign, Unknown],
  projection: [...pathTokens, LParen, RParen, ValuePlaceholder, ...comparators, Plus, Minus, Unknown],
}
export type ExpressionMode = keyof typeof modes

/** One operator each; a BETWEEN is counted by the AND that belongs to it. Source: reference, README conflict 11. */
export const operatorTokens: Readonly<Record<ExpressionMode, ReadonlySet<TokenType>>> = {
  condition: new Set([...comparators, And, Or, Not, In]),
  update: new Set([Plus, Minus]),
  projection: new Set(),
}

/** One for each kind of expression: most requests need one or two of them. */
export class ExpressionLexer extends Lexer {
  constructor(mode: ExpressionMode, { skipValidations = true } = {}) {
    // Ends of tokens, which locations of nodes are made from, come with full tracking only.
    super(modes[mode], { ensureOptimizations: true, positionTracking: 'full', skipValidations })
  }
}

/**
 * One token ahead decides everywhere, so that an error is reported at the token that is wrong; what is beyond one token
 * is decided by the gates at the end of the class.
 */
export class ExpressionGrammar extends OneTokenParser {
  constructor({ skipValidations = true } = {}) {
    super('expression', Object.values(modes).flat(), { nodeLocationTracking: 'onlyOffset', skipValidations })
    this.performSelfAnalysis()
  }

  /**
   * AND and OR in one flat list: whoever reads the tree knows which binds tighter. A rule for each would double the stack
   * that nested parentheses need, of which 300 are legal.
   */
  readonly condition = this.RULE('condition', () => {
    this.SUBRULE(this.negation)
    this.MANY(() => {
      this.CONSUME(Connective)
      this.SUBRULE2(this.negation)
    })
  })

  private readonly negation = this.RULE('negation', () => {
    this.MANY(() => this.CONSUME(Not))
    this.OR([
      {
        GATE: () => this.atConditionGroup(),
        ALT: () => {
          this.CONSUME(LParen)
          this.SUBRULE(this.condition)
          this.CONSUME(RParen)
        },
        IGNORE_AMBIGUITIES: true,
      },
      { ALT: () => this.SUBRULE(this.predicate) },
    ])
  })

  /** Only a function call can stand alone. */
  private readonly predicate = this.RULE('predicate', () => {
    this.OR([
      {
        GATE: () => this.atCall(),
        ALT: () => {
          this.SUBRULE(this.call)
          this.OPTION(() => this.SUBRULE(this.comparison))
        },
        IGNORE_AMBIGUITIES: true,
      },
      {
        ALT: () => {
          this.SUBRULE(this.plainOperand)
          this.SUBRULE2(this.comparison)
        },
      },
    ])
  })

  private readonly comparison = this.RULE('comparison', () => {
    this.OR([
      {
        ALT: () => {
          this.CONSUME(Comparator)
          this.SUBRULE(this.operand)
        },
      },
      {
        ALT: () => {
          this.CONSUME(Between)
          this.SUBRULE2(this.operand)
          this.CONSUME(And)
          this.SUBRULE3(this.operand)
        },
      },
      {
        ALT: () => {
          this.CONSUME(In)
          this.CONSUME(LParen)
          this.AT_LEAST_ONE_SEP({ SEP: Comma, DEF: () => this.SUBRULE4(this.operand) })
          this.CONSUME(RParen)
        },
      },
    ])
  })

  private readonly operand = this.RULE('operand', () => {
    this.OR([
      { GATE: () => this.atCall(), ALT: () => this.SUBRULE(this.call), IGNORE_AMBIGUITIES: true },
      { ALT: () => this.SUBRULE(this.plainOperand) },
    ])
  })

  private readonly plainOperand = this.RULE('plainOperand', () => {
    this.OR([
      { ALT: () => this.SUBRULE(this.path) },
      { ALT: () => this.CONSUME(ValuePlaceholder) },
      { ALT: () => this.SUBRULE(this.operandGroup) },
    ])
  })

  /** `(a).b` goes on from the path inside; from anything else there is nothing to go on to. */
  private readonly operandGroup = this.RULE('operandGroup', () => {
    this.CONSUME(LParen)
    const inside = this.SUBRULE(this.operand)
    this.CONSUME(RParen)
    this.MANY({ GATE: () => holdsPath(inside), DEF: () => this.SUBRULE(this.dereference) })
  })

  private readonly call = this.RULE('call', () => {
    this.CONSUME(Identifier, { LABEL: 'name' })
    this.CONSUME(LParen)
    this.AT_LEAST_ONE_SEP({ SEP: Comma, DEF: () => this.SUBRULE(this.operand) })
    this.CONSUME(RParen)
  })

  private readonly path = this.RULE('path', () => {
    this.SUBRULE(this.element)
    this.MANY(() => this.SUBRULE(this.dereference))
  })

  private readonly dereference = this.RULE('dereference', () => {
    this.OR([
      {
        ALT: () => {
          this.CONSUME(Dot)
          this.SUBRULE(this.element)
        },
      },
      {
        ALT: () => {
          this.CONSUME(LBracket)
          this.CONSUME(Digits)
          this.CONSUME(RBracket)
        },
      },
    ])
  })

  private readonly element = this.RULE('element', () => {
    this.OR([{ ALT: () => this.CONSUME(Identifier) }, { ALT: () => this.CONSUME(NamePlaceholder) }])
  })

  readonly update = this.RULE('update', () => {
    this.AT_LEAST_ONE(() => this.SUBRULE(this.clause))
  })

  private readonly clause = this.RULE('clause', () => {
    this.OR([
      {
        ALT: () => {
          this.CONSUME(SetWord)
          this.AT_LEAST_ONE_SEP({ SEP: Comma, DEF: () => this.SUBRULE(this.assignment) })
        },
      },
      {
        ALT: () => {
          this.CONSUME(Remove)
          this.AT_LEAST_ONE_SEP2({ SEP: Comma, DEF: () => this.SUBRULE(this.path) })
        },
      },
      {
        ALT: () => {
          this.OR2([{ ALT: () => this.CONSUME(Add) }, { ALT: () => this.CONSUME(Delete) }])
          this.AT_LEAST_ONE_SEP3({ SEP: Comma, DEF: () => this.SUBRULE(this.pathWithValue) })
        },
      },
    ])
  })

  private readonly assignment = this.RULE('assignment', () => {
    this.SUBRULE(this.path)
    this.CONSUME(Equals)
    this.SUBRULE(this.setValue)
  })

  private readonly pathWithValue = this.RULE('pathWithValue', () => {
    this.SUBRULE(this.path)
    this.CONSUME(ValuePlaceholder)
  })

  private readonly setValue = this.RULE('setValue', () => {
    this.OR([
      { GATE: () => this.atValueGroup(), ALT: () => this.SUBRULE(this.setValueGroup), IGNORE_AMBIGUITIES: true },
      {
        ALT: () => {
          this.SUBRULE(this.term)
          this.OPTION(() => {
            this.CONSUME(Sign)
            this.SUBRULE2(this.term)
          })
        },
      },
    ])
  })

  private readonly setValueGroup = this.RULE('setValueGroup', () => {
    this.CONSUME(LParen)
    this.SUBRULE(this.setValue)
    this.CONSUME(RParen)
  })

  private readonly term = this.RULE('term', () => {
    this.OR([
      { GATE: () => this.atCall(), ALT: () => this.SUBRULE(this.setCall), IGNORE_AMBIGUITIES: true },
      { ALT: () => this.SUBRULE(this.path) },
      { ALT: () => this.CONSUME(ValuePlaceholder) },
      { ALT: () => this.SUBRULE(this.termGroup) },
    ])
  })

  private readonly termGroup = this.RULE('termGroup', () => {
    this.CONSUME(LParen)
    this.SUBRULE(this.term)
    this.CONSUME(RParen)
  })

  private readonly setCall = this.RULE('setCall', () => {
    this.CONSUME(Identifier, { LABEL: 'name' })
    this.CONSUME(LParen)
    this.AT_LEAST_ONE_SEP({ SEP: Comma, DEF: () => this.SUBRULE(this.term) })
    this.CONSUME(RParen)
  })

  readonly projection = this.RULE('projection', () => {
    this.AT_LEAST_ONE_SEP({ SEP: Comma, DEF: () => this.SUBRULE(this.path) })
  })

  private atCall(): boolean {
    return this.LA(2).tokenType === LParen
  }

  /** A group is an operand when something is done with it: `(a) = :b`, `(a).b = :c`. */
  private atConditionGroup(): boolean {
    if (this.LA(1).tokenType !== LParen) return false
    const next = this.afterGroup()
    return !(next === Between || next === In || next === Dot || next === LBracket || comparatorSet.has(next))
  }

  /** A group is a whole value unless arithmetic goes on after it: `(a) + b`. */
  private atValueGroup(): boolean {
    if (this.LA(1).tokenType !== LParen) return false
    const next = this.afterGroup()
    return next !== Plus && next !== Minus
  }

  /** The token after the parenthesis that closes the one at hand; the end of the text when none does. */
  private afterGroup(): TokenType {
    let depth = 0
    for (let ahead = 1; ; ahead++) {
      const { tokenType } = this.LA(ahead)
      if (tokenType === LParen) depth++
      else if (tokenType === RParen && --depth === 0) return this.LA(ahead + 1).tokenType
      else if (tokenType === EOF) return EOF
    }
  }
}

const comparatorSet: ReadonlySet<TokenType> = new Set(comparators)

/** A path, however many single parentheses are around it. */
function holdsPath(operand: CstNode): boolean {
  const plain = onlyNode(operand.children['plainOperand'])
  if (plain === undefined) return false
  if (plain.children['path'] !== undefined) return true
  const inside = onlyNode(onlyNode(plain.children['operandGroup'])?.children['operand'])
  return inside !== undefined && holdsPath(inside)
}

const onlyNode = (children: readonly CstElement[] | undefined): CstNode | undefined => {
  const child = children?.[0]
  return child !== undefined && 'children' in child ? child : undefined
}
