/** Copies of the file that is open, beside it: made, listed and dropped by whoever knows files. */
export interface Branching {
  /** The one that is open; `main` is the file itself. */
  readonly current: string
  /** `main` first, then by name. */
  list(): readonly Branch[]
  /** What opening it takes. */
  locationOf(name: string): string
  /** Copies what is open, as it is now. Rejects as opening a file does. */
  create(
    name: string,
    report: (pages: { readonly done: number; readonly total: number }) => void,
    signal?: AbortSignal,
  ): Promise<void>
  /** Removes its file. */
  drop(name: string): void
}

export type Branch = { readonly name: string; readonly bytes: number; readonly changedMs: number }

export const mainBranch = 'main'

/** Names of files on any system; files with the endings belong to SQLite, and to the database that is named before them. */
export const isBranchName = (name: string): boolean =>
  /^[A-Za-z0-9][A-Za-z0-9_-]{0,63}$/.test(name) && !/-(?:wal|shm|journal)$/.test(name)
