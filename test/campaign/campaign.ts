import { Random } from './random.ts'

export type CampaignOptions = {
  /** Same seed, same cases. */
  readonly seed: number
  /** How long to go on; the case that is running is finished. */
  readonly seconds: number
  /** At most so many cases; default: as many as fit into the time. */
  readonly cases?: number | undefined
  /** The first case, to repeat one that found something. */
  readonly from?: number | undefined
  /** Called as each case begins. */
  readonly onCase?: ((number: number) => void) | undefined
}

export type Finding = {
  /** What `--from` repeats. */
  readonly case: number
  readonly what: string
  /** What provoked it, cut when long. */
  readonly input: string
}

export type Report = {
  readonly cases: number
  readonly findings: readonly Finding[]
  /** Figures worth printing. */
  readonly notes: readonly string[]
}

export type Campaign = (options: CampaignOptions) => Promise<Report>

/** What one case says: nothing when all is well. */
export type Complaint = { readonly what: string; readonly input: string }

const findingsMax = 20

/** Runs cases until the time is up, the cases are done, or there is more to look at than anyone would. */
export async function runCases(
  { seed, seconds, cases = Infinity, from = 0, onCase }: CampaignOptions,
  runCase: (random: Random, number: number) => readonly Complaint[] | Promise<readonly Complaint[]>,
): Promise<Omit<Report, 'notes'>> {
  const endMs = performance.now() + seconds * 1000
  const findings: Finding[] = []
  let done = 0
  while (done < cases && performance.now() < endMs && findings.length < findingsMax) {
    const number = from + done
    onCase?.(number)
    const complaints = await runCase(Random.ofCase(seed, number), number)
    for (const { what, input } of complaints) findings.push({ case: number, what, input: shortened(input) })
    done += 1
  }
  return { cases: done, findings }
}

const shortenedMax = 2000

function shortened(text: string): string {
  if (text.length <= shortenedMax) return text
  return `${text.slice(0, shortenedMax / 2)} ...${text.length - shortenedMax} more... ${text.slice(-shortenedMax / 2)}`
}

/** An error as a finding says it: with the place it was thrown at. */
export function errorText(error: unknown): string {
  if (!(error instanceof Error)) return `threw ${String(error)}`
  return (error.stack ?? String(error)).split('\n').slice(0, 8).join('\n')
}
