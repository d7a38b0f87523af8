/** What was entered at prompts, as whoever keeps it shows it to a session. */
export type StatementHistory = {
  /** Oldest first. */
  entries(): readonly HistoryEntry[]
  /** Forgets all of it, and what is kept between sessions. Returns why that cannot be, if it cannot. */
  clear(): string | undefined
}

export type HistoryEntry = {
  readonly text: string
  /** Name of the database that was open; undefined: nobody wrote it down. */
  readonly database: string | undefined
}
