import { readdirSync, readFileSync, statSync } from 'node:fs'
import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'
import type { Complaint } from './campaign.ts'

/** What a process holds when its garbage is collected. */
export type Measure = {
  readonly heap: number
  readonly rss: number
  readonly descriptors: number
  readonly fileBytes: number
}

/** Of this process and of the database it has open. */
export async function measureProcess(file: string): Promise<Measure> {
  // Prepared statements are given back in a turn of their own, after their objects are collected.
  for (let turns = 3; turns > 0; turns--) {
    collectGarbage()
    await new Promise((resolve) => setImmediate(resolve))
  }
  collectGarbage()
  const { heapUsed, rss } = process.memoryUsage()
  return { heap: heapUsed, rss, descriptors: openDescriptors(), fileBytes: statSync(file).size }
}

/** What the first rounds need to fill caches and compile code. */
const warmUpRounds = 4
/** Caches fill for a long time, to a bound that is known; then nothing grows any more. */
const growthMax = { heap: 40 * 1024 ** 2, rss: 150 * 1024 ** 2, descriptors: 2, fileBytes: 8 * 1024 ** 2 }
const lateRounds = 300
const lateGrowthMax = { ...growthMax, heap: 2 * 1024 ** 2, rss: 30 * 1024 ** 2 }

/** Measures of one process, one a round, and whether they say that it grows. */
export class Growth {
  private readonly measures: Measure[] = []
  private readonly most: Measure

  /** More than the usual growth of some of it may be right. */
  constructor(most: Partial<Measure> = {}) {
    this.most = { ...growthMax, ...most }
  }

  add(measure: Measure): void {
    this.measures.push(measure)
  }

  complaints(input: string): Complaint[] {
    const { measures } = this
    const warm = measures.slice(warmUpRounds)
    const early = grown(warm.slice(0, 1), warm.slice(-1), this.most)
    const late =
      measures.length < 3 * lateRounds || measures.length % lateRounds !== 0
        ? []
        : grown(measures.slice(-2 * lateRounds, -lateRounds), measures.slice(-lateRounds), lateGrowthMax)
    return [...early, ...late].map((what) => ({ what, input }))
  }

  /** At first, after the warm-up, and now. */
  notes(): string[] {
    const mebibytes = (bytes: number): string => `${(bytes / 1024 ** 2).toFixed(1)} MiB`
    return [this.measures[0], this.measures[warmUpRounds], this.measures.at(-1)]
      .filter((measure) => measure !== undefined)
      .map(
        ({ heap, rss, descriptors, fileBytes }) =>
          `heap ${mebibytes(heap)}, resident ${mebibytes(rss)}, ${descriptors} descriptors, file ${mebibytes(fileBytes)}`,
      )
  }
}

/** What is more on average in the later measures, by more than it may be. */
function grown(before: readonly Measure[], after: readonly Measure[], most: Measure): string[] {
  if (before.length === 0) return []
  return (Object.keys(most) as (keyof Measure)[]).flatMap((what) => {
    const average = (of: readonly Measure[]): number => of.reduce((sum, measure) => sum + measure[what], 0) / of.length
    const [from, to] = [average(before), average(after)]
    return to - from <= most[what] ? [] : [`${what} grew from ${from} to ${to}`]
  })
}

setFlagsFromString('--expose-gc')
const collectGarbage = runInNewContext('gc') as () => void

/** Of this process, where the system tells; the write-ahead log belongs to an open file. */
function openDescriptors(): number {
  try {
    return readdirSync('/proc/self/fd').filter((name) => isOpen(name)).length
  } catch {
    return 0
  }
}

function isOpen(name: string): boolean {
  try {
    return readFileSync(`/proc/self/fdinfo/${name}`, 'utf8') !== ''
  } catch {
    return false
  }
}
