import type { Monitor } from '../../operation/monitor.ts'
import type { FileMonitor } from './file-monitor.ts'

/** A meter of this thread as a session asks it. */
export const monitorOf = (meter: FileMonitor): Monitor => ({
  ledger: async (question) => meter.rows(question),
  forgetLedger: async () => meter.forgetRows(),
  partitions: async (resource) => meter.partitions(resource),
  scaling: async (of) => meter.scaling(of),
  setScaling: async (change) => meter.setScaling(change),
  settings: async () => meter.settings,
  change: async (settings) => meter.change(settings),
  statistics: async () => meter.statistics.members,
  saveStatistics: async (statistics) => meter.statistics.save(statistics),
  alarms: async () => meter.alarms.members,
  saveAlarms: async (alarms) => meter.alarms.save(alarms),
})
