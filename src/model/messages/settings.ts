/** Texts about what is attached to tables, word for word. Source: reference, errors 238-241, and the files named. */

const invalid = 'One or more parameter values were invalid: '
const noPolicy = 'Resource-based policy not found for the provided ResourceArn: '

export const policyMessages = {
  /** Row 238, a PolicyNotFoundException. */
  otherRevision: (table: string, expected: string, found: string): string =>
    `${noPolicy}Requested update for policy with revision id ${expected}, ` +
    `but the policy associated to target table ${table} has revision id ${found}.`,
  /** Row 239, a PolicyNotFoundException. */
  noneExpected: (table: string, found: string): string =>
    `${noPolicy}Requested policy update expecting none to be present for table ${table}, ` +
    `but a policy exists with revision id ${found}.`,
  /** Row 240, a PolicyNotFoundException. */
  none: (arn: string): string => `${noPolicy}${arn}`,
  /** Security 6 says what the ResourceInUseException tells; the words are from memory. */
  pending: (table: string): string =>
    'Attempt to change a resource which is still in use: ' +
    `Table is pending a previous resource-based policy update: ${table}`,
  /** Security 6 gives the limit of 20 KB; the service's text is not known. */
  tooLarge: `${invalid}Resource-based policy exceeds the maximum size of 20 KB`,
  /** Security 4 gives the characters; the service's text is not known. */
  characters: `${invalid}Resource-based policy contains characters that are not allowed`,
  /** The service's text is not known. */
  malformed: `${invalid}Resource-based policy is not a valid policy document`,
} as const

export const kinesisMessages = {
  /** Streams-ttl-backup 3. */
  nothingToUpdate:
    'Streaming destination cannot be updated with given parameters: ' +
    'UpdateKinesisStreamingConfiguration cannot be null or contain only null values',
  /** Streams-ttl-backup 3, word for word also where nothing is to be enabled. */
  unknownStream: (streamArn: string, table: string): string =>
    'Table is not in a valid state to enable Kinesis Streaming Destination: ' +
    `No streaming destination with streamArn: ${streamArn} found for table with tableName: ${table}`,
  /** Streams-ttl-backup 3. */
  samePrecision: (precision: string, tableId: string, streamArn: string): string =>
    `Invalid Request: Precision is already set to the desired value of ${precision} ` +
    `for tableId: ${tableId}, kdsArn: ${streamArn}`,
  /** From memory. */
  notDisabled:
    'Table is not in a valid state to enable Kinesis Streaming Destination: ' +
    'EnableKinesisStreamingDestination must be DISABLED or ENABLE_FAILED to perform ENABLE operation.',
  /** From memory. */
  notActive:
    'Table is not in a valid state to disable Kinesis Streaming Destination: ' +
    'DisableKinesisStreamingDestination must be ACTIVE to perform DISABLE operation.',
} as const

export const backupMessages = {
  /** Row 241, a TableNotFoundException. */
  tableNotFound: (table: string): string => `Table not found: ${table}`,
  /** Operations 13 and streams-ttl-backup, last part, give the exception; the words are from memory. */
  unavailable: (table: string): string => `Backups are being enabled for the table: ${table}. Please retry later`,
  /** Row 242, a BackupNotFoundException. */
  notFound: (arn: string): string => `Backup not found: ${arn}`,
  /** A BackupInUseException, in the words of the API's reference (memory). */
  inUse:
    'There is another ongoing conflicting backup control plane operation on the table. ' +
    'The backup is either being created, deleted or restored to a table.',
  /** Row 243, a TableAlreadyExistsException. */
  tableExists: (table: string): string => `Table already exists: ${table}`,
  /** Row 244, a SourceTableNotFoundException, which the model does not list for the operation. */
  sourceNotFound: (table: string): string => `Source table not found: ${table}`,
  /** Row 245, a PointInTimeRecoveryUnavailableException. */
  recoveryOff: (table: string): string => `Point in time recovery is not enabled for table '${table}'`,
  /** An InvalidRestoreTimeException, in the words of the API's reference (memory). */
  restoreTime:
    'An invalid restore time was specified. RestoreDateTime must be between EarliestRestorableDateTime and LatestRestorableDateTime.',
  /** A TableInUseException, in the words of the API's reference (memory). */
  targetInUse: 'A target table with the specified name is either being created or deleted.',
  /** The service's text is not known. */
  sourceMissing: `${invalid}Either SourceTableName or SourceTableArn must be specified`,
  /** The service's text is not known. */
  timeMissing: `${invalid}Either RestoreDateTime or UseLatestRestorableTime must be specified`,
  /** Streams-ttl-backup 6 gives the rule; the service's text is not known. */
  otherIndex: (index: string): string => `${invalid}The index ${index} does not match an index of the source table`,
  /** Streams-ttl-backup 6 gives the rule; the service's text is not known. */
  warmIndex: (index: string): string =>
    `${invalid}WarmThroughput must not be specified for the index ${index} of a restored table`,
  /** Streams-ttl-backup 6 gives the number; the service's text is not known. */
  tooManyRestores: 'Up to 50 concurrent restores are allowed per account',
} as const

export const insightsMessages = {
  /** The service's text is not known. */
  invalidToken: 'Invalid NextToken',
} as const
