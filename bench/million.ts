import { join } from 'node:path'
import { openEngine } from '../src/engine/engine.ts'
import type { Item } from '../src/model/value.ts'
import { Store } from '../src/storage/store.ts'
import { itemAt, openBench } from './engine.ts'
import { median } from './measure.ts'

const million = 1_000_000

/** Opening costs the same as an empty file; a scan keeps memory flat. */
export function millionReport(scratch: string): { readonly lines: readonly string[] } {
  const large = join(scratch, 'million.db')
  const empty = join(scratch, 'empty.db')
  openBench(Store.open(empty)).context.store.close()
  const engine = openBench(Store.open(large))
  for (let at = 0; at < million; at += 10_000) {
    engine.context.store.transaction(() => {
      for (let next = at; next < at + 10_000; next++)
        engine.runSync('PutItem', { TableName: 'Bench', Item: itemAt(next) })
    })
  }
  engine.context.store.close()
  const openLarge = openMs(large)
  const openEmpty = openMs(empty)
  const { peakMiB, beforeMiB, scanned } = scanMemory(large)
  return {
    lines: [
      `open and describe: ${openLarge.toFixed(2)} ms with a million items, ${openEmpty.toFixed(2)} ms empty, ratio ${(openLarge / openEmpty).toFixed(2)}`,
      `scan of ${scanned} items: memory ${beforeMiB} MiB before, ${peakMiB} MiB at its peak`,
    ],
  }
}

function openMs(file: string): number {
  const times = Array.from({ length: 15 }, () => {
    const start = performance.now()
    const engine = openEngine({ store: Store.open(file) })
    engine.runSync('DescribeTable', { TableName: 'Bench' })
    engine.context.store.close()
    return performance.now() - start
  })
  return median(times)
}

function scanMemory(file: string): { peakMiB: number; beforeMiB: number; scanned: number } {
  const engine = openEngine({ store: Store.open(file) })
  const residentMiB = (): number => Math.round(process.memoryUsage.rss() / 1024 ** 2)
  const beforeMiB = residentMiB()
  let peakMiB = beforeMiB
  let scanned = 0
  let start: Item | undefined
  do {
    const answer = engine.runSync('Scan', { TableName: 'Bench', ExclusiveStartKey: start })
    scanned += answer.Items?.length ?? 0
    start = answer.LastEvaluatedKey
    peakMiB = Math.max(peakMiB, residentMiB())
  } while (start !== undefined)
  engine.context.store.close()
  return { peakMiB, beforeMiB, scanned }
}
