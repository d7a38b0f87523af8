import { ManualClock } from '../../src/base/clock.ts'
import { bulkLaneOf } from '../../src/engine/bulk-lane.ts'
import { openEngine } from '../../src/engine/engine.ts'
import { openRehearsal } from '../../src/engine/open-rehearsal.ts'
import { FileMonitor } from '../../src/layers/metering/file-monitor.ts'
import { monitorOf } from '../../src/layers/metering/monitor-of.ts'
import { modelListOf } from '../../src/layers/model-list.ts'
import type { Item } from '../../src/model/value.ts'
import type { Outcome, StatementEvent } from '../../src/session/outcome.ts'
import { Session } from '../../src/session/session.ts'
import { clockOfEngine } from '../../src/session/session-clock.ts'
import type { Connection, RunScriptOptions, SessionParts } from '../../src/session/session-state.ts'
import { undoingOf } from '../../src/session/undoing-of.ts'
import { Store } from '../../src/storage/store.ts'
import { shortText } from './short-text.ts'

export { shortText } from './short-text.ts'

/** An engine on a store, on a clock of its own. */
function connectionOn(store: Store): Connection {
  const clock = new ManualClock(Date.UTC(2026, 0, 1))
  const meter = new FileMonitor({ file: store, clock })
  const backend = openEngine({ store, clock, meter })
  return {
    backend,
    name: 'memory',
    describeMs: 0,
    clock: clockOfEngine(backend, clock),
    monitor: monitorOf(meter),
    shelf: modelListOf(store),
    bulk: bulkLaneOf(backend),
    undoing: undoingOf(backend),
    rehearse: async () => openRehearsal('us-east-1'),
  }
}

/** A session over an engine in memory, with what went by while its statements ran. */
export class Shell {
  readonly session: Session
  readonly store = Store.open(':memory:')
  readonly events: StatementEvent[] = []

  constructor(parts: Partial<SessionParts> = {}) {
    this.session = new Session({
      connection: connectionOn(this.store),
      open: async (path) => connectionOn(Store.open(path)),
      version: '0.0.0',
      confirm: async () => true,
      stopwatch: () => 0,
      ...parts,
    })
  }

  /** Outcomes of a whole text. */
  async run(text: string, options: RunScriptOptions = {}): Promise<readonly Outcome[]> {
    this.events.length = 0
    const outcomes: Outcome[] = []
    const onEvent = (event: StatementEvent): void => void this.events.push(event)
    for await (const outcome of this.session.runScript(text, { onEvent, ...options })) outcomes.push(outcome)
    return outcomes
  }

  /** The result of the last statement of a text, short. */
  async last(text: string): Promise<string> {
    return shortText((await this.run(text)).at(-1))
  }

  items(): readonly Item[] {
    return this.events.flatMap((event) => (event.kind === 'items' ? event.items : []))
  }

  notices(): readonly string[] {
    return this.events.flatMap((event) => (event.kind === 'notice' ? [event.text] : []))
  }
}
