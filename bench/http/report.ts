import { medianRatio } from '../measure.ts'
import { type Cell, throughput } from './rounds.ts'
import type { Server } from './server.ts'

/** Everything measured, as tables that read the same on a screen and as Markdown. */
export function reportLines(cells: readonly Cell[], servers: readonly Server[]): readonly string[] {
  const counts = [...new Set(cells.map(({ connections }) => connections))]
  return counts.flatMap((connections) => {
    const ofCount = cells.filter((cell) => cell.connections === connections)
    const title = connections === 1 ? '1 connection' : `${connections} connections`
    return [
      '',
      `## ${title}: requests per second, and ours divided by theirs`,
      '',
      ...table(throughputRows(ofCount, servers)),
      '',
      `## ${title}: microseconds, p50 / p99`,
      '',
      ...table(cellRows(ofCount, servers, ({ p50Us, p99Us }) => `${grouped(p50Us)} / ${grouped(p99Us)}`)),
      '',
      `## ${title}: processor time of the server for one request, in microseconds`,
      '',
      ...table(cellRows(ofCount, servers, ({ serverUs }) => (serverUs === undefined ? '-' : grouped(serverUs)))),
      '',
      ...bareLines(ofCount),
    ]
  })
}

type Rows = readonly (readonly string[])[]

function throughputRows(cells: readonly Cell[], servers: readonly Server[]): Rows {
  const real = servers.filter(({ kind }) => kind !== 'bare')
  const peers = real.filter(({ name }) => !isOurs(name))
  const rows = workloadsOf(cells).map((workload) => {
    const found = real.map(({ name }) => cellOf(cells, workload, name))
    const ratios = peers.map((peer) => ratioTo(cells, workload, peer))
    const behind = peers.filter((_, at) => (ratios[at] ?? Infinity) < 1).map(({ name }) => name)
    return [
      workload,
      ...found.map((cell) => (cell === undefined ? '-' : grouped(throughput(cell)))),
      ...ratios.map((ratio) => (ratio === undefined ? '-' : `${ratio.toFixed(2)}x`)),
      behind.length === 0 ? '' : `behind ${behind.join(' and ')}`,
    ]
  })
  return [['', ...real.map(({ name }) => name), ...peers.map(({ name }) => `to ${name}`), ''], ...rows]
}

function cellRows(cells: readonly Cell[], servers: readonly Server[], text: (cell: Cell) => string): Rows {
  const rows = workloadsOf(cells).map((workload) => [
    workload,
    ...servers.map(({ name }) => {
      const cell = cellOf(cells, workload, name)
      return cell === undefined ? '-' : text(cell)
    }),
  ])
  return [['', ...servers.map(({ name }) => name)], ...rows]
}

/** How near GetItem comes to HTTP alone, and what of that is the client. */
function bareLines(cells: readonly Cell[]): readonly string[] {
  const bare = cells.find(({ server }) => server === 'bare')
  if (bare === undefined) return []
  const shares = cells
    .filter(({ workload, server }) => workload === bare.workload && server !== 'bare')
    .map((cell) => `${cell.server} ${Math.round(medianRatio(cell.perSecond, bare.perSecond) * 100)} %`)
  return [
    `The client at a bare node:http server that answers the same bytes: ${grouped(throughput(bare))} requests per second, ` +
      `p50 ${grouped(bare.p50Us)} us, p99 ${grouped(bare.p99Us)} us; its own work is ${bare.clientUs.toFixed(1)} us a request.`,
    `GetItem as a share of the bare server: ${shares.join(', ')}.`,
  ]
}

/** Ours of the same kind divided by the peer, round by round. */
function ratioTo(cells: readonly Cell[], workload: string, peer: Server): number | undefined {
  const ours = cellOf(cells, workload, `ours ${peer.kind}`)
  const theirs = cellOf(cells, workload, peer.name)
  return ours === undefined || theirs === undefined ? undefined : medianRatio(ours.perSecond, theirs.perSecond)
}

const isOurs = (name: string): boolean => name.startsWith('ours')
const workloadsOf = (cells: readonly Cell[]): readonly string[] => [...new Set(cells.map(({ workload }) => workload))]
const cellOf = (cells: readonly Cell[], workload: string, server: string): Cell | undefined =>
  cells.find((cell) => cell.workload === workload && cell.server === server)
const grouped = (number: number): string => Math.round(number).toLocaleString('en-US')

export function table(rows: Rows): readonly string[] {
  const [head = [], ...body] = rows
  const widths = head.map((_, at) => Math.max(3, ...rows.map((row) => row[at]?.length ?? 0)))
  const line = (row: readonly string[]): string =>
    `| ${widths.map((width, at) => (at === 0 ? (row[at] ?? '').padEnd(width) : (row[at] ?? '').padStart(width))).join(' | ')} |`
  const rule = `| ${widths.map((width, at) => (at === 0 ? '-'.repeat(width) : `${'-'.repeat(width - 1)}:`)).join(' | ')} |`
  return [line(head), rule, ...body.map(line)]
}
