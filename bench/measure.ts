/** One piece of work, done `times` times at a go; the time of one is what counts. Waiting for it costs once a go. */
export type Work = { readonly times: number; readonly run: (round: number) => unknown }

export type Comparison = {
  readonly name: string
  /** Microseconds of one, the median of the rounds. */
  readonly oursUs: number
  readonly rawUs: number
  /** Ours divided by raw, round by round; the median, since a machine's speed drifts between rounds. */
  readonly ratio: number
  readonly target: number
}

const rounds = 15
const warmUpRounds = 3

/** The two in turn, so that both see the same machine; who is second finds it warm, so each is first as often. */
export async function compare(name: string, ours: Work, raw: Work, target: number): Promise<Comparison> {
  const oursUs: number[] = []
  const rawUs: number[] = []
  for (let round = 0; round < warmUpRounds + rounds; round++) {
    const isFirst = round % 2 === 0
    const before = isFirst ? undefined : await timeUs(raw, round)
    const own = await timeUs(ours, round)
    const other = before ?? (await timeUs(raw, round))
    if (round < warmUpRounds) continue
    oursUs.push(own)
    rawUs.push(other)
  }
  return { name, oursUs: median(oursUs), rawUs: median(rawUs), ratio: medianRatio(oursUs, rawUs), target }
}

/** Of figures measured in turn: one divided by the other, round by round. */
export const medianRatio = (ones: readonly number[], others: readonly number[]): number =>
  median(ones.map((one, round) => one / (others[round] ?? Number.NaN)))

async function timeUs({ times, run }: Work, round: number): Promise<number> {
  const start = process.hrtime.bigint()
  await run(round)
  return Number(process.hrtime.bigint() - start) / 1000 / times
}

export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b)
  const middle = Math.floor(sorted.length / 2)
  return sorted.length % 2 === 1 ? (sorted[middle] ?? 0) : ((sorted[middle - 1] ?? 0) + (sorted[middle] ?? 0)) / 2
}
