import { ShellError, type Span } from '../base/shell-error.ts'
import type { Item } from './value.ts'

/** Why one action of a cancelled transaction failed; `Code` is the literal text `None` when it did not. */
export type CancellationReason = {
  readonly Code: string
  readonly Message?: string | undefined
  readonly Item?: Item | undefined
}

/** Members of an error body beside `__type` and `message`. Source: reference, errors, "HTTP protocol". */
export type ApiErrorMembers = {
  readonly CancellationReasons?: readonly CancellationReason[] | undefined
  readonly Item?: Item | undefined
  readonly ThrottlingReasons?: readonly { readonly reason: string; readonly resource: string }[] | undefined
}

/** A refusal by DynamoDB: `code` is the service's exception name and `message` its own wording (may be empty). */
export class ApiError extends ShellError {
  readonly members: ApiErrorMembers

  constructor(
    code: string,
    message: string,
    more: { members?: ApiErrorMembers; hint?: string | undefined; span?: Span | undefined; cause?: unknown } = {},
  ) {
    super(code, message, more)
    this.members = more.members ?? {}
  }
}

export const validationError = (message: string): ApiError => new ApiError('ValidationException', message)

/** Item operations say just this; operations on tables name the table. Source: reference, errors 136 and 224. */
export const resourceNotFound = (message = 'Requested resource not found'): ApiError =>
  new ApiError('ResourceNotFoundException', message)
