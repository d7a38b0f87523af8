import { Writable } from 'node:stream'
import { ErrorPrinter } from '../../src/cli/error-printer.ts'
import { Screen } from '../../src/cli/look.ts'
import { Output } from '../../src/cli/output.ts'
import { Printer } from '../../src/cli/printer.ts'
import { type EmbeddedEngine, openEngine } from '../../src/engine/engine.ts'
import type { Request } from '../../src/operation/operation.ts'
import type { Outcome } from '../../src/session/outcome.ts'
import { ScriptSyntaxError } from '../../src/session/script-error.ts'
import { Session } from '../../src/session/session.ts'
import { Settings } from '../../src/session/settings.ts'
import { Store } from '../../src/storage/store.ts'
import { createTableRequest } from '../engine/table-shape.ts'
import { createKnownTables } from './known-tables.ts'

/**
 * A session on an engine in memory, printed as on a terminal. What a statement asks of the world outside, a file or a command,
 * is not done.
 */
export class ShownSession {
  readonly engine: EmbeddedEngine
  private readonly session: Session
  private readonly printer: Printer
  private readonly errors: ErrorPrinter
  private readonly output: Output
  /** Codes of what failed in the last run. */
  readonly failures: string[] = []
  private shown = ''

  constructor({ mode, cost, columns }: { readonly mode: string; readonly cost: string; readonly columns: number }) {
    this.engine = openEngine({ store: Store.open(':memory:') })
    for (const request of [createTableRequest({ name: 'tab' }), ...createKnownTables]) {
      this.engine.runSync('CreateTable', request as unknown as Request<'CreateTable'>)
    }
    const settings = new Settings()
    settings.set('mode', mode, 'flag')
    settings.set('cost', cost, 'flag')
    const connection = { backend: this.engine, name: 'memory', describeMs: 0 }
    this.session = new Session({ connection, version: '0', settings, confirm: async () => true, stopwatch: () => 0 })
    const keep = (text: string): void => {
      this.shown += text
    }
    this.output = new Output(
      new Writable({
        decodeStrings: false,
        write(chunk, _encoding, done) {
          keep(String(chunk))
          done()
        },
      }),
    )
    const env = { NO_COLOR: '1', TERM: 'xterm' }
    const screen = new Screen({ isTerminal: true, env, platform: 'linux', columns: () => columns }, settings)
    const target = { output: this.output, screen }
    const words = { settings, region: () => 'us-east-1', quiet: false, deterministic: true, watched: true }
    this.printer = new Printer({ results: target, words: target, ...words })
    this.errors = new ErrorPrinter(target, { settings, debug: false, env: {} })
  }

  /** Everything that running the text writes. */
  async run(text: string, file = 'script.ddbq'): Promise<string> {
    this.shown = ''
    this.failures.length = 0
    try {
      const { onEvent } = this.printer
      for await (const outcome of this.session.runScript(text, { onEvent, bail: false, file })) await this.show(outcome)
    } catch (error) {
      if (!(error instanceof ScriptSyntaxError)) throw error
      await this.errors.syntax(error)
    }
    await this.output.flush()
    return this.shown
  }

  async close(): Promise<void> {
    await this.session.connection.backend.close()
  }

  private async show(outcome: Outcome): Promise<void> {
    const { result } = outcome
    if (result.kind === 'failed') this.failures.push(result.error.code)
    await this.printer.result(outcome)
    await this.printer.cost(outcome)
    if (result.kind === 'failed' && result.error instanceof ScriptSyntaxError) await this.errors.syntax(result.error)
    else if (result.kind === 'failed') await this.errors.failure(result.error, outcome)
    else if (result.kind === 'expectation' && !result.passed)
      await this.errors.verdict(outcome, `expected ${result.expected}, found ${result.actual}`, result.diff)
  }
}
