/** One ENTITY or ACCESS PATTERN as a database keeps it. */
export type ModelMember = {
  readonly kind: ModelMemberKind
  readonly name: string
  /** The statement as it is printed; parsing it gives the same tree again. */
  readonly text: string
}

export type ModelMemberKind = 'entity' | 'access-pattern'

/** Where a database keeps what a model says beside its tables. What one process puts there another one sees. */
export interface ModelShelf {
  /** In the order in which they were first put. */
  members(): Promise<readonly ModelMember[]>
  /** False, with nothing done: there is one of that kind and name, and it is not to be replaced. */
  put(given: { readonly member: ModelMember; readonly replace: boolean }): Promise<boolean>
  /** False: there was none. */
  remove(of: { readonly kind: ModelMemberKind; readonly name: string }): Promise<boolean>
}
