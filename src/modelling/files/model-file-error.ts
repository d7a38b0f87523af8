import { ShellError } from '../../base/shell-error.ts'

export type ModelFileErrorCode =
  | 'modelling.unknown-format'
  | 'modelling.not-that-format'
  | 'modelling.bad-text'
  | 'modelling.bad-shape'

/** A model file that cannot be read, with the place: a path such as `DataModel[0].TableName`, or line and column. */
export class ModelFileError extends ShellError<ModelFileErrorCode> {}
