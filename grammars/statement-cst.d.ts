import type { CstNode, ICstVisitor, IToken } from "chevrotain";

export interface NameCstNode extends CstNode {
  name: "name";
  children: NameCstChildren;
}

export type NameCstChildren = {
  Name?: IToken[];
  QuotedName?: IToken[];
};

export interface TableCstNode extends CstNode {
  name: "table";
  children: TableCstChildren;
}

export type TableCstChildren = {
  tableName: (TableNameCstNode)[];
  Dot?: IToken[];
};

export interface TableNameCstNode extends CstNode {
  name: "tableName";
  children: TableNameCstChildren;
}

export type TableNameCstChildren = {
  QuotedName?: IToken[];
  Name?: IToken[];
  NumberLiteral?: IToken[];
  tableNameTail?: TableNameTailCstNode[];
};

export interface TableNameTailCstNode extends CstNode {
  name: "tableNameTail";
  children: TableNameTailCstChildren;
}

export type TableNameTailCstChildren = {
  Minus?: IToken[];
  AnyWord?: IToken[];
  NumberLiteral?: IToken[];
};

export interface PathCstNode extends CstNode {
  name: "path";
  children: PathCstChildren;
}

export type PathCstChildren = {
  name: NameCstNode[];
  dereference?: DereferenceCstNode[];
};

export interface DereferenceCstNode extends CstNode {
  name: "dereference";
  children: DereferenceCstChildren;
}

export type DereferenceCstChildren = {
  Dot?: IToken[];
  AnyWord?: IToken[];
  QuotedName?: IToken[];
  LBracket?: IToken[];
  NumberLiteral?: IToken[];
  RBracket?: IToken[];
};

export interface ConditionCstNode extends CstNode {
  name: "condition";
  children: ConditionCstChildren;
}

export type ConditionCstChildren = {
  conjunction: (ConjunctionCstNode)[];
  OR?: IToken[];
};

export interface ConjunctionCstNode extends CstNode {
  name: "conjunction";
  children: ConjunctionCstChildren;
}

export type ConjunctionCstChildren = {
  negation: (NegationCstNode)[];
  AND?: IToken[];
};

export interface NegationCstNode extends CstNode {
  name: "negation";
  children: NegationCstChildren;
}

export type NegationCstChildren = {
  NOT?: IToken[];
  predicate: PredicateCstNode[];
};

export interface PredicateCstNode extends CstNode {
  name: "predicate";
  children: PredicateCstChildren;
}

export type PredicateCstChildren = {
  operand: OperandCstNode[];
  comparison?: ComparisonCstNode[];
};

export interface ComparisonCstNode extends CstNode {
  name: "comparison";
  children: ComparisonCstChildren;
}

export type ComparisonCstChildren = {
  Comparator?: IToken[];
  operand?: OperandCstNode[];
  IS?: IToken[];
  NOT?: (IToken)[];
  AnyWord?: IToken[];
  between?: BetweenCstNode[];
  membership?: MembershipCstNode[];
};

export interface BetweenCstNode extends CstNode {
  name: "between";
  children: BetweenCstChildren;
}

export type BetweenCstChildren = {
  BETWEEN: IToken[];
  operand: (OperandCstNode)[];
  AND: IToken[];
};

export interface MembershipCstNode extends CstNode {
  name: "membership";
  children: MembershipCstChildren;
}

export type MembershipCstChildren = {
  IN: IToken[];
  LParen?: IToken[];
  operand?: (OperandCstNode)[];
  Comma?: (IToken)[];
  RParen?: IToken[];
  LBracket?: IToken[];
  RBracket?: IToken[];
};

export interface OperandCstNode extends CstNode {
  name: "operand";
  children: OperandCstChildren;
}

export type OperandCstChildren = {
  term: (TermCstNode)[];
  Sign?: IToken[];
};

export interface TermCstNode extends CstNode {
  name: "term";
  children: TermCstChildren;
}

export type TermCstChildren = {
  Sign?: IToken[];
  reference?: ReferenceCstNode[];
  literal?: LiteralCstNode[];
  parameter?: ParameterCstNode[];
  LParen?: IToken[];
  condition?: ConditionCstNode[];
  RParen?: IToken[];
};

export interface ReferenceCstNode extends CstNode {
  name: "reference";
  children: ReferenceCstChildren;
}

export type ReferenceCstChildren = {
  name: NameCstNode[];
  operands?: OperandsCstNode[];
  dereference?: DereferenceCstNode[];
};

export interface OperandsCstNode extends CstNode {
  name: "operands";
  children: OperandsCstChildren;
}

export type OperandsCstChildren = {
  LParen: IToken[];
  operand?: OperandCstNode[];
  Comma?: IToken[];
  RParen: IToken[];
};

export interface ParameterCstNode extends CstNode {
  name: "parameter";
  children: ParameterCstChildren;
}

export type ParameterCstChildren = {
  Variable?: IToken[];
  dereference?: DereferenceCstNode[];
  QuestionMark?: IToken[];
};

export interface LiteralCstNode extends CstNode {
  name: "literal";
  children: LiteralCstChildren;
}

export type LiteralCstChildren = {
  StringLiteral?: IToken[];
  NumberLiteral?: IToken[];
  TRUE?: IToken[];
  FALSE?: IToken[];
  NULL?: IToken[];
  BinaryLiteral?: IToken[];
  list?: ListCstNode[];
  map?: MapCstNode[];
  set?: SetCstNode[];
};

export interface ListCstNode extends CstNode {
  name: "list";
  children: ListCstChildren;
}

export type ListCstChildren = {
  LBracket: IToken[];
  operand?: OperandCstNode[];
  Comma?: IToken[];
  RBracket: IToken[];
};

export interface SetCstNode extends CstNode {
  name: "set";
  children: SetCstChildren;
}

export type SetCstChildren = {
  LSet: IToken[];
  operand?: OperandCstNode[];
  Comma?: IToken[];
  RSet: IToken[];
};

export interface MapCstNode extends CstNode {
  name: "map";
  children: MapCstChildren;
}

export type MapCstChildren = {
  LBrace: IToken[];
  mapEntry?: MapEntryCstNode[];
  Comma?: IToken[];
  RBrace: IToken[];
};

export interface MapEntryCstNode extends CstNode {
  name: "mapEntry";
  children: MapEntryCstChildren;
}

export type MapEntryCstChildren = {
  AnyWord?: IToken[];
  QuotedName?: IToken[];
  StringLiteral?: IToken[];
  Colon?: IToken[];
  operand?: OperandCstNode[];
  Variable?: IToken[];
};

export interface UpdateClauseCstNode extends CstNode {
  name: "updateClause";
  children: UpdateClauseCstChildren;
}

export type UpdateClauseCstChildren = {
  SET?: IToken[];
  assignment?: AssignmentCstNode[];
  Comma?: (IToken)[];
  REMOVE?: IToken[];
  path?: PathCstNode[];
  ADD?: IToken[];
  pathWithValue?: (PathWithValueCstNode)[];
  DELETE?: IToken[];
};

export interface AssignmentCstNode extends CstNode {
  name: "assignment";
  children: AssignmentCstChildren;
}

export type AssignmentCstChildren = {
  path: PathCstNode[];
  Equals: IToken[];
  operand: OperandCstNode[];
};

export interface PathWithValueCstNode extends CstNode {
  name: "pathWithValue";
  children: PathWithValueCstChildren;
}

export type PathWithValueCstChildren = {
  path: PathCstNode[];
  operand: OperandCstNode[];
};

export interface GetStatementCstNode extends CstNode {
  name: "getStatement";
  children: GetStatementCstChildren;
}

export type GetStatementCstChildren = {
  GET: IToken[];
  table?: TableCstNode[];
  map: MapCstNode[];
  CONSISTENT?: IToken[];
  projectClause?: ProjectClauseCstNode[];
  returnClause?: ReturnClauseCstNode[];
  asOfClause?: AsOfClauseCstNode[];
};

export interface PutStatementCstNode extends CstNode {
  name: "putStatement";
  children: PutStatementCstChildren;
}

export type PutStatementCstChildren = {
  PUT: IToken[];
  table?: TableCstNode[];
  map: MapCstNode[];
  writeOption?: WriteOptionCstNode[];
};

export interface CheckStatementCstNode extends CstNode {
  name: "checkStatement";
  children: CheckStatementCstChildren;
}

export type CheckStatementCstChildren = {
  CHECK: IToken[];
  table?: TableCstNode[];
  map: MapCstNode[];
  ifClause: IfClauseCstNode[];
  onFailureClause?: OnFailureClauseCstNode[];
};

export interface QueryStatementCstNode extends CstNode {
  name: "queryStatement";
  children: QueryStatementCstChildren;
}

export type QueryStatementCstChildren = {
  QUERY: IToken[];
  table?: TableCstNode[];
  queryOption?: QueryOptionCstNode[];
};

export interface QueryOptionCstNode extends CstNode {
  name: "queryOption";
  children: QueryOptionCstChildren;
}

export type QueryOptionCstChildren = {
  whereClause?: WhereClauseCstNode[];
  readOption?: ReadOptionCstNode[];
  ASC?: IToken[];
  DESC?: IToken[];
};

export interface ScanStatementCstNode extends CstNode {
  name: "scanStatement";
  children: ScanStatementCstChildren;
}

export type ScanStatementCstChildren = {
  SCAN: IToken[];
  table?: TableCstNode[];
  scanOption?: ScanOptionCstNode[];
};

export interface ScanOptionCstNode extends CstNode {
  name: "scanOption";
  children: ScanOptionCstChildren;
}

export type ScanOptionCstChildren = {
  readOption?: ReadOptionCstNode[];
  SEGMENT?: IToken[];
  NumberLiteral?: (IToken)[];
  OF?: IToken[];
};

export interface ReadOptionCstNode extends CstNode {
  name: "readOption";
  children: ReadOptionCstChildren;
}

export type ReadOptionCstChildren = {
  FILTER?: IToken[];
  condition?: ConditionCstNode[];
  projectClause?: ProjectClauseCstNode[];
  limitClause?: LimitClauseCstNode[];
  scanLimitClause?: ScanLimitClauseCstNode[];
  CONSISTENT?: IToken[];
  usingClause?: UsingClauseCstNode[];
  START?: IToken[];
  AFTER?: IToken[];
  map?: MapCstNode[];
  selectClause?: SelectClauseCstNode[];
  returnClause?: ReturnClauseCstNode[];
  asOfClause?: AsOfClauseCstNode[];
};

export interface SelectClauseCstNode extends CstNode {
  name: "selectClause";
  children: SelectClauseCstChildren;
}

export type SelectClauseCstChildren = {
  SELECT: IToken[];
  COUNT?: IToken[];
  ALL?: IToken[];
  PROJECTED?: IToken[];
  ATTRIBUTES?: IToken[];
};

export interface UpdateItemTailCstNode extends CstNode {
  name: "updateItemTail";
  children: UpdateItemTailCstChildren;
}

export type UpdateItemTailCstChildren = {
  map: MapCstNode[];
  updateClause?: UpdateClauseCstNode[];
  writeOption?: WriteOptionCstNode[];
};

export interface DeleteItemTailCstNode extends CstNode {
  name: "deleteItemTail";
  children: DeleteItemTailCstChildren;
}

export type DeleteItemTailCstChildren = {
  map: MapCstNode[];
  writeOption?: WriteOptionCstNode[];
};

export interface WriteOptionCstNode extends CstNode {
  name: "writeOption";
  children: WriteOptionCstChildren;
}

export type WriteOptionCstChildren = {
  ifClause?: IfClauseCstNode[];
  returnClause?: ReturnClauseCstNode[];
  onFailureClause?: OnFailureClauseCstNode[];
};

export interface WhereClauseCstNode extends CstNode {
  name: "whereClause";
  children: WhereClauseCstChildren;
}

export type WhereClauseCstChildren = {
  WHERE: IToken[];
  condition: ConditionCstNode[];
};

export interface IfClauseCstNode extends CstNode {
  name: "ifClause";
  children: IfClauseCstChildren;
}

export type IfClauseCstChildren = {
  IF: IToken[];
  condition: ConditionCstNode[];
};

export interface OnFailureClauseCstNode extends CstNode {
  name: "onFailureClause";
  children: OnFailureClauseCstChildren;
}

export type OnFailureClauseCstChildren = {
  ON: IToken[];
  FAILURE: IToken[];
  RETURN: IToken[];
  ALL?: IToken[];
  OLD: IToken[];
};

export interface ProjectClauseCstNode extends CstNode {
  name: "projectClause";
  children: ProjectClauseCstChildren;
}

export type ProjectClauseCstChildren = {
  PROJECT: IToken[];
  path: PathCstNode[];
  Comma?: IToken[];
};

export interface LimitClauseCstNode extends CstNode {
  name: "limitClause";
  children: LimitClauseCstChildren;
}

export type LimitClauseCstChildren = {
  LIMIT: IToken[];
  NumberLiteral: IToken[];
};

export interface ScanLimitClauseCstNode extends CstNode {
  name: "scanLimitClause";
  children: ScanLimitClauseCstChildren;
}

export type ScanLimitClauseCstChildren = {
  SCAN: IToken[];
  LIMIT: IToken[];
  NumberLiteral: IToken[];
};

export interface UsingClauseCstNode extends CstNode {
  name: "usingClause";
  children: UsingClauseCstChildren;
}

export type UsingClauseCstChildren = {
  USING: IToken[];
  name: NameCstNode[];
};

export interface AsOfClauseCstNode extends CstNode {
  name: "asOfClause";
  children: AsOfClauseCstChildren;
}

export type AsOfClauseCstChildren = {
  AS: IToken[];
  OF: IToken[];
  pastMoment: PastMomentCstNode[];
};

export interface PastMomentCstNode extends CstNode {
  name: "pastMoment";
  children: PastMomentCstChildren;
}

export type PastMomentCstChildren = {
  StringLiteral?: IToken[];
  NumberLiteral?: IToken[];
  timeUnit?: TimeUnitCstNode[];
  AGO?: IToken[];
};

export interface TimeUnitCstNode extends CstNode {
  name: "timeUnit";
  children: TimeUnitCstChildren;
}

export type TimeUnitCstChildren = {
  SECOND?: IToken[];
  SECONDS?: IToken[];
  MINUTE?: IToken[];
  MINUTES?: IToken[];
  HOUR?: IToken[];
  HOURS?: IToken[];
  DAY?: IToken[];
  DAYS?: IToken[];
};

export interface ReturnClauseCstNode extends CstNode {
  name: "returnClause";
  children: ReturnClauseCstChildren;
}

export type ReturnClauseCstChildren = {
  RETURN?: IToken[];
  CONSUMED?: IToken[];
  CAPACITY?: IToken[];
  TOTAL?: IToken[];
  INDEXES?: IToken[];
  VALUES?: IToken[];
  returnedImage?: (ReturnedImageCstNode)[];
  RETURNS?: IToken[];
  RETURNING?: IToken[];
  Star?: IToken[];
};

export interface ReturnedImageCstNode extends CstNode {
  name: "returnedImage";
  children: ReturnedImageCstChildren;
}

export type ReturnedImageCstChildren = {
  NONE?: IToken[];
  ALL?: IToken[];
  UPDATED?: IToken[];
  MODIFIED?: IToken[];
  OLD?: IToken[];
  NEW?: IToken[];
};

export interface SelectStatementCstNode extends CstNode {
  name: "selectStatement";
  children: SelectStatementCstChildren;
}

export type SelectStatementCstChildren = {
  SELECT: IToken[];
  CONSISTENT?: IToken[];
  Star?: IToken[];
  countStar?: CountStarCstNode[];
  paths?: PathsCstNode[];
  FROM: IToken[];
  table: TableCstNode[];
  selectModifier?: (SelectModifierCstNode)[];
  whereClause?: WhereClauseCstNode[];
  orderByClause?: OrderByClauseCstNode[];
};

export interface CountStarCstNode extends CstNode {
  name: "countStar";
  children: CountStarCstChildren;
}

export type CountStarCstChildren = {
  COUNT: IToken[];
  LParen: IToken[];
  Star: IToken[];
  RParen: IToken[];
};

export interface PathsCstNode extends CstNode {
  name: "paths";
  children: PathsCstChildren;
}

export type PathsCstChildren = {
  path: PathCstNode[];
  Comma?: IToken[];
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
  name: NameCstNode[];
  ASC?: IToken[];
  DESC?: IToken[];
};

export interface SelectModifierCstNode extends CstNode {
  name: "selectModifier";
  children: SelectModifierCstChildren;
}

export type SelectModifierCstChildren = {
  limitClause?: LimitClauseCstNode[];
  CONSISTENT?: IToken[];
  scanLimitClause?: ScanLimitClauseCstNode[];
  usingClause?: UsingClauseCstNode[];
  keysInClause?: KeysInClauseCstNode[];
  returnClause?: ReturnClauseCstNode[];
  asOfClause?: AsOfClauseCstNode[];
};

export interface KeysInClauseCstNode extends CstNode {
  name: "keysInClause";
  children: KeysInClauseCstChildren;
}

export type KeysInClauseCstChildren = {
  KEYS: IToken[];
  IN: IToken[];
  keyTuple: KeyTupleCstNode[];
  Comma?: IToken[];
};

export interface KeyTupleCstNode extends CstNode {
  name: "keyTuple";
  children: KeyTupleCstChildren;
}

export type KeyTupleCstChildren = {
  literal?: LiteralCstNode[];
  parameter?: ParameterCstNode[];
  LParen?: IToken[];
  operand?: OperandCstNode[];
  Comma?: IToken[];
  RParen?: IToken[];
};

export interface InsertStatementCstNode extends CstNode {
  name: "insertStatement";
  children: InsertStatementCstChildren;
}

export type InsertStatementCstChildren = {
  INSERT?: IToken[];
  REPLACE?: IToken[];
  INTO: IToken[];
  table: TableCstNode[];
  VALUE?: IToken[];
  operand?: OperandCstNode[];
  insertRows?: InsertRowsCstNode[];
  returnClause?: ReturnClauseCstNode[];
};

export interface InsertRowsCstNode extends CstNode {
  name: "insertRows";
  children: InsertRowsCstChildren;
}

export type InsertRowsCstChildren = {
  LParen: IToken[];
  name: (NameCstNode)[];
  Equals?: IToken[];
  operand?: OperandCstNode[];
  Comma?: (IToken)[];
  insertPair?: InsertPairCstNode[];
  RParen?: (IToken)[];
  insertPairs?: InsertPairsCstNode[];
  VALUES?: IToken[];
  insertRow?: InsertRowCstNode[];
};

export interface InsertPairsCstNode extends CstNode {
  name: "insertPairs";
  children: InsertPairsCstChildren;
}

export type InsertPairsCstChildren = {
  LParen: IToken[];
  insertPair: InsertPairCstNode[];
  Comma?: IToken[];
  RParen: IToken[];
};

export interface InsertPairCstNode extends CstNode {
  name: "insertPair";
  children: InsertPairCstChildren;
}

export type InsertPairCstChildren = {
  name: NameCstNode[];
  Equals: IToken[];
  operand: OperandCstNode[];
};

export interface InsertRowCstNode extends CstNode {
  name: "insertRow";
  children: InsertRowCstChildren;
}

export type InsertRowCstChildren = {
  LParen: IToken[];
  operand: OperandCstNode[];
  Comma?: IToken[];
  RParen: IToken[];
};

export interface UpdateStatementCstNode extends CstNode {
  name: "updateStatement";
  children: UpdateStatementCstChildren;
}

export type UpdateStatementCstChildren = {
  UPDATE: IToken[];
  updateItemTail?: (UpdateItemTailCstNode)[];
  table?: TableCstNode[];
  updateTail?: UpdateTailCstNode[];
};

export interface UpdateTailCstNode extends CstNode {
  name: "updateTail";
  children: UpdateTailCstChildren;
}

export type UpdateTailCstChildren = {
  writeModifier?: WriteModifierCstNode[];
  updateClause: UpdateClauseCstNode[];
  whereTail: WhereTailCstNode[];
};

export interface WhereTailCstNode extends CstNode {
  name: "whereTail";
  children: WhereTailCstChildren;
}

export type WhereTailCstChildren = {
  writeModifier?: (WriteModifierCstNode)[];
  whereClause?: WhereClauseCstNode[];
};

export interface WriteModifierCstNode extends CstNode {
  name: "writeModifier";
  children: WriteModifierCstChildren;
}

export type WriteModifierCstChildren = {
  returnClause?: ReturnClauseCstNode[];
  usingClause?: UsingClauseCstNode[];
  keysInClause?: KeysInClauseCstNode[];
};

export interface FromStatementCstNode extends CstNode {
  name: "fromStatement";
  children: FromStatementCstChildren;
}

export type FromStatementCstChildren = {
  FROM: IToken[];
  table: TableCstNode[];
  whereClause: WhereClauseCstNode[];
  updateClause: UpdateClauseCstNode[];
  writeModifier?: WriteModifierCstNode[];
};

export interface UpsertStatementCstNode extends CstNode {
  name: "upsertStatement";
  children: UpsertStatementCstChildren;
}

export type UpsertStatementCstChildren = {
  UPSERT: IToken[];
  table: TableCstNode[];
  updateClause: UpdateClauseCstNode[];
  whereClause: WhereClauseCstNode[];
  returnClause?: ReturnClauseCstNode[];
};

export interface DeleteStatementCstNode extends CstNode {
  name: "deleteStatement";
  children: DeleteStatementCstChildren;
}

export type DeleteStatementCstChildren = {
  DELETE: IToken[];
  FROM?: IToken[];
  table?: (TableCstNode)[];
  whereTail?: WhereTailCstNode[];
  deleteItemTail?: (DeleteItemTailCstNode)[];
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

export interface BulkStatementCstNode extends CstNode {
  name: "bulkStatement";
  children: BulkStatementCstChildren;
}

export type BulkStatementCstChildren = {
  BULK: IToken[];
  UPDATE?: IToken[];
  table?: (TableCstNode)[];
  updateTail?: UpdateTailCstNode[];
  DELETE?: IToken[];
  FROM?: IToken[];
  whereTail?: WhereTailCstNode[];
  limitClause?: LimitClauseCstNode[];
  rateLimitClause?: RateLimitClauseCstNode[];
};

export interface RateLimitClauseCstNode extends CstNode {
  name: "rateLimitClause";
  children: RateLimitClauseCstChildren;
}

export type RateLimitClauseCstChildren = {
  WITH?: IToken[];
  RATELIMIT?: IToken[];
  LParen?: (IToken)[];
  NumberLiteral?: IToken[];
  RCU?: IToken[];
  WCU?: IToken[];
  Comma?: (IToken)[];
  RParen?: (IToken)[];
  THROTTLE?: IToken[];
  throttleRate?: (ThrottleRateCstNode)[];
};

export interface ThrottleRateCstNode extends CstNode {
  name: "throttleRate";
  children: ThrottleRateCstChildren;
}

export type ThrottleRateCstChildren = {
  NumberLiteral?: IToken[];
  Star?: IToken[];
};

export interface TableSettingCstNode extends CstNode {
  name: "tableSetting";
  children: TableSettingCstChildren;
}

export type TableSettingCstChildren = {
  billingClause?: BillingClauseCstNode[];
  warmThroughputClause?: WarmThroughputClauseCstNode[];
  streamClause?: StreamClauseCstNode[];
  encryptionClause?: EncryptionClauseCstNode[];
  tableClassClause?: TableClassClauseCstNode[];
  timeToLiveClause?: TimeToLiveClauseCstNode[];
  recoveryClause?: RecoveryClauseCstNode[];
  scalingClause?: ScalingClauseCstNode[];
  DELETION?: IToken[];
  PROTECTION?: IToken[];
  enabled?: EnabledCstNode[];
};

export interface BillingClauseCstNode extends CstNode {
  name: "billingClause";
  children: BillingClauseCstChildren;
}

export type BillingClauseCstChildren = {
  BILLING: IToken[];
  MODE: IToken[];
  ON?: IToken[];
  DEMAND?: IToken[];
  THROUGHPUT?: IToken[];
  unitPair?: (UnitPairCstNode)[];
  UNLIMITED?: IToken[];
  PROVISIONED?: IToken[];
};

export interface UnitPairCstNode extends CstNode {
  name: "unitPair";
  children: UnitPairCstChildren;
}

export type UnitPairCstChildren = {
  LParen: IToken[];
  NumberLiteral: (IToken)[];
  RCU: IToken[];
  Comma: IToken[];
  WCU: IToken[];
  RParen: IToken[];
};

export interface WarmThroughputClauseCstNode extends CstNode {
  name: "warmThroughputClause";
  children: WarmThroughputClauseCstChildren;
}

export type WarmThroughputClauseCstChildren = {
  WARM: IToken[];
  THROUGHPUT: IToken[];
  unitPair: UnitPairCstNode[];
};

export interface StreamClauseCstNode extends CstNode {
  name: "streamClause";
  children: StreamClauseCstChildren;
}

export type StreamClauseCstChildren = {
  STREAM: IToken[];
  DISABLED?: IToken[];
  LParen?: IToken[];
  NEW?: IToken[];
  OLD?: IToken[];
  IMAGE?: IToken[];
  BOTH?: IToken[];
  IMAGES?: IToken[];
  KEYS?: IToken[];
  ONLY?: IToken[];
  RParen?: IToken[];
};

export interface EncryptionClauseCstNode extends CstNode {
  name: "encryptionClause";
  children: EncryptionClauseCstChildren;
}

export type EncryptionClauseCstChildren = {
  SSE: IToken[];
  KMS?: IToken[];
  StringLiteral?: IToken[];
  OWNED?: IToken[];
  enabled?: EnabledCstNode[];
};

export interface TableClassClauseCstNode extends CstNode {
  name: "tableClassClause";
  children: TableClassClauseCstChildren;
}

export type TableClassClauseCstChildren = {
  TABLE: IToken[];
  CLASS: IToken[];
  STANDARD: IToken[];
  INFREQUENT?: IToken[];
  ACCESS?: IToken[];
};

export interface TimeToLiveClauseCstNode extends CstNode {
  name: "timeToLiveClause";
  children: TimeToLiveClauseCstChildren;
}

export type TimeToLiveClauseCstChildren = {
  TTL: IToken[];
  DISABLED?: IToken[];
  LParen?: IToken[];
  name?: NameCstNode[];
  RParen?: IToken[];
};

export interface RecoveryClauseCstNode extends CstNode {
  name: "recoveryClause";
  children: RecoveryClauseCstChildren;
}

export type RecoveryClauseCstChildren = {
  PITR: IToken[];
  DISABLED?: IToken[];
  ENABLED?: IToken[];
  LParen?: IToken[];
  NumberLiteral?: IToken[];
  DAY?: IToken[];
  DAYS?: IToken[];
  RParen?: IToken[];
};

export interface RegionClauseCstNode extends CstNode {
  name: "regionClause";
  children: RegionClauseCstChildren;
}

export type RegionClauseCstChildren = {
  REGION: IToken[];
  StringLiteral: IToken[];
};

export interface ScalingClauseCstNode extends CstNode {
  name: "scalingClause";
  children: ScalingClauseCstChildren;
}

export type ScalingClauseCstChildren = {
  SCALING: IToken[];
  READ?: IToken[];
  WRITE?: IToken[];
  OFF?: IToken[];
  NumberLiteral?: (IToken)[];
  Percent?: IToken[];
  FROM?: IToken[];
  TO?: IToken[];
};

export interface EnabledCstNode extends CstNode {
  name: "enabled";
  children: EnabledCstChildren;
}

export type EnabledCstChildren = {
  ENABLED?: IToken[];
  DISABLED?: IToken[];
};

export interface TagsClauseCstNode extends CstNode {
  name: "tagsClause";
  children: TagsClauseCstChildren;
}

export type TagsClauseCstChildren = {
  TAGS: IToken[];
  LParen: IToken[];
  tag: TagCstNode[];
  Comma?: IToken[];
  RParen: IToken[];
};

export interface TagCstNode extends CstNode {
  name: "tag";
  children: TagCstChildren;
}

export type TagCstChildren = {
  tagText: (TagTextCstNode)[];
  Variable?: IToken[];
  Colon?: IToken[];
  Equals?: IToken[];
};

export interface TagTextCstNode extends CstNode {
  name: "tagText";
  children: TagTextCstChildren;
}

export type TagTextCstChildren = {
  name?: NameCstNode[];
  StringLiteral?: IToken[];
  NumberLiteral?: IToken[];
};

export interface CreateTableStatementCstNode extends CstNode {
  name: "createTableStatement";
  children: CreateTableStatementCstChildren;
}

export type CreateTableStatementCstChildren = {
  CREATE: IToken[];
  TABLE: IToken[];
  IF?: IToken[];
  NOT?: IToken[];
  EXISTS?: IToken[];
  NOWAIT?: IToken[];
  table: TableCstNode[];
  createClause?: CreateClauseCstNode[];
};

export interface CreateClauseCstNode extends CstNode {
  name: "createClause";
  children: CreateClauseCstChildren;
}

export type CreateClauseCstChildren = {
  attributeDefinitions?: AttributeDefinitionsCstNode[];
  primaryKeyClause?: PrimaryKeyClauseCstNode[];
  globalIndexes?: GlobalIndexesCstNode[];
  localIndexes?: LocalIndexesCstNode[];
  tableSetting?: TableSettingCstNode[];
  tagsClause?: TagsClauseCstNode[];
};

export interface AttributeDefinitionsCstNode extends CstNode {
  name: "attributeDefinitions";
  children: AttributeDefinitionsCstChildren;
}

export type AttributeDefinitionsCstChildren = {
  LParen: IToken[];
  attributeDefinition: AttributeDefinitionCstNode[];
  Comma?: IToken[];
  RParen: IToken[];
};

export interface AttributeDefinitionCstNode extends CstNode {
  name: "attributeDefinition";
  children: AttributeDefinitionCstChildren;
}

export type AttributeDefinitionCstChildren = {
  name: NameCstNode[];
  STRING?: IToken[];
  NUMBER?: IToken[];
  BINARY?: IToken[];
  HASH?: IToken[];
  RANGE?: IToken[];
  KEY?: IToken[];
};

export interface PrimaryKeyClauseCstNode extends CstNode {
  name: "primaryKeyClause";
  children: PrimaryKeyClauseCstChildren;
}

export type PrimaryKeyClauseCstChildren = {
  PRIMARY: IToken[];
  KEY: IToken[];
  keyElements: KeyElementsCstNode[];
};

export interface KeyElementsCstNode extends CstNode {
  name: "keyElements";
  children: KeyElementsCstChildren;
}

export type KeyElementsCstChildren = {
  LParen: IToken[];
  keyElement: KeyElementCstNode[];
  Comma?: IToken[];
  RParen: IToken[];
};

export interface KeyElementCstNode extends CstNode {
  name: "keyElement";
  children: KeyElementCstChildren;
}

export type KeyElementCstChildren = {
  name: NameCstNode[];
  HASH?: IToken[];
  RANGE?: IToken[];
};

export interface GlobalIndexesCstNode extends CstNode {
  name: "globalIndexes";
  children: GlobalIndexesCstChildren;
}

export type GlobalIndexesCstChildren = {
  GSI: IToken[];
  LParen: IToken[];
  globalIndex: GlobalIndexCstNode[];
  Comma?: IToken[];
  RParen: IToken[];
};

export interface LocalIndexesCstNode extends CstNode {
  name: "localIndexes";
  children: LocalIndexesCstChildren;
}

export type LocalIndexesCstChildren = {
  LSI: IToken[];
  LParen: IToken[];
  indexDefinition: IndexDefinitionCstNode[];
  Comma?: IToken[];
  RParen: IToken[];
};

export interface GlobalIndexCstNode extends CstNode {
  name: "globalIndex";
  children: GlobalIndexCstChildren;
}

export type GlobalIndexCstChildren = {
  indexDefinition: IndexDefinitionCstNode[];
  indexSetting?: IndexSettingCstNode[];
};

export interface IndexDefinitionCstNode extends CstNode {
  name: "indexDefinition";
  children: IndexDefinitionCstChildren;
}

export type IndexDefinitionCstChildren = {
  name: (NameCstNode)[];
  ON: IToken[];
  keyElements: KeyElementsCstNode[];
  PROJECTING?: IToken[];
  ALL?: IToken[];
  KEYS?: IToken[];
  ONLY?: IToken[];
  INCLUDE?: IToken[];
  LParen?: IToken[];
  Comma?: IToken[];
  RParen?: IToken[];
};

export interface IndexSettingCstNode extends CstNode {
  name: "indexSetting";
  children: IndexSettingCstChildren;
}

export type IndexSettingCstChildren = {
  billingClause?: BillingClauseCstNode[];
  warmThroughputClause?: WarmThroughputClauseCstNode[];
  scalingClause?: ScalingClauseCstNode[];
};

export interface AlterTableStatementCstNode extends CstNode {
  name: "alterTableStatement";
  children: AlterTableStatementCstChildren;
}

export type AlterTableStatementCstChildren = {
  ALTER: IToken[];
  TABLE: IToken[];
  NOWAIT?: IToken[];
  table: TableCstNode[];
  alterClause: AlterClauseCstNode[];
};

export interface AlterClauseCstNode extends CstNode {
  name: "alterClause";
  children: AlterClauseCstChildren;
}

export type AlterClauseCstChildren = {
  SET?: IToken[];
  tableSetting?: TableSettingCstNode[];
  Comma?: (IToken)[];
  attributeDefinitions?: AttributeDefinitionsCstNode[];
  CREATE?: IToken[];
  GSI?: (IToken)[];
  LParen?: (IToken)[];
  globalIndex?: (GlobalIndexCstNode)[];
  RParen?: (IToken)[];
  DROP?: IToken[];
  name?: NameCstNode[];
  UPDATE?: IToken[];
  indexUpdate?: IndexUpdateCstNode[];
};

export interface IndexUpdateCstNode extends CstNode {
  name: "indexUpdate";
  children: IndexUpdateCstChildren;
}

export type IndexUpdateCstChildren = {
  name: NameCstNode[];
  SET: IToken[];
  indexSetting: IndexSettingCstNode[];
};

export interface DropStatementCstNode extends CstNode {
  name: "dropStatement";
  children: DropStatementCstChildren;
}

export type DropStatementCstChildren = {
  DROP: IToken[];
  droppedTable?: DroppedTableCstNode[];
  droppedAlarm?: DroppedAlarmCstNode[];
  namedBackup?: NamedBackupCstNode[];
  STATISTICS?: IToken[];
  FOR?: IToken[];
  table?: TableCstNode[];
  droppedModel?: DroppedModelCstNode[];
};

export interface DroppedTableCstNode extends CstNode {
  name: "droppedTable";
  children: DroppedTableCstChildren;
}

export type DroppedTableCstChildren = {
  TABLE: IToken[];
  IF?: IToken[];
  EXISTS?: IToken[];
  NOWAIT?: IToken[];
  table: TableCstNode[];
};

export interface DroppedAlarmCstNode extends CstNode {
  name: "droppedAlarm";
  children: DroppedAlarmCstChildren;
}

export type DroppedAlarmCstChildren = {
  ALARM: IToken[];
  IF?: IToken[];
  EXISTS?: IToken[];
  name: NameCstNode[];
};

export interface DroppedModelCstNode extends CstNode {
  name: "droppedModel";
  children: DroppedModelCstChildren;
}

export type DroppedModelCstChildren = {
  modelKind: ModelKindCstNode[];
  IF?: IToken[];
  EXISTS?: IToken[];
  name: NameCstNode[];
};

export interface ModelKindCstNode extends CstNode {
  name: "modelKind";
  children: ModelKindCstChildren;
}

export type ModelKindCstChildren = {
  ENTITY?: IToken[];
  ACCESS?: IToken[];
  PATTERN?: IToken[];
};

export interface DescribeStatementCstNode extends CstNode {
  name: "describeStatement";
  children: DescribeStatementCstChildren;
}

export type DescribeStatementCstChildren = {
  DESCRIBE?: IToken[];
  DESC?: IToken[];
  namedBackup?: NamedBackupCstNode[];
  table?: TableCstNode[];
};

export interface NamedBackupCstNode extends CstNode {
  name: "namedBackup";
  children: NamedBackupCstChildren;
}

export type NamedBackupCstChildren = {
  BACKUP: IToken[];
  StringLiteral: IToken[];
};

export interface ShownModelCstNode extends CstNode {
  name: "shownModel";
  children: ShownModelCstChildren;
}

export type ShownModelCstChildren = {
  modelKind: ModelKindCstNode[];
  name: NameCstNode[];
};

export interface ShowStatementCstNode extends CstNode {
  name: "showStatement";
  children: ShowStatementCstChildren;
}

export type ShowStatementCstChildren = {
  SHOW: IToken[];
  TABLES?: IToken[];
  LIKE?: IToken[];
  StringLiteral?: IToken[];
  CREATE?: IToken[];
  TABLE?: IToken[];
  table?: (TableCstNode)[];
  shownModel?: ShownModelCstNode[];
  INDEXES?: IToken[];
  FROM?: (IToken)[];
  ON?: (IToken)[];
  LIMITS?: IToken[];
  VERSION?: IToken[];
  TRAFFIC?: IToken[];
  LIMIT?: IToken[];
  NumberLiteral?: IToken[];
  CLOCK?: IToken[];
  PRICES?: IToken[];
  regionClause?: RegionClauseCstNode[];
  STATISTICS?: IToken[];
  ALARMS?: (IToken)[];
  RECOMMENDED?: IToken[];
  FOR?: IToken[];
  shownBackups?: ShownBackupsCstNode[];
  SCALING?: IToken[];
  ENTITIES?: IToken[];
  ACCESS?: IToken[];
  PATTERNS?: IToken[];
  MATRIX?: IToken[];
  COVERAGE?: IToken[];
};

export interface ShownBackupsCstNode extends CstNode {
  name: "shownBackups";
  children: ShownBackupsCstChildren;
}

export type ShownBackupsCstChildren = {
  BACKUPS: IToken[];
  FROM?: IToken[];
  ON?: IToken[];
  table?: TableCstNode[];
};

export interface ListStatementCstNode extends CstNode {
  name: "listStatement";
  children: ListStatementCstChildren;
}

export type ListStatementCstChildren = {
  LS: IToken[];
  StringLiteral?: IToken[];
};

export interface UseStatementCstNode extends CstNode {
  name: "useStatement";
  children: UseStatementCstChildren;
}

export type UseStatementCstChildren = {
  USE: IToken[];
  table: TableCstNode[];
};

export interface BackupStatementCstNode extends CstNode {
  name: "backupStatement";
  children: BackupStatementCstChildren;
}

export type BackupStatementCstChildren = {
  BACKUP: IToken[];
  TABLE: IToken[];
  table: TableCstNode[];
  CALLED: IToken[];
  name?: NameCstNode[];
  StringLiteral?: IToken[];
};

export interface RestoreStatementCstNode extends CstNode {
  name: "restoreStatement";
  children: RestoreStatementCstChildren;
}

export type RestoreStatementCstChildren = {
  RESTORE: IToken[];
  TABLE: IToken[];
  NOWAIT?: IToken[];
  table: (TableCstNode)[];
  FROM: IToken[];
  namedBackup?: NamedBackupCstNode[];
  TO?: IToken[];
  PITR?: IToken[];
  LATEST?: IToken[];
  pastMoment?: PastMomentCstNode[];
};

export interface BillStatementCstNode extends CstNode {
  name: "billStatement";
  children: BillStatementCstChildren;
}

export type BillStatementCstChildren = {
  BILL: IToken[];
  DIFF?: IToken[];
  StringLiteral?: (IToken)[];
  patternNames?: PatternNamesCstNode[];
  regionClause?: RegionClauseCstNode[];
  billClause?: BillClauseCstNode[];
};

export interface PatternNamesCstNode extends CstNode {
  name: "patternNames";
  children: PatternNamesCstChildren;
}

export type PatternNamesCstChildren = {
  PATTERNS: IToken[];
  patternName?: PatternNameCstNode[];
  Comma?: IToken[];
};

export interface PatternNameCstNode extends CstNode {
  name: "patternName";
  children: PatternNameCstChildren;
}

export type PatternNameCstChildren = {
  name: NameCstNode[];
};

export interface BillClauseCstNode extends CstNode {
  name: "billClause";
  children: BillClauseCstChildren;
}

export type BillClauseCstChildren = {
  PER?: IToken[];
  MONTH?: IToken[];
  FOR?: IToken[];
  table?: TableCstNode[];
  regionClause?: RegionClauseCstNode[];
  LAST?: IToken[];
  NumberLiteral?: IToken[];
  timeUnit?: TimeUnitCstNode[];
  WITH?: IToken[];
  LParen?: IToken[];
  billOption?: BillOptionCstNode[];
  Comma?: IToken[];
  RParen?: IToken[];
};

export interface BillOptionCstNode extends CstNode {
  name: "billOption";
  children: BillOptionCstChildren;
}

export type BillOptionCstChildren = {
  name: NameCstNode[];
  Equals: IToken[];
  StringLiteral?: IToken[];
  NumberLiteral?: IToken[];
  ON?: IToken[];
  OFF?: IToken[];
  unitPair?: UnitPairCstNode[];
  strings?: StringsCstNode[];
};

export interface StringsCstNode extends CstNode {
  name: "strings";
  children: StringsCstChildren;
}

export type StringsCstChildren = {
  LBracket: IToken[];
  StringLiteral: IToken[];
  Comma?: IToken[];
  RBracket: IToken[];
};

export interface HeatmapStatementCstNode extends CstNode {
  name: "heatmapStatement";
  children: HeatmapStatementCstChildren;
}

export type HeatmapStatementCstChildren = {
  HEATMAP: IToken[];
  table: TableCstNode[];
  heatmapClause?: HeatmapClauseCstNode[];
};

export interface HeatmapClauseCstNode extends CstNode {
  name: "heatmapClause";
  children: HeatmapClauseCstChildren;
}

export type HeatmapClauseCstChildren = {
  BY?: IToken[];
  PARTITION?: IToken[];
  KEY?: IToken[];
  READ?: IToken[];
  WRITE?: IToken[];
  lastClause?: LastClauseCstNode[];
  TO?: IToken[];
  StringLiteral?: IToken[];
};

export interface LastClauseCstNode extends CstNode {
  name: "lastClause";
  children: LastClauseCstChildren;
}

export type LastClauseCstChildren = {
  LAST: IToken[];
  timeSpan: TimeSpanCstNode[];
};

export interface TimeSpanCstNode extends CstNode {
  name: "timeSpan";
  children: TimeSpanCstChildren;
}

export type TimeSpanCstChildren = {
  NumberLiteral: IToken[];
  timeUnit: TimeUnitCstNode[];
};

export interface TopKeysStatementCstNode extends CstNode {
  name: "topKeysStatement";
  children: TopKeysStatementCstChildren;
}

export type TopKeysStatementCstChildren = {
  TOP: IToken[];
  KEYS: IToken[];
  NumberLiteral?: IToken[];
  OF: IToken[];
  table: TableCstNode[];
  topKeysClause?: TopKeysClauseCstNode[];
};

export interface TopKeysClauseCstNode extends CstNode {
  name: "topKeysClause";
  children: TopKeysClauseCstChildren;
}

export type TopKeysClauseCstChildren = {
  BY?: IToken[];
  ITEM?: IToken[];
  THROTTLED?: IToken[];
  lastClause?: LastClauseCstNode[];
};

export interface MetricsStatementCstNode extends CstNode {
  name: "metricsStatement";
  children: MetricsStatementCstChildren;
}

export type MetricsStatementCstChildren = {
  METRICS: IToken[];
  metricName?: MetricNameCstNode[];
  metricsClause?: MetricsClauseCstNode[];
};

export interface MetricNameCstNode extends CstNode {
  name: "metricName";
  children: MetricNameCstChildren;
}

export type MetricNameCstChildren = {
  name: NameCstNode[];
};

export interface MetricsClauseCstNode extends CstNode {
  name: "metricsClause";
  children: MetricsClauseCstChildren;
}

export type MetricsClauseCstChildren = {
  FOR?: IToken[];
  table?: TableCstNode[];
  operationClause?: OperationClauseCstNode[];
  BY?: IToken[];
  PATTERN?: IToken[];
  statisticClause?: StatisticClauseCstNode[];
  periodClause?: PeriodClauseCstNode[];
  lastClause?: LastClauseCstNode[];
};

export interface OperationClauseCstNode extends CstNode {
  name: "operationClause";
  children: OperationClauseCstChildren;
}

export type OperationClauseCstChildren = {
  OPERATION: IToken[];
  name: NameCstNode[];
};

export interface StatisticClauseCstNode extends CstNode {
  name: "statisticClause";
  children: StatisticClauseCstChildren;
}

export type StatisticClauseCstChildren = {
  STATISTIC: IToken[];
  metricStatistic: MetricStatisticCstNode[];
  Comma?: IToken[];
};

export interface MetricStatisticCstNode extends CstNode {
  name: "metricStatistic";
  children: MetricStatisticCstChildren;
}

export type MetricStatisticCstChildren = {
  SUM?: IToken[];
  AVERAGE?: IToken[];
  MINIMUM?: IToken[];
  MAXIMUM?: IToken[];
  SAMPLECOUNT?: IToken[];
};

export interface PeriodClauseCstNode extends CstNode {
  name: "periodClause";
  children: PeriodClauseCstChildren;
}

export type PeriodClauseCstChildren = {
  PERIOD: IToken[];
  NumberLiteral: IToken[];
  timeUnit?: TimeUnitCstNode[];
};

export interface CreateAlarmStatementCstNode extends CstNode {
  name: "createAlarmStatement";
  children: CreateAlarmStatementCstChildren;
}

export type CreateAlarmStatementCstChildren = {
  CREATE: IToken[];
  ALARM: IToken[];
  name: (NameCstNode)[];
  ON: IToken[];
  OF?: IToken[];
  table?: TableCstNode[];
  operationClause?: OperationClauseCstNode[];
  Comparator: IToken[];
  NumberLiteral: IToken[];
  FOR: IToken[];
  alarmWindow: AlarmWindowCstNode[];
  alarmClause?: AlarmClauseCstNode[];
};

export interface AlarmWindowCstNode extends CstNode {
  name: "alarmWindow";
  children: AlarmWindowCstChildren;
}

export type AlarmWindowCstChildren = {
  NumberLiteral: (IToken)[];
  OF?: IToken[];
  timeUnit: TimeUnitCstNode[];
};

export interface AlarmClauseCstNode extends CstNode {
  name: "alarmClause";
  children: AlarmClauseCstChildren;
}

export type AlarmClauseCstChildren = {
  STATISTIC?: IToken[];
  metricStatistic?: MetricStatisticCstNode[];
  periodClause?: PeriodClauseCstNode[];
  TREAT?: IToken[];
  MISSING?: IToken[];
  AS?: IToken[];
  missingTreatment?: MissingTreatmentCstNode[];
};

export interface MissingTreatmentCstNode extends CstNode {
  name: "missingTreatment";
  children: MissingTreatmentCstChildren;
}

export type MissingTreatmentCstChildren = {
  MISSING?: IToken[];
  IGNORE?: IToken[];
  BREACHING?: (IToken)[];
  NOT?: IToken[];
};

export interface SimulateStatementCstNode extends CstNode {
  name: "simulateStatement";
  children: SimulateStatementCstChildren;
}

export type SimulateStatementCstChildren = {
  SIMULATE: IToken[];
  FOR?: IToken[];
  duration?: DurationCstNode[];
  simulatedPattern?: SimulatedPatternCstNode[];
  Comma?: IToken[];
  simulatedModel?: SimulatedModelCstNode[];
  simulationOptions?: SimulationOptionsCstNode[];
};

export interface SimulatedModelCstNode extends CstNode {
  name: "simulatedModel";
  children: SimulatedModelCstChildren;
}

export type SimulatedModelCstChildren = {
  patternNames: PatternNamesCstNode[];
  AT?: IToken[];
  PEAK?: IToken[];
  FOR: IToken[];
  duration: DurationCstNode[];
};

export interface CompareStatementCstNode extends CstNode {
  name: "compareStatement";
  children: CompareStatementCstChildren;
}

export type CompareStatementCstChildren = {
  COMPARE: IToken[];
  simulateStatement: (SimulateStatementCstNode)[];
  AGAINST: IToken[];
  simulationOptions?: SimulationOptionsCstNode[];
};

export interface SimulatedPatternCstNode extends CstNode {
  name: "simulatedPattern";
  children: SimulatedPatternCstChildren;
}

export type SimulatedPatternCstChildren = {
  simulatedStatement: SimulatedStatementCstNode[];
  rateClause: RateClauseCstNode[];
  keysClause?: KeysClauseCstNode[];
};

export interface SimulatedStatementCstNode extends CstNode {
  name: "simulatedStatement";
  children: SimulatedStatementCstChildren;
}

export type SimulatedStatementCstChildren = {
  selectStatement?: SelectStatementCstNode[];
  insertStatement?: InsertStatementCstNode[];
  updateStatement?: UpdateStatementCstNode[];
  deleteStatement?: DeleteStatementCstNode[];
  upsertStatement?: UpsertStatementCstNode[];
  getStatement?: GetStatementCstNode[];
  putStatement?: PutStatementCstNode[];
  queryStatement?: QueryStatementCstNode[];
  scanStatement?: ScanStatementCstNode[];
};

export interface RateClauseCstNode extends CstNode {
  name: "rateClause";
  children: RateClauseCstChildren;
}

export type RateClauseCstChildren = {
  AT: IToken[];
  rateCourse: RateCourseCstNode[];
};

export interface RateCourseCstNode extends CstNode {
  name: "rateCourse";
  children: RateCourseCstChildren;
}

export type RateCourseCstChildren = {
  SCHEDULE?: IToken[];
  LParen?: IToken[];
  stage?: StageCstNode[];
  Comma?: IToken[];
  RParen?: IToken[];
  rate?: RateCstNode[];
  rateChange?: RateChangeCstNode[];
};

export interface StageCstNode extends CstNode {
  name: "stage";
  children: StageCstChildren;
}

export type StageCstChildren = {
  rate: RateCstNode[];
  FOR: IToken[];
  duration: DurationCstNode[];
};

export interface RateChangeCstNode extends CstNode {
  name: "rateChange";
  children: RateChangeCstChildren;
}

export type RateChangeCstChildren = {
  RAMP?: IToken[];
  TO?: (IToken)[];
  rate?: (RateCstNode)[];
  OVER?: IToken[];
  duration?: (DurationCstNode)[];
  SPIKE?: IToken[];
  AT?: IToken[];
  FOR?: IToken[];
  DIURNAL?: IToken[];
};

export interface RateCstNode extends CstNode {
  name: "rate";
  children: RateCstChildren;
}

export type RateCstChildren = {
  NumberLiteral: IToken[];
  Slash: IToken[];
  Name: IToken[];
};

export interface KeysClauseCstNode extends CstNode {
  name: "keysClause";
  children: KeysClauseCstChildren;
}

export type KeysClauseCstChildren = {
  KEYS: IToken[];
  Variable?: IToken[];
  keyLaw: KeyLawCstNode[];
  AS?: IToken[];
  StringLiteral?: IToken[];
  NUMBER?: IToken[];
};

export interface KeyLawCstNode extends CstNode {
  name: "keyLaw";
  children: KeyLawCstChildren;
}

export type KeyLawCstChildren = {
  UNIFORM?: IToken[];
  OVER?: (IToken)[];
  NumberLiteral?: (IToken)[];
  ZIPF?: IToken[];
  HOT?: IToken[];
  Percent?: IToken[];
  SEQUENTIAL?: IToken[];
  TIME?: IToken[];
  duration?: DurationCstNode[];
};

export interface SimulationOptionsCstNode extends CstNode {
  name: "simulationOptions";
  children: SimulationOptionsCstChildren;
}

export type SimulationOptionsCstChildren = {
  WITH: IToken[];
  LParen: IToken[];
  simulationOption: SimulationOptionCstNode[];
  Comma?: IToken[];
  RParen: IToken[];
};

export interface SimulationOptionCstNode extends CstNode {
  name: "simulationOption";
  children: SimulationOptionCstChildren;
}

export type SimulationOptionCstChildren = {
  tableOption?: TableOptionCstNode[];
  Name?: (IToken)[];
  Equals?: IToken[];
  StringLiteral?: IToken[];
  NumberLiteral?: IToken[];
};

export interface TableOptionCstNode extends CstNode {
  name: "tableOption";
  children: TableOptionCstChildren;
}

export type TableOptionCstChildren = {
  TABLE: IToken[];
  table: TableCstNode[];
  billingClause?: BillingClauseCstNode[];
  warmThroughputClause?: WarmThroughputClauseCstNode[];
  scalingClause?: ScalingClauseCstNode[];
};

export interface DurationCstNode extends CstNode {
  name: "duration";
  children: DurationCstChildren;
}

export type DurationCstChildren = {
  NumberLiteral: IToken[];
  timeUnit: TimeUnitCstNode[];
};

export interface ImportStatementCstNode extends CstNode {
  name: "importStatement";
  children: ImportStatementCstChildren;
}

export type ImportStatementCstChildren = {
  IMPORT: IToken[];
  StringLiteral: IToken[];
  INTO: IToken[];
  table: TableCstNode[];
  importOption?: ImportOptionCstNode[];
};

export interface ImportOptionCstNode extends CstNode {
  name: "importOption";
  children: ImportOptionCstChildren;
}

export type ImportOptionCstChildren = {
  formatClause?: FormatClauseCstNode[];
  textTableClause?: TextTableClauseCstNode[];
  TYPES?: IToken[];
  STRING?: IToken[];
  columnTypes?: ColumnTypesCstNode[];
  primaryKeyClause?: PrimaryKeyClauseCstNode[];
  SKIP?: IToken[];
  NumberLiteral?: IToken[];
  RESUME?: IToken[];
  onErrorClause?: OnErrorClauseCstNode[];
  REJECTS?: IToken[];
  StringLiteral?: IToken[];
};

export interface ExportStatementCstNode extends CstNode {
  name: "exportStatement";
  children: ExportStatementCstChildren;
}

export type ExportStatementCstChildren = {
  EXPORT: IToken[];
  LParen?: IToken[];
  selectStatement?: SelectStatementCstNode[];
  queryStatement?: QueryStatementCstNode[];
  scanStatement?: ScanStatementCstNode[];
  RParen?: IToken[];
  table?: TableCstNode[];
  TO: IToken[];
  StringLiteral: IToken[];
  exportOption?: ExportOptionCstNode[];
};

export interface ExportOptionCstNode extends CstNode {
  name: "exportOption";
  children: ExportOptionCstChildren;
}

export type ExportOptionCstChildren = {
  formatClause?: FormatClauseCstNode[];
  textTableClause?: TextTableClauseCstNode[];
  COMPRESSION?: IToken[];
  GZIP?: IToken[];
  NONE?: IToken[];
  REPLACE?: IToken[];
};

export interface CopyStatementCstNode extends CstNode {
  name: "copyStatement";
  children: CopyStatementCstChildren;
}

export type CopyStatementCstChildren = {
  COPY: IToken[];
  table: (TableCstNode)[];
  TO: IToken[];
  StringLiteral?: (IToken)[];
  IN?: IToken[];
  copyOption?: CopyOptionCstNode[];
};

export interface CopyOptionCstNode extends CstNode {
  name: "copyOption";
  children: CopyOptionCstChildren;
}

export type CopyOptionCstChildren = {
  RESUME?: IToken[];
  onErrorClause?: OnErrorClauseCstNode[];
};

export interface FormatClauseCstNode extends CstNode {
  name: "formatClause";
  children: FormatClauseCstChildren;
}

export type FormatClauseCstChildren = {
  FORMAT: IToken[];
  name: NameCstNode[];
};

export interface TextTableClauseCstNode extends CstNode {
  name: "textTableClause";
  children: TextTableClauseCstChildren;
}

export type TextTableClauseCstChildren = {
  COLUMNS?: IToken[];
  LParen?: IToken[];
  name?: NameCstNode[];
  Comma?: IToken[];
  RParen?: IToken[];
  DELIMITER?: IToken[];
  StringLiteral?: (IToken)[];
  NULLS?: IToken[];
};

export interface ColumnTypesCstNode extends CstNode {
  name: "columnTypes";
  children: ColumnTypesCstChildren;
}

export type ColumnTypesCstChildren = {
  LParen: IToken[];
  columnType: ColumnTypeCstNode[];
  Comma?: IToken[];
  RParen: IToken[];
};

export interface ColumnTypeCstNode extends CstNode {
  name: "columnType";
  children: ColumnTypeCstChildren;
}

export type ColumnTypeCstChildren = {
  name: (NameCstNode)[];
};

export interface OnErrorClauseCstNode extends CstNode {
  name: "onErrorClause";
  children: OnErrorClauseCstChildren;
}

export type OnErrorClauseCstChildren = {
  ON: IToken[];
  ERROR: IToken[];
  STOP?: IToken[];
  SKIP?: IToken[];
};

export interface ExpectStatementCstNode extends CstNode {
  name: "expectStatement";
  children: ExpectStatementCstChildren;
}

export type ExpectStatementCstChildren = {
  EXPECT: IToken[];
  expectation: ExpectationCstNode[];
};

export interface ExpectationCstNode extends CstNode {
  name: "expectation";
  children: ExpectationCstChildren;
}

export type ExpectationCstChildren = {
  ROWS?: IToken[];
  measure?: (MeasureCstNode)[];
  ITEMS?: IToken[];
  list?: ListCstNode[];
  READ?: IToken[];
  WRITE?: IToken[];
  UNITS?: IToken[];
  ON?: (IToken)[];
  table?: (TableCstNode)[];
  PAGES?: IToken[];
  FILTERED?: IToken[];
  THROTTLED?: IToken[];
  Percent?: (IToken)[];
  HOT?: IToken[];
  PARTITION?: IToken[];
  REQUESTS?: IToken[];
  planExpectation?: PlanExpectationCstNode[];
  NO?: IToken[];
  SCAN?: IToken[];
  THROTTLES?: IToken[];
  ERROR?: IToken[];
  errorName?: ErrorNameCstNode[];
  StringLiteral?: IToken[];
  VALUE?: IToken[];
  OF?: IToken[];
  path?: PathCstNode[];
  Comparator?: IToken[];
  operand?: OperandCstNode[];
  OUTPUT?: IToken[];
  Heredoc?: IToken[];
};

export interface ErrorNameCstNode extends CstNode {
  name: "errorName";
  children: ErrorNameCstChildren;
}

export type ErrorNameCstChildren = {
  name: NameCstNode[];
  Dot?: IToken[];
  AnyWord?: IToken[];
  tableNameTail?: TableNameTailCstNode[];
};

export interface MeasureCstNode extends CstNode {
  name: "measure";
  children: MeasureCstChildren;
}

export type MeasureCstChildren = {
  Comparator: IToken[];
  NumberLiteral: IToken[];
};

export interface PlanExpectationCstNode extends CstNode {
  name: "planExpectation";
  children: PlanExpectationCstChildren;
}

export type PlanExpectationCstChildren = {
  PLAN: IToken[];
  GET?: IToken[];
  QUERY?: IToken[];
  SCAN?: IToken[];
  ON?: IToken[];
  table?: TableCstNode[];
  OPERATION?: IToken[];
  name?: (NameCstNode)[];
  INDEX?: IToken[];
};

export interface GenerateStatementCstNode extends CstNode {
  name: "generateStatement";
  children: GenerateStatementCstChildren;
}

export type GenerateStatementCstChildren = {
  GENERATE: IToken[];
  NumberLiteral: IToken[];
  name: NameCstNode[];
  generateClause?: GenerateClauseCstNode[];
};

export interface GenerateClauseCstNode extends CstNode {
  name: "generateClause";
  children: GenerateClauseCstChildren;
}

export type GenerateClauseCstChildren = {
  seedClause?: SeedClauseCstNode[];
  keysClause?: KeysClauseCstNode[];
};

export interface SeedClauseCstNode extends CstNode {
  name: "seedClause";
  children: SeedClauseCstChildren;
}

export type SeedClauseCstChildren = {
  SEED: IToken[];
  NumberLiteral: IToken[];
};

export interface EntityStatementCstNode extends CstNode {
  name: "entityStatement";
  children: EntityStatementCstChildren;
}

export type EntityStatementCstChildren = {
  ENTITY: IToken[];
  orReplace?: OrReplaceCstNode[];
  name: NameCstNode[];
  StringLiteral?: IToken[];
  entityClause?: EntityClauseCstNode[];
};

export interface OrReplaceCstNode extends CstNode {
  name: "orReplace";
  children: OrReplaceCstChildren;
}

export type OrReplaceCstChildren = {
  OR: IToken[];
  REPLACE: IToken[];
};

export interface EntityClauseCstNode extends CstNode {
  name: "entityClause";
  children: EntityClauseCstChildren;
}

export type EntityClauseCstChildren = {
  entityTable?: EntityTableCstNode[];
  entityKey?: EntityKeyCstNode[];
  entityIndex?: EntityIndexCstNode[];
  entityAttributes?: EntityAttributesCstNode[];
  countClause?: CountClauseCstNode[];
  sizeClause?: SizeClauseCstNode[];
};

export interface EntityTableCstNode extends CstNode {
  name: "entityTable";
  children: EntityTableCstChildren;
}

export type EntityTableCstChildren = {
  IN: IToken[];
  table: TableCstNode[];
};

export interface EntityKeyCstNode extends CstNode {
  name: "entityKey";
  children: EntityKeyCstChildren;
}

export type EntityKeyCstChildren = {
  KEY: IToken[];
  keyTemplates: KeyTemplatesCstNode[];
};

export interface EntityIndexCstNode extends CstNode {
  name: "entityIndex";
  children: EntityIndexCstChildren;
}

export type EntityIndexCstChildren = {
  INDEX: IToken[];
  name: NameCstNode[];
  keyTemplates: KeyTemplatesCstNode[];
};

export interface KeyTemplatesCstNode extends CstNode {
  name: "keyTemplates";
  children: KeyTemplatesCstChildren;
}

export type KeyTemplatesCstChildren = {
  LParen: IToken[];
  keyTemplate: KeyTemplateCstNode[];
  Comma?: IToken[];
  RParen: IToken[];
};

export interface KeyTemplateCstNode extends CstNode {
  name: "keyTemplate";
  children: KeyTemplateCstChildren;
}

export type KeyTemplateCstChildren = {
  name: NameCstNode[];
  Equals: IToken[];
  StringLiteral: IToken[];
};

export interface EntityAttributesCstNode extends CstNode {
  name: "entityAttributes";
  children: EntityAttributesCstChildren;
}

export type EntityAttributesCstChildren = {
  ATTRIBUTES: IToken[];
  LParen: IToken[];
  entityAttribute: EntityAttributeCstNode[];
  Comma?: IToken[];
  RParen: IToken[];
};

export interface EntityAttributeCstNode extends CstNode {
  name: "entityAttribute";
  children: EntityAttributeCstChildren;
}

export type EntityAttributeCstChildren = {
  name: NameCstNode[];
  attributeType: AttributeTypeCstNode[];
  attributeClause?: AttributeClauseCstNode[];
};

export interface AttributeTypeCstNode extends CstNode {
  name: "attributeType";
  children: AttributeTypeCstChildren;
}

export type AttributeTypeCstChildren = {
  STRING?: IToken[];
  NUMBER?: IToken[];
  BINARY?: IToken[];
  SET?: IToken[];
  BOOLEAN?: IToken[];
  LIST?: IToken[];
  MAP?: IToken[];
  ANY?: IToken[];
};

export interface AttributeClauseCstNode extends CstNode {
  name: "attributeClause";
  children: AttributeClauseCstChildren;
}

export type AttributeClauseCstChildren = {
  REQUIRED?: IToken[];
  TTL?: IToken[];
  sizeClause?: SizeClauseCstNode[];
  distinctClause?: DistinctClauseCstNode[];
  choicesClause?: ChoicesClauseCstNode[];
  fakeClause?: FakeClauseCstNode[];
  referencesClause?: ReferencesClauseCstNode[];
  StringLiteral?: IToken[];
};

export interface CountClauseCstNode extends CstNode {
  name: "countClause";
  children: CountClauseCstChildren;
}

export type CountClauseCstChildren = {
  COUNT: IToken[];
  NumberLiteral: IToken[];
};

export interface SizeClauseCstNode extends CstNode {
  name: "sizeClause";
  children: SizeClauseCstChildren;
}

export type SizeClauseCstChildren = {
  SIZE: IToken[];
  NumberLiteral: IToken[];
};

export interface DistinctClauseCstNode extends CstNode {
  name: "distinctClause";
  children: DistinctClauseCstChildren;
}

export type DistinctClauseCstChildren = {
  DISTINCT: IToken[];
  NumberLiteral: IToken[];
};

export interface ChoicesClauseCstNode extends CstNode {
  name: "choicesClause";
  children: ChoicesClauseCstChildren;
}

export type ChoicesClauseCstChildren = {
  ONE: IToken[];
  OF: IToken[];
  LParen: IToken[];
  operand: OperandCstNode[];
  Comma?: IToken[];
  RParen: IToken[];
};

export interface FakeClauseCstNode extends CstNode {
  name: "fakeClause";
  children: FakeClauseCstChildren;
}

export type FakeClauseCstChildren = {
  FAKE: IToken[];
  StringLiteral: IToken[];
};

export interface ReferencesClauseCstNode extends CstNode {
  name: "referencesClause";
  children: ReferencesClauseCstChildren;
}

export type ReferencesClauseCstChildren = {
  REFERENCES: IToken[];
  name: (NameCstNode)[];
  LParen: IToken[];
  RParen: IToken[];
  NumberLiteral?: (IToken)[];
  TO?: IToken[];
};

export interface AccessPatternStatementCstNode extends CstNode {
  name: "accessPatternStatement";
  children: AccessPatternStatementCstChildren;
}

export type AccessPatternStatementCstChildren = {
  ACCESS: IToken[];
  PATTERN: IToken[];
  orReplace?: OrReplaceCstNode[];
  name: NameCstNode[];
  patternParameters?: PatternParametersCstNode[];
  StringLiteral?: IToken[];
  patternClause?: PatternClauseCstNode[];
  AS: IToken[];
  patternBody: PatternBodyCstNode[];
  expectStatement?: ExpectStatementCstNode[];
};

export interface PatternParametersCstNode extends CstNode {
  name: "patternParameters";
  children: PatternParametersCstChildren;
}

export type PatternParametersCstChildren = {
  LParen: IToken[];
  patternParameter?: PatternParameterCstNode[];
  Comma?: IToken[];
  RParen: IToken[];
};

export interface PatternParameterCstNode extends CstNode {
  name: "patternParameter";
  children: PatternParameterCstChildren;
}

export type PatternParameterCstChildren = {
  Variable: IToken[];
  attributeType?: AttributeTypeCstNode[];
  Equals?: IToken[];
  operand?: OperandCstNode[];
  StringLiteral?: IToken[];
};

export interface PatternClauseCstNode extends CstNode {
  name: "patternClause";
  children: PatternClauseCstChildren;
}

export type PatternClauseCstChildren = {
  patternEntities?: PatternEntitiesCstNode[];
  patternRate?: PatternRateCstNode[];
  peakClause?: PeakClauseCstNode[];
  keysClause?: KeysClauseCstNode[];
  returnsClause?: ReturnsClauseCstNode[];
  itemSizeClause?: ItemSizeClauseCstNode[];
  latencyClause?: LatencyClauseCstNode[];
  budgetClause?: BudgetClauseCstNode[];
  ownerClause?: OwnerClauseCstNode[];
  statusClause?: StatusClauseCstNode[];
};

export interface PatternEntitiesCstNode extends CstNode {
  name: "patternEntities";
  children: PatternEntitiesCstChildren;
}

export type PatternEntitiesCstChildren = {
  ENTITY: IToken[];
  name: NameCstNode[];
  Comma?: IToken[];
};

export interface PatternRateCstNode extends CstNode {
  name: "patternRate";
  children: PatternRateCstChildren;
}

export type PatternRateCstChildren = {
  RATE: IToken[];
  rateCourse: RateCourseCstNode[];
};

export interface PeakClauseCstNode extends CstNode {
  name: "peakClause";
  children: PeakClauseCstChildren;
}

export type PeakClauseCstChildren = {
  PEAK: IToken[];
  rate: RateCstNode[];
};

export interface ReturnsClauseCstNode extends CstNode {
  name: "returnsClause";
  children: ReturnsClauseCstChildren;
}

export type ReturnsClauseCstChildren = {
  RETURNS: IToken[];
  NumberLiteral: (IToken)[];
  TO?: IToken[];
  ITEMS?: IToken[];
  ITEM?: IToken[];
};

export interface ItemSizeClauseCstNode extends CstNode {
  name: "itemSizeClause";
  children: ItemSizeClauseCstChildren;
}

export type ItemSizeClauseCstChildren = {
  ITEM: IToken[];
  sizeClause: SizeClauseCstNode[];
};

export interface LatencyClauseCstNode extends CstNode {
  name: "latencyClause";
  children: LatencyClauseCstChildren;
}

export type LatencyClauseCstChildren = {
  LATENCY: IToken[];
  NumberLiteral: IToken[];
  MILLISECOND?: IToken[];
  MILLISECONDS?: IToken[];
  timeUnit?: TimeUnitCstNode[];
};

export interface BudgetClauseCstNode extends CstNode {
  name: "budgetClause";
  children: BudgetClauseCstChildren;
}

export type BudgetClauseCstChildren = {
  BUDGET: IToken[];
  NumberLiteral: IToken[];
  USD?: IToken[];
};

export interface OwnerClauseCstNode extends CstNode {
  name: "ownerClause";
  children: OwnerClauseCstChildren;
}

export type OwnerClauseCstChildren = {
  OWNER: IToken[];
  StringLiteral: IToken[];
};

export interface StatusClauseCstNode extends CstNode {
  name: "statusClause";
  children: StatusClauseCstChildren;
}

export type StatusClauseCstChildren = {
  STATUS: IToken[];
  StringLiteral: IToken[];
};

export interface PatternBodyCstNode extends CstNode {
  name: "patternBody";
  children: PatternBodyCstChildren;
}

export type PatternBodyCstChildren = {
  STEPS?: IToken[];
  patternSteps?: PatternStepsCstNode[];
  patternRun?: PatternRunCstNode[];
};

export interface PatternStepsCstNode extends CstNode {
  name: "patternSteps";
  children: PatternStepsCstChildren;
}

export type PatternStepsCstChildren = {
  LBrace: IToken[];
  patternStep: PatternStepCstNode[];
  RBrace: IToken[];
};

export interface PatternStepCstNode extends CstNode {
  name: "patternStep";
  children: PatternStepCstChildren;
}

export type PatternStepCstChildren = {
  FOR?: IToken[];
  EACH?: IToken[];
  Name?: (IToken)[];
  IN?: IToken[];
  parameter?: ParameterCstNode[];
  patternSteps?: PatternStepsCstNode[];
  LET?: IToken[];
  Equals?: IToken[];
  patternRun?: (PatternRunCstNode)[];
  Semicolon?: IToken[];
};

export interface PatternRunCstNode extends CstNode {
  name: "patternRun";
  children: PatternRunCstChildren;
}

export type PatternRunCstChildren = {
  patternTransaction?: PatternTransactionCstNode[];
  patternBatch?: PatternBatchCstNode[];
  simulatedStatement?: SimulatedStatementCstNode[];
};

export interface PatternTransactionCstNode extends CstNode {
  name: "patternTransaction";
  children: PatternTransactionCstChildren;
}

export type PatternTransactionCstChildren = {
  transactionStart: TransactionStartCstNode[];
  Semicolon: (IToken)[];
  transactionMember: TransactionMemberCstNode[];
  COMMIT: IToken[];
};

export interface TransactionMemberCstNode extends CstNode {
  name: "transactionMember";
  children: TransactionMemberCstChildren;
}

export type TransactionMemberCstChildren = {
  checkStatement?: CheckStatementCstNode[];
  existsStatement?: ExistsStatementCstNode[];
  simulatedStatement?: SimulatedStatementCstNode[];
};

export interface PatternBatchCstNode extends CstNode {
  name: "patternBatch";
  children: PatternBatchCstChildren;
}

export type PatternBatchCstChildren = {
  batchStart: BatchStartCstNode[];
  simulatedStatement: (SimulatedStatementCstNode)[];
  Semicolon?: IToken[];
  RBrace: IToken[];
};

export interface TransactionStartCstNode extends CstNode {
  name: "transactionStart";
  children: TransactionStartCstChildren;
}

export type TransactionStartCstChildren = {
  BEGIN: IToken[];
  TRANSACTION?: IToken[];
  TOKEN?: IToken[];
  StringLiteral?: IToken[];
};

export interface BatchStartCstNode extends CstNode {
  name: "batchStart";
  children: BatchStartCstChildren;
}

export type BatchStartCstChildren = {
  BATCH: IToken[];
  LBrace: IToken[];
};

export interface RunStatementCstNode extends CstNode {
  name: "runStatement";
  children: RunStatementCstChildren;
}

export type RunStatementCstChildren = {
  RUN: IToken[];
  name: NameCstNode[];
  LParen?: IToken[];
  patternArgument?: PatternArgumentCstNode[];
  Comma?: IToken[];
  RParen?: IToken[];
};

export interface PatternArgumentCstNode extends CstNode {
  name: "patternArgument";
  children: PatternArgumentCstChildren;
}

export type PatternArgumentCstChildren = {
  Variable?: IToken[];
  Equals?: IToken[];
  operand: OperandCstNode[];
};

export interface ReportStatementCstNode extends CstNode {
  name: "reportStatement";
  children: ReportStatementCstChildren;
}

export type ReportStatementCstChildren = {
  REPORT: IToken[];
  TO: IToken[];
  StringLiteral: IToken[];
  FOR?: IToken[];
  table?: TableCstNode[];
  Comma?: (IToken)[];
  WITH?: IToken[];
  LParen?: IToken[];
  reportOption?: ReportOptionCstNode[];
  RParen?: IToken[];
};

export interface ReportOptionCstNode extends CstNode {
  name: "reportOption";
  children: ReportOptionCstChildren;
}

export type ReportOptionCstChildren = {
  name: NameCstNode[];
  Equals: IToken[];
  StringLiteral?: IToken[];
  NumberLiteral?: IToken[];
  ON?: IToken[];
  OFF?: IToken[];
};

export interface DiffSideCstNode extends CstNode {
  name: "diffSide";
  children: DiffSideCstChildren;
}

export type DiffSideCstChildren = {
  CURRENT?: IToken[];
  StringLiteral?: IToken[];
};

export interface DiffStatementCstNode extends CstNode {
  name: "diffStatement";
  children: DiffStatementCstChildren;
}

export type DiffStatementCstChildren = {
  DIFF: IToken[];
  MODEL: IToken[];
  diffSide: (DiffSideCstNode)[];
  PLAN?: IToken[];
  REHEARSE?: IToken[];
  diffTarget?: DiffTargetCstNode[];
};

export interface DiffTargetCstNode extends CstNode {
  name: "diffTarget";
  children: DiffTargetCstChildren;
}

export type DiffTargetCstChildren = {
  TO: IToken[];
  StringLiteral: IToken[];
};

export interface ImportModelStatementCstNode extends CstNode {
  name: "importModelStatement";
  children: ImportModelStatementCstChildren;
}

export type ImportModelStatementCstChildren = {
  IMPORT: IToken[];
  MODEL: IToken[];
  StringLiteral: IToken[];
  modelFileOption?: ModelFileOptionCstNode[];
};

export interface ExportModelStatementCstNode extends CstNode {
  name: "exportModelStatement";
  children: ExportModelStatementCstChildren;
}

export type ExportModelStatementCstChildren = {
  EXPORT: IToken[];
  MODEL: IToken[];
  table?: TableCstNode[];
  Comma?: IToken[];
  TO: IToken[];
  StringLiteral: IToken[];
  modelFileOption?: ModelFileOptionCstNode[];
  REPLACE?: IToken[];
};

export interface ModelFileOptionCstNode extends CstNode {
  name: "modelFileOption";
  children: ModelFileOptionCstChildren;
}

export type ModelFileOptionCstChildren = {
  FORMAT?: IToken[];
  name?: NameCstNode[];
  WITH?: IToken[];
  DATA?: IToken[];
};

export interface StatementCstNode extends CstNode {
  name: "statement";
  children: StatementCstChildren;
}

export type StatementCstChildren = {
  explainPrefix?: ExplainPrefixCstNode[];
  plainStatement?: (PlainStatementCstNode)[];
  ASSUMPTIONS?: IToken[];
};

export interface PlainStatementCstNode extends CstNode {
  name: "plainStatement";
  children: PlainStatementCstChildren;
}

export type PlainStatementCstChildren = {
  selectStatement?: SelectStatementCstNode[];
  insertStatement?: InsertStatementCstNode[];
  updateStatement?: UpdateStatementCstNode[];
  deleteStatement?: DeleteStatementCstNode[];
  fromStatement?: FromStatementCstNode[];
  existsStatement?: ExistsStatementCstNode[];
  upsertStatement?: UpsertStatementCstNode[];
  bulkStatement?: BulkStatementCstNode[];
  getStatement?: GetStatementCstNode[];
  putStatement?: PutStatementCstNode[];
  queryStatement?: QueryStatementCstNode[];
  scanStatement?: ScanStatementCstNode[];
  checkStatement?: CheckStatementCstNode[];
  createTableStatement?: CreateTableStatementCstNode[];
  createAlarmStatement?: CreateAlarmStatementCstNode[];
  alterTableStatement?: AlterTableStatementCstNode[];
  dropStatement?: DropStatementCstNode[];
  backupStatement?: BackupStatementCstNode[];
  restoreStatement?: RestoreStatementCstNode[];
  describeStatement?: DescribeStatementCstNode[];
  showStatement?: ShowStatementCstNode[];
  listStatement?: ListStatementCstNode[];
  useStatement?: UseStatementCstNode[];
  setStatement?: SetStatementCstNode[];
  clockStatement?: ClockStatementCstNode[];
  billStatement?: BillStatementCstNode[];
  diffStatement?: DiffStatementCstNode[];
  adviseStatement?: AdviseStatementCstNode[];
  heatmapStatement?: HeatmapStatementCstNode[];
  topKeysStatement?: TopKeysStatementCstNode[];
  metricsStatement?: MetricsStatementCstNode[];
  simulateStatement?: SimulateStatementCstNode[];
  compareStatement?: CompareStatementCstNode[];
  entityStatement?: EntityStatementCstNode[];
  accessPatternStatement?: AccessPatternStatementCstNode[];
  runStatement?: RunStatementCstNode[];
  importStatement?: ImportStatementCstNode[];
  importModelStatement?: ImportModelStatementCstNode[];
  exportStatement?: ExportStatementCstNode[];
  exportModelStatement?: ExportModelStatementCstNode[];
  copyStatement?: CopyStatementCstNode[];
  generateStatement?: GenerateStatementCstNode[];
  reportStatement?: ReportStatementCstNode[];
  expectStatement?: ExpectStatementCstNode[];
  apiStatement?: ApiStatementCstNode[];
  PastedCommand?: IToken[];
};

export interface ExplainPrefixCstNode extends CstNode {
  name: "explainPrefix";
  children: ExplainPrefixCstChildren;
}

export type ExplainPrefixCstChildren = {
  EXPLAIN: IToken[];
  ANALYZE?: IToken[];
  API?: IToken[];
  AS?: IToken[];
  CLI?: IToken[];
  JS?: IToken[];
  PYTHON?: IToken[];
};

export interface TransactionEndCstNode extends CstNode {
  name: "transactionEnd";
  children: TransactionEndCstChildren;
}

export type TransactionEndCstChildren = {
  COMMIT?: IToken[];
  ROLLBACK?: IToken[];
};

export interface SetStatementCstNode extends CstNode {
  name: "setStatement";
  children: SetStatementCstChildren;
}

export type SetStatementCstChildren = {
  SET: IToken[];
  throttlingMode?: ThrottlingModeCstNode[];
  ledgerSwitch?: LedgerSwitchCstNode[];
  statistics?: StatisticsCstNode[];
  name?: NameCstNode[];
  Equals?: IToken[];
  operand?: OperandCstNode[];
};

export interface ThrottlingModeCstNode extends CstNode {
  name: "throttlingMode";
  children: ThrottlingModeCstChildren;
}

export type ThrottlingModeCstChildren = {
  THROTTLING: IToken[];
  OFF?: IToken[];
  OBSERVE?: IToken[];
  ENFORCE?: IToken[];
};

export interface LedgerSwitchCstNode extends CstNode {
  name: "ledgerSwitch";
  children: LedgerSwitchCstChildren;
}

export type LedgerSwitchCstChildren = {
  LEDGER: IToken[];
  ON?: IToken[];
  OFF?: IToken[];
};

export interface StatisticsCstNode extends CstNode {
  name: "statistics";
  children: StatisticsCstChildren;
}

export type StatisticsCstChildren = {
  STATISTICS: IToken[];
  FOR: IToken[];
  table: TableCstNode[];
  statistic: StatisticCstNode[];
};

export interface StatisticCstNode extends CstNode {
  name: "statistic";
  children: StatisticCstChildren;
}

export type StatisticCstChildren = {
  ITEMS?: IToken[];
  BYTES?: IToken[];
  KEYS?: IToken[];
  NumberLiteral?: (IToken)[];
  RETENTION?: IToken[];
  DAY?: IToken[];
  DAYS?: IToken[];
};

export interface AdviseStatementCstNode extends CstNode {
  name: "adviseStatement";
  children: AdviseStatementCstChildren;
}

export type AdviseStatementCstChildren = {
  ADVISE: IToken[];
  table?: TableCstNode[];
};

export interface ClockStatementCstNode extends CstNode {
  name: "clockStatement";
  children: ClockStatementCstChildren;
}

export type ClockStatementCstChildren = {
  CLOCK: IToken[];
  ADVANCE?: IToken[];
  NumberLiteral?: IToken[];
  timeUnit?: TimeUnitCstNode[];
  SET?: IToken[];
  StringLiteral?: IToken[];
};

export interface ApiStatementCstNode extends CstNode {
  name: "apiStatement";
  children: ApiStatementCstChildren;
}

export type ApiStatementCstChildren = {
  API: IToken[];
  Name: IToken[];
  JsonObject: IToken[];
};

export interface ICstNodeVisitor<IN, OUT> extends ICstVisitor<IN, OUT> {
  name(children: NameCstChildren, param?: IN): OUT;
  table(children: TableCstChildren, param?: IN): OUT;
  tableName(children: TableNameCstChildren, param?: IN): OUT;
  tableNameTail(children: TableNameTailCstChildren, param?: IN): OUT;
  path(children: PathCstChildren, param?: IN): OUT;
  dereference(children: DereferenceCstChildren, param?: IN): OUT;
  condition(children: ConditionCstChildren, param?: IN): OUT;
  conjunction(children: ConjunctionCstChildren, param?: IN): OUT;
  negation(children: NegationCstChildren, param?: IN): OUT;
  predicate(children: PredicateCstChildren, param?: IN): OUT;
  comparison(children: ComparisonCstChildren, param?: IN): OUT;
  between(children: BetweenCstChildren, param?: IN): OUT;
  membership(children: MembershipCstChildren, param?: IN): OUT;
  operand(children: OperandCstChildren, param?: IN): OUT;
  term(children: TermCstChildren, param?: IN): OUT;
  reference(children: ReferenceCstChildren, param?: IN): OUT;
  operands(children: OperandsCstChildren, param?: IN): OUT;
  parameter(children: ParameterCstChildren, param?: IN): OUT;
  literal(children: LiteralCstChildren, param?: IN): OUT;
  list(children: ListCstChildren, param?: IN): OUT;
  set(children: SetCstChildren, param?: IN): OUT;
  map(children: MapCstChildren, param?: IN): OUT;
  mapEntry(children: MapEntryCstChildren, param?: IN): OUT;
  updateClause(children: UpdateClauseCstChildren, param?: IN): OUT;
  assignment(children: AssignmentCstChildren, param?: IN): OUT;
  pathWithValue(children: PathWithValueCstChildren, param?: IN): OUT;
  getStatement(children: GetStatementCstChildren, param?: IN): OUT;
  putStatement(children: PutStatementCstChildren, param?: IN): OUT;
  checkStatement(children: CheckStatementCstChildren, param?: IN): OUT;
  queryStatement(children: QueryStatementCstChildren, param?: IN): OUT;
  queryOption(children: QueryOptionCstChildren, param?: IN): OUT;
  scanStatement(children: ScanStatementCstChildren, param?: IN): OUT;
  scanOption(children: ScanOptionCstChildren, param?: IN): OUT;
  readOption(children: ReadOptionCstChildren, param?: IN): OUT;
  selectClause(children: SelectClauseCstChildren, param?: IN): OUT;
  updateItemTail(children: UpdateItemTailCstChildren, param?: IN): OUT;
  deleteItemTail(children: DeleteItemTailCstChildren, param?: IN): OUT;
  writeOption(children: WriteOptionCstChildren, param?: IN): OUT;
  whereClause(children: WhereClauseCstChildren, param?: IN): OUT;
  ifClause(children: IfClauseCstChildren, param?: IN): OUT;
  onFailureClause(children: OnFailureClauseCstChildren, param?: IN): OUT;
  projectClause(children: ProjectClauseCstChildren, param?: IN): OUT;
  limitClause(children: LimitClauseCstChildren, param?: IN): OUT;
  scanLimitClause(children: ScanLimitClauseCstChildren, param?: IN): OUT;
  usingClause(children: UsingClauseCstChildren, param?: IN): OUT;
  asOfClause(children: AsOfClauseCstChildren, param?: IN): OUT;
  pastMoment(children: PastMomentCstChildren, param?: IN): OUT;
  timeUnit(children: TimeUnitCstChildren, param?: IN): OUT;
  returnClause(children: ReturnClauseCstChildren, param?: IN): OUT;
  returnedImage(children: ReturnedImageCstChildren, param?: IN): OUT;
  selectStatement(children: SelectStatementCstChildren, param?: IN): OUT;
  countStar(children: CountStarCstChildren, param?: IN): OUT;
  paths(children: PathsCstChildren, param?: IN): OUT;
  orderByClause(children: OrderByClauseCstChildren, param?: IN): OUT;
  orderTerm(children: OrderTermCstChildren, param?: IN): OUT;
  selectModifier(children: SelectModifierCstChildren, param?: IN): OUT;
  keysInClause(children: KeysInClauseCstChildren, param?: IN): OUT;
  keyTuple(children: KeyTupleCstChildren, param?: IN): OUT;
  insertStatement(children: InsertStatementCstChildren, param?: IN): OUT;
  insertRows(children: InsertRowsCstChildren, param?: IN): OUT;
  insertPairs(children: InsertPairsCstChildren, param?: IN): OUT;
  insertPair(children: InsertPairCstChildren, param?: IN): OUT;
  insertRow(children: InsertRowCstChildren, param?: IN): OUT;
  updateStatement(children: UpdateStatementCstChildren, param?: IN): OUT;
  updateTail(children: UpdateTailCstChildren, param?: IN): OUT;
  whereTail(children: WhereTailCstChildren, param?: IN): OUT;
  writeModifier(children: WriteModifierCstChildren, param?: IN): OUT;
  fromStatement(children: FromStatementCstChildren, param?: IN): OUT;
  upsertStatement(children: UpsertStatementCstChildren, param?: IN): OUT;
  deleteStatement(children: DeleteStatementCstChildren, param?: IN): OUT;
  existsStatement(children: ExistsStatementCstChildren, param?: IN): OUT;
  bulkStatement(children: BulkStatementCstChildren, param?: IN): OUT;
  rateLimitClause(children: RateLimitClauseCstChildren, param?: IN): OUT;
  throttleRate(children: ThrottleRateCstChildren, param?: IN): OUT;
  tableSetting(children: TableSettingCstChildren, param?: IN): OUT;
  billingClause(children: BillingClauseCstChildren, param?: IN): OUT;
  unitPair(children: UnitPairCstChildren, param?: IN): OUT;
  warmThroughputClause(children: WarmThroughputClauseCstChildren, param?: IN): OUT;
  streamClause(children: StreamClauseCstChildren, param?: IN): OUT;
  encryptionClause(children: EncryptionClauseCstChildren, param?: IN): OUT;
  tableClassClause(children: TableClassClauseCstChildren, param?: IN): OUT;
  timeToLiveClause(children: TimeToLiveClauseCstChildren, param?: IN): OUT;
  recoveryClause(children: RecoveryClauseCstChildren, param?: IN): OUT;
  regionClause(children: RegionClauseCstChildren, param?: IN): OUT;
  scalingClause(children: ScalingClauseCstChildren, param?: IN): OUT;
  enabled(children: EnabledCstChildren, param?: IN): OUT;
  tagsClause(children: TagsClauseCstChildren, param?: IN): OUT;
  tag(children: TagCstChildren, param?: IN): OUT;
  tagText(children: TagTextCstChildren, param?: IN): OUT;
  createTableStatement(children: CreateTableStatementCstChildren, param?: IN): OUT;
  createClause(children: CreateClauseCstChildren, param?: IN): OUT;
  attributeDefinitions(children: AttributeDefinitionsCstChildren, param?: IN): OUT;
  attributeDefinition(children: AttributeDefinitionCstChildren, param?: IN): OUT;
  primaryKeyClause(children: PrimaryKeyClauseCstChildren, param?: IN): OUT;
  keyElements(children: KeyElementsCstChildren, param?: IN): OUT;
  keyElement(children: KeyElementCstChildren, param?: IN): OUT;
  globalIndexes(children: GlobalIndexesCstChildren, param?: IN): OUT;
  localIndexes(children: LocalIndexesCstChildren, param?: IN): OUT;
  globalIndex(children: GlobalIndexCstChildren, param?: IN): OUT;
  indexDefinition(children: IndexDefinitionCstChildren, param?: IN): OUT;
  indexSetting(children: IndexSettingCstChildren, param?: IN): OUT;
  alterTableStatement(children: AlterTableStatementCstChildren, param?: IN): OUT;
  alterClause(children: AlterClauseCstChildren, param?: IN): OUT;
  indexUpdate(children: IndexUpdateCstChildren, param?: IN): OUT;
  dropStatement(children: DropStatementCstChildren, param?: IN): OUT;
  droppedTable(children: DroppedTableCstChildren, param?: IN): OUT;
  droppedAlarm(children: DroppedAlarmCstChildren, param?: IN): OUT;
  droppedModel(children: DroppedModelCstChildren, param?: IN): OUT;
  modelKind(children: ModelKindCstChildren, param?: IN): OUT;
  describeStatement(children: DescribeStatementCstChildren, param?: IN): OUT;
  namedBackup(children: NamedBackupCstChildren, param?: IN): OUT;
  shownModel(children: ShownModelCstChildren, param?: IN): OUT;
  showStatement(children: ShowStatementCstChildren, param?: IN): OUT;
  shownBackups(children: ShownBackupsCstChildren, param?: IN): OUT;
  listStatement(children: ListStatementCstChildren, param?: IN): OUT;
  useStatement(children: UseStatementCstChildren, param?: IN): OUT;
  backupStatement(children: BackupStatementCstChildren, param?: IN): OUT;
  restoreStatement(children: RestoreStatementCstChildren, param?: IN): OUT;
  billStatement(children: BillStatementCstChildren, param?: IN): OUT;
  patternNames(children: PatternNamesCstChildren, param?: IN): OUT;
  patternName(children: PatternNameCstChildren, param?: IN): OUT;
  billClause(children: BillClauseCstChildren, param?: IN): OUT;
  billOption(children: BillOptionCstChildren, param?: IN): OUT;
  strings(children: StringsCstChildren, param?: IN): OUT;
  heatmapStatement(children: HeatmapStatementCstChildren, param?: IN): OUT;
  heatmapClause(children: HeatmapClauseCstChildren, param?: IN): OUT;
  lastClause(children: LastClauseCstChildren, param?: IN): OUT;
  timeSpan(children: TimeSpanCstChildren, param?: IN): OUT;
  topKeysStatement(children: TopKeysStatementCstChildren, param?: IN): OUT;
  topKeysClause(children: TopKeysClauseCstChildren, param?: IN): OUT;
  metricsStatement(children: MetricsStatementCstChildren, param?: IN): OUT;
  metricName(children: MetricNameCstChildren, param?: IN): OUT;
  metricsClause(children: MetricsClauseCstChildren, param?: IN): OUT;
  operationClause(children: OperationClauseCstChildren, param?: IN): OUT;
  statisticClause(children: StatisticClauseCstChildren, param?: IN): OUT;
  metricStatistic(children: MetricStatisticCstChildren, param?: IN): OUT;
  periodClause(children: PeriodClauseCstChildren, param?: IN): OUT;
  createAlarmStatement(children: CreateAlarmStatementCstChildren, param?: IN): OUT;
  alarmWindow(children: AlarmWindowCstChildren, param?: IN): OUT;
  alarmClause(children: AlarmClauseCstChildren, param?: IN): OUT;
  missingTreatment(children: MissingTreatmentCstChildren, param?: IN): OUT;
  simulateStatement(children: SimulateStatementCstChildren, param?: IN): OUT;
  simulatedModel(children: SimulatedModelCstChildren, param?: IN): OUT;
  compareStatement(children: CompareStatementCstChildren, param?: IN): OUT;
  simulatedPattern(children: SimulatedPatternCstChildren, param?: IN): OUT;
  simulatedStatement(children: SimulatedStatementCstChildren, param?: IN): OUT;
  rateClause(children: RateClauseCstChildren, param?: IN): OUT;
  rateCourse(children: RateCourseCstChildren, param?: IN): OUT;
  stage(children: StageCstChildren, param?: IN): OUT;
  rateChange(children: RateChangeCstChildren, param?: IN): OUT;
  rate(children: RateCstChildren, param?: IN): OUT;
  keysClause(children: KeysClauseCstChildren, param?: IN): OUT;
  keyLaw(children: KeyLawCstChildren, param?: IN): OUT;
  simulationOptions(children: SimulationOptionsCstChildren, param?: IN): OUT;
  simulationOption(children: SimulationOptionCstChildren, param?: IN): OUT;
  tableOption(children: TableOptionCstChildren, param?: IN): OUT;
  duration(children: DurationCstChildren, param?: IN): OUT;
  importStatement(children: ImportStatementCstChildren, param?: IN): OUT;
  importOption(children: ImportOptionCstChildren, param?: IN): OUT;
  exportStatement(children: ExportStatementCstChildren, param?: IN): OUT;
  exportOption(children: ExportOptionCstChildren, param?: IN): OUT;
  copyStatement(children: CopyStatementCstChildren, param?: IN): OUT;
  copyOption(children: CopyOptionCstChildren, param?: IN): OUT;
  formatClause(children: FormatClauseCstChildren, param?: IN): OUT;
  textTableClause(children: TextTableClauseCstChildren, param?: IN): OUT;
  columnTypes(children: ColumnTypesCstChildren, param?: IN): OUT;
  columnType(children: ColumnTypeCstChildren, param?: IN): OUT;
  onErrorClause(children: OnErrorClauseCstChildren, param?: IN): OUT;
  expectStatement(children: ExpectStatementCstChildren, param?: IN): OUT;
  expectation(children: ExpectationCstChildren, param?: IN): OUT;
  errorName(children: ErrorNameCstChildren, param?: IN): OUT;
  measure(children: MeasureCstChildren, param?: IN): OUT;
  planExpectation(children: PlanExpectationCstChildren, param?: IN): OUT;
  generateStatement(children: GenerateStatementCstChildren, param?: IN): OUT;
  generateClause(children: GenerateClauseCstChildren, param?: IN): OUT;
  seedClause(children: SeedClauseCstChildren, param?: IN): OUT;
  entityStatement(children: EntityStatementCstChildren, param?: IN): OUT;
  orReplace(children: OrReplaceCstChildren, param?: IN): OUT;
  entityClause(children: EntityClauseCstChildren, param?: IN): OUT;
  entityTable(children: EntityTableCstChildren, param?: IN): OUT;
  entityKey(children: EntityKeyCstChildren, param?: IN): OUT;
  entityIndex(children: EntityIndexCstChildren, param?: IN): OUT;
  keyTemplates(children: KeyTemplatesCstChildren, param?: IN): OUT;
  keyTemplate(children: KeyTemplateCstChildren, param?: IN): OUT;
  entityAttributes(children: EntityAttributesCstChildren, param?: IN): OUT;
  entityAttribute(children: EntityAttributeCstChildren, param?: IN): OUT;
  attributeType(children: AttributeTypeCstChildren, param?: IN): OUT;
  attributeClause(children: AttributeClauseCstChildren, param?: IN): OUT;
  countClause(children: CountClauseCstChildren, param?: IN): OUT;
  sizeClause(children: SizeClauseCstChildren, param?: IN): OUT;
  distinctClause(children: DistinctClauseCstChildren, param?: IN): OUT;
  choicesClause(children: ChoicesClauseCstChildren, param?: IN): OUT;
  fakeClause(children: FakeClauseCstChildren, param?: IN): OUT;
  referencesClause(children: ReferencesClauseCstChildren, param?: IN): OUT;
  accessPatternStatement(children: AccessPatternStatementCstChildren, param?: IN): OUT;
  patternParameters(children: PatternParametersCstChildren, param?: IN): OUT;
  patternParameter(children: PatternParameterCstChildren, param?: IN): OUT;
  patternClause(children: PatternClauseCstChildren, param?: IN): OUT;
  patternEntities(children: PatternEntitiesCstChildren, param?: IN): OUT;
  patternRate(children: PatternRateCstChildren, param?: IN): OUT;
  peakClause(children: PeakClauseCstChildren, param?: IN): OUT;
  returnsClause(children: ReturnsClauseCstChildren, param?: IN): OUT;
  itemSizeClause(children: ItemSizeClauseCstChildren, param?: IN): OUT;
  latencyClause(children: LatencyClauseCstChildren, param?: IN): OUT;
  budgetClause(children: BudgetClauseCstChildren, param?: IN): OUT;
  ownerClause(children: OwnerClauseCstChildren, param?: IN): OUT;
  statusClause(children: StatusClauseCstChildren, param?: IN): OUT;
  patternBody(children: PatternBodyCstChildren, param?: IN): OUT;
  patternSteps(children: PatternStepsCstChildren, param?: IN): OUT;
  patternStep(children: PatternStepCstChildren, param?: IN): OUT;
  patternRun(children: PatternRunCstChildren, param?: IN): OUT;
  patternTransaction(children: PatternTransactionCstChildren, param?: IN): OUT;
  transactionMember(children: TransactionMemberCstChildren, param?: IN): OUT;
  patternBatch(children: PatternBatchCstChildren, param?: IN): OUT;
  transactionStart(children: TransactionStartCstChildren, param?: IN): OUT;
  batchStart(children: BatchStartCstChildren, param?: IN): OUT;
  runStatement(children: RunStatementCstChildren, param?: IN): OUT;
  patternArgument(children: PatternArgumentCstChildren, param?: IN): OUT;
  reportStatement(children: ReportStatementCstChildren, param?: IN): OUT;
  reportOption(children: ReportOptionCstChildren, param?: IN): OUT;
  diffSide(children: DiffSideCstChildren, param?: IN): OUT;
  diffStatement(children: DiffStatementCstChildren, param?: IN): OUT;
  diffTarget(children: DiffTargetCstChildren, param?: IN): OUT;
  importModelStatement(children: ImportModelStatementCstChildren, param?: IN): OUT;
  exportModelStatement(children: ExportModelStatementCstChildren, param?: IN): OUT;
  modelFileOption(children: ModelFileOptionCstChildren, param?: IN): OUT;
  statement(children: StatementCstChildren, param?: IN): OUT;
  plainStatement(children: PlainStatementCstChildren, param?: IN): OUT;
  explainPrefix(children: ExplainPrefixCstChildren, param?: IN): OUT;
  transactionEnd(children: TransactionEndCstChildren, param?: IN): OUT;
  setStatement(children: SetStatementCstChildren, param?: IN): OUT;
  throttlingMode(children: ThrottlingModeCstChildren, param?: IN): OUT;
  ledgerSwitch(children: LedgerSwitchCstChildren, param?: IN): OUT;
  statistics(children: StatisticsCstChildren, param?: IN): OUT;
  statistic(children: StatisticCstChildren, param?: IN): OUT;
  adviseStatement(children: AdviseStatementCstChildren, param?: IN): OUT;
  clockStatement(children: ClockStatementCstChildren, param?: IN): OUT;
  apiStatement(children: ApiStatementCstChildren, param?: IN): OUT;
}
