/**
 * What this engine builds; any other operation is answered as unknown. Apart from the handlers, whose types know SQLite: this
 * one is public, and its users need nothing else.
 */
export type BuiltOperation =
  | 'BatchExecuteStatement'
  | 'BatchGetItem'
  | 'BatchWriteItem'
  | 'CreateTable'
  | 'DeleteItem'
  | 'DeleteTable'
  | 'DescribeLimits'
  | 'DescribeTable'
  | 'ExecuteStatement'
  | 'ExecuteTransaction'
  | 'GetItem'
  | 'ListTables'
  | 'ListTagsOfResource'
  | 'PutItem'
  | 'Query'
  | 'Scan'
  | 'TagResource'
  | 'TransactGetItems'
  | 'TransactWriteItems'
  | 'UntagResource'
  | 'UpdateItem'
  | 'UpdateTable'
