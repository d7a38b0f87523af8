import { ShellError } from '../../base/shell-error.ts'

export type PartitionsErrorCode = 'partitions.bad-assumption' | 'partitions.bad-definition' | 'partitions.bad-time'

/** What the traffic model cannot work with. */
export class PartitionsError extends ShellError<PartitionsErrorCode> {}
