import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { openBackend } from '../../src/cli/open-backend.ts'
import { remoteConnection } from '../../src/cli/remote-connection.ts'
import { timeParts } from '../../src/cli/time-parts.ts'
import type { Charge } from '../../src/model/charge.ts'
import type { Outcome, StatementEvent } from '../../src/session/outcome.ts'
import { Session } from '../../src/session/session.ts'
import type { Connection } from '../../src/session/session-state.ts'
import { served } from '../http/support.ts'
import { root } from '../script-files.ts'

/** Golden scripts of what every DynamoDB can do, and none of what only a database of ours can. */
const scripts = [
  'batches/batches',
  'bulk/bulk',
  'conditions/comparisons',
  'conditions/failed-writes',
  'conditions/functions',
  'errors/hints',
  'errors/service',
  'errors/wire-form',
  'explain/explain',
  'explain/explain-command',
  'indexes/multi-attribute',
  'indexes/reads',
  'indexes/write-costs',
  'output/modes',
  'partiql/select',
  'partiql/write',
  'paste/ddbsh',
  'paste/dql',
  'paste/requests',
  'queries/filters-and-pages',
  'queries/sort-conditions',
  'scans/scan',
  'tables/alter',
  'tables/create',
  'tables/streams',
  'tables/tags',
  'tables/time-to-live',
  'transactions/partiql',
  'transactions/read',
  'transactions/write',
  'transfer/transfer',
  'updates/add-delete-remove',
  'updates/set',
  'variables/variables',
]

test.each(scripts)('%s comes to the same on a database here and on one reached by the SDK', async (script) => {
  const here = await seenOn(
    openBackend({ file: undefined, readOnly: false, region: 'us-east-1', deterministic: true }),
    script,
  )
  const server = await served(':memory:', {}, timeParts(true))
  const there = await seenOn(await fresh(server.url), script)
  expect(there.length).toBeGreaterThan(0)
  expect(there).toEqual(here)
})

/** Believes no description for long: scripts look at numbers that they have just changed. */
const fresh = async (endpoint: string): Promise<Connection> => ({
  ...(await remoteConnection({ endpoint, region: 'us-east-1' }, {})),
  describeMs: 0,
})

async function seenOn(connection: Connection, script: string): Promise<readonly object[]> {
  const session = new Session({ connection, version: 'test', confirm: async () => true, stopwatch: () => 0 })
  onTestFinished(() => session.close())
  const file = join(root, 'test', 'scripts', `${script}.ddbq`)
  const seen: object[] = []
  let events: object[] = []
  const onEvent = (event: StatementEvent): void => {
    if (event.kind === 'items' || event.kind === 'text' || event.kind === 'notice') events.push(event)
  }
  const text = readFileSync(file, 'utf8')
  let refused = false
  for await (const outcome of session.runScript(text, { file, onEvent, bail: false })) {
    if (outcome.statement.kind !== 'expect') refused = outcome.result.kind === 'failed'
    // What a refused write consumed, no service says.
    else if (refused && /\bUNITS\b/.test(outcome.text)) continue
    seen.push({ text: outcome.text, ...resultOf(outcome), events: plain(events) })
    events = []
  }
  return seen
}

function resultOf({ result, calls, verdicts }: Outcome): object {
  if (result.kind === 'failed') {
    const { code, message } = result.error
    return { refused: `${code}: ${message}` }
  }
  const units = calls.flatMap(({ charges }) => charges)
  return { result: plain(result), verdicts: plain(verdicts), units: sums(units) }
}

/** Half units by arm and direction. */
function sums(charges: readonly Charge[]): Readonly<Record<string, number>> {
  const arms: Record<string, number> = {}
  for (const { table, index, kind, halfUnits } of charges) {
    const arm = `${table}${index === undefined ? '' : `.${index.name}`} ${kind}`
    if (halfUnits > 0) arms[arm] = (arms[arm] ?? 0) + halfUnits
  }
  return arms
}

const plain = (value: unknown): unknown =>
  value === undefined
    ? undefined
    : JSON.parse(JSON.stringify(value, (name, each: unknown) => (name === 'bytes' ? undefined : each)))
