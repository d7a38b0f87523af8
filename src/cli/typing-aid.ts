import { complete } from '../session/completion/complete.ts'
import { Highlighter } from '../session/completion/highlighter.ts'
import { RecentWords } from '../session/completion/recent-words.ts'
import { SchemaWatch } from '../session/completion/schema-watch.ts'
import type { Outcome } from '../session/outcome.ts'
import { samplesBy } from '../session/samples-by.ts'
import type { Session } from '../session/session.ts'
import type { Complete } from '../view/completion.ts'
import type { Highlight } from '../view/styled-text.ts'

/** How many statements of the history say what was used lately. */
const rememberedStatements = 300
/** After the first prompt is there. */
const warmUpMs = 250

/** Helps with what is being typed: what could come next, and how it looks. Knows the tables of the session. */
export class TypingAid {
  private readonly session: Session
  private readonly watch: SchemaWatch
  private readonly recent = new RecentWords()
  private readonly highlighter = new Highlighter()
  private readonly warmUp: NodeJS.Timeout

  constructor(session: Session, history: readonly string[]) {
    this.session = session
    this.watch = new SchemaWatch({ samples: samplesBy(session.settings) })
    for (const entry of history.slice(-rememberedStatements)) this.recent.note(entry)
    // The grammar becomes data when it is first asked what comes next: not while somebody waits for a menu.
    this.warmUp = setTimeout(() => this.complete('SELECT ', 7), warmUpMs)
    this.warmUp.unref()
    this.watch.follow(session.connection)
  }

  readonly complete: Complete = (text, cursor) => {
    const { currentTable, variables, settings } = this.session
    const { tables, alarms, model, backups } = this.watch
    const names = { tables, alarms, model, backups, currentTable, variables, settings, directory: '.' }
    return complete(text, cursor, names, (name) => this.recent.of(name))
  }

  readonly highlight: Highlight = (text, cursor) =>
    this.highlighter.segments(text, cursor, {
      table: (name) => this.watch.table(name),
      isListed: this.watch.isListed,
      currentTable: this.session.currentTable,
    })

  /** A text begins to run. */
  entered(text: string): void {
    this.recent.note(text)
    this.watch.pause()
  }

  /** One of its statements has run. */
  ran(outcome: Outcome): void {
    this.watch.after(outcome, this.session.previous?.items)
  }

  /** The prompt is back. */
  rest(): void {
    this.watch.follow(this.session.connection)
    this.watch.resume()
  }

  /** Resolves when it knows all that it is going to find out by itself. */
  settled(): Promise<void> {
    return this.watch.settled()
  }

  /** Resolves when it asks nobody any more. */
  close(): Promise<void> {
    clearTimeout(this.warmUp)
    return this.watch.close()
  }
}
