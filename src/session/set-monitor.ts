import type { MonitorStatement } from '../ast/monitor-statement.ts'
import type { ThrottlingMode } from '../operation/monitor.ts'
import { SessionError } from './session-error.ts'
import type { Connection, Done, SessionState } from './session-state.ts'
import type { Settings } from './settings.ts'

/** SET THROTTLING and SET LEDGER: settings like any other, of a database whose meter is ours. */
export function setMonitor(
  session: SessionState,
  { span }: MonitorStatement,
  { name, value }: { readonly name: 'throttling' | 'ledger'; readonly value: string },
): Done {
  if (session.connection.monitor === undefined) {
    throw new SessionError('session.no-monitor', `${session.connection.name} is not metered here`, {
      span,
      hint: 'Ledger and throttling are for databases that this shell has opened itself.',
    })
  }
  session.settings.set(name, value, 'session')
  return { result: { kind: 'none' } }
}

/** Makes the meter of a database do what the settings say, which any of several ways may have changed. */
export async function applyMonitorSettings({ monitor }: Connection, settings: Settings): Promise<void> {
  if (monitor === undefined) return
  const wanted = { throttling: settings.get('throttling') as ThrottlingMode, ledger: settings.get('ledger') }
  const { throttling, ledger } = await monitor.settings()
  if (throttling !== wanted.throttling || ledger !== wanted.ledger) await monitor.change(wanted)
}
