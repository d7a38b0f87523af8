import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { serviceModel } from '../../src/operation/service-model.ts'
import { Store } from '../../src/storage/store.ts'
import { answerComplaints, jsonOf } from './answer-complaints.ts'
import { type CampaignOptions, type Complaint, errorText, type Report, runCases } from './campaign.ts'
import { Growth } from './growth.ts'
import { type HostileBody, hostileBody, hugeBody, packedBomb } from './hostile-bodies.ts'
import { type Exchange, hostileExchange, plainExchange } from './hostile-exchanges.ts'
import { HostileRequests } from './hostile-requests.ts'
import { createKnownTables, knownTables } from './known-tables.ts'
import type { Random } from './random.ts'
import { ServerProcess } from './server-process.ts'
import { stateComplaints } from './store-invariants.ts'
import { type Conversation, type WireAnswer, WireConnection } from './wire-connection.ts'
import { callBytes } from './wire-requests.ts'

/**
 * Whatever arrives at the endpoint, it neither crashes nor hangs nor fails, answers every whole request as the protocol has it,
 * and holds no more memory afterwards than before. One case is a round in a region of its own; all share a server and its file.
 */
export async function run(options: CampaignOptions): Promise<Report> {
  const folder = mkdtempSync(join(tmpdir(), 'ddb-shell-http-'))
  const campaign = new HttpCampaign(join(folder, 'http.db'))
  try {
    const result = await runCases(options, (random, number) => campaign.round(random, number))
    const last = await campaign.stop()
    return { cases: result.cases, findings: [...result.findings, ...last], notes: campaign.notes() }
  } finally {
    campaign.kill()
    rmSync(folder, { recursive: true })
  }
}

const exchangesPerRound = 60
/** An answer may take this much longer than one to a health request, and as much of the processor. */
const msMax = 1000
/** Beside that: JSON.parse alone takes a second for 16 MB of the smallest values. */
const msMaxPerMebibyte = 125
/** Whatever the machine is busy with: what has no answer by then never gets one. */
const hangingMs = 30_000
const manyConnections = 120

/** Item operations come more often than those on tables. */
const operations = Object.keys(serviceModel.operations).flatMap((name) =>
  /Item|Query|Scan|Statement|Transaction/.test(name) ? Array<string>(6).fill(name) : [name],
)

class HttpCampaign {
  private readonly file: string
  // After some bodies of 16 MB a process is as large as it had to become for them, 0.5 GB, and stays so.
  private readonly growth = new Growth({ fileBytes: 64 * 1024 ** 2, rss: 400 * 1024 ** 2 })
  private server: ServerProcess | undefined
  private health: WireConnection | undefined
  private readonly tally = new Map<string, number>()
  private slowestMs = 0
  private slowest = ''

  constructor(file: string) {
    this.file = file
  }

  async round(random: Random, number: number): Promise<readonly Complaint[]> {
    const region = `case-${number}`
    const complaints: Complaint[] = []
    try {
      const server = await this.running()
      const round = new Round(random, region, server, this)
      await round.prepare()
      for (let left = exchangesPerRound; left > 0 && complaints.length === 0; left--) {
        complaints.push(...(await round.exchange()))
        for (const what of server.complaints()) complaints.push({ what, input: 'see the last exchange' })
      }
      if (complaints.length === 0) complaints.push(...(await round.crowd()))
      if (complaints.length === 0) complaints.push(...this.stateOf(region))
      await round.tidy()
      this.growth.add(await server.measure())
      complaints.push(...this.growth.complaints(`${this.count()} answers`))
      for (const what of server.complaints()) complaints.push({ what, input: 'the whole round' })
    } catch (error) {
      const server = this.server?.complaints() ?? []
      complaints.push({ what: [errorText(error), ...server].join('\n'), input: 'the whole round' })
    }
    if (this.server?.alive !== true || complaints.some(({ what }) => what.includes('hangs'))) this.kill()
    return complaints
  }

  /** Milliseconds that an answer takes which takes nothing: what the machine has left for the server right now. */
  async healthMs(port: number): Promise<number> {
    if (this.health?.usable !== true) this.health = await WireConnection.open(port)
    const startedMs = performance.now()
    await this.health.converse([healthRequest], { expected: 1, msMax: hangingMs })
    return performance.now() - startedMs
  }

  took(ms: number, what: string): void {
    if (ms <= this.slowestMs) return
    this.slowestMs = ms
    this.slowest = what
  }

  tell(operation: string, { status, body }: WireAnswer): void {
    const what = `${operation === '' ? 'other' : operation} ${status === 400 ? refusalOf(body) : status}`
    this.tally.set(what, (this.tally.get(what) ?? 0) + 1)
  }

  notes(): string[] {
    const lines = [...this.tally].sort(([, a], [, b]) => b - a).map(([what, count]) => `${what} ${count}`)
    return [
      `${this.count()} answers: ${lines.slice(0, 50).join(', ')}`,
      `most of the processor: ${Math.round(this.slowestMs)} ms for ${this.slowest}`,
      ...this.growth.notes(),
    ]
  }

  /** A server that is asked to stop does so, whatever it has been through. */
  async stop(): Promise<Report['findings']> {
    const idle = this.health
    if (this.server === undefined || !this.server.alive) return []
    const code = await this.server.stop()
    idle?.destroy()
    return code === 0 ? [] : [{ case: 0, what: `the server ended with ${code}`, input: 'asked to stop' }]
  }

  kill(): void {
    this.health?.destroy()
    this.health = undefined
    this.server?.kill()
    this.server = undefined
  }

  private async running(): Promise<ServerProcess> {
    this.server ??= await ServerProcess.start(this.file)
    return this.server
  }

  private stateOf(region: string): Complaint[] {
    const store = Store.open(this.file)
    try {
      return stateComplaints(store, [region, 'us-east-1']).map((what) => ({ what, input: 'the whole round' }))
    } finally {
      store.close()
    }
  }

  private count(): number {
    return [...this.tally.values()].reduce((sum, count) => sum + count, 0)
  }
}

/** What one case sends. */
class Round {
  private readonly random: Random
  private readonly region: string
  private readonly server: ServerProcess
  private readonly campaign: HttpCampaign
  private readonly requests: HostileRequests
  private connection: WireConnection | undefined

  constructor(random: Random, region: string, server: ServerProcess, campaign: HttpCampaign) {
    this.random = random
    this.region = region
    this.server = server
    this.campaign = campaign
    this.requests = new HostileRequests(random, knownTables)
  }

  async prepare(): Promise<void> {
    for (const request of createKnownTables) await this.call('CreateTable', request)
  }

  /** One connection's worth, and what is wrong with the answers. */
  async exchange(): Promise<Complaint[]> {
    const { random, region } = this
    const body = (): HostileBody => hostileBody(random, this.requests, operations)
    const exchange = random.oneIn(3)
      ? hostileExchange(random, region, body)
      : plainExchange(random, region, random.oneIn(60) ? random.pick([hugeBody, packedBomb])(random) : body())
    const ends = exchange.steps.some((step) => step === 'half-close' || step === 'reset')
    const alone = exchange.broken === true || ends
    if (alone || this.connection?.usable !== true) {
      this.connection?.destroy()
      this.connection = await WireConnection.open(this.server.port)
    }
    // What may be no whole request is followed by an end: it is refused or dropped, never waited for.
    const steps = alone && !ends ? [...exchange.steps, 'half-close' as const] : exchange.steps
    const complaints = await this.judged({ ...exchange, steps }, this.connection)
    if (alone) this.connection.destroy()
    const input = exchange.steps.map((step) => (Buffer.isBuffer(step) ? step.toString('latin1') : JSON.stringify(step)))
    return complaints.map((what) => ({ what: `${exchange.what}: ${what}`, input: input.join('') }))
  }

  /** Many at the same time, each on a connection of its own. */
  async crowd(): Promise<Complaint[]> {
    const { random, region } = this
    const exchanges = Array.from({ length: manyConnections }, () =>
      plainExchange(random, region, hostileBody(random, this.requests, operations)),
    )
    const conversations = exchanges.map(async (exchange): Promise<Complaint[]> => {
      const connection = await WireConnection.open(this.server.port)
      const conversation = await connection.converse(exchange.steps, { expected: 1, msMax: 2 * hangingMs })
      connection.destroy()
      return this.complaintsOf(exchange, conversation).map((what) => ({
        what: `among ${manyConnections} at a time: ${exchange.what}: ${what}`,
        input: String(exchange.steps[0]),
      }))
    })
    return (await Promise.all(conversations)).flat()
  }

  /** Leaves nothing behind: the next case begins with an empty file. */
  async tidy(): Promise<void> {
    this.connection?.destroy()
    for (const region of [this.region, 'us-east-1']) {
      const { TableNames = [] } = (await this.call('ListTables', {}, region)) as { TableNames?: readonly string[] }
      for (const TableName of TableNames) {
        await this.call('UpdateTable', { TableName, DeletionProtectionEnabled: false }, region)
        await this.call('DeleteTable', { TableName }, region)
      }
    }
  }

  private async judged(exchange: Exchange, connection: WireConnection): Promise<string[]> {
    const processorBefore = await this.server.processorMs()
    const health = this.campaign.healthMs(this.server.port)
    const startedMs = performance.now()
    const conversation = await connection.converse(exchange.steps, {
      expected: exchange.broken === true ? Number.POSITIVE_INFINITY : exchange.expected.length,
      msMax: hangingMs,
      bodiless: exchange.bodiless,
    })
    const elapsedMs = performance.now() - startedMs
    const healthMs = await health
    const complaints = this.complaintsOf(exchange, conversation)
    if (complaints.length > 0) return complaints
    const workedMs = (await this.server.processorMs()) - processorBefore
    this.campaign.took(workedMs, exchange.what)
    const bytes = exchange.steps.reduce((sum, step) => sum + (Buffer.isBuffer(step) ? step.length : 0), 0)
    const allowedMs = msMax * Math.max(1, exchange.expected.length / 10) + (msMaxPerMebibyte * bytes) / 2 ** 20
    return elapsedMs - healthMs > allowedMs && workedMs > allowedMs
      ? [
          `took ${Math.round(elapsedMs)} ms, ${Math.round(workedMs)} of the processor, health ${Math.round(healthMs)} ms`,
        ]
      : []
  }

  private complaintsOf({ expected, broken, check }: Exchange, { answers, rest, end }: Conversation): string[] {
    if (end === 'timeout') return [`hangs: ${answers.length} of ${expected.length} answers in ${hangingMs} ms`]
    const complaints = answers.flatMap((answer, at) => {
      const operation = expected[at] ?? ''
      this.campaign.tell(operation, answer)
      return answerComplaints(answer, operation)
    })
    if (rest.length > 0) complaints.push(`a part of an answer: ${rest.toString('latin1').slice(0, 300)}`)
    for (const answer of answers) this.learn(answer)
    if (broken === true) return complaints
    if (answers.length === expected.length && complaints.length === 0)
      complaints.push(...[check?.(answers)].filter((what) => what !== undefined))
    // An answer may say that it is the last one: that to a body that is too large.
    if (answers.length < expected.length && answers.at(-1)?.headers.get('connection') !== 'close')
      complaints.push(`${answers.length} of ${expected.length} answers, then ${end}`)
    return complaints
  }

  private learn(answer: WireAnswer): void {
    const json = answer.status === 200 ? jsonOf(answer) : undefined
    if (json !== undefined) this.requests.learn(json)
  }

  private async call(operation: string, request: object, region = this.region): Promise<object> {
    const connection = await WireConnection.open(this.server.port)
    const steps = [callBytes(operation, request, region)]
    const { answers } = await connection.converse(steps, { expected: 1, msMax: hangingMs })
    connection.destroy()
    const [answer] = answers
    if (answer === undefined) throw new Error(`hangs: no answer to ${operation}`)
    return jsonOf(answer) ?? {}
  }
}

const healthRequest = Buffer.from('GET / HTTP/1.1\r\nhost: localhost\r\n\r\n')

function refusalOf(body: Buffer): string {
  const code = /"__type":"[^"#]*#(\w+)"/.exec(body.toString('latin1', 0, 200))?.[1]
  return code ?? 'bad request'
}
