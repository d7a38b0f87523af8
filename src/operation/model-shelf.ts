/** One ENTITY or ACCESS PATTERN as a database keeps it. */
export type ModelMember = {
  readonly kind: ModelMemberKind
  readonly name: string
  /** The statement as it is printed; parsing it gives the same tree again. */
  readonly text: string
}

export type ModelMemberKind = 'entity' | 'access-pattern'

/** What a model file says and nothing here means, for the next file of the same format. `text` is JSON. */
export type KeptPart = { readonly format: string; readonly text: string }

/** Where a database keeps what a model says beside its tables. What one process puts there another one sees. */
export interface ModelShelf {
  /** In the order in which they were first put. */
  members(): Promise<readonly ModelMember[]>
  /** False, with nothing done: there is one of that kind and name, and it is not to be replaced. */
  put(given: { readonly member: ModelMember; readonly replace: boolean }): Promise<boolean>
  /** At most one for each format. */
  kept(): Promise<readonly KeptPart[]>
  /** In place of what was kept for that format. */
  keep(part: KeptPart): Promise<true>
  /** False: there was none. */
  remove(of: { readonly kind: ModelMemberKind; readonly name: string }): Promise<boolean>
}
