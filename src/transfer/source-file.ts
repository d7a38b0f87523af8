import type { TransferFormat } from './formats.ts'

export type SourceFile = {
  readonly path: string
  readonly bytes: number
  readonly modifiedMs: number
  /** What a manifest says of it. */
  readonly expected?: { readonly items: number; readonly md5: string | undefined } | undefined
}

/** Files that are read one after the other. */
export type SourceFiles = {
  readonly files: readonly SourceFile[]
  /** Where whoever wrote them says it. */
  readonly format?: TransferFormat | undefined
}
