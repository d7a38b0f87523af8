// Where the service differs from its own model: order, bounds, wording. Nothing here decides; check-constraints.ts and
// validate-request.ts read it. Shapes and members are named as in shapes.json.
import {
  notAnArn,
  parameterRequired,
  requestItemsRequired,
  resourceArnRequired,
  tableNameLength,
} from '../model/messages/request.ts'
import { atLeast, atMost, bare, type Constraint, maxLength, minLength, pattern } from './constraint.ts'

/** Values of an enum in the order in which the service lists them. Source: reference, ENUM-1 to 6. */
export const enumOrder: { readonly [shape: string]: readonly string[] } = {
  ReturnConsumedCapacity: ['INDEXES', 'TOTAL', 'NONE'],
  ReturnItemCollectionMetrics: ['SIZE', 'NONE'],
  ReturnValue: ['ALL_NEW', 'UPDATED_OLD', 'ALL_OLD', 'NONE', 'UPDATED_NEW'],
  Select: ['SPECIFIC_ATTRIBUTES', 'COUNT', 'ALL_ATTRIBUTES', 'ALL_PROJECTED_ATTRIBUTES'],
  ConditionalOperator: ['OR', 'AND'],
  ComparisonOperator: [
    'IN',
    'NULL',
    'BETWEEN',
    'LT',
    'NOT_CONTAINS',
    'EQ',
    'GT',
    'NOT_NULL',
    'NE',
    'LE',
    'BEGINS_WITH',
    'GE',
    'CONTAINS',
  ],
  ScalarAttributeType: ['B', 'N', 'S'],
  KeyType: ['HASH', 'RANGE'],
  ProjectionType: ['ALL', 'INCLUDE', 'KEYS_ONLY'],
  BillingMode: ['PROVISIONED', 'PAY_PER_REQUEST'],
  TableClass: ['STANDARD', 'STANDARD_INFREQUENT_ACCESS'],
}

/** Members the service checks before the others of their structure, in this order. */
export const memberOrder: { readonly [structure: string]: readonly string[] } = {
  // TN-8
  GetItemInput: ['Key', 'TableName'],
  // TN-6, TN-7
  PutItemInput: ['TableName', 'Item'],
  DeleteItemInput: ['TableName', 'Key'],
  UpdateItemInput: ['TableName', 'Key', 'ReturnValues'],
  // QRY-2
  QueryInput: [
    'Select',
    'IndexName',
    'ReturnConsumedCapacity',
    'QueryFilter',
    'TableName',
    'ConditionalOperator',
    'AttributesToGet',
    'Limit',
    'KeyConditions',
    'ExclusiveStartKey',
  ],
  // CT-2
  CreateTableInput: [
    'AttributeDefinitions',
    'TableName',
    'BillingMode',
    'ProvisionedThroughput',
    'KeySchema',
    'LocalSecondaryIndexes',
    'GlobalSecondaryIndexes',
  ],
  ProvisionedThroughput: ['WriteCapacityUnits', 'ReadCapacityUnits'],
  // CT-3
  LocalSecondaryIndex: ['IndexName', 'KeySchema', 'Projection'],
  GlobalSecondaryIndex: ['KeySchema', 'Projection', 'IndexName'],
  // VEC-9
  VectorIndex: ['IndexName', 'VectorAttribute', 'SearchSchema', 'Projection', 'Dimensions', 'DistanceFunction'],
}

export type MemberRule = {
  /** Instead of the model's constraints on the member's shape itself. */
  readonly constraints?: readonly Constraint[]
  /** When this one fails, it is the only one reported. */
  readonly alone?: true
  /** Of the members marked so only the first that fails is reported, since June 2026. */
  readonly firstOfEnums?: true
  /** Required although the model says optional, unless this other member is there. */
  readonly requiredUnless?: string
}

const namePattern = '[a-zA-Z0-9_.-]+'
const isArn = (value: unknown): boolean => String(value).startsWith('arn:')
/** Every place of a table name takes the table's ARN as well; the model bounds that with 1024 characters. */
const orArn = (constraint: Constraint): Constraint => ({
  text: constraint.text,
  holds: (value) => constraint.holds(value) || (isArn(value) && String(value).length <= 1024),
})
const namePatternOrEmpty: Constraint = {
  ...pattern(namePattern),
  holds: (value) => /^[a-zA-Z0-9_.-]*$/.test(String(value)),
}

/** Item operations: at least 1; an empty name fails its length only. Source: reference, errors 37 to 40; TN-1, TN-2. */
const itemTableName = [orArn(namePatternOrEmpty), minLength(1), orArn(maxLength(255))]
/** Operations on tables: at least 3; an empty name fails both. Source: reference, errors 42; TN-2, TN-5. */
const tableTableName = [orArn(pattern(namePattern)), minLength(3), orArn(maxLength(255))]

/** Structures whose `TableName` is that of an item operation. */
const itemStructures = [
  'GetItemInput',
  'QueryInput',
  'ScanInput',
  'SearchVectorsInput',
  'Get',
  'Put',
  'Delete',
  'Update',
  'ConditionCheck',
]
/** PutItem, UpdateItem and DeleteItem report a bad table name alone. Source: reference, errors 43; TN-6. */
const writeStructures = ['PutItemInput', 'UpdateItemInput', 'DeleteItemInput']

/** Operations on tables which require `TableName`; their missing name has words of its own (TN-3). */
const tableOperations = [
  'CreateBackup',
  'CreateTable',
  'DeleteTable',
  'DescribeContinuousBackups',
  'DescribeContributorInsights',
  'DescribeKinesisStreamingDestination',
  'DescribeTable',
  'DescribeTableReplicaAutoScaling',
  'DescribeTimeToLive',
  'UpdateContinuousBackups',
  'UpdateContributorInsights',
  'UpdateKinesisStreamingDestination',
  'UpdateTable',
  'UpdateTableReplicaAutoScaling',
  'UpdateTimeToLive',
]
/** Two more which share an input shape that is not named after them. */
const kinesisOperations = ['DisableKinesisStreamingDestination', 'EnableKinesisStreamingDestination']
/** The table name's length is checked before the envelope, with words of its own. Source: reference, TN-4; README conflict 5. */
const shortNameOperations = ['DescribeTable', 'DeleteTable', 'UpdateTable', 'DescribeTimeToLive']
const tableStructures = [
  ...tableOperations.map((operation) => `${operation}Input`),
  'KinesisStreamingDestinationInput',
  'ListBackupsInput',
  'ListContributorInsightsInput',
]

const forEach = <T>(names: readonly string[], rule: (name: string) => T): { readonly [name: string]: T } =>
  Object.fromEntries(names.map((name) => [name, rule(name)]))
const tableNameOf = (structures: readonly string[]): readonly string[] => structures.map((name) => `${name}.TableName`)
const updateEnums = [
  'ReturnValues',
  'ReturnConsumedCapacity',
  'ReturnItemCollectionMetrics',
  'ReturnValuesOnConditionCheckFailure',
]

/** By `Structure.Member`. */
export const memberRules: { readonly [member: string]: MemberRule } = {
  ...forEach(tableNameOf(itemStructures), () => ({ constraints: itemTableName })),
  ...forEach(tableNameOf(writeStructures), (): MemberRule => ({ constraints: itemTableName, alone: true })),
  ...forEach(tableNameOf(tableStructures), () => ({ constraints: tableTableName })),
  // Errors 44, TN-7.
  ...forEach(
    updateEnums.map((name) => `UpdateItemInput.${name}`),
    (): MemberRule => ({ firstOfEnums: true }),
  ),
  // Errors 47, QRY-1.
  'QueryInput.Limit': { constraints: [bare(atLeast(1))] },
  // Errors 57, BGET-2, BGET-13.
  'KeysAndAttributes.Keys': { constraints: [minLength(1), bare(maxLength(100))] },
  // As for ListTables; the model gives the upper bound alone.
  'ListContributorInsightsInput.MaxResults': { constraints: [atLeast(1), atMost(100)] },
  // Errors 51. Keys of global indexes may have more elements since November 2025.
  'CreateTableInput.KeySchema': { constraints: [minLength(1), maxLength(2)], requiredUnless: 'GlobalTableSourceArn' },
  'LocalSecondaryIndex.KeySchema': { constraints: [minLength(1), maxLength(2)] },
  // CT-2 lists it; only a replica of a table in another account (GlobalTableSourceArn) goes without.
  'CreateTableInput.AttributeDefinitions': { requiredUnless: 'GlobalTableSourceArn' },
  // The model has the minimum only. Source: reference, README row 25 and constants, "Limit ranges".
  'ListStreamsInput.Limit': { constraints: [atLeast(1), atMost(100)] },
  'DescribeStreamInput.Limit': { constraints: [atLeast(1), atMost(100)] },
  'GetRecordsInput.Limit': { constraints: [atLeast(1), atMost(1000)] },
  // VEC-41, ENV-5.
  'SearchVectorsInput.IndexName': { constraints: [pattern(namePattern), minLength(3), maxLength(255)].map(bare) },
  'SearchVectorsInput.SearchVector': { constraints: [minLength(1), maxLength(4096)].map(bare) },
}

/** Keys of the two maps by table. Source: reference, errors 35; BGET-12 with the minimum of TN-2. */
export const keyConstraints: { readonly [map: string]: readonly Constraint[] } = {
  BatchGetRequestMap: itemTableName,
  BatchWriteItemRequestMap: itemTableName,
}

/** Says why the request is refused before any constraint is looked at, or nothing. */
export type Refusal = (request: { readonly [member: string]: unknown }) => string | undefined

const missing = (member: string, message: string): Refusal => {
  return (request) => (request[member] == null ? message : undefined)
}

const wrongNameLength: Refusal = ({ ['TableName']: name }) => {
  const length = String(name).length
  return length < 3 || (length > 255 && !isArn(name)) ? tableNameLength() : undefined
}

const noRequestItems = (operation: string): Refusal => {
  return ({ ['RequestItems']: items }) =>
    items == null || Object.keys(items).length === 0 ? requestItemsRequired(operation) : undefined
}

/** Fewer than six parts, or no slash. Source: reference, TAG-2. */
const withoutArnShape: Refusal = ({ ['ResourceArn']: arn }) => {
  const text = String(arn)
  return text.split(':', 6).length < 6 || !text.includes('/') ? notAnArn() : undefined
}

const tagOperations = ['TagResource', 'UntagResource', 'ListTagsOfResource']
const policyOperations = ['PutResourcePolicy', 'GetResourcePolicy', 'DeleteResourcePolicy']

/** By operation, tried in turn; each is a ValidationException on its own, without the envelope. */
export const refusals: { readonly [operation: string]: readonly Refusal[] } = {
  // Errors 41, TN-3, TN-4.
  ...forEach([...tableOperations, ...kinesisOperations], (operation) => [
    missing('TableName', parameterRequired('TableName')),
    ...(shortNameOperations.includes(operation) ? [wrongNameLength] : []),
  ]),
  // Errors 59, BGET-1, BWRT-1.
  ...forEach(['BatchGetItem', 'BatchWriteItem'], (operation) => [noRequestItems(operation)]),
  // Errors 227, 228; TAG-1, TAG-2. For policies by analogy.
  ...forEach([...tagOperations, ...policyOperations], () => [
    missing('ResourceArn', resourceArnRequired()),
    withoutArnShape,
  ]),
}
