import type { Family } from './envelope.ts'

/** Texts about expressions and their placeholders, word for word. Source: reference, errors 80-89, 93-116, 144-155. */

/** A text and the family that decides its envelope. An expression's texts come without `Invalid <Kind>Expression: `. */
export type Refusal = { readonly family: Family; readonly text: string }

const refusal = (family: Family, text: string): Refusal => ({ family, text })
const other = (text: string): Refusal => ({ family: 'other', text })

/** What the text alone shows. */
export const syntaxMessages = {
  /** Row 93, ORD-10. */
  empty: refusal('syntax', 'The expression can not be empty;'),
  /** Row 94, CEX-1. */
  tooLong: (bytes: number): Refusal =>
    refusal('expression-size', `Expression size has exceeded the maximum allowed size; expression size: ${bytes}`),
  /** Row 95. */
  tooManyOperators: (count: number): Refusal =>
    other(`The expression contains too many operators; operator count: ${count}`),
  /** Rows 96 and 97, CEX-3. */
  syntax: (token: string, near: string): Refusal =>
    refusal('syntax', `Syntax error; token: "${token}", near: "${near}"`),
  /** Row 98, CEX-7. */
  redundantParentheses: refusal('redundant-parentheses', 'The expression has redundant parentheses;'),
  /** Row 99, CEX-20, UPD-6. */
  unknownFunction: (name: string): Refusal => other(`Invalid function name; function: ${name}`),
  /** Row 100, CEX-21. */
  misusedFunction: (name: string): Refusal =>
    other(`The function is not allowed to be used this way in an expression; function: ${name}`),
  /** Row 101, CEX-10. */
  reservedWord: (word: string): Refusal =>
    refusal('reserved-word', `Attribute name is a reserved keyword; reserved keyword: ${word}`),
  /** Row 112, UPD-1. */
  repeatedClause: (clause: string): Refusal =>
    other(`The "${clause}" section can only be used once in an update expression;`),
  /** Row 115. */
  pathTooDeep: (levels: number): Refusal =>
    other(`The document path has too many nesting levels; nesting levels: ${levels}`),
  /** Row 116; `index` as written. */
  indexOutOfRange: (index: string): Refusal => other(`List index is not within the allowable range; index: [${index}]`),
} as const

/** What the placeholders and their values show. */
export const bindMessages = {
  /** Row 102, CEX-9. */
  undefinedName: (name: string): Refusal =>
    refusal(
      'undefined-placeholder',
      `An expression attribute name used in the document path is not defined; attribute name: ${name}`,
    ),
  /** Row 103, CEX-9, UPD-15. */
  undefinedValue: (name: string): Refusal =>
    refusal(
      'undefined-placeholder',
      `An expression attribute value used in expression is not defined; attribute value: ${name}`,
    ),
  /** Row 104, CEX-22, UPD-7. */
  operandCount: (name: string, count: number): Refusal =>
    other(
      `Incorrect number of operands for operator or function; operator or function: ${name}, number of operands: ${count}`,
    ),
  /** Row 105, CEX-23, UPD-14; `type` in letters, or the set of all types for a path. */
  operandType: (name: string, type: string): Refusal =>
    other(`Incorrect operand type for operator or function; operator or function: ${name}, operand type: ${type}`),
  /** Row 106, UPD-13; `type` in words. */
  clauseOperandType: (clause: 'ADD' | 'DELETE', type: string): Refusal =>
    other(`Incorrect operand type for operator or function; operator: ${clause}, operand type: ${type}`),
  /** Row 107, CEX-24, UPD-8. */
  pathRequired: (name: string): Refusal =>
    other(`Operator or function requires a document path; operator or function: ${name}`),
  /** Row 108, CEX-25; the service's order of the set varies. */
  attributeTypeName: (type: string): Refusal =>
    other(`Invalid attribute type name found; type: ${type}, valid types: {B,NULL,SS,BOOL,L,BS,N,NS,S,M}`),
  /** Row 109, CEX-32; `path` as `[a, [1], b]`. */
  sameOperand: (operator: string, path: string): Refusal =>
    refusal(
      'distinct-operand',
      `The first operand must be distinct from the remaining operands for this operator or function; operator: ${operator}, first operand: ${path}`,
    ),
  /** Row 110, CEX-46. */
  betweenTypes: (low: string, high: string): Refusal =>
    other(
      `The BETWEEN operator requires same data type for lower and upper bounds; lower bound operand: ${low}, upper bound operand: ${high}`,
    ),
  /** Row 111, CEX-47. */
  betweenOrder: (low: string, high: string): Refusal =>
    other(
      `The BETWEEN operator requires upper bound to be greater than or equal to lower bound; lower bound operand: ${low}, upper bound operand: ${high}`,
    ),
  /** README conflict 10. */
  tooManyInOperands: (count: number): Refusal =>
    other(`The IN operator is provided with too many operands; number of operands: ${count}`),
  /** Row 113, UPD-9, PROJ-3. */
  overlap: (one: string, two: string): Refusal =>
    other(
      `Two document paths overlap with each other; must remove or rewrite one of these paths; path one: ${one}, path two: ${two}`,
    ),
  /** Row 114, UPD-10, PROJ-4. */
  conflict: (one: string, two: string): Refusal =>
    other(
      `Two document paths conflict with each other; must remove or rewrite one of these paths; path one: ${one}, path two: ${two}`,
    ),
  /** PartiQL's IS. Source: reference, partiql 10. */
  isType: (type: string): Refusal =>
    other(
      `Unsupported data type for IS operator: ${type}. Supported data types are [MISSING, NULL, BOOLEAN, BLOB, STRING, NUMERIC, STRUCT, TUPLE, LIST]`,
    ),
  /** PartiQL's set literals. Source: reference, partiql 14 "sets". */
  emptyBag: other('Empty bags are not supported'),
  bagMember: other('Unsupported data type in Bag. DynamoDB only supports either numbers or strings in bags'),
} as const

/** What a request's expression parameters show beside their texts. */
export const parameterMessages = {
  /** Row 80, AV-30, AV-31. */
  mixed: (legacy: readonly string[], expressions: readonly string[]): Refusal =>
    refusal(
      'mixed-parameters',
      `Can not use both expression and non-expression parameters in the same request: Non-expression parameters: {${legacy.join(', ')}} Expression parameters: {${expressions.join(', ')}}`,
    ),
  /** Row 81, AV-24. */
  namesWithoutExpression: other('ExpressionAttributeNames can only be specified when using expressions'),
  /** Row 82, AV-25, README conflict 20. */
  valuesWithoutExpression: (expressions: readonly string[]): Refusal =>
    refusal(
      'values-without-expression',
      `ExpressionAttributeValues can only be specified when using expressions: ${expressions.join(' and ')} ${expressions.length === 1 ? 'is' : 'are'} null`,
    ),
  /** Rows 83 and 84, AV-20. */
  emptyMap: (member: PlaceholderMap): Refusal => refusal('empty-placeholders', `${member} must not be empty`),
  /** Rows 85 and 86, AV-21. */
  invalidKey: (member: PlaceholderMap, key: string): Refusal =>
    other(`${member} contains invalid key: Syntax error; key: "${key}"`),
  /** Row 87, AV-22. */
  invalidValue: (message: string, key: string): string =>
    `ExpressionAttributeValues contains invalid value: ${message} for key ${key}`,
  /** Rows 88 and 89, AV-27. */
  unusedNames: (keys: readonly string[]): Refusal =>
    refusal(
      'unused-name',
      `Value provided in ExpressionAttributeNames unused in expressions: keys: {${keys.join(', ')}}`,
    ),
  unusedValues: (keys: readonly string[]): Refusal =>
    refusal(
      'unused-value',
      `Value provided in ExpressionAttributeValues unused in expressions: keys: {${keys.join(', ')}}`,
    ),
} as const

type PlaceholderMap = 'ExpressionAttributeNames' | 'ExpressionAttributeValues'

/** Key conditions; those of the first group come after `Invalid KeyConditionExpression: `. */
export const keyConditionMessages = {
  /** Row 149, KCE-5. */
  operator: (name: string): Refusal => other(`Invalid operator used in KeyConditionExpression: ${name}`),
  /** Row 150, KCE-6. */
  nestedOperation: other('KeyConditionExpressions cannot contain nested operations'),
  /** Row 151, KCE-7. */
  valueFirst: (operator: 'BETWEEN' | 'begins_with'): Refusal =>
    other(
      `Invalid condition in KeyConditionExpression: ${operator} operator must have the key attribute as its first operand`,
    ),
  /** Row 152, KCE-8. */
  severalAttributes: other(
    'Invalid condition in KeyConditionExpression: Multiple attribute names used in one condition',
  ),
  /** Row 153, KCE-4. */
  nestedAttribute: other('KeyConditionExpressions cannot have conditions on nested attributes'),
  /** Row 154, KCE-9. */
  noAttribute: other('Invalid condition in KeyConditionExpression: No key attribute specified'),
  /** Row 155, KCE-10. */
  sameKeyTwice: other('KeyConditionExpressions must only contain one condition per key'),

  /** Row 144, KCE-11. */
  count: 'Conditions can be of length 1 or 2 only',
  /** Row 145, KCE-12. */
  missed: (attribute: string): string => `Query condition missed key schema element: ${attribute}`,
  /** Row 146, KCE-13. */
  notSupported: 'Query key condition not supported',
  /** Row 147, KCE-14. */
  notIndexable: 'Attempted conditional constraint is not an indexable operation',
  /** Row 148, KCE-15. */
  type: 'One or more parameter values were invalid: Condition parameter type does not match schema type',
} as const
