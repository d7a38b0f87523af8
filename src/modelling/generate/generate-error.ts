import { ShellError } from '../../base/shell-error.ts'

export type GenerateErrorCode =
  | 'generate.bad-fake'
  | 'generate.bad-keys'
  | 'generate.too-few-keys'
  | 'generate.too-many'
  | 'generate.wrong-type'

/** Something that an ENTITY says of its items and that none can be made of. */
export class GenerateError extends ShellError<GenerateErrorCode> {}
