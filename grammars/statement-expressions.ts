import { OneTokenParser } from './one-token-parser.ts'
import {
  AnyWord,
  BinaryLiteral,
  Colon,
  K,
  LBrace,
  LSet,
  Name,
  NumberLiteral,
  QuestionMark,
  QuotedName,
  RBrace,
  RSet,
  StringLiteral,
  Variable,
  vocabulary,
} from './statement-tokens.ts'
import { Comma, Comparator, Dot, Equals, LBracket, LParen, Minus, RBracket, RParen, Sign } from './vocabulary.ts'

/**
 * Names, values and conditions of the shell's own statements: DynamoDB's expression language and PartiQL's in one, with
 * literals. What only one of the two knows is told apart later, by whoever reads the tree; so `(a = 1)` and `(a) = 1` need
 * no looking ahead. One token ahead decides everywhere: an error is then at the token that is wrong.
 */
export class ExpressionRules extends OneTokenParser {
  constructor(skipValidations: boolean) {
    super('statement', vocabulary, { nodeLocationTracking: 'onlyOffset', skipValidations })
  }

  protected readonly name = this.RULE('name', () => {
    this.OR([{ ALT: () => this.CONSUME(Name) }, { ALT: () => this.CONSUME(QuotedName) }])
  })

  /** `Orders`, `Orders.byStatus`, `my-table`, `"any name"`. */
  protected readonly table = this.RULE('table', () => {
    this.SUBRULE(this.tableName)
    this.MANY(() => {
      this.CONSUME(Dot)
      this.SUBRULE2(this.tableName)
    })
  })

  protected readonly tableName = this.RULE('tableName', () => {
    this.OR([
      { ALT: () => this.CONSUME(QuotedName) },
      {
        ALT: () => {
          this.OR2([{ ALT: () => this.CONSUME(Name) }, { ALT: () => this.CONSUME(NumberLiteral) }])
          this.MANY({ GATE: () => this.touches(), DEF: () => this.SUBRULE(this.tableNameTail) })
        },
      },
    ])
  })

  /** The rest of an unquoted `my-table` or `2026-orders`: no space before it. */
  protected readonly tableNameTail = this.RULE('tableNameTail', () => {
    this.OR([
      { ALT: () => this.CONSUME(Minus) },
      { ALT: () => this.CONSUME(AnyWord) },
      { ALT: () => this.CONSUME(NumberLiteral) },
    ])
  })

  protected readonly path = this.RULE('path', () => {
    this.SUBRULE(this.name)
    this.MANY(() => this.SUBRULE(this.dereference))
  })

  protected readonly dereference = this.RULE('dereference', () => {
    this.OR([
      {
        ALT: () => {
          this.CONSUME(Dot)
          this.OR2([{ ALT: () => this.CONSUME(AnyWord) }, { ALT: () => this.CONSUME(QuotedName) }])
        },
      },
      {
        ALT: () => {
          this.CONSUME(LBracket)
          this.CONSUME(NumberLiteral)
          this.CONSUME(RBracket)
        },
      },
    ])
  })

  protected readonly condition = this.RULE('condition', () => {
    this.SUBRULE(this.conjunction)
    this.MANY(() => {
      this.CONSUME(K.OR)
      this.SUBRULE2(this.conjunction)
    })
  })

  protected readonly conjunction = this.RULE('conjunction', () => {
    this.SUBRULE(this.negation)
    this.MANY(() => {
      this.CONSUME(K.AND)
      this.SUBRULE2(this.negation)
    })
  })

  protected readonly negation = this.RULE('negation', () => {
    this.MANY(() => this.CONSUME(K.NOT))
    this.SUBRULE(this.predicate)
  })

  protected readonly predicate = this.RULE('predicate', () => {
    this.SUBRULE(this.operand)
    this.OPTION(() => this.SUBRULE(this.comparison))
  })

  protected readonly comparison = this.RULE('comparison', () => {
    this.OR([
      {
        ALT: () => {
          this.CONSUME(Comparator)
          this.SUBRULE(this.operand)
        },
      },
      {
        ALT: () => {
          this.CONSUME(K.IS)
          this.OPTION(() => this.CONSUME(K.NOT))
          this.CONSUME(AnyWord)
        },
      },
      {
        ALT: () => {
          this.OPTION2(() => this.CONSUME2(K.NOT))
          this.OR2([{ ALT: () => this.SUBRULE(this.between) }, { ALT: () => this.SUBRULE(this.membership) }])
        },
      },
    ])
  })

  protected readonly between = this.RULE('between', () => {
    this.CONSUME(K.BETWEEN)
    this.SUBRULE(this.operand)
    this.CONSUME(K.AND)
    this.SUBRULE2(this.operand)
  })

  protected readonly membership = this.RULE('membership', () => {
    this.CONSUME(K.IN)
    this.OR([
      {
        ALT: () => {
          this.CONSUME(LParen)
          this.AT_LEAST_ONE_SEP({ SEP: Comma, DEF: () => this.SUBRULE(this.operand) })
          this.CONSUME(RParen)
        },
      },
      {
        ALT: () => {
          this.CONSUME(LBracket)
          this.AT_LEAST_ONE_SEP2({ SEP: Comma, DEF: () => this.SUBRULE2(this.operand) })
          this.CONSUME(RBracket)
        },
      },
    ])
  })

  /** One sign at most, as the service has it. */
  protected readonly operand = this.RULE('operand', () => {
    this.SUBRULE(this.term)
    this.MANY(() => {
      this.CONSUME(Sign)
      this.SUBRULE2(this.term)
    })
  })

  protected readonly term = this.RULE('term', () => {
    this.MANY(() => this.CONSUME(Sign))
    this.OR([
      { ALT: () => this.SUBRULE(this.reference) },
      { ALT: () => this.SUBRULE(this.literal) },
      { ALT: () => this.SUBRULE(this.parameter) },
      {
        ALT: () => {
          this.CONSUME(LParen)
          this.SUBRULE(this.condition)
          this.CONSUME(RParen)
        },
      },
    ])
  })

  /** A path, or the call of a function. */
  protected readonly reference = this.RULE('reference', () => {
    this.SUBRULE(this.name)
    this.OR([
      { ALT: () => this.SUBRULE(this.operands) },
      { ALT: () => this.MANY(() => this.SUBRULE(this.dereference)) },
    ])
  })

  protected readonly operands = this.RULE('operands', () => {
    this.CONSUME(LParen)
    this.MANY_SEP({ SEP: Comma, DEF: () => this.SUBRULE(this.operand) })
    this.CONSUME(RParen)
  })

  /** `:order.lines[0]`: a part of what the parameter stands for. */
  protected readonly parameter = this.RULE('parameter', () => {
    this.OR([
      {
        ALT: () => {
          this.CONSUME(Variable)
          this.MANY(() => this.SUBRULE(this.dereference))
        },
      },
      { ALT: () => this.CONSUME(QuestionMark) },
    ])
  })

  protected readonly literal = this.RULE('literal', () => {
    this.OR([
      { ALT: () => this.CONSUME(StringLiteral) },
      { ALT: () => this.CONSUME(NumberLiteral) },
      { ALT: () => this.CONSUME(K.TRUE) },
      { ALT: () => this.CONSUME(K.FALSE) },
      { ALT: () => this.CONSUME(K.NULL) },
      { ALT: () => this.CONSUME(BinaryLiteral) },
      { ALT: () => this.SUBRULE(this.list) },
      { ALT: () => this.SUBRULE(this.map) },
      { ALT: () => this.SUBRULE(this.set) },
    ])
  })

  protected readonly list = this.RULE('list', () => {
    this.CONSUME(LBracket)
    this.MANY_SEP({ SEP: Comma, DEF: () => this.SUBRULE(this.operand) })
    this.CONSUME(RBracket)
  })

  protected readonly set = this.RULE('set', () => {
    this.CONSUME(LSet)
    this.MANY_SEP({ SEP: Comma, DEF: () => this.SUBRULE(this.operand) })
    this.CONSUME(RSet)
  })

  protected readonly map = this.RULE('map', () => {
    this.CONSUME(LBrace)
    this.MANY_SEP({ SEP: Comma, DEF: () => this.SUBRULE(this.mapEntry) })
    this.CONSUME(RBrace)
  })

  /** `{flag:true}`: the lexer takes `:true` for a parameter; after a key it is a colon and a value. */
  protected readonly mapEntry = this.RULE('mapEntry', () => {
    this.OR([
      { ALT: () => this.CONSUME(AnyWord) },
      { ALT: () => this.CONSUME(QuotedName) },
      { ALT: () => this.CONSUME(StringLiteral) },
    ])
    this.OR2([
      {
        ALT: () => {
          this.CONSUME(Colon)
          this.SUBRULE(this.operand)
        },
      },
      { ALT: () => this.CONSUME(Variable) },
    ])
  })

  protected readonly updateClause = this.RULE('updateClause', () => {
    this.OR([
      {
        ALT: () => {
          this.CONSUME(K.SET)
          this.AT_LEAST_ONE_SEP({ SEP: Comma, DEF: () => this.SUBRULE(this.assignment) })
        },
      },
      {
        ALT: () => {
          this.CONSUME(K.REMOVE)
          this.AT_LEAST_ONE_SEP2({ SEP: Comma, DEF: () => this.SUBRULE(this.path) })
        },
      },
      {
        ALT: () => {
          this.CONSUME(K.ADD)
          this.AT_LEAST_ONE_SEP3({ SEP: Comma, DEF: () => this.SUBRULE(this.pathWithValue) })
        },
      },
      {
        ALT: () => {
          this.CONSUME(K.DELETE)
          this.AT_LEAST_ONE_SEP4({ SEP: Comma, DEF: () => this.SUBRULE2(this.pathWithValue) })
        },
      },
    ])
  })

  protected readonly assignment = this.RULE('assignment', () => {
    this.SUBRULE(this.path)
    this.CONSUME(Equals)
    this.SUBRULE(this.operand)
  })

  protected readonly pathWithValue = this.RULE('pathWithValue', () => {
    this.SUBRULE(this.path)
    this.SUBRULE(this.operand)
  })

  /** Whether the next token follows the last without a space. */
  protected touches(): boolean {
    const last = this.LA(0)
    return last.startOffset + last.image.length === this.LA(1).startOffset
  }
}
