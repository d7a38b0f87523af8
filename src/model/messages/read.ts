/** Texts of Query, Scan and the reads of batches, word for word. Source: reference, errors 57-58 and 143-178. */

const invalid = 'One or more parameter values were invalid: '

export const readMessages = {
  /** Row 92, PROJ-11. */
  duplicateAttribute: (name: string): string => `${invalid}Duplicate value in attribute name: ${name}`,
  /** Row 143, KCE-1. */
  noKeyCondition: 'Either the KeyConditions or KeyConditionExpression parameter must be specified in the request.',
  /** Row 156, KCE-17. */
  filterOnKey: (attribute: string, style: 'Filter Expression' | 'QueryFilter'): string =>
    `${style} can only contain non-primary key attributes: Primary key attribute: ${attribute}`,
  /** Row 157, QRY-4. */
  unknownIndex: (index: string): string => `The table does not have the specified index: ${index}`,
  /** Row 158, QRY-5. */
  consistentGlobal: 'Consistent reads are not supported on global secondary indexes',
  /** README conflict 30; the text is from memory. */
  backfilling: (index: string): string => `Cannot read from backfilling global secondary index: ${index}`,
  /** Row 159, QRY-6. */
  allAttributesOnPartialIndex: (index: string): string =>
    `${invalid}Select type ALL_ATTRIBUTES is not supported for global secondary index ${index} because its projection type is not ALL`,
  /** A projection that names what a global index lacks. Source: operations 5, data-model 11. */
  notProjected: (index: string, attributes: readonly string[]): string =>
    `${invalid}Global secondary index ${index} does not project [${attributes.join(', ')}]`,
  /** Row 160, QRY-10. */
  allProjectedWithoutIndex: 'ALL_PROJECTED_ATTRIBUTES can be used only when Querying using an IndexName',
  /** Row 161. */
  specificAttributesAlone:
    'Must specify the AttributesToGet or ProjectionExpression when choosing to get SPECIFIC_ATTRIBUTES',
  /** Rows 162 and 163, QRY-9. */
  projectionWithSelect: (parameter: 'ProjectionExpression' | 'AttributesToGet', select: string): string =>
    `Cannot specify the ${parameter} when choosing to get ${select === 'COUNT' ? 'only the Count' : select}`,
  /** Row 164, QRY-12. */
  startKey: 'The provided starting key is invalid',
  /** Row 165, QRY-13. */
  startKeySchema: 'The provided starting key is invalid: The provided key element does not match the schema',
  /** Row 167, QRY-14. */
  startKeyOutside: 'The provided starting key is outside query boundaries based on provided conditions',
  /** Row 168, QRY-15. */
  startKeyRange: 'The provided starting key does not match the range key predicate',
  /** Row 169, QRY-16. */
  startKeyOneRow: 'The query can return at most one row and cannot be restarted',
  /** Row 170. */
  startKeyHashOnly: (dump: string): string => `The provided exclusive start key is invalid: ExclusiveStartKey: ${dump}`,
  /** Row 171, SCAN-2. */
  totalSegmentsMissing:
    'The TotalSegments parameter is required but was not present in the request when Segment parameter is present',
  /** Row 172, SCAN-3. */
  segmentMissing:
    'The Segment parameter is required but was not present in the request when parameter TotalSegments is present',
  /** Row 173, SCAN-4. */
  segmentTooLarge: (segment: number, total: number): string =>
    `The Segment parameter is zero-based and must be less than parameter TotalSegments: Segment: ${segment} is not less than TotalSegments: ${total}`,
  /** Row 174, SCAN-7. */
  startKeySegment: (segment: number, total: number): string =>
    `The provided starting key is invalid: Invalid ExclusiveStartKey. Please use ExclusiveStartKey with correct Segment. TotalSegments: ${total} Segment: ${segment}`,
  /** Row 58, BGET-3. */
  tooManyKeys: 'Too many items requested for the BatchGetItem call',
} as const
