import type { CstNode, ICstVisitor, IToken } from "chevrotain";

export interface ExpressionCstNode extends CstNode {
  name: "expression";
  children: ExpressionCstChildren;
}

export type ExpressionCstChildren = {
  prefix?: PrefixCstNode[];
  pathTerm: PathTermCstNode[];
  operation?: OperationCstNode[];
};

export interface PrefixCstNode extends CstNode {
  name: "prefix";
  children: PrefixCstChildren;
}

export type PrefixCstChildren = {
  NOT?: IToken[];
  Sign?: IToken[];
};

export interface OperationCstNode extends CstNode {
  name: "operation";
  children: OperationCstChildren;
}

export type OperationCstChildren = {
  IS?: IToken[];
  NOT?: IToken[];
  typeName?: TypeNameCstNode[];
  infix?: InfixCstNode[];
  prefix?: PrefixCstNode[];
  pathTerm?: PathTermCstNode[];
};

export interface InfixCstNode extends CstNode {
  name: "infix";
  children: InfixCstChildren;
}

export type InfixCstChildren = {
  AND?: IToken[];
  OR?: IToken[];
  Comparator?: IToken[];
  Sign?: IToken[];
  Star?: IToken[];
  OtherOperator?: IToken[];
  NOT?: IToken[];
  BETWEEN?: IToken[];
  IN?: IToken[];
  LIKE?: IToken[];
};

export interface TypeNameCstNode extends CstNode {
  name: "typeName";
  children: TypeNameCstChildren;
}

export type TypeNameCstChildren = {
  TypeName?: IToken[];
  PlainName?: IToken[];
  PRECISION?: IToken[];
  VARYING?: IToken[];
};

export interface PathTermCstNode extends CstNode {
  name: "pathTerm";
  children: PathTermCstChildren;
}

export type PathTermCstChildren = {
  term: TermCstNode[];
  pathStep?: PathStepCstNode[];
};

export interface PathStepCstNode extends CstNode {
  name: "pathStep";
  children: PathStepCstChildren;
}

export type PathStepCstChildren = {
  Dot?: IToken[];
  Name?: IToken[];
  Star?: (IToken)[];
  LBracket?: IToken[];
  expression?: ExpressionCstNode[];
  RBracket?: IToken[];
};

export interface TermCstNode extends CstNode {
  name: "term";
  children: TermCstChildren;
}

export type TermCstChildren = {
  group?: GroupCstNode[];
  Name?: IToken[];
  callArguments?: (CallArgumentsCstNode)[];
  FunctionWord?: IToken[];
  Text?: IToken[];
  NumberText?: IToken[];
  TRUE?: IToken[];
  FALSE?: IToken[];
  NULL?: IToken[];
  MISSING?: IToken[];
  Ion?: IToken[];
  Question?: IToken[];
  list?: ListCstNode[];
  bag?: BagCstNode[];
  tuple?: TupleCstNode[];
};

export interface GroupCstNode extends CstNode {
  name: "group";
  children: GroupCstChildren;
}

export type GroupCstChildren = {
  LParen: IToken[];
  expression: ExpressionCstNode[];
  Comma?: IToken[];
  RParen: IToken[];
};

export interface CallArgumentsCstNode extends CstNode {
  name: "callArguments";
  children: CallArgumentsCstChildren;
}

export type CallArgumentsCstChildren = {
  LParen: IToken[];
  Star?: IToken[];
  expression?: ExpressionCstNode[];
  Comma?: IToken[];
  RParen: IToken[];
};

export interface ListCstNode extends CstNode {
  name: "list";
  children: ListCstChildren;
}

export type ListCstChildren = {
  LBracket: IToken[];
  expression?: ExpressionCstNode[];
  Comma?: IToken[];
  RBracket: IToken[];
};

export interface BagCstNode extends CstNode {
  name: "bag";
  children: BagCstChildren;
}

export type BagCstChildren = {
  LBag: IToken[];
  expression?: ExpressionCstNode[];
  Comma?: IToken[];
  RBag: IToken[];
};

export interface TupleCstNode extends CstNode {
  name: "tuple";
  children: TupleCstChildren;
}

export type TupleCstChildren = {
  LBrace: IToken[];
  pair?: PairCstNode[];
  Comma?: IToken[];
  RBrace: IToken[];
};

export interface PairCstNode extends CstNode {
  name: "pair";
  children: PairCstChildren;
}

export type PairCstChildren = {
  key: ExpressionCstNode[];
  Colon: IToken[];
  value: ExpressionCstNode[];
};

export interface PartiqlStatementCstNode extends CstNode {
  name: "partiqlStatement";
  children: PartiqlStatementCstChildren;
}

export type PartiqlStatementCstChildren = {
  selectStatement?: SelectStatementCstNode[];
  insertStatement?: InsertStatementCstNode[];
  updateStatement?: UpdateStatementCstNode[];
  fromUpdateStatement?: FromUpdateStatementCstNode[];
  deleteStatement?: DeleteStatementCstNode[];
  existsStatement?: ExistsStatementCstNode[];
  expressionStatement?: ExpressionStatementCstNode[];
  Semicolon?: IToken[];
};

export interface SelectStatementCstNode extends CstNode {
  name: "selectStatement";
  children: SelectStatementCstChildren;
}

export type SelectStatementCstChildren = {
  SELECT: IToken[];
  quantifier?: (IToken)[];
  selectItem: SelectItemCstNode[];
  Comma?: (IToken)[];
  FROM: IToken[];
  source: SourceCstNode[];
  whereClause?: WhereClauseCstNode[];
  orderByClause?: OrderByClauseCstNode[];
  refusedClause?: RefusedClauseCstNode[];
};

export interface SelectItemCstNode extends CstNode {
  name: "selectItem";
  children: SelectItemCstChildren;
}

export type SelectItemCstChildren = {
  Star?: IToken[];
  expression?: ExpressionCstNode[];
  alias?: AliasCstNode[];
};

export interface AliasCstNode extends CstNode {
  name: "alias";
  children: AliasCstChildren;
}

export type AliasCstChildren = {
  AS?: IToken[];
  Name: IToken[];
};

export interface SourceCstNode extends CstNode {
  name: "source";
  children: SourceCstChildren;
}

export type SourceCstChildren = {
  tablePath: TablePathCstNode[];
  alias?: AliasCstNode[];
};

export interface TablePathCstNode extends CstNode {
  name: "tablePath";
  children: TablePathCstChildren;
}

export type TablePathCstChildren = {
  Name: (IToken)[];
  Dot?: IToken[];
};

export interface WhereClauseCstNode extends CstNode {
  name: "whereClause";
  children: WhereClauseCstChildren;
}

export type WhereClauseCstChildren = {
  WHERE: IToken[];
  expression: ExpressionCstNode[];
};

export interface OrderByClauseCstNode extends CstNode {
  name: "orderByClause";
  children: OrderByClauseCstChildren;
}

export type OrderByClauseCstChildren = {
  ORDER: IToken[];
  BY: IToken[];
  orderTerm: OrderTermCstNode[];
  Comma?: IToken[];
};

export interface OrderTermCstNode extends CstNode {
  name: "orderTerm";
  children: OrderTermCstChildren;
}

export type OrderTermCstChildren = {
  pathTerm: PathTermCstNode[];
  ASC?: IToken[];
  DESC?: IToken[];
};

export interface RefusedClauseCstNode extends CstNode {
  name: "refusedClause";
  children: RefusedClauseCstChildren;
}

export type RefusedClauseCstChildren = {
  GROUP?: IToken[];
  BY?: IToken[];
  expression?: (ExpressionCstNode)[];
  Comma?: IToken[];
  HAVING?: IToken[];
  LIMIT?: IToken[];
};

export interface InsertStatementCstNode extends CstNode {
  name: "insertStatement";
  children: InsertStatementCstChildren;
}

export type InsertStatementCstChildren = {
  INSERT: IToken[];
  INTO: IToken[];
  tablePath: TablePathCstNode[];
  insertSource: InsertSourceCstNode[];
  conflictClause?: ConflictClauseCstNode[];
  returningClause?: ReturningClauseCstNode[];
};

export interface InsertSourceCstNode extends CstNode {
  name: "insertSource";
  children: InsertSourceCstChildren;
}

export type InsertSourceCstChildren = {
  VALUE?: IToken[];
  expression?: (ExpressionCstNode)[];
  VALUES?: IToken[];
  Comma?: IToken[];
  bag?: BagCstNode[];
  list?: ListCstNode[];
  tuple?: TupleCstNode[];
  Name?: IToken[];
};

export interface ConflictClauseCstNode extends CstNode {
  name: "conflictClause";
  children: ConflictClauseCstChildren;
}

export type ConflictClauseCstChildren = {
  ON: IToken[];
  CONFLICT: IToken[];
  whereClause: WhereClauseCstNode[];
  DO: IToken[];
  NOTHING: IToken[];
};

export interface UpdateStatementCstNode extends CstNode {
  name: "updateStatement";
  children: UpdateStatementCstChildren;
}

export type UpdateStatementCstChildren = {
  UPDATE: IToken[];
  source: SourceCstNode[];
  updateAction: UpdateActionCstNode[];
  whereClause?: WhereClauseCstNode[];
  returningClause?: ReturningClauseCstNode[];
};

export interface FromUpdateStatementCstNode extends CstNode {
  name: "fromUpdateStatement";
  children: FromUpdateStatementCstChildren;
}

export type FromUpdateStatementCstChildren = {
  FROM: IToken[];
  source: SourceCstNode[];
  whereClause?: WhereClauseCstNode[];
  updateAction: UpdateActionCstNode[];
};

export interface UpdateActionCstNode extends CstNode {
  name: "updateAction";
  children: UpdateActionCstChildren;
}

export type UpdateActionCstChildren = {
  SET?: IToken[];
  assignment?: AssignmentCstNode[];
  Comma?: IToken[];
  REMOVE?: IToken[];
  simplePath?: SimplePathCstNode[];
};

export interface AssignmentCstNode extends CstNode {
  name: "assignment";
  children: AssignmentCstChildren;
}

export type AssignmentCstChildren = {
  simplePath: SimplePathCstNode[];
  Equals: IToken[];
  expression: ExpressionCstNode[];
};

export interface SimplePathCstNode extends CstNode {
  name: "simplePath";
  children: SimplePathCstChildren;
}

export type SimplePathCstChildren = {
  Name: IToken[];
  pathStep?: PathStepCstNode[];
};

export interface DeleteStatementCstNode extends CstNode {
  name: "deleteStatement";
  children: DeleteStatementCstChildren;
}

export type DeleteStatementCstChildren = {
  DELETE: IToken[];
  FROM: IToken[];
  source: SourceCstNode[];
  whereClause?: WhereClauseCstNode[];
  returningClause?: ReturningClauseCstNode[];
};

export interface ReturningClauseCstNode extends CstNode {
  name: "returningClause";
  children: ReturningClauseCstChildren;
}

export type ReturningClauseCstChildren = {
  RETURNING: IToken[];
  returningElement: ReturningElementCstNode[];
  Comma?: IToken[];
};

export interface ReturningElementCstNode extends CstNode {
  name: "returningElement";
  children: ReturningElementCstChildren;
}

export type ReturningElementCstChildren = {
  ALL?: IToken[];
  MODIFIED?: IToken[];
  OLD?: IToken[];
  NEW?: IToken[];
  Star?: IToken[];
  pathTerm?: PathTermCstNode[];
};

export interface ExistsStatementCstNode extends CstNode {
  name: "existsStatement";
  children: ExistsStatementCstChildren;
}

export type ExistsStatementCstChildren = {
  EXISTS: IToken[];
  LParen: IToken[];
  selectStatement: SelectStatementCstNode[];
  RParen: IToken[];
};

export interface ExpressionStatementCstNode extends CstNode {
  name: "expressionStatement";
  children: ExpressionStatementCstChildren;
}

export type ExpressionStatementCstChildren = {
  expression: ExpressionCstNode[];
};

export interface ICstNodeVisitor<IN, OUT> extends ICstVisitor<IN, OUT> {
  expression(children: ExpressionCstChildren, param?: IN): OUT;
  prefix(children: PrefixCstChildren, param?: IN): OUT;
  operation(children: OperationCstChildren, param?: IN): OUT;
  infix(children: InfixCstChildren, param?: IN): OUT;
  typeName(children: TypeNameCstChildren, param?: IN): OUT;
  pathTerm(children: PathTermCstChildren, param?: IN): OUT;
  pathStep(children: PathStepCstChildren, param?: IN): OUT;
  term(children: TermCstChildren, param?: IN): OUT;
  group(children: GroupCstChildren, param?: IN): OUT;
  callArguments(children: CallArgumentsCstChildren, param?: IN): OUT;
  list(children: ListCstChildren, param?: IN): OUT;
  bag(children: BagCstChildren, param?: IN): OUT;
  tuple(children: TupleCstChildren, param?: IN): OUT;
  pair(children: PairCstChildren, param?: IN): OUT;
  partiqlStatement(children: PartiqlStatementCstChildren, param?: IN): OUT;
  selectStatement(children: SelectStatementCstChildren, param?: IN): OUT;
  selectItem(children: SelectItemCstChildren, param?: IN): OUT;
  alias(children: AliasCstChildren, param?: IN): OUT;
  source(children: SourceCstChildren, param?: IN): OUT;
  tablePath(children: TablePathCstChildren, param?: IN): OUT;
  whereClause(children: WhereClauseCstChildren, param?: IN): OUT;
  orderByClause(children: OrderByClauseCstChildren, param?: IN): OUT;
  orderTerm(children: OrderTermCstChildren, param?: IN): OUT;
  refusedClause(children: RefusedClauseCstChildren, param?: IN): OUT;
  insertStatement(children: InsertStatementCstChildren, param?: IN): OUT;
  insertSource(children: InsertSourceCstChildren, param?: IN): OUT;
  conflictClause(children: ConflictClauseCstChildren, param?: IN): OUT;
  updateStatement(children: UpdateStatementCstChildren, param?: IN): OUT;
  fromUpdateStatement(children: FromUpdateStatementCstChildren, param?: IN): OUT;
  updateAction(children: UpdateActionCstChildren, param?: IN): OUT;
  assignment(children: AssignmentCstChildren, param?: IN): OUT;
  simplePath(children: SimplePathCstChildren, param?: IN): OUT;
  deleteStatement(children: DeleteStatementCstChildren, param?: IN): OUT;
  returningClause(children: ReturningClauseCstChildren, param?: IN): OUT;
  returningElement(children: ReturningElementCstChildren, param?: IN): OUT;
  existsStatement(children: ExistsStatementCstChildren, param?: IN): OUT;
  expressionStatement(children: ExpressionStatementCstChildren, param?: IN): OUT;
}
