import { randomBytes } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { machine, saveResult, today, versions } from '../machine.ts'
import { createTable } from './fixture.ts'
import { inProcessLines, inProcessResults } from './in-process.ts'
import { callOnce } from './load.ts'
import { reportLines } from './report.ts'
import { type Cell, playWorkload } from './rounds.ts'
import { type Server, startServer } from './server.ts'
import { commands, namedServers, startBare } from './servers.ts'
import { storedItems, type TableName, tableNames, type Workload, workloads } from './workloads.ts'

/**
 * npm run bench:http [-- --quick] [--only NAME,...] [--servers NAME,...] [--save]
 * The same requests, over HTTP, at ours and at other emulators in one run; what the same costs inside the process; and what
 * HTTP alone costs. `--only` takes the beginnings of workloads' names (`in-process` is one), `--servers` those of servers.
 * DDB_BENCH_ENDPOINTS=name=http://host:port,... adds servers that run already: tables are made there, and deleted.
 */
const { values } = parseArgs({
  options: {
    quick: { type: 'boolean', default: false },
    save: { type: 'boolean', default: false },
    only: { type: 'string' },
    servers: { type: 'string' },
  },
})
const options = { connections: [1, 16], ...(values.quick ? { rounds: 2, sliceMs: 80 } : { rounds: 5, sliceMs: 250 }) }
const prefix = `bench-${randomBytes(4).toString('hex')}-`
const scratch = mkdtempSync(join(tmpdir(), 'ddb-shell-bench-'))
const started: Server[] = []
const made = new Map<Server, Map<TableName, string | undefined>>()
for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  process.once(signal, () => {
    rmSync(scratch, { recursive: true, force: true })
    process.exit(130)
  })
}
try {
  await run()
} finally {
  const named = started.filter(({ version }) => version.startsWith('http:'))
  for (const server of named) await deleteTables(server)
  await Promise.all(started.map((server) => server.stop()))
  rmSync(scratch, { recursive: true, force: true })
}

async function run(): Promise<void> {
  const chosen = workloads.filter(({ name }) => isChosen(values.only, name))
  const inProcess = isChosen(values.only, 'in-process') ? await inProcessResults(scratch) : []
  if (chosen.length > 0) await startAll()
  const cells: Cell[] = []
  for (const workload of chosen) {
    console.error(`bench: ${workload.name}`)
    cells.push(...(await playWorkload(workload, await contendersOf(workload), options)))
  }
  const servers = started.map(({ name, version }) => `${name}: ${version}`)
  const lines = [...inProcessLines(inProcess), ...reportLines(cells, started)]
  console.log(lines.join('\n'))
  if (values.save) {
    const found = { machine: machine(), versions: versions(), servers, options, inProcess, cells }
    saveResult(`http-${today()}.json`, `${JSON.stringify(found, undefined, 2)}\n`)
    saveResult(`http-${today()}.md`, markdown(servers, lines))
  }
}

async function startAll(): Promise<void> {
  for (const command of commands(scratch)) {
    if (isChosen(values.servers, command.name)) started.push(await startServer(command))
  }
  started.push(...namedServers())
}

/** Makes the workload's table where it is not there yet; GetItem is also played at a server that does nothing. */
async function contendersOf({ name, operation, table, request }: Workload) {
  await Promise.all(started.filter(({ kind }) => kind !== 'bare').map((server) => tableOf(server, table)))
  const contenders = started
    .filter(({ kind }) => kind !== 'bare')
    .map((server) => ({ server, table: made.get(server)?.get(table) }))
  const [first] = contenders
  if (operation !== 'GetItem' || first?.table === undefined) return contenders
  const { pk, sk } = storedItems.reads(1) as { readonly pk: unknown; readonly sk: unknown }
  const answer = await callOnce(first.server.address, 'GetItem', { ...request(first.table), Key: { pk, sk } })
  const bare = await startBare(answer)
  started.push(bare)
  return [...contenders, { server: bare, table: name }]
}

async function tableOf(server: Server, table: TableName): Promise<void> {
  const tables = made.get(server) ?? new Map<TableName, string | undefined>()
  made.set(server, tables)
  if (tables.has(table)) return
  try {
    await createTable(server.address, table, `${prefix}${table}`)
    tables.set(table, `${prefix}${table}`)
    console.error(`bench: ${server.name} has the table ${table}`)
  } catch (error) {
    console.error(`bench: ${server.name} is left out of what needs the table ${table}: ${String(error)}`)
    tables.set(table, undefined)
  }
}

async function deleteTables(server: Server): Promise<void> {
  for (const table of tableNames) {
    await callOnce(server.address, 'DeleteTable', { TableName: `${prefix}${table}` }).catch(() => undefined)
  }
}

function isChosen(names: string | undefined, name: string): boolean {
  return (names ?? '').split(',').some((word) => name.toLowerCase().startsWith(word.toLowerCase()))
}

function markdown(servers: readonly string[], lines: readonly string[]): string {
  const facts = Object.entries({ ...machine(), ...versions() }).map(([what, value]) => `${what} ${value}`)
  const method = `${options.rounds} rounds of ${options.sliceMs} ms, the servers in turn; client and servers share the machine.`
  return `# HTTP, ${today()}\n\n${facts.join(', ')}. ${servers.join('; ')}. ${method}\n${lines.join('\n')}\n`
}
