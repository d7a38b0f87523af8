import { ShellError } from '../../base/shell-error.ts'

export type ScalingErrorCode =
  | 'scaling.bad-policy'
  | 'scaling.on-demand'
  | 'scaling.unknown-index'
  | 'scaling.unknown-table'

/** Auto scaling cannot be set like this. */
export class ScalingError extends ShellError<ScalingErrorCode> {}
