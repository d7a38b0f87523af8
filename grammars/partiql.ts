import { CstParser } from 'chevrotain'
import { LazyLookahead } from './lazy-lookahead.ts'
import {
  All,
  And,
  As,
  Asc,
  Between,
  By,
  Colon,
  Conflict,
  Delete,
  Desc,
  Distinct,
  Do,
  Exists,
  False,
  From,
  FunctionWord,
  Group,
  Having,
  In,
  Insert,
  Into,
  Ion,
  Is,
  LBag,
  LBrace,
  Like,
  Limit,
  Missing,
  Modified,
  Name,
  New,
  Not,
  Nothing,
  Null,
  NumberText,
  Old,
  On,
  Or,
  Order,
  OtherOperator,
  PlainName,
  Precision,
  partiqlVocabulary,
  Question,
  RBag,
  RBrace,
  Remove,
  Returning,
  Select,
  Semicolon,
  SetWord,
  Star,
  Text,
  True,
  TypeName,
  Update,
  Values,
  ValueWord,
  Varying,
  Where,
} from './partiql-tokens.ts'
import { Comma, Comparator, Dot, Equals, LBracket, LParen, RBracket, RParen, Sign } from './vocabulary.ts'

/**
 * PartiQL for DynamoDB. It accepts more than the service does where the service's parser does too (aliases, LIMIT, operators
 * of other types): what comes after it refuses those by name. One token ahead decides everywhere, so that an error is
 * reported at the token that is wrong. Source: reference, partiql 3.
 */
export class PartiqlGrammar extends CstParser {
  constructor({ skipValidations = true } = {}) {
    super(partiqlVocabulary(), {
      maxLookahead: 1,
      lookaheadStrategy: new LazyLookahead(),
      nodeLocationTracking: 'onlyOffset',
      skipValidations,
    })
    this.performSelfAnalysis()
  }

  readonly partiqlStatement = this.RULE('partiqlStatement', () => {
    this.OR([
      { ALT: () => this.SUBRULE(this.selectStatement) },
      { ALT: () => this.SUBRULE(this.insertStatement) },
      { ALT: () => this.SUBRULE(this.updateStatement) },
      { ALT: () => this.SUBRULE(this.fromUpdateStatement) },
      { ALT: () => this.SUBRULE(this.deleteStatement) },
      { ALT: () => this.SUBRULE(this.existsStatement) },
      { ALT: () => this.SUBRULE(this.expressionStatement) },
    ])
    this.OPTION(() => this.CONSUME(Semicolon))
  })

  private readonly selectStatement = this.RULE('selectStatement', () => {
    this.CONSUME(Select)
    this.OPTION(() =>
      this.OR([
        { ALT: () => this.CONSUME(Distinct, { LABEL: 'quantifier' }) },
        { ALT: () => this.CONSUME(All, { LABEL: 'quantifier' }) },
        { ALT: () => this.CONSUME(ValueWord, { LABEL: 'quantifier' }) },
      ]),
    )
    this.AT_LEAST_ONE_SEP({ SEP: Comma, DEF: () => this.SUBRULE(this.selectItem) })
    this.CONSUME(From)
    this.AT_LEAST_ONE_SEP2({ SEP: Comma, DEF: () => this.SUBRULE(this.source) })
    this.OPTION2(() => this.SUBRULE(this.whereClause))
    this.OPTION3(() => this.SUBRULE(this.orderByClause))
    this.MANY(() => this.SUBRULE(this.refusedClause))
  })

  private readonly selectItem = this.RULE('selectItem', () => {
    this.OR([
      { ALT: () => this.CONSUME(Star) },
      {
        ALT: () => {
          this.SUBRULE(this.expression)
          this.OPTION(() => this.SUBRULE(this.alias))
        },
      },
    ])
  })

  private readonly alias = this.RULE('alias', () => {
    this.OPTION(() => this.CONSUME(As))
    this.CONSUME(Name)
  })

  private readonly source = this.RULE('source', () => {
    this.SUBRULE(this.tablePath)
    this.OPTION(() => this.SUBRULE(this.alias))
  })

  private readonly tablePath = this.RULE('tablePath', () => {
    this.CONSUME(Name)
    this.MANY(() => {
      this.CONSUME(Dot)
      this.CONSUME2(Name)
    })
  })

  private readonly whereClause = this.RULE('whereClause', () => {
    this.CONSUME(Where)
    this.SUBRULE(this.expression)
  })

  private readonly orderByClause = this.RULE('orderByClause', () => {
    this.CONSUME(Order)
    this.CONSUME(By)
    this.AT_LEAST_ONE_SEP({ SEP: Comma, DEF: () => this.SUBRULE(this.orderTerm) })
  })

  private readonly orderTerm = this.RULE('orderTerm', () => {
    this.SUBRULE(this.pathTerm)
    this.OPTION(() => this.OR([{ ALT: () => this.CONSUME(Asc) }, { ALT: () => this.CONSUME(Desc) }]))
  })

  /** Clauses that DynamoDB names when it refuses them. */
  private readonly refusedClause = this.RULE('refusedClause', () => {
    this.OR([
      {
        ALT: () => {
          this.CONSUME(Group)
          this.CONSUME(By)
          this.AT_LEAST_ONE_SEP({ SEP: Comma, DEF: () => this.SUBRULE(this.expression) })
        },
      },
      {
        ALT: () => {
          this.CONSUME(Having)
          this.SUBRULE2(this.expression)
        },
      },
      {
        ALT: () => {
          this.CONSUME(Limit)
          this.SUBRULE3(this.expression)
        },
      },
    ])
  })

  private readonly insertStatement = this.RULE('insertStatement', () => {
    this.CONSUME(Insert)
    this.CONSUME(Into)
    this.SUBRULE(this.tablePath)
    this.SUBRULE(this.insertSource)
    this.OPTION(() => this.SUBRULE(this.conflictClause))
    this.OPTION2(() => this.SUBRULE(this.returningClause))
  })

  /** VALUE and one item; the other forms are PartiQL's for several. */
  private readonly insertSource = this.RULE('insertSource', () => {
    this.OR([
      {
        ALT: () => {
          this.CONSUME(ValueWord)
          this.SUBRULE(this.expression)
        },
      },
      {
        ALT: () => {
          this.CONSUME(Values)
          this.AT_LEAST_ONE_SEP({ SEP: Comma, DEF: () => this.SUBRULE2(this.expression) })
        },
      },
      { ALT: () => this.SUBRULE(this.bag) },
      { ALT: () => this.SUBRULE(this.list) },
      { ALT: () => this.SUBRULE(this.tuple) },
      { ALT: () => this.CONSUME(Name) },
    ])
  })

  private readonly conflictClause = this.RULE('conflictClause', () => {
    this.CONSUME(On)
    this.CONSUME(Conflict)
    this.SUBRULE(this.whereClause)
    this.CONSUME(Do)
    this.CONSUME(Nothing)
  })

  private readonly updateStatement = this.RULE('updateStatement', () => {
    this.CONSUME(Update)
    this.SUBRULE(this.source)
    this.AT_LEAST_ONE(() => this.SUBRULE(this.updateAction))
    this.OPTION(() => this.SUBRULE(this.whereClause))
    this.OPTION2(() => this.SUBRULE(this.returningClause))
  })

  /** FROM t WHERE ... SET ...: undocumented, accepted. */
  private readonly fromUpdateStatement = this.RULE('fromUpdateStatement', () => {
    this.CONSUME(From)
    this.SUBRULE(this.source)
    this.OPTION(() => this.SUBRULE(this.whereClause))
    this.AT_LEAST_ONE(() => this.SUBRULE(this.updateAction))
  })

  private readonly updateAction = this.RULE('updateAction', () => {
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
          this.SUBRULE(this.simplePath)
        },
      },
    ])
  })

  private readonly assignment = this.RULE('assignment', () => {
    this.SUBRULE(this.simplePath)
    this.CONSUME(Equals)
    this.SUBRULE(this.expression)
  })

  private readonly simplePath = this.RULE('simplePath', () => {
    this.CONSUME(Name)
    this.MANY(() => this.SUBRULE(this.pathStep))
  })

  private readonly deleteStatement = this.RULE('deleteStatement', () => {
    this.CONSUME(Delete)
    this.CONSUME(From)
    this.SUBRULE(this.source)
    this.OPTION(() => this.SUBRULE(this.whereClause))
    this.OPTION2(() => this.SUBRULE(this.returningClause))
  })

  private readonly returningClause = this.RULE('returningClause', () => {
    this.CONSUME(Returning)
    this.AT_LEAST_ONE_SEP({ SEP: Comma, DEF: () => this.SUBRULE(this.returningElement) })
  })

  private readonly returningElement = this.RULE('returningElement', () => {
    this.OR([{ ALT: () => this.CONSUME(All) }, { ALT: () => this.CONSUME(Modified) }])
    this.OR2([{ ALT: () => this.CONSUME(Old) }, { ALT: () => this.CONSUME(New) }])
    this.OR3([{ ALT: () => this.CONSUME(Star) }, { ALT: () => this.SUBRULE(this.pathTerm) }])
  })

  private readonly existsStatement = this.RULE('existsStatement', () => {
    this.CONSUME(Exists)
    this.CONSUME(LParen)
    this.SUBRULE(this.selectStatement)
    this.CONSUME(RParen)
  })

  /** What the service's parser takes too and DynamoDB then refuses. */
  private readonly expressionStatement = this.RULE('expressionStatement', () => {
    this.SUBRULE(this.expression)
  })

  /** Operands and operators as they stand; what binds tighter is decided when the tree is built. */
  private readonly expression = this.RULE('expression', () => {
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

  private readonly pathTerm = this.RULE('pathTerm', () => {
    this.SUBRULE(this.term)
    this.MANY(() => this.SUBRULE(this.pathStep))
  })

  private readonly pathStep = this.RULE('pathStep', () => {
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

  private readonly list = this.RULE('list', () => {
    this.CONSUME(LBracket)
    this.OPTION(() => this.AT_LEAST_ONE_SEP({ SEP: Comma, DEF: () => this.SUBRULE(this.expression) }))
    this.CONSUME(RBracket)
  })

  private readonly bag = this.RULE('bag', () => {
    this.CONSUME(LBag)
    this.OPTION(() => this.AT_LEAST_ONE_SEP({ SEP: Comma, DEF: () => this.SUBRULE(this.expression) }))
    this.CONSUME(RBag)
  })

  private readonly tuple = this.RULE('tuple', () => {
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
