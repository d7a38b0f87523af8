/** Texts about streams. Source: reference, errors 246-248, and the rows named beside each. */
export const streamMessages = {
  /** Row 246, an ExpiredIteratorException. */
  iteratorExpired: 'The provided iterator exceeds the maximum age allowed.',
  /** Row 247, a TrimmedDataAccessException. */
  trimmed: 'The data you are trying to access has been trimmed.',
  /** Row 248; STR-2. */
  notFound: (arn: string): string => `Requested resource not found: Stream: ${arn} not found`,
  /** Row 248, from memory. */
  shardNotFound: 'Requested resource not found: Shard does not exist',
  /** Reference, streams-ttl-backup 1.2 gives the exception; after row 229. */
  invalidArn: (arn: string): string => `Invalid StreamArn: Invalid ResourceArn provided as input ${arn}`,
  /** Reference, streams-ttl-backup 1.3 gives the exception; the service's text is not known. */
  invalidIterator: 'Invalid ShardIterator',
  /** Reference, streams-ttl-backup 1.3 gives the exception; the service's text is not known. */
  invalidSequence: (text: string): string => `Invalid SequenceNumber: ${text}`,
  /** Reference, streams-ttl-backup 1.3 gives the exception; the service's text is not known. */
  sequenceRequired: (type: string): string => `SequenceNumber must be specified when ShardIteratorType is ${type}`,
  /** Reference, streams-ttl-backup 1.3 gives the exception; the service's text is not known. */
  sequenceNotAllowed: (type: string): string =>
    `SequenceNumber should not be specified when ShardIteratorType is ${type}`,
  /** The service's text is not known. */
  filterIncomplete: 'ShardFilter must have both Type and ShardId',
} as const
