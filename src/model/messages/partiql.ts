/**
 * Texts of PartiQL, word for word. Source: reference, partiql 5-14 and errors 249-269. Rows marked (memory) or (assumed)
 * have no capture behind them.
 */

/** Where a token stands, as ` at 1:8:5` says it: line and column from 1, length in characters. */
export type TokenPosition = { readonly line: number; readonly column: number; readonly length: number }

const invalid = 'One or more parameter values were invalid: '
const at = ({ line, column, length }: TokenPosition): string => ` at ${line}:${column}:${length}`

/** Row 249, PQL-1. */
export const notWellFormed = (detail: string): string => `Statement wasn't well formed, can't be processed: ${detail}`

/** What stands after the colon of `notWellFormed`. Source: reference, partiql 14; the parser's own texts. */
export const parseDetails = {
  /** Row 250, PQL-1. */
  dataManipulation: 'Expected data manipulation',
  leftover: 'Unexpected token after expression',
  secondStatement: 'Unexpected token after semicolon. (Only one query is allowed.)',
  term: 'Unexpected term',
  rightHandSide: 'Missing right-hand side expression of infix operator',
  /** Row 250. */
  keyword: 'Unexpected keyword',
  operator: 'Unexpected operator',
  simplePath: 'Expected identifier for simple path',
  typeName: 'Expected type name',
  /** PQL-2: the lexer's refusals come without a word. */
  lexical: '',
  pathComponent: 'Invalid path dot component',
  selectWithoutFrom: 'Expected FROM after SELECT list',
  assignment: "Expected '=' for assignment",
  returning: 'Expected ( MODIFIED | ALL ) ( NEW | OLD ) in each returning element.',
  alias: 'Expected identifier for alias',
  expectedToken: (name: string): string => `Expected ${name}`,
  expectedKeyword: (word: string): string => `Expected ${word} keyword`,
  /** The service's limit is not known; ours keeps the parser's stack bounded (assumed). */
  tooDeep: 'Expression is nested too deeply',
} as const

/** Refusals of a statement that parses, before any table is looked up. */
export const statementMessages = {
  aliasing: 'Aliasing is not supported',
  unsupportedOperation: (node: string): string => `Unsupported operation: ${node}`,
  unsupportedClause: (clause: string, position: TokenPosition): string =>
    `Unsupported clause: ${clause}${at(position)}`,
  /** Row 251, PQL-4. */
  pathComponent: (position: TokenPosition): string => `Unexpected path component${at(position)}`,
  /** Row 252, PQL-6. */
  fromTooLong: 'A path may contain at most 2 components in the FROM clause',
  /** Row 253, PQL-7. */
  emptyComponent: 'Path component cannot be an empty string',
  /** (memory) */
  severalSources: 'Only select from a single table or index is supported.',
  /** PQL-8. */
  insertIntoIndex: (position: TokenPosition): string =>
    `FROM clause may only contain a single table name in data manipulation statements${at(position)}`,
  /** Row 256, PQL-9. */
  writeToIndex: 'This operation is not supported on an index',
  tableName: "Table name should be within the length [3, 255] and only contain 'a-z', 'A-Z', '0-9', '-', '_', '.'.",
  starWithOthers: "Other attributes should not be present in the projection when '*' is used.",
  duplicateColumns: (name: string): string => `Duplicate identifiers in select clause: ${name}`,
  returningOnInsert: 'RETURNING is not supported in INSERT',
  /** PQL-60. */
  returningOnDelete: (clause: string): string =>
    `Invalid returning clause: ${clause}. Only RETURNING ALL OLD * is allowed in DELETE statements.`,
  returningWithoutStar: "Expected '*' after ( MODIFIED | ALL ) ( NEW | OLD ) in RETURNING clause",
  severalReturning: 'Invalid syntax with multiple returning elements in RETURNING clause',
  insertShape:
    'Unsupported format in item expression. Please use struct format {...} to express item values for insert statement.',
  insertSeveral:
    'Unsupported operation: Inserting multiple items in a single statement is not supported, use "INSERT INTO tableName VALUE item" instead',
  conflictAction: 'Invalid conflict action. Only "DO NOTHING" action is supported.',
  existsOutside: 'EXISTS can only be used in ExecuteTransaction write requests.',
  missingWithoutIs: 'MISSING must be compared using IS operator',
  inOperands:
    'IN operator must have a left hand argument of type Variable Reference and right hand argument of type Seq with at least one member',
  /** README conflict 10: 100 entries pass. */
  inTooMany: (operands: number): string =>
    `The IN operator is provided with too many operands; number of operands: ${operands}`,
  isType: (type: string): string =>
    `Unsupported data type for IS operator: ${type}. Supported data types are [MISSING, NULL, BOOLEAN, BLOB, STRING, NUMERIC, STRUCT, TUPLE, LIST]`,
  isInUpdate: 'IS operator is not supported in update expressions',
  unknownFunction: (name: string): string => `Unrecognized function: ${name}`,
  /** The captured order of the set is not that of row 108. */
  attributeType: (type: string): string =>
    `Invalid attribute type name found; type: ${type}, valid types: {N,BS,L,B,NULL,M,S,SS,NS,BOOL}`,
  pathTooDeep: 'Nesting Levels have exceeded supported limits',
  listIndex: (index: string, position: TokenPosition): string =>
    `List index is not within the allowable range; index: [${index}]${at(position)}`,
  setTarget: (name: string, position: TokenPosition): string =>
    `The first argument to ${name} must equal the assignment value${at(position)}`,
  setArgument: (name: string, position: TokenPosition): string =>
    `The second argument to ${name} must be a value with type SET${at(position)}`,
  /** Row 268. README conflict 35: more values than `?` are ignored. */
  parameterCount: "Number of parameters in request and statement don't match.",
} as const

/** Refusals of a value written out; `path` is `root`, `root.x`, `root[1]`. Source: reference, partiql 14 [FLO]; rows 67-75. */
export const literalMessages = {
  under: (message: string, path: string): string => `${message} under ${path}`,
  parameter: (path: string, position: TokenPosition): string =>
    `Unsupported data type: Parameter under key ${path}${at(position)}`,
  ion: (text: string, path: string): string => `Ion Literals are not supported: ${text} under key ${path}`,
  duplicateKey: (key: string, path: string): string => `Duplicate keys in tuple. Key: ${key} under ${path}`,
  /** A key that is not a string (assumed). */
  tupleKey: (path: string, position: TokenPosition): string =>
    `Keys of a tuple must be strings under ${path}${at(position)}`,
  emptyBag: 'Empty bags are not supported',
  bagMember: 'Unsupported data type in Bag. DynamoDB only supports either numbers or strings in bags',
  duplicateStrings: (members: readonly string[]): string =>
    `${invalid}Input collection [${members.join(', ')}] contains duplicates.`,
  duplicateNumbers: (members: readonly string[], path: string): string =>
    `${invalid}Input collection [${members.join(', ')}] contains duplicates! under ${path}`,
  tooDeep: (path: string): string => `Nesting Levels have exceeded supported limits under ${path}`,
  /** Anything else that is no value (assumed). */
  unsupported: (kind: string, path: string, position: TokenPosition): string =>
    `Unsupported data type: ${kind} under key ${path}${at(position)}`,
} as const

/** Refusals that need the table. Source: reference, partiql 5-9. */
export const planMessages = {
  /** Row 254, PQL-36: without the name. */
  unknownIndex: 'The table does not have the specified index',
  /** Row 255, PQL-38. */
  consistentGlobal: 'Strongly consistent read is not supported on Global Secondary Indexes',
  /** Row 257, PQL-39. */
  notProjected: (index: string, attributes: readonly string[]): string =>
    `${invalid}Global secondary index ${index} does not project [${attributes.join(', ')}]`,
  /** Row 258, PQL-41. */
  filterNotProjected: (index: string, attributes: readonly string[]): string =>
    `${invalid}Secondary index ${index} does not project one or more filter attributes: [${attributes.join(', ')}]`,
  tooManyReads: 'Too many decomposed read operations for a given query.',
  overlapping: 'Overlapping conditions with range keys are not supported in where clause',
  keyType: (attribute: string): string =>
    `Key attribute's data type should match its data type in table's schema: Key ${attribute}`,
  keyValueType: (attribute: string, type: string): string =>
    `Key value must be of type S, N, or B. Key name: ${attribute}, Key type: ${type}`,
  keyNotScalar: (attribute: string): string =>
    `Key attributes must be scalars; list random access '[]' and map lookup '.' are not allowed: Key ${attribute}`,
  /** Row 260, PQL-54. */
  incompleteKey: 'Where clause does not contain a mandatory equality on all key attributes',
  severalKeys: (attribute: string): string =>
    `Multiple conditions on same key ${attribute}. Only single item Update/Insert/Delete are supported`,
  orderWithoutWhere: 'Must have WHERE clause in the statement when using ORDER BY clause.',
  orderOnOther: (attribute: string): string =>
    `Attribute ${attribute} in ORDER BY clause must be part of the primary key`,
  orderWithoutHash:
    'Must have at least one non-optional hash key condition in WHERE clause when using ORDER BY clause.',
  orderNeedsHash:
    'Must have hash key in ORDER BY clause when more than one hash key condition specified in WHERE clause.',
} as const

/** Refusals of a request that holds statements. Source: reference, partiql 5, 11, 12. */
export const requestMessages = {
  /** Row 269, PQL-33. */
  tokenMismatch: 'NextToken does not match request',
  tokenInvalid: 'Invalid NextToken',
  /** Row 261, PQL-50. */
  duplicateItem: 'Duplicate primary key exists in table',
  /** Row 263, PQL-70. */
  batchMixed: 'Read and write requests together in the same batch is not supported.',
  /** Row 262, PQL-73. */
  batchSelect: 'Select statements within BatchExecuteStatement must specify the primary key in the where clause.',
  /** Row 264, PQL-80. */
  transactionMixed: 'ExecuteTransaction API does not support both read and write operations in the same request.',
  transactionSelect: 'Select statements within ExecuteTransaction must specify the primary key in the where clause.',
  /** Row 267, PQL-83. */
  transactionIndex: 'Reads on indices are not supported within transactions.',
  /** Row 266, PQL-82. */
  transactionReturning: 'RETURNING clause is not supported in ExecuteTransaction.',
  inTransaction: (at: number, message: string): string => `Validation failed in TransactStatements[${at}]: ${message}`,
  existsShape: 'EXISTS() must contain a single item read with additional condition',
} as const
