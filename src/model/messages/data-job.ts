/** Texts about imports and exports. Source: reference, operations 14 and streams-ttl-backup 8, 9, unless said otherwise. */
export const dataJobMessages = {
  /** Operations 14, a PointInTimeRecoveryUnavailableException. */
  noRecovery: (table: string): string => `Point in time recovery is not enabled for table '${table}'`,
  /** The service's text is not known: how the API describes InvalidExportTimeException. */
  exportTime: 'The specified ExportTime is outside of the point in time recovery window.',
  /** The service's text is not known: how the API describes ExportConflictException. */
  exportConflict: 'There was a conflict when writing to the specified S3 bucket.',
  /** The service's text is not known: how the API describes ImportConflictException. */
  importConflict:
    'There was a conflict when importing from the specified S3 source. This can occur when the current import ' +
    'conflicts with a previous import request that had the same client token.',
  /** The service's text is not known: how the API describes ExportNotFoundException. */
  exportNotFound: 'The specified export was not found.',
  /** The service's text is not known: how the API describes ImportNotFoundException. */
  importNotFound: 'The specified import was not found.',
  /** Streams-ttl-backup 9, a FailureMessage. */
  itemErrors:
    'Some of the items failed validation checks and were not imported. ' +
    'Please check CloudWatch error logs for more details.',
  /** Streams-ttl-backup 9 has the code S3NoSuchBucket; the words are those of S3. */
  noBucket: 'The specified bucket does not exist',
  /** S3's own words; which code DynamoDB gives is not known. */
  noKeys: 'The specified key does not exist.',
  /** Ours: the process that ran it ended. */
  interrupted: 'The process that ran it ended before it did.',
  /** The service's text is not known. */
  invalidToken: 'Invalid NextToken',
} as const
