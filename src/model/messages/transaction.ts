/** Texts of conditional writes and transactions, word for word. Source: reference, errors 137-142, operations 8. */

export const transactionMessages = {
  /** Row 137; also the message of a cancellation reason. */
  conditionFailed: 'The conditional request failed',
  /** Row 139, TX-3. */
  sameItem: 'Transaction request cannot include multiple operations on one item',
  /** Row 140. */
  oneAction: 'TransactItems can only contain one of Check, Put, Update or Delete',
  /** Row 141, TX-4. */
  cancelled: (codes: readonly string[]): string =>
    `Transaction cancelled, please refer cancellation reasons for specific reasons [${codes.join(', ')}]`,
  /** Row 142, README conflict 39. */
  tooLarge:
    'Collection size of items exceeded, which can also be caused by the aggregate size of the items in the transaction exceeding the 4MB limit',
  /** Operations 8: of a write by itself, and as the message of a cancellation reason. */
  ongoing: 'Transaction is ongoing for the item',
  ongoingReason: 'Transaction is ongoing for the item.',
  collectionTooLarge: 'Collection size exceeded.',
  /** IDEM-2; the words are the service model's own description of the error. */
  tokenInProgress: 'The transaction with the given request token is already in progress.',
  /** Likewise. */
  tokenMismatch:
    'DynamoDB rejected the request because you retried a request with a different payload but with an idempotent token that was already used.',
} as const
