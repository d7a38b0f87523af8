import { median } from '../measure.ts'
import { putAll } from './fixture.ts'
import { exchange, load, type Slice } from './load.ts'
import { RequestTemplate } from './request-template.ts'
import type { Server } from './server.ts'
import type { Answer, Workload } from './workloads.ts'

export type Cell = {
  readonly workload: string
  readonly connections: number
  readonly server: string
  /** Requests a second, round by round: what two servers did in the same round is comparable. */
  readonly perSecond: readonly number[]
  readonly p50Us: number
  readonly p99Us: number
  readonly requests: number
  /** Processor time of the client for one request. */
  readonly clientUs: number
  /** That of the server: what else the machine does hardly changes it. Undefined where nobody tells. */
  readonly serverUs: number | undefined
}

export type Contender = {
  readonly server: Server
  /** Undefined: the server has no such table, and the workload is left out. */
  readonly table: string | undefined
}

export type RoundOptions = {
  readonly connections: readonly number[]
  readonly rounds: number
  readonly sliceMs: number
}

type Played = Slice & { readonly serverMs: number | undefined }

const consumedPerSlice = 500
/**
 * With many connections: a just-in-time compiler wants to see some thousand requests of a kind, and of the first kind some ten
 * thousand more, since everything around them is new as well.
 */
const warmUpSlices = { first: 12, later: 2 }
const warmServers = new WeakSet<Server>()

/**
 * Plays one workload at all servers in turn, a slice of time each, again and again: what disturbs the machine for a while
 * disturbs all of them. Before that all are warmed up. A server that answers wrongly is left out, with a word.
 */
export async function playWorkload(
  workload: Workload,
  contenders: readonly Contender[],
  { connections, rounds, sliceMs }: RoundOptions,
): Promise<readonly Cell[]> {
  const players: Player[] = []
  for (const { server, table } of contenders) {
    if (table === undefined) continue
    const player = new Player(workload, server, table)
    const complaint = await player.complaint()
    if (complaint === undefined) players.push(player)
    else console.error(`bench: ${server.name} is left out of ${workload.name}: ${complaint}`)
  }
  for (const player of players) {
    const slices = warmServers.has(player.server) ? warmUpSlices.later : warmUpSlices.first
    warmServers.add(player.server)
    await player.play(Math.max(...connections), slices * sliceMs)
  }
  const cells: Cell[] = []
  for (const count of connections) {
    const slices = new Map<Player, Played[]>(players.map((player) => [player, []]))
    for (let round = 0; round < rounds; round++) {
      for (let turn = 0; turn < players.length; turn++) {
        const player = players[(turn + round) % players.length]
        if (player === undefined) continue
        slices.get(player)?.push(await player.play(count, sliceMs))
      }
    }
    for (const [{ server }, played] of slices) cells.push(cellOf(workload, count, server, played))
  }
  return cells
}

/** One workload at one server; its requests are counted through all rounds, so that what is new stays new. */
class Player {
  readonly server: Server
  private readonly workload: Workload
  private readonly table: string
  private readonly template: RequestTemplate
  private at = 0
  private provided = 0

  constructor(workload: Workload, server: Server, table: string) {
    this.workload = workload
    this.server = server
    this.table = table
    const { operation, request, number } = workload
    this.template = new RequestTemplate(server.address, operation, request(table), number)
  }

  /** What is wrong with the answer to the first request. */
  async complaint(): Promise<string | undefined> {
    if (this.server.kind === 'bare') return undefined
    await this.provide(1)
    try {
      const answer = await exchange(this.server.address, this.template.make(this.at++))
      return this.workload.isRight(JSON.parse(answer) as Answer) ? undefined : `it answers ${answer.slice(0, 200)}`
    } catch (error) {
      return String(error)
    }
  }

  async play(connections: number, ms: number): Promise<Played> {
    const requestsMax = this.workload.consumes === undefined ? undefined : consumedPerSlice
    if (requestsMax !== undefined) await this.provide(requestsMax)
    const next = (): Buffer => this.template.make(this.at++)
    const beforeMs = this.server.cpuMs()
    const slice = await load(this.server.address, { connections, ms, requestsMax, next })
    const afterMs = this.server.cpuMs()
    return { ...slice, serverMs: beforeMs === undefined || afterMs === undefined ? undefined : afterMs - beforeMs }
  }

  /** Sees to it that the next so many requests find what they take away. */
  private async provide(count: number): Promise<void> {
    const { consumes } = this.workload
    const missing = this.at + count - this.provided
    if (consumes === undefined || missing <= 0) return
    const from = this.provided
    await putAll(this.server.address, this.table, missing, (at) => consumes(from + at))
    this.provided += missing
  }
}

function cellOf({ name }: Workload, connections: number, server: Server, slices: readonly Played[]): Cell {
  const latencies = slices.flatMap(({ latenciesMs }) => latenciesMs).sort((a, b) => a - b)
  const requests = latencies.length
  const at = (share: number): number => (latencies[Math.min(requests - 1, Math.floor(requests * share))] ?? 0) * 1000
  return {
    workload: name,
    connections,
    server: server.name,
    perSecond: slices.map(({ latenciesMs, elapsedMs }) => (latenciesMs.length / elapsedMs) * 1000),
    p50Us: at(0.5),
    p99Us: at(0.99),
    requests,
    clientUs: (sum(slices.map(({ clientMs }) => clientMs)) / requests) * 1000,
    serverUs: slices.some(({ serverMs }) => serverMs === undefined)
      ? undefined
      : (sum(slices.map(({ serverMs = 0 }) => serverMs)) / requests) * 1000,
  }
}

const sum = (numbers: readonly number[]): number => numbers.reduce((all, number) => all + number, 0)

export const throughput = ({ perSecond }: Cell): number => median(perSecond)
