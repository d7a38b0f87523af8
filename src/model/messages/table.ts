/** Texts about tables and indexes, word for word. Source: reference, errors 185-226, and the ids named beside each. */

const invalid = 'One or more parameter values were invalid: '

type UnitsName = 'ReadCapacityUnits' | 'WriteCapacityUnits'

export const keySchemaMessages = {
  /** Row 189. */
  fewDefinitions: 'Invalid KeySchema: Some index key attribute have no definition',
  /** Row 190. */
  undefinedKeys: (keys: readonly string[], definitions: readonly string[]): string =>
    `${invalid}Some index key attributes are not defined in AttributeDefinitions. ` +
    `Keys: [${keys.join(', ')}], AttributeDefinitions: [${definitions.join(', ')}]`,
  /** Row 191. */
  sameName: 'Both the Hash Key and the Range Key element in the KeySchema have the same name',
  /** Row 192. */
  firstNotHash: 'Invalid KeySchema: The first KeySchemaElement is not a HASH key type',
  /** Row 193. */
  secondNotRange: 'Invalid KeySchema: The second KeySchemaElement is not a RANGE key type',
  /** Row 194. */
  unusedDefinitions: `${invalid}Number of attributes in KeySchema does not exactly match number of attributes defined in AttributeDefinitions`,
  /** Row 195. */
  unusedWithIndexes: (definitions: readonly string[], used: readonly string[]): string =>
    `${invalid}Some AttributeDefinitions are not used. ` +
    `AttributeDefinitions: [${definitions.join(', ')}], keys used: [${used.join(', ')}]`,
  /** Row 196; only "uplicate" and the name are known. */
  definedTwice: (name: string): string => `${invalid}Duplicate AttributeName in AttributeDefinitions: ${name}`,
  /** Multi-attribute index keys: no exact text is known, only that it says HASH, precede and RANGE. */
  hashAfterRange: (index: string): string =>
    `${invalid}All HASH key elements must precede all RANGE key elements in the KeySchema of index: ${index}`,
  /** Multi-attribute index keys: no exact text is known. */
  tooManyKeys: (index: string, type: 'HASH' | 'RANGE'): string =>
    `${invalid}Number of ${type} key attributes exceeds the limit of 4 for index: ${index}`,
  /** Multi-attribute index keys: no exact text is known. */
  repeatedKey: (index: string, attribute: string): string =>
    `${invalid}Duplicate attribute in the KeySchema of index: ${index}, attribute: ${attribute}`,
  /** Row 221. */
  redefined: (existing: string, requested: string): string =>
    `${invalid}Attributes cannot be redefined. Please check that your attribute has the same type as previously defined. ` +
    `Existing schema: Schema:[SchemaElement: key{${existing}}] New schema: Schema:[SchemaElement: key{${requested}}]`,
} as const

export const indexMessages = {
  /** Row 197. */
  emptyList: (member: 'LocalSecondaryIndexes' | 'GlobalSecondaryIndexes'): string =>
    `${invalid}List of ${member} is empty`,
  /** Row 198. */
  tableWithoutRange: `${invalid}Table KeySchema does not have a range key, which is required when specifying a LocalSecondaryIndex`,
  /** Row 199. */
  localWithoutRange: (index: string): string =>
    `${invalid}Index KeySchema does not have a range key for index: ${index}`,
  /** Row 200. */
  localOtherHash: (index: string, indexHash: string, tableHash: string): string =>
    `${invalid}Index KeySchema does not have the same leading hash key as table KeySchema for index: ${index}. ` +
    `index hash key: ${indexHash}, table hash key: ${tableHash}`,
  /** Row 201. */
  noProjectionType: `${invalid}Unknown ProjectionType: null`,
  /** Row 202. */
  namesNotAllowed: (type: 'ALL' | 'KEYS_ONLY'): string =>
    `${invalid}ProjectionType is ${type}, but NonKeyAttributes is specified`,
  /** Row 203. */
  namesMissing: `${invalid}ProjectionType is INCLUDE, but NonKeyAttributes is not specified`,
  /** The limit of 100 names over all indexes of a table; the service's text is not known. */
  tooManyNames: `${invalid}Number of NonKeyAttributes over all indexes exceeds the per-table limit of 100`,
  /** Row 204. */
  duplicateName: (index: string): string => `${invalid}Duplicate index name: ${index}`,
  /** Row 205. */
  tooManyLocal: `${invalid}Number of LocalSecondaryIndexes exceeds per-table limit of 5`,
  /** Row 206. */
  tooManyGlobal: `${invalid}GlobalSecondaryIndex count exceeds the per-table limit of 20`,
  /** Row 217. */
  emptyUpdate: `${invalid}One of GlobalSecondaryIndexUpdate.Update, GlobalSecondaryIndexUpdate.Create, GlobalSecondaryIndexUpdate.Delete must not be null`,
  /** Exactly one member of an index update may be given; the service's text is not known. */
  severalInUpdate: `${invalid}Only one of GlobalSecondaryIndexUpdate.Update, GlobalSecondaryIndexUpdate.Create, GlobalSecondaryIndexUpdate.Delete may be specified`,
  /** Row 218. */
  updatedTwice: (index: string): string =>
    `${invalid}Only one global secondary index update per index is allowed simultaneously. Index: ${index}`,
  /** Row 219, a LimitExceededException. */
  oneAtATime: 'Subscriber limit exceeded: Only 1 online index can be created or deleted simultaneously per table',
  /** Row 220: units too large, or an Update of an index that is not there. Source: also UT-11. */
  updateBlocked:
    'This operation cannot be performed with given input values. Please contact DynamoDB service team for more info: Action Blocked: IndexUpdate',
  /** Row 222; only "already exists" is known. */
  exists: (index: string): string => `${invalid}Index already exists: ${index}`,
  /** UT-17 gives the exception, ResourceNotFoundException, and no text. */
  notFound: (index: string): string => `Requested resource not found: Index: ${index} not found`,
  /** Reference, operations 1: an LSI cannot be deleted; the service's text is not known. */
  localNotDeletable: (index: string): string => `${invalid}LocalSecondaryIndex cannot be deleted: ${index}`,
} as const

export const throughputMessages = {
  /** Row 185. */
  required: `${invalid}ReadCapacityUnits and WriteCapacityUnits must both be specified when BillingMode is PROVISIONED`,
  /** Row 186. */
  notAllowed: `${invalid}Neither ReadCapacityUnits nor WriteCapacityUnits can be specified when BillingMode is PAY_PER_REQUEST`,
  /** Row 187. */
  notAllowedForIndex: (index: string): string =>
    `${invalid}ProvisionedThroughput should not be specified for index: ${index} when BillingMode is PAY_PER_REQUEST`,
  /** Row 188; the form for an index is from memory. */
  outOfBounds: (units: number, name: UnitsName, index?: string): string =>
    `Given value ${units} for ${name} is out of bounds${index === undefined ? '' : ` for index ${index}`}`,
  /** Row 214. */
  requiredForSwitch: `${invalid}ProvisionedThroughput must be specified when BillingMode is PROVISIONED`,
  /** Row 215. */
  requiredForIndex: (index: string): string => `${invalid}ProvisionedThroughput must be specified for index: ${index}`,
  /** Row 216; the form for an index is from memory. */
  unchanged: (units: { readonly readUnits: number; readonly writeUnits: number }, index?: string): string => {
    const kind = index === undefined ? 'table' : 'index'
    return (
      `The provisioned throughput for the ${index === undefined ? 'table' : `index ${index}`} will not change. ` +
      'The requested value equals the current value. ' +
      `Current ReadCapacityUnits provisioned for the ${kind}: ${units.readUnits}. ` +
      `Requested ReadCapacityUnits: ${units.readUnits}. ` +
      `Current WriteCapacityUnits provisioned for the ${kind}: ${units.writeUnits}. ` +
      `Requested WriteCapacityUnits: ${units.writeUnits}. ` +
      'Refer to the Amazon DynamoDB Developer Guide for current limits and how to request higher limits.'
    )
  },
  /** A LimitExceededException; the text is from memory. */
  tooManyDecreases: (today: number, last: string, next: string): string =>
    'Subscriber limit exceeded: Provisioned throughput decreases are limited within a given UTC day. After the first ' +
    '4 decreases, each subsequent decrease in the same UTC day can be performed at most once every 3600 seconds. ' +
    `Number of decreases today: ${today}. Last decrease at ${last}. Next decrease can be made at ${next}`,
  /** A LimitExceededException; the text is from memory, adapted to today's four switches. */
  tooManySwitches: (last: string, next: string): string =>
    'Subscriber limit exceeded: Update to PayPerRequest mode are limited to 4 times in 1 day(s). ' +
    `Last update at ${last}. Next update can be made at ${next}`,
} as const

type OnDemandName = 'MaxReadRequestUnits' | 'MaxWriteRequestUnits'
type WarmName = 'ReadUnitsPerSecond' | 'WriteUnitsPerSecond'
const target = (index: string | undefined): string => (index === undefined ? 'table' : `index ${index}`)

export const ceilingMessages = {
  /** Row 209. */
  provisionedOnCreate: (name: OnDemandName): string =>
    `${invalid}${name} for OnDemandThroughput cannot be specified when table BillingMode is PROVISIONED.`,
  /** Row 210. */
  provisionedOnUpdate: (name: OnDemandName): string =>
    `${invalid}${name} for OnDemandThroughput cannot be specified when the table BillingMode is PROVISIONED`,
  /** Row 211. */
  outOfRange: (name: OnDemandName, index?: string): string =>
    `${invalid}Requested ${name} for OnDemandThroughput for ${target(index)} is outside of valid range`,
  /** Row 212; captured for on demand, the other mode is assumed to be named alike. */
  warmTooLow: (name: WarmName, mode: 'OnDemand' | 'Provisioned', index?: string): string =>
    `${invalid}Requested ${name} for WarmThroughput for ${target(index)} is lower than initial throughput for ${mode}`,
  /** Warm throughput only rises; the text is from memory. */
  warmDecrease: (name: WarmName, index?: string): string =>
    `${invalid}Requested ${name} for WarmThroughput for ${target(index)} is lower than current WarmThroughput, ` +
    'decreasing WarmThroughput is not supported',
} as const

export const tableMessages = {
  /** Row 207, a ResourceInUseException. */
  exists: (table: string): string => `Table already exists: ${table}`,
  /** Row 224, a ResourceNotFoundException; item operations say less. */
  notFound: (table: string): string => `Requested resource not found: Table: ${table} not found`,
  /** Row 248, a ResourceNotFoundException. */
  streamNotFound: (arn: string): string => `Requested resource not found: Stream: ${arn} not found`,
  /** Row 226, a ResourceInUseException; the words for the other states are from memory. */
  inUse: (table: string, doing: 'created' | 'updated' | 'deleted'): string =>
    `Attempt to change a resource which is still in use: Table is being ${doing}: ${table}`,
  /** Row 213. */
  nothingToUpdate:
    'At least one of ProvisionedThroughput, BillingMode, UpdateStreamEnabled, GlobalSecondaryIndexUpdates or SSESpecification or ReplicaUpdates is required',
  /** Row 225. */
  protected:
    'Resource cannot be deleted as it is currently protected against deletion. Disable deletion protection first.',
  /** Row 208; UpdateTable's words are assumed to be the same. */
  viewTypeOfDisabled: `${invalid}Table is being created with a stream disabled, UpdateViewType should not be specified`,
  /** README row 23 gives the exception; the text is ours, after row 208. */
  viewTypeMissing: `${invalid}Table is being created with a stream enabled, UpdateViewType should be specified`,
  /** Row 223; only "already" and "enabled" are known. */
  streamEnabled: (table: string): string => `Table already has an enabled stream: TableName: ${table}`,
  /** Reference, operations 1 gives the exception; from memory. */
  streamDisabled: (table: string): string => `Table already has a disabled stream: TableName: ${table}`,
  /** The API's own documentation: KMS is the only type supported. */
  sseType: `${invalid}SSEType must be KMS`,
  /** Row 229. */
  invalidArn: (arn: string): string => `Invalid TableArn: Invalid ResourceArn provided as input ${arn}`,
  /** Ours, not the service's: what this engine does not build. */
  unsupported: (member: string): string => `ddb-shell does not support ${member} yet`,
} as const

/** All ValidationExceptions. */
export const timeToLiveMessages = {
  /** Row 234; only that it says enabled is sure. */
  enabledAlready: 'TimeToLive is already enabled',
  /** Row 235 and README row 27; the end is from memory. */
  otherAttribute: (attribute: string): string =>
    `TimeToLive is active on a different AttributeName: current AttributeName is ${attribute}`,
  /** Row 236; only that it says disabled is sure. */
  disabledAlready: 'TimeToLive is already disabled',
  /** Row 237. */
  changedTooSoon: 'Time to live has been modified multiple times within a fixed interval',
} as const

export const tagMessages = {
  /** Row 229. */
  invalidArn: tableMessages.invalidArn,
  /** Row 229, of an index. */
  notTableOrStream: (arn: string): string =>
    `${invalid}Invalid resource arn provided, only table or stream is accepted. Provided resource arn: ${arn}`,
  /** Row 230, spelt as the service spells it; UntagResource says less. */
  notFound: (arn: string): string => `Requested resource not found: ResourcArn: ${arn} not found`,
  /** Row 231 gives the exception, AccessDeniedException; the words are row 228's older ones, the user is the account. */
  notAuthorized: (refused: { readonly account: string; readonly operation: string; readonly arn: string }): string =>
    `User: arn:aws:iam::${refused.account}:root is not authorized to perform: ` +
    `dynamodb:${refused.operation} on resource: ${refused.arn}`,
  /** Row 232, spelt as the service spells it. */
  noTags: 'Atleast one Tag needs to be provided as Input.',
  /** Row 232. */
  noTagKeys: 'Atleast one Tag Key needs to be provided as Input.',
  /** The limit of 50; the service's text is not known. */
  tooMany: `${invalid}Number of tags exceeds the limit of 50`,
  /** The service's text is not known. */
  duplicate: (key: string): string => `${invalid}Duplicate tag key: ${key}`,
  /** Reference, data-model 14 has the characters; the service's text is not known. */
  characters: (key: string): string =>
    `${invalid}Tag keys and values may contain letters, digits, whitespace and + - = . _ : / @ only. Tag key: ${key}`,
  /** The service's text is not known. */
  invalidToken: 'Invalid NextToken',
} as const
