import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type EmbeddedEngine, openEngine } from '../../src/engine/engine.ts'
import { ApiError } from '../../src/model/api-error.ts'
import type { Request } from '../../src/operation/operation.ts'
import { Session } from '../../src/session/session.ts'
import { Store } from '../../src/storage/store.ts'
import { createIndexRequest, createTableRequest } from '../engine/table-shape.ts'
import { type CampaignOptions, type Complaint, type Report, runCases } from './campaign.ts'
import { Growth, measureProcess } from './growth.ts'
import { HostileRequests } from './hostile-requests.ts'
import { createKnownTables, knownTables } from './known-tables.ts'
import type { Random } from './random.ts'
import { stateComplaints } from './store-invariants.ts'

/**
 * Hours of everything at once: requests good and bad, tables and indexes that come and go, the file closed and opened again.
 * Memory, open files and the size of the file stay what they are after the first rounds. One case is a round.
 */
export async function run(options: CampaignOptions): Promise<Report> {
  const folder = mkdtempSync(join(tmpdir(), 'ddb-shell-soak-'))
  const soak = new Soak(join(folder, 'soak.db'))
  try {
    const result = await runCases(options, (random) => soak.round(random))
    await soak.close()
    return { ...result, notes: soak.notes() }
  } finally {
    rmSync(folder, { recursive: true })
  }
}

class Soak {
  private readonly file: string
  private engine: EmbeddedEngine
  private readonly growth = new Growth()
  private calls = 0

  constructor(file: string) {
    this.file = file
    this.engine = this.open()
  }

  async round(random: Random): Promise<readonly Complaint[]> {
    const requests = new HostileRequests(random, knownTables)
    for (let left = 100; left > 0; left--) {
      const operation = random.pick(operations)
      this.attempt(operation, requests.make(operation))
    }
    this.churn()
    await this.session()
    if (random.oneIn(2)) await this.reopen()
    this.growth.add(await measureProcess(this.file))
    const complaints = stateComplaints(this.engine.context.store).map((what) => ({ what, input: 'a round' }))
    return [...complaints, ...this.growth.complaints(`${this.calls} calls`)]
  }

  notes(): string[] {
    return [`${this.calls} calls`, ...this.growth.notes()]
  }

  async close(): Promise<void> {
    await this.engine.close()
  }

  private open(): EmbeddedEngine {
    const engine = openEngine({ store: Store.open(this.file) })
    this.engine = engine
    for (const request of createKnownTables) this.attempt('CreateTable', request)
    return engine
  }

  private async reopen(): Promise<void> {
    await this.engine.close()
    this.engine = this.open()
  }

  private attempt(name: (typeof operations)[number], request: object): void {
    this.calls += 1
    try {
      this.engine.runSync(name, request as Request<typeof name>)
    } catch (error) {
      if (!(error instanceof ApiError)) throw error
    }
  }

  /** Tables and indexes made, filled and dropped. */
  private churn(): void {
    const table = { TableName: 'churned' }
    this.attempt('CreateTable', createTableRequest({ name: 'churned', global: { one: 'a:S' } }))
    for (let at = 0; at < 50; at++) {
      this.attempt('PutItem', {
        ...table,
        Item: { pk: { S: `k${at}` }, a: { S: 'x' }, b: { S: `${at % 3}` }, long: { S: 'x'.repeat(5000) } },
      })
    }
    this.attempt('UpdateTable', createIndexRequest('churned', 'two', 'b:S'))
    this.attempt('UpdateTable', { ...table, GlobalSecondaryIndexUpdates: [{ Delete: { IndexName: 'one' } }] })
    for (const request of createKnownTables) {
      this.attempt('DeleteTable', { TableName: request['TableName'] })
      this.attempt('CreateTable', request)
    }
    this.attempt('DeleteTable', table)
  }

  /** The same engine under a session, with texts that are never the same. */
  private async session(): Promise<void> {
    const connection = { backend: this.engine, name: 'soak', describeMs: 0 }
    const session = new Session({ connection, version: '0', confirm: async () => true })
    const script = Array.from(
      { length: 20 },
      (_, at) =>
        `PUT plain {pk: 's${this.calls}-${at}', x: ${at}}; GET plain {pk: 's${this.calls}-${at}'}; DELETE plain {pk: 's${this.calls}-${at}'}; SELECT * FROM plain WHERE pk = '${this.calls}-${at}'; EXPECT ROWS = 0;`,
    )
    // Their values are in the text, which makes large trees.
    for (let left = 3; left > 0; left--) {
      const key = `l${this.calls}-${left}`
      const values = Array.from({ length: 1500 }, (_, at) => at % 10).join()
      script.push(`INSERT INTO plain VALUE {'pk': '${key}', 'l': [${values}]}; DELETE plain {pk: '${key}'};`)
    }
    for await (const outcome of session.runScript(script.join('\n'))) this.calls += outcome.calls.length
  }
}

const operations = [
  ...(['PutItem', 'GetItem', 'UpdateItem', 'DeleteItem', 'Query', 'Scan', 'BatchGetItem', 'BatchWriteItem'] as const),
  ...([
    'TransactGetItems',
    'TransactWriteItems',
    'ExecuteStatement',
    'BatchExecuteStatement',
    'ExecuteTransaction',
  ] as const),
  ...(['CreateTable', 'UpdateTable', 'DeleteTable', 'DescribeTable', 'ListTables'] as const),
]
