import { ShellError } from '../../base/shell-error.ts'

export type SimulationErrorCode =
  | 'simulate.no-rehearsal'
  | 'simulate.bad-rate'
  | 'simulate.bad-time'
  | 'simulate.bad-keys'
  | 'simulate.bad-parameter'
  | 'simulate.bad-option'
  | 'simulate.unknown-region'
  | 'simulate.too-long'
  | 'simulate.not-one-call'

/** A simulation that cannot be: what is said of the traffic makes no sense, or would never end. */
export class SimulationError extends ShellError<SimulationErrorCode> {}
