import type { CstNode, ICstVisitor, IToken } from "chevrotain";

export interface ConditionCstNode extends CstNode {
  name: "condition";
  children: ConditionCstChildren;
}

export type ConditionCstChildren = {
  negation: (NegationCstNode)[];
  Connective?: IToken[];
};

export interface NegationCstNode extends CstNode {
  name: "negation";
  children: NegationCstChildren;
}

export type NegationCstChildren = {
  Not?: IToken[];
  LParen?: IToken[];
  condition?: ConditionCstNode[];
  RParen?: IToken[];
  predicate?: PredicateCstNode[];
};

export interface PredicateCstNode extends CstNode {
  name: "predicate";
  children: PredicateCstChildren;
}

export type PredicateCstChildren = {
  call?: CallCstNode[];
  comparison?: (ComparisonCstNode)[];
  plainOperand?: PlainOperandCstNode[];
};

export interface ComparisonCstNode extends CstNode {
  name: "comparison";
  children: ComparisonCstChildren;
}

export type ComparisonCstChildren = {
  Comparator?: IToken[];
  operand?: (OperandCstNode)[];
  Between?: IToken[];
  And?: IToken[];
  In?: IToken[];
  LParen?: IToken[];
  Comma?: IToken[];
  RParen?: IToken[];
};

export interface OperandCstNode extends CstNode {
  name: "operand";
  children: OperandCstChildren;
}

export type OperandCstChildren = {
  call?: CallCstNode[];
  plainOperand?: PlainOperandCstNode[];
};

export interface PlainOperandCstNode extends CstNode {
  name: "plainOperand";
  children: PlainOperandCstChildren;
}

export type PlainOperandCstChildren = {
  path?: PathCstNode[];
  ValuePlaceholder?: IToken[];
  operandGroup?: OperandGroupCstNode[];
};

export interface OperandGroupCstNode extends CstNode {
  name: "operandGroup";
  children: OperandGroupCstChildren;
}

export type OperandGroupCstChildren = {
  LParen: IToken[];
  operand: OperandCstNode[];
  RParen: IToken[];
  dereference?: DereferenceCstNode[];
};

export interface CallCstNode extends CstNode {
  name: "call";
  children: CallCstChildren;
}

export type CallCstChildren = {
  name: IToken[];
  LParen: IToken[];
  operand: OperandCstNode[];
  Comma?: IToken[];
  RParen: IToken[];
};

export interface PathCstNode extends CstNode {
  name: "path";
  children: PathCstChildren;
}

export type PathCstChildren = {
  element: ElementCstNode[];
  dereference?: DereferenceCstNode[];
};

export interface DereferenceCstNode extends CstNode {
  name: "dereference";
  children: DereferenceCstChildren;
}

export type DereferenceCstChildren = {
  Dot?: IToken[];
  element?: ElementCstNode[];
  LBracket?: IToken[];
  Digits?: IToken[];
  RBracket?: IToken[];
};

export interface ElementCstNode extends CstNode {
  name: "element";
  children: ElementCstChildren;
}

export type ElementCstChildren = {
  Identifier?: IToken[];
  NamePlaceholder?: IToken[];
};

export interface UpdateCstNode extends CstNode {
  name: "update";
  children: UpdateCstChildren;
}

export type UpdateCstChildren = {
  clause: ClauseCstNode[];
};

export interface ClauseCstNode extends CstNode {
  name: "clause";
  children: ClauseCstChildren;
}

export type ClauseCstChildren = {
  Set?: IToken[];
  assignment?: AssignmentCstNode[];
  Comma?: (IToken)[];
  Remove?: IToken[];
  path?: PathCstNode[];
  Add?: IToken[];
  Delete?: IToken[];
  pathWithValue?: PathWithValueCstNode[];
};

export interface AssignmentCstNode extends CstNode {
  name: "assignment";
  children: AssignmentCstChildren;
}

export type AssignmentCstChildren = {
  path: PathCstNode[];
  Equals: IToken[];
  setValue: SetValueCstNode[];
};

export interface PathWithValueCstNode extends CstNode {
  name: "pathWithValue";
  children: PathWithValueCstChildren;
}

export type PathWithValueCstChildren = {
  path: PathCstNode[];
  ValuePlaceholder: IToken[];
};

export interface SetValueCstNode extends CstNode {
  name: "setValue";
  children: SetValueCstChildren;
}

export type SetValueCstChildren = {
  setValueGroup?: SetValueGroupCstNode[];
  term?: (TermCstNode)[];
  Sign?: IToken[];
};

export interface SetValueGroupCstNode extends CstNode {
  name: "setValueGroup";
  children: SetValueGroupCstChildren;
}

export type SetValueGroupCstChildren = {
  LParen: IToken[];
  setValue: SetValueCstNode[];
  RParen: IToken[];
};

export interface TermCstNode extends CstNode {
  name: "term";
  children: TermCstChildren;
}

export type TermCstChildren = {
  setCall?: SetCallCstNode[];
  path?: PathCstNode[];
  ValuePlaceholder?: IToken[];
  termGroup?: TermGroupCstNode[];
};

export interface TermGroupCstNode extends CstNode {
  name: "termGroup";
  children: TermGroupCstChildren;
}

export type TermGroupCstChildren = {
  LParen: IToken[];
  term: TermCstNode[];
  RParen: IToken[];
};

export interface SetCallCstNode extends CstNode {
  name: "setCall";
  children: SetCallCstChildren;
}

export type SetCallCstChildren = {
  name: IToken[];
  LParen: IToken[];
  term: TermCstNode[];
  Comma?: IToken[];
  RParen: IToken[];
};

export interface ProjectionCstNode extends CstNode {
  name: "projection";
  children: ProjectionCstChildren;
}

export type ProjectionCstChildren = {
  path: PathCstNode[];
  Comma?: IToken[];
};

export interface ICstNodeVisitor<IN, OUT> extends ICstVisitor<IN, OUT> {
  condition(children: ConditionCstChildren, param?: IN): OUT;
  negation(children: NegationCstChildren, param?: IN): OUT;
  predicate(children: PredicateCstChildren, param?: IN): OUT;
  comparison(children: ComparisonCstChildren, param?: IN): OUT;
  operand(children: OperandCstChildren, param?: IN): OUT;
  plainOperand(children: PlainOperandCstChildren, param?: IN): OUT;
  operandGroup(children: OperandGroupCstChildren, param?: IN): OUT;
  call(children: CallCstChildren, param?: IN): OUT;
  path(children: PathCstChildren, param?: IN): OUT;
  dereference(children: DereferenceCstChildren, param?: IN): OUT;
  element(children: ElementCstChildren, param?: IN): OUT;
  update(children: UpdateCstChildren, param?: IN): OUT;
  clause(children: ClauseCstChildren, param?: IN): OUT;
  assignment(children: AssignmentCstChildren, param?: IN): OUT;
  pathWithValue(children: PathWithValueCstChildren, param?: IN): OUT;
  setValue(children: SetValueCstChildren, param?: IN): OUT;
  setValueGroup(children: SetValueGroupCstChildren, param?: IN): OUT;
  term(children: TermCstChildren, param?: IN): OUT;
  termGroup(children: TermGroupCstChildren, param?: IN): OUT;
  setCall(children: SetCallCstChildren, param?: IN): OUT;
  projection(children: ProjectionCstChildren, param?: IN): OUT;
}
