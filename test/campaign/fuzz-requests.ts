import { ManualClock } from '../../src/base/clock.ts'
import type { BuiltOperation } from '../../src/engine/built-operation.ts'
import { type EmbeddedEngine, openEngine } from '../../src/engine/engine.ts'
import { handlers } from '../../src/engine/handlers.ts'
import { ApiError } from '../../src/model/api-error.ts'
import type { Charge } from '../../src/model/charge.ts'
import type { Request } from '../../src/operation/operation.ts'
import { Store } from '../../src/storage/store.ts'
import { type CampaignOptions, type Complaint, errorText, type Report, runCases } from './campaign.ts'
import { HostileRequests } from './hostile-requests.ts'
import { jsonText, mutateJson } from './json-mutation.ts'
import { isKnownRefusal } from './known-refusals.ts'
import { createKnownTables, knownTables } from './known-tables.ts'
import type { Random } from './random.ts'
import { stateComplaints, stateText } from './store-invariants.ts'

/**
 * Whatever the request, the engine answers or refuses as DynamoDB would; a refusal changes nothing, and afterwards the file
 * is consistent. One case is an episode on a new store.
 */
export async function run(options: CampaignOptions): Promise<Report> {
  const tally = new Map<string, number>()
  const result = await runCases(options, (random) => new Episode(random, tally).run())
  const lines = [...tally].sort(([, a], [, b]) => b - a).map(([what, count]) => `${what} ${count}`)
  return { ...result, notes: [`calls: ${lines.slice(0, 60).join(', ')}`] }
}

const callsPerEpisode = 120
const msMax = 1000

/** Item operations come more often than those on tables. */
const operations = (Object.keys(handlers) as BuiltOperation[]).flatMap((name) =>
  /Item|Query|Scan|Statement|Transaction/.test(name) ? Array<BuiltOperation>(8).fill(name) : [name],
)

class Episode {
  private readonly random: Random
  private readonly tally: Map<string, number>
  private readonly store = Store.open(':memory:')
  private readonly clock = new ManualClock(Date.UTC(2026, 0, 1))
  private readonly engine: EmbeddedEngine
  private readonly complaints: Complaint[] = []

  constructor(random: Random, tally: Map<string, number>) {
    this.random = random
    this.tally = tally
    const settings = random.oneIn(4) ? { ddlDelayMs: 1000, itemCollectionBytesMax: 100_000 } : {}
    this.engine = openEngine({
      store: this.store,
      clock: this.clock,
      settings,
      newUuid: () => '00000000-0000-4000-8000-000000000000',
    })
  }

  run(): readonly Complaint[] {
    const requests = new HostileRequests(this.random, knownTables)
    for (const request of createKnownTables) this.engine.runSync('CreateTable', request as Request<'CreateTable'>)
    this.clock.advance(2000)
    for (let call = 0; call < callsPerEpisode && this.complaints.length === 0; call++) this.call(requests)
    if (this.complaints.length === 0)
      for (const what of stateComplaints(this.store)) this.complaints.push({ what, input: 'the whole episode' })
    this.store.close()
    return this.complaints
  }

  private call(requests: HostileRequests): void {
    const { random } = this
    const name = random.pick(operations)
    if (name === 'DeleteTable' && !random.oneIn(3)) return
    const request =
      name === 'CreateTable' && !random.oneIn(3) ? structuredClone(random.pick(createKnownTables)) : requests.make(name)
    if (random.oneIn(6)) mutateJson(random, request)
    freezeDeep(request)
    if (random.oneIn(30)) this.clock.advance(random.pick([1, 1000, 700_000, 86_400_000]))
    const before = random.oneIn(4) ? stateText(this.store) : undefined
    const charges: Charge[] = []
    const startedMs = performance.now()
    const found: (what: string) => void = (what) =>
      this.complaints.push({ what: `${name} ${what}`, input: jsonText(request) ?? 'nested too deep to be printed' })
    try {
      requests.learn(this.engine.runSync(name, request as Request<typeof name>, { charges }))
      this.count(`${name} ok`)
    } catch (error) {
      const complaint = refusalComplaint(name, error)
      if (complaint !== undefined) found(complaint)
      if (error instanceof ApiError) this.count(`${name} ${error.code}`)
      if (before !== undefined && stateText(this.store) !== before) found('was refused and yet changed something')
    }
    const ms = performance.now() - startedMs
    if (ms > msMax && before === undefined) found(`took ${Math.round(ms)} ms`)
    for (const { halfUnits, bytes, hash } of charges) {
      if (![halfUnits, bytes, hash].every((number) => Number.isSafeInteger(number) && number >= 0))
        found(`was charged ${JSON.stringify(charges)}`)
    }
    if (random.oneIn(40)) for (const what of stateComplaints(this.store)) found(`left behind: ${what}`)
  }

  private count(what: string): void {
    this.tally.set(what, (this.tally.get(what) ?? 0) + 1)
  }
}

function refusalComplaint(name: BuiltOperation, error: unknown): string | undefined {
  if (!(error instanceof ApiError)) return errorText(error)
  return isKnownRefusal(name, error.code) ? undefined : `refuses with ${error.code}: ${error.message}`
}

/** What a caller passes is the caller's: writing into it throws. */
function freezeDeep(json: unknown): void {
  const waiting: unknown[] = [json]
  for (let next = waiting.pop(); waiting.length > 0 || next !== undefined; next = waiting.pop()) {
    if (typeof next !== 'object' || next === null) continue
    Object.freeze(next)
    for (const key of Object.keys(next)) waiting.push(Object.getOwnPropertyDescriptor(next, key)?.value)
  }
}
