/** Half-open range of UTF-16 offsets into the statement text. */
export type Span = { readonly start: number; readonly end: number }

/** A mistake the user can fix, or a refusal by DynamoDB. Anything else thrown is a bug. */
export abstract class ShellError<Code extends string = string> extends Error {
  readonly code: Code
  /** The next thing to type or check, as one sentence. */
  readonly hint: string | undefined
  readonly span: Span | undefined

  constructor(
    code: Code,
    message: string,
    more: { hint?: string | undefined; span?: Span | undefined; cause?: unknown } = {},
  ) {
    super(message, more.cause === undefined ? undefined : { cause: more.cause })
    this.name = new.target.name
    this.code = code
    this.hint = more.hint
    this.span = more.span
  }
}
