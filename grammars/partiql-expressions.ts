import { OneTokenParser } from './one-token-parser.ts'
import {
  And,
  Between,
  Colon,
  False,
  FunctionWord,
  In,
  Ion,
  Is,
  LBag,
  LBrace,
  Like,
  Missing,
  Name,
  Not,
  Null,
  NumberText,
  Or,
  OtherOperator,
  PlainName,
  Precision,
  partiqlVocabulary,
  Question,
  RBag,
  RBrace,
  Star,
  Text,
  True,
  TypeName,
  Varying,
} from './partiql-tokens.ts'
import { Comma, Comparator, Dot, LBracket, LParen, RBracket, RParen, Sign } from './vocabulary.ts'

/**
 * Expressions of PartiQL: values, paths, conditions. More is accepted than the service takes where its parser does too; what
 * comes after the grammar refuses that by name. One token ahead decides everywhere, so that an error is reported at the token
 * that is wrong. Source: reference, partiql 3.
 */
export abstract class PartiqlExpressions extends OneTokenParser {
  constructor(skipValidations: boolean) {
    super('partiql', partiqlVocabulary(), { nodeLocationTracking: 'onlyOffset', skipValidations })
  }

  /** Operands and operators as they stand; what binds tighter is decided when the tree is built. */
  protected readonly expression = this.RULE('expression', () => {
    this.MANY(() => this.SUBRULE(this.prefix))
    this.SUBRULE(this.pathTerm)
    this.MANY2(() => this.SUBRULE(this.operation))
  })

  private readonly prefix = this.RULE('prefix', () => {
    this.OR([{ ALT: () => this.CONSUME(Not) }, { ALT: () => this.CONSUME(Sign) }])
  })

  private readonly operation = this.RULE('operation', () => {
    this.OR([
      {
        ALT: () => {
          this.CONSUME(Is)
          this.OPTION(() => this.CONSUME(Not))
          this.SUBRULE(this.typeName)
        },
      },
      {
        ALT: () => {
          this.SUBRULE(this.infix)
          this.MANY(() => this.SUBRULE(this.prefix))
          this.SUBRULE(this.pathTerm)
        },
      },
    ])
  })

  private readonly infix = this.RULE('infix', () => {
    this.OR([
      { ALT: () => this.CONSUME(And) },
      { ALT: () => this.CONSUME(Or) },
      { ALT: () => this.CONSUME(Comparator) },
      { ALT: () => this.CONSUME(Sign) },
      { ALT: () => this.CONSUME(Star) },
      { ALT: () => this.CONSUME(OtherOperator) },
      {
        ALT: () => {
          this.OPTION(() => this.CONSUME(Not))
          this.OR2([
            { ALT: () => this.CONSUME(Between) },
            { ALT: () => this.CONSUME(In) },
            { ALT: () => this.CONSUME(Like) },
          ])
        },
      },
    ])
  })

  /** MISSING, NUMERIC, INT4, DOUBLE PRECISION, CHARACTER VARYING... */
  private readonly typeName = this.RULE('typeName', () => {
    this.OR([{ ALT: () => this.CONSUME(TypeName) }, { ALT: () => this.CONSUME(PlainName) }])
    this.OPTION(() => this.OR2([{ ALT: () => this.CONSUME(Precision) }, { ALT: () => this.CONSUME(Varying) }]))
  })

  protected readonly pathTerm = this.RULE('pathTerm', () => {
    this.SUBRULE(this.term)
    this.MANY(() => this.SUBRULE(this.pathStep))
  })

  protected readonly pathStep = this.RULE('pathStep', () => {
    this.OR([
      {
        ALT: () => {
          this.CONSUME(Dot)
          this.OR2([{ ALT: () => this.CONSUME(Name) }, { ALT: () => this.CONSUME(Star) }])
        },
      },
      {
        ALT: () => {
          this.CONSUME(LBracket)
          this.OR3([{ ALT: () => this.SUBRULE(this.expression) }, { ALT: () => this.CONSUME2(Star) }])
          this.CONSUME(RBracket)
        },
      },
    ])
  })

  private readonly term = this.RULE('term', () => {
    this.OR([
      { ALT: () => this.SUBRULE(this.group) },
      {
        ALT: () => {
          this.CONSUME(Name)
          this.OPTION(() => this.SUBRULE(this.callArguments))
        },
      },
      {
        ALT: () => {
          this.CONSUME(FunctionWord)
          this.SUBRULE2(this.callArguments)
        },
      },
      { ALT: () => this.CONSUME(Text) },
      { ALT: () => this.CONSUME(NumberText) },
      { ALT: () => this.CONSUME(True) },
      { ALT: () => this.CONSUME(False) },
      { ALT: () => this.CONSUME(Null) },
      { ALT: () => this.CONSUME(Missing) },
      { ALT: () => this.CONSUME(Ion) },
      { ALT: () => this.CONSUME(Question) },
      { ALT: () => this.SUBRULE(this.list) },
      { ALT: () => this.SUBRULE(this.bag) },
      { ALT: () => this.SUBRULE(this.tuple) },
    ])
  })

  /** One expression in parentheses, or several: the right side of IN. */
  private readonly group = this.RULE('group', () => {
    this.CONSUME(LParen)
    this.AT_LEAST_ONE_SEP({ SEP: Comma, DEF: () => this.SUBRULE(this.expression) })
    this.CONSUME(RParen)
  })

  private readonly callArguments = this.RULE('callArguments', () => {
    this.CONSUME(LParen)
    this.OPTION(() =>
      this.OR([
        { ALT: () => this.CONSUME(Star) },
        { ALT: () => this.AT_LEAST_ONE_SEP({ SEP: Comma, DEF: () => this.SUBRULE(this.expression) }) },
      ]),
    )
    this.CONSUME(RParen)
  })

  protected readonly list = this.RULE('list', () => {
    this.CONSUME(LBracket)
    this.OPTION(() => this.AT_LEAST_ONE_SEP({ SEP: Comma, DEF: () => this.SUBRULE(this.expression) }))
    this.CONSUME(RBracket)
  })

  protected readonly bag = this.RULE('bag', () => {
    this.CONSUME(LBag)
    this.OPTION(() => this.AT_LEAST_ONE_SEP({ SEP: Comma, DEF: () => this.SUBRULE(this.expression) }))
    this.CONSUME(RBag)
  })

  protected readonly tuple = this.RULE('tuple', () => {
    this.CONSUME(LBrace)
    this.OPTION(() => this.AT_LEAST_ONE_SEP({ SEP: Comma, DEF: () => this.SUBRULE(this.pair) }))
    this.CONSUME(RBrace)
  })

  private readonly pair = this.RULE('pair', () => {
    this.SUBRULE(this.expression, { LABEL: 'key' })
    this.CONSUME(Colon)
    this.SUBRULE2(this.expression, { LABEL: 'value' })
  })
}
