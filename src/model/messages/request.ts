// What the service says about a request before it looks at what the request means: JSON types (reference, errors
// section 4) and the constraints of the service model (section 5).

/** A JSON scalar as the service's parser names it. Source: reference, errors 8, 9, 12, 13, 15; HTTP-16. */
export type ScalarToken = 'TRUE_VALUE' | 'FALSE_VALUE' | 'NUMBER_VALUE' | 'DECIMAL_VALUE' | 'STRING_VALUE'

/** Source: reference, errors 8, 9, 12, 13, 15; HTTP-16. */
export const cannotConvert = (token: ScalarToken, type: string): string => `${token} cannot be converted to ${type}`

/** An object where a scalar or a list belongs. Source: reference, errors 10, 14, 22; HTTP-17. */
export const unexpectedStructure = (): string => 'Start of structure or map found where not expected'

/** A list where a scalar, a map or a structure belongs. Source: reference, errors 11, 14, 18, 24, 27; HTTP-17 to 19, 21. */
export const unrecognizedCollection = (javaType: string): string => `Unrecognized collection type ${javaType}`

/** A string that is no boolean. Source: reference, errors 16; AV-13. */
export const unexpectedToken = (): string => 'Unexpected token received from parser'

/** Source: reference, errors 17; HTTP-21. */
export const notBase64String = (): string => 'only base-64-encoded strings are convertible to bytes'

/** Source: reference, errors 19; HTTP-21. */
export const base64Length = (length: number): string =>
  `Base64 encoded length is expected a multiple of 4 bytes but found: ${length}`

/** The spelling is the service's. Source: reference, errors 20; HTTP-21. */
export const base64Tail = (): string => 'Invalid last non-pad Base64 character dectected'

/** A scalar where a member is a list, a map or a structure. Source: reference, errors 21, 23, 26; HTTP-17, HTTP-19. */
export const unexpectedFieldType = (): string => 'Unexpected field type'

/** A scalar where a list element or a map value is a structure. Source: reference, errors 25; HTTP-19. */
export const unexpectedValueType = (): string => 'Unexpected value type in payload'

/** A scalar where a list element or a map value is itself a list or a map. Source: reference, HTTP-20. */
export const parameterizedTypeCast = (): string =>
  'class sun.reflect.generics.reflectiveObjects.ParameterizedTypeImpl cannot be cast to class java.lang.Class ' +
  '(sun.reflect.generics.reflectiveObjects.ParameterizedTypeImpl and java.lang.Class are in module java.base of ' +
  "loader 'bootstrap')"

/** A structure's Java class. Source: reference, errors 24, 27. */
export const javaClass = (shape: string): string => `com.amazonaws.dynamodb.v20120810.${shape}`

/** The envelope of collected constraint errors. Source: reference, ENV-1; errors section 2, step 7. */
export const validationErrors = (problems: readonly string[]): string =>
  `${problems.length} validation error${problems.length === 1 ? '' : 's'} detected: ${problems.join('; ')}`

/** Source: reference, errors section 5, "Form"; ENV-2. */
export const constraintFailed = (path: string, text: string, constraint: string): string =>
  `Value '${text}' at '${path}' failed to satisfy constraint: ${constraint}`

/** Source: reference, errors section 5, "Form"; ENV-2. */
export const nullConstraintFailed = (path: string): string =>
  `Value null at '${path}' failed to satisfy constraint: Member must not be null`

/** The newer form: no echo, and the parameter's own capital. Source: reference, errors 47, 57; ENV-5. */
export const bareConstraintFailed = (path: string, constraint: string): string =>
  `Value at '${path}' failed to satisfy constraint: ${constraint}`

/** Source: reference, errors 29. */
export const lengthAtLeast = (n: number): string => `Member must have length greater than or equal to ${n}`
/** Source: reference, errors 30. */
export const lengthAtMost = (n: number): string => `Member must have length less than or equal to ${n}`
/** Source: reference, errors 31. */
export const valueAtLeast = (n: number): string => `Member must have value greater than or equal to ${n}`
/** Source: reference, errors 32. */
export const valueAtMost = (n: number): string => `Member must have value less than or equal to ${n}`
/** Source: reference, errors 33. */
export const mustMatch = (pattern: string): string => `Member must satisfy regular expression pattern: ${pattern}`
/** Source: reference, errors 34; ENUM-1 to ENUM-8 for the order. */
export const mustBeOneOf = (values: readonly string[]): string =>
  `Member must satisfy enum value set: [${values.join(', ')}]`
/** Source: reference, errors 35; BGET-12. */
export const mapKeysMust = (constraints: readonly string[]): string =>
  `Map keys must satisfy constraint: [${constraints.join(', ')}]`
/** Source: reference, errors 36; BWRT-2. */
export const mapValueMust = (constraints: readonly string[]): string =>
  `Map value must satisfy constraint: [${constraints.join(', ')}]`
/** Constrained strings in a list; the framework's form for other AWS services, from memory for DynamoDB. */
export const listElementsMust = (constraints: readonly string[]): string =>
  `Member must satisfy constraint: [${constraints.join(', ')}]`

/** Source: reference, errors 41; TN-3. */
export const parameterRequired = (name: string): string =>
  `The parameter '${name}' is required but was not present in the request`

/** Source: reference, errors 42 (older form); TN-4. */
export const tableNameLength = (): string =>
  'TableName must be at least 3 characters long and at most 255 characters long'

/** Source: reference, errors 59; BGET-1, BWRT-1. */
export const requestItemsRequired = (operation: string): string =>
  `The requestItems parameter is required for ${operation}`

/** Source: reference, errors 227; TAG-1. */
export const resourceArnRequired = (): string => 'Invalid TableArn'

/** Source: reference, errors 228 with README row 29; only these words of it are known. */
export const notAnArn = (): string => "ARNs must start with 'arn:'"
