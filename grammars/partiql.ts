import { PartiqlExpressions } from './partiql-expressions.ts'
import {
  All,
  As,
  Asc,
  By,
  Conflict,
  Delete,
  Desc,
  Distinct,
  Do,
  Exists,
  From,
  Group,
  Having,
  Insert,
  Into,
  Limit,
  Modified,
  Name,
  New,
  Nothing,
  Old,
  On,
  Order,
  Remove,
  Returning,
  Select,
  Semicolon,
  SetWord,
  Star,
  Update,
  Values,
  ValueWord,
  Where,
} from './partiql-tokens.ts'
import { Comma, Dot, Equals, LParen, RParen } from './vocabulary.ts'

/** PartiQL for DynamoDB, with what its parser takes and DynamoDB refuses: aliases, LIMIT, several items. Source: reference, partiql 3. */
export class PartiqlGrammar extends PartiqlExpressions {
  constructor({ skipValidations = true } = {}) {
    super(skipValidations)
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
}
