import { ManualClock } from '../src/base/clock.ts'
import { must } from '../src/base/must.ts'
import type { EmbeddedEngine } from '../src/engine/engine.ts'
import { FileMonitor } from '../src/layers/metering/file-monitor.ts'
import { memberOf } from '../src/model/value.ts'
import { Store } from '../src/storage/store.ts'
import { changed, itemAt, openBench } from './engine.ts'
import { type Comparison, compare, type Work } from './measure.ts'

const table = 'Bench'
const itemCount = 20_000
const times = 2_000

/** One for all: a request a millisecond, which no limit is against, however fast they really come. */
const clock = new ManualClock(Date.UTC(2026, 10, 29))

/** What ledger and partitions cost: the engine with its meter beside the engine alone. The target is a tenth. */
export async function observeComparisons(
  location: (name: string) => string,
  where: string,
): Promise<readonly Comparison[]> {
  const store = Store.open(location('metered'))
  const metered = filled(openBench(store, { clock, meter: new FileMonitor({ file: store, clock }) }))
  const alone = filled(openBench(Store.open(location('alone')), { clock }))
  const results = [
    await compare(`observing GetItem, ${where}`, gets(metered), gets(alone), 1.1),
    await compare(`observing PutItem, ${where}`, puts(metered), puts(alone), 1.1),
  ]
  for (const engine of [metered, alone]) void engine.close()
  return results
}

function filled(engine: EmbeddedEngine): EmbeddedEngine {
  engine.context.store.transaction(() => {
    for (let at = 0; at < itemCount; at++) {
      clock.advance(1)
      engine.runSync('PutItem', { TableName: table, Item: items(at) })
    }
  })
  return engine
}

const made = new Map<number, ReturnType<typeof itemAt>>()

function items(at: number): ReturnType<typeof itemAt> {
  const item = made.get(at) ?? itemAt(at)
  made.set(at, item)
  return item
}

const pick = (round: number, at: number): number => (round * 7919 + at * 31) % itemCount

const gets = (engine: EmbeddedEngine): Work => ({
  times,
  run: (round) => {
    for (let at = 0; at < times; at++) {
      clock.advance(1)
      const item = items(pick(round, at))
      const Key = { pk: must(memberOf(item, 'pk'), 'a key'), sk: must(memberOf(item, 'sk'), 'a key') }
      engine.runSync('GetItem', { TableName: table, Key })
    }
  },
})

const puts = (engine: EmbeddedEngine): Work => ({
  times,
  run: (round) => {
    for (let at = 0; at < times; at++) {
      clock.advance(1)
      engine.runSync('PutItem', { TableName: table, Item: changed(items(pick(round, at)), round) })
    }
  },
})
