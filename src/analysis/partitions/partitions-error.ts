import { ShellError } from '../../base/shell-error.ts'

export type PartitionsErrorCode =
  | 'partitions.bad-assumption'
  | 'partitions.bad-definition'
  | 'partitions.bad-snapshot'
  | 'partitions.bad-time'
  | 'partitions.bad-use'

/** What the traffic model cannot work with. */
export class PartitionsError extends ShellError<PartitionsErrorCode> {}
