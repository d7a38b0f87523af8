import { expect, test } from 'vitest'
import type { Outcome } from '../../src/session/outcome.ts'
import type { SimulatedTraffic } from '../../src/session/simulate/simulated-traffic.ts'
import { simulationJson } from '../../src/view/simulation-json.ts'
import { Shell, shortText } from './shell.ts'

const orders = `
CREATE TABLE orders (pk STRING, sk STRING, status STRING, rank NUMBER) PRIMARY KEY (pk HASH, sk RANGE)
  GSI (byStatus ON (status HASH, rank RANGE) PROJECTING KEYS ONLY);
`

const shellWith = async (text = ''): Promise<Shell> => {
  const shell = new Shell()
  for (const outcome of await shell.run(`${orders}${text}`)) expect(outcome.result.kind).not.toBe('failed')
  return shell
}

async function simulated(shell: Shell, text: string): Promise<SimulatedTraffic> {
  const outcome = (await shell.run(text)).at(-1)
  if (outcome?.result.kind !== 'simulation') throw new Error(shortText(outcome))
  return outcome.result
}

test('nothing is written, and the session has consumed nothing', async () => {
  const shell = await shellWith()
  const [outcome] = (
    await shell.run("SIMULATE FOR 1 MINUTE PUT orders {pk: :k, sk: 'a'} AT 5/s KEYS UNIFORM OVER 9")
  ).slice(-1)
  expect(outcome?.calls).toEqual([])
  expect(await shell.last('SELECT COUNT(*) FROM orders')).toBe('count 0 of 0')
})

test('a read costs what it costs on the items there are', async () => {
  const shell = await shellWith(`PUT orders {pk: 'c#1', sk: 'a', text: '${'x'.repeat(8_000)}'};`)
  const { simulation, found } = await simulated(
    shell,
    "SIMULATE FOR 10 SECONDS GET orders {pk: 'c#1', sk: 'a'} CONSISTENT AT 10/s",
  )
  expect(simulation.patterns[0]?.readHalfUnits).toBe(100 * 4)
  expect(found).toMatchObject([{ tries: { measured: 1 }, refusals: [] }])
})

test('popular keys cost what they cost themselves, the others what some of them cost', async () => {
  const shell = await shellWith(`PUT orders {pk: 'c#1', sk: 'a', text: '${'x'.repeat(40_000)}'};`)
  const { simulation, found } = await simulated(
    shell,
    "SIMULATE FOR 10 SECONDS QUERY orders WHERE pk = :c AT 1000/s KEYS HOT 50% OVER 1000 AS 'c#{n}'",
  )
  const [pattern] = simulation.patterns
  const hot = pattern?.hottest[0]?.passed ?? 0
  // Five units of 4 KB halves for the one with 40 KB, one half unit for each key without items.
  expect(pattern?.readHalfUnits).toBe(hot * 10 + (10_000 - hot))
  expect(found[0]?.tries.measured).toBeGreaterThan(0)
  expect(found[0]?.tries.least).toBeGreaterThan(0)
})

/** A million items of 400 bytes, 100 of them under each key: 50 GB with what storage adds to each item. */
const large = 'SET STATISTICS FOR orders ITEMS 100000000 BYTES 50000000000 KEYS 1000000;'

test('at the size of production a Query reads as many items as share a key there, in as many partitions', async () => {
  const shell = await shellWith(`PUT orders {pk: 'c#1', sk: 'a'}; ${large}`)
  const { simulation, found } = await simulated(
    shell,
    "SIMULATE FOR 10 SECONDS QUERY orders WHERE pk = :c AT 10/s KEYS UNIFORM OVER 1000000 AS 'c#{n}'",
  )
  expect(found).toMatchObject([{ tries: { stated: 16 } }])
  // 40,000 bytes are ten blocks of 4 KB, half a unit each.
  expect(simulation.patterns[0]?.readHalfUnits).toBe(100 * 10)
  // 40 GB of items make four partitions of 10 GB, and so does the warm throughput of a new table.
  expect(simulation.resources[0]?.partitions.first).toBe(4)
  await shell.run('SET STATISTICS FOR orders ITEMS 100000000 BYTES 110000000000 KEYS 1000000')
  const larger = await simulated(shell, "SIMULATE FOR 10 SECONDS GET orders {pk: 'c#1', sk: 'a'} AT 10/s")
  expect(larger.simulation.resources[0]?.partitions.first).toBe(10)
  expect(larger.found).toMatchObject([{ tries: { measured: 1 } }])
})

test('at the size of production a SELECT of a key costs what the Query costs', async () => {
  const shell = await shellWith(`PUT orders {pk: 'c#1', sk: 'a'}; ${large}`)
  const text = "SIMULATE FOR 1 SECONDS SELECT * FROM orders WHERE pk = 'c#1' AT 1/s"
  const { simulation, found } = await simulated(shell, text)
  expect(found).toMatchObject([{ tries: { stated: 1 } }])
  expect(simulation.patterns[0]?.readHalfUnits).toBe(10)
})

test('at the size of production a Scan reads all of it, divided among its partitions', async () => {
  const shell = await shellWith(`PUT orders {pk: 'c#1', sk: 'a'}; ${large}`)
  const { simulation, found } = await simulated(shell, 'SIMULATE FOR 1 SECONDS SCAN orders AT 1/s')
  expect(found).toMatchObject([{ tries: { stated: 1 } }])
  expect(simulation.patterns[0]?.readHalfUnits).toBe(Math.ceil(40_000_000_000 / 4_096))
})

test.each([
  ["QUERY orders WHERE pk = 'c#1' AND sk > 'a'", 'how many items a sort condition takes'],
  ["SELECT * FROM orders WHERE pk = 'c#1' AND begins_with(sk, 'b')", 'how many items a sort condition takes'],
  ["QUERY orders WHERE pk = 'c#1' LIMIT 2", 'a limit is the same there'],
  ["QUERY orders.byStatus WHERE status = 'OPEN'", 'how many items share the key of an index'],
  ['SCAN orders LIMIT 2', 'a limit is the same there'],
])('%s costs what it costs here, since no statistics say otherwise: %s', async (statement) => {
  const shell = await shellWith(`PUT orders {pk: 'c#1', sk: 'b', status: 'OPEN', rank: 1}; ${large}`)
  const { found } = await simulated(shell, `SIMULATE FOR 1 SECONDS ${statement} AT 1/s`)
  expect(found).toMatchObject([{ tries: { measured: 1 } }])
})

test('a read finds what a write beside it would have written', async () => {
  const { simulation, found } = await simulated(
    await shellWith(),
    `SIMULATE FOR 10 SECONDS GET orders {pk: 'c#1', sk: 'a'} AT 10/s,
      PUT orders {pk: 'c#1', sk: 'a', text: '${'x'.repeat(8_000)}'} AT 1/s`,
  )
  expect(found).toMatchObject([{ tries: { rehearsed: 1 } }, { tries: { rehearsed: 1 } }])
  expect(simulation.patterns[0]?.readHalfUnits).toBe(100 * 2)
  expect(simulation.patterns[1]?.writeHalfUnits).toBe(10 * 16)
})

test('a table with fewer provisioned units than a new one on demand can be simulated', async () => {
  const shell = new Shell()
  await shell.run(`CREATE TABLE small (pk STRING HASH, kind STRING) GSI (byKind ON (kind HASH) BILLING MODE PROVISIONED (2 RCU, 3 WCU))
    BILLING MODE PROVISIONED (5 RCU, 5 WCU)`)
  const { simulation, found } = await simulated(shell, "SIMULATE FOR 10 SECONDS PUT small {pk: 'a', kind: 'k'} AT 1/s")
  expect(found).toMatchObject([{ tries: { rehearsed: 1 }, refusals: [] }])
  expect(simulation.resources.map(({ provisioned }) => provisioned.first.writeUnits)).toEqual([5, 3])
})

test('a write is charged for what it does to the item that is there, and to its indexes', async () => {
  const shell = await shellWith("PUT orders {pk: 'c#1', sk: 'a', status: 'OPEN', rank: 1};")
  const text =
    "SIMULATE FOR 10 SECONDS UPDATE orders {pk: :k, sk: 'a'} SET status = 'DONE', rank = 1 AT 1/s KEYS UNIFORM OVER 1 AS"
  const moved = await simulated(shell, `${text} 'c#{n}'`)
  const fresh = await simulated(shell, `${text} 'd#{n}'`)
  // The old entry out and the new one in, or the new one alone.
  expect(moved.simulation.resources.map(({ write }) => write.halfUnits)).toEqual([20, 40])
  expect(fresh.simulation.resources.map(({ write }) => write.halfUnits)).toEqual([20, 20])
})

test('a low-cardinality index key is hot however well the table is spread', async () => {
  const { simulation } = await simulated(
    await shellWith(),
    `SIMULATE FOR 2 MINUTES PUT orders {pk: :k, sk: 'a', status: 'OPEN', rank: 7} AT 2000/s KEYS UNIFORM OVER 10000`,
  )
  expect(Object.keys(simulation.reasons)).toEqual(['IndexWriteKeyRangeThroughputExceeded'])
  expect(simulation.firstThrottle?.throttle).toMatchObject({ table: 'orders', index: 'byStatus' })
  const loads = simulation.resources[1]?.write.heat.map(({ halfUnits }) => halfUnits) ?? []
  expect(loads.filter((load) => load > 0)).toHaveLength(1)
})

test('a condition that does not hold is charged all the same', async () => {
  const shell = await shellWith("PUT orders {pk: 'c#1', sk: 'a'};")
  const { simulation, found } = await simulated(
    shell,
    "SIMULATE FOR 10 SECONDS PUT orders {pk: 'c#1', sk: 'a'} IF attribute_not_exists(pk) AT 1/s",
  )
  expect(found[0]?.refusals).toEqual(['ConditionalCheckFailedException'])
  expect(simulation.patterns[0]?.writeHalfUnits).toBe(20)
})

test('parameters that are set are the same in every request', async () => {
  const shell = await shellWith("SET status = 'OPEN';")
  const { simulation } = await simulated(
    shell,
    "SIMULATE FOR 10 SECONDS PUT orders {pk: :k, sk: 'a', status: :status, rank: 1} AT 1/s KEYS UNIFORM OVER 5",
  )
  expect(simulation.patterns[0]?.hottest.every(({ key }) => 'S' in key && /^k-[1-5]$/.test(key.S))).toBe(true)
})

test('a parameter is of the type of the key that it is a value of', async () => {
  const shell = new Shell()
  await shell.run('CREATE TABLE counts (n NUMBER HASH)')
  const { simulation } = await simulated(
    shell,
    'SIMULATE FOR 10 SECONDS PUT counts {n: :n} AT 1/s KEYS SEQUENTIAL OVER 4',
  )
  expect(simulation.patterns[0]?.hottest[0]?.key).toEqual({ N: '1' })
})

test('where keys of every type lie is where the engine puts them', async () => {
  const shell = new Shell()
  await shell.run('CREATE TABLE counts (n NUMBER HASH)')
  const rehearsal = await shell.session.connection.rehearse?.()
  for (const n of ['0', '1', '-17.5', '12345678901234567890']) {
    const [outcome] = await shell.run(`PUT counts {n: ${n}}`)
    const charge = outcome?.calls[0]?.charges[0]
    expect(rehearsal?.keyHash(charge?.key ?? [])).toBe(charge?.hash)
  }
  await rehearsal?.backend.close()
})

test('the same text, the same bytes', async () => {
  const text = `SIMULATE FOR 5 MINUTES PUT orders {pk: :k, sk: :s, status: 'OPEN', rank: 1} AT 900/s RAMP TO 2000/s
    KEYS :k ZIPF 1.1 OVER 100000 KEYS :s SEQUENTIAL, QUERY orders WHERE pk = :c AT 300/s KEYS ZIPF 1 OVER 50`
  const [one, other] = [await shellWith(), await shellWith()]
  expect(simulationJson(await simulated(one, text))).toBe(simulationJson(await simulated(other, text)))
})

test('JSON has exact money, and units in capacity units', async () => {
  const traffic = await simulated(
    await shellWith(),
    "SIMULATE FOR 10 SECONDS GET orders {pk: 'a', sk: 'b'} AT 3/s WITH (region = 'eu-west-1')",
  )
  const json = JSON.parse(simulationJson(traffic)) as {
    readonly patterns: readonly { readonly readUnits: number }[]
    readonly cost: { readonly amount: string; readonly region: string }
  }
  expect(json.patterns[0]?.readUnits).toBe(15)
  // Thirty half units at 0.1415 a million. Source: reference, pricing.
  expect(json.cost).toMatchObject({ region: 'eu-west-1', amount: '0.0000021225' })
})

test.each([
  ['little', 'BILLING MODE PROVISIONED (1 RCU, 1 WCU)', ''],
  ['much', 'BILLING MODE PROVISIONED (30000 RCU, 9000 WCU)', ''],
  ['less than before', 'BILLING MODE PROVISIONED (50 RCU, 50 WCU)', 'SET BILLING MODE PROVISIONED (5 RCU, 1 WCU)'],
  ['units, and nothing before', 'BILLING MODE ON DEMAND', 'SET BILLING MODE PROVISIONED (5 RCU, 1 WCU)'],
  ['nothing, and units before', 'BILLING MODE PROVISIONED (5 RCU, 1 WCU)', 'SET BILLING MODE ON DEMAND'],
  ['warmth', 'BILLING MODE PROVISIONED (5 RCU, 1 WCU) WARM THROUGHPUT (20000 RCU, 8000 WCU)', ''],
])('a table with an index that provides %s is simulated as it is', async (_, provides, change) => {
  const shell = new Shell()
  const index = 'GSI (byStatus ON (status HASH) PROJECTING ALL)'
  await shell.run(`CREATE TABLE seats (pk STRING HASH KEY, status STRING) ${index} ${provides}`)
  if (change !== '') await shell.run(`ALTER TABLE seats ${change}`)
  const simulation =
    "SIMULATE FOR 1 MINUTE PUT seats {pk: :p, status: 'x'} AT 1/s KEYS UNIFORM OVER 9, SCAN seats AT 1/s"
  const { requests } = (await simulated(shell, simulation)).simulation
  expect(requests.passed + requests.throttled).toBe(120)
})

test('settings of one simulation are those of no other', async () => {
  const shell = await shellWith()
  const outcome = (
    await shell.run(
      "COMPARE SIMULATE FOR 1 MINUTE PUT orders {pk: 'a', sk: 'b'} AT 30/s AGAINST WITH (TABLE orders BILLING MODE PROVISIONED (5 RCU, 10 WCU))",
    )
  ).at(-1)
  if (outcome?.result.kind !== 'comparison') throw new Error(shortText(outcome))
  const { first, second } = outcome.result
  expect(first.simulation.requests.throttled).toBe(0)
  expect(second.simulation.requests.throttled).toBeGreaterThan(1_000)
  expect(second.changes).toEqual(['TABLE orders BILLING MODE PROVISIONED (5 RCU, 10 WCU)'])
})

test('a simulation can be a contract, and of two the second is the proposal', async () => {
  const shell = await shellWith()
  const bad = "SIMULATE FOR 1 MINUTE PUT orders {pk: 'a', sk: 'b'} AT 1500/s"
  const good = "SIMULATE FOR 1 MINUTE PUT orders {pk: :k, sk: 'b'} AT 1500/s KEYS UNIFORM OVER 1000"
  const found = 'not ok NO THROTTLES / TableWriteKeyRangeThroughputExceeded'
  expect(await shell.last(`${bad}; EXPECT NO THROTTLES`)).toBe(found)
  expect(await shell.last(`${good}; EXPECT NO THROTTLES`)).toBe('ok NO THROTTLES / NO THROTTLES')
  expect(await shell.last(`COMPARE ${bad} AGAINST ${good}; EXPECT NO THROTTLES`)).toBe('ok NO THROTTLES / NO THROTTLES')
  expect(await shell.last(`COMPARE ${good} AGAINST ${bad}; EXPECT NO THROTTLES`)).toBe(found)
})

const cases: readonly (readonly [text: string, refusal: string])[] = [
  ["GET nowhere {pk: 'a'} AT 5/s", 'plan.unknown-table: table nowhere does not exist'],
  ["GET orders {pk: 'a', sk: 'b'} AT 0/s", 'simulate.bad-rate: expected a rate above zero'],
  ["GET orders {pk: 'a', sk: 'b'} AT 100000001/s", 'simulate.bad-rate: 100,000,001 requests a second are too many'],
  [
    "GET orders {pk: 'a', sk: 'b'} AT 1/s SPIKE TO 9/s AT 2 MINUTES FOR 1 SECOND",
    'simulate.bad-time: the spike comes after the end of the simulation',
  ],
  ["GET orders {pk: :k, sk: 'b'} AT 5/s KEYS UNIFORM OVER 0", 'simulate.bad-keys: 0 keys cannot be simulated'],
  [
    "GET orders {pk: :k, sk: 'b'} AT 5/s KEYS ZIPF 11 OVER 5",
    'simulate.bad-keys: expected an exponent from 0 to 10, found 11',
  ],
  [
    "GET orders {pk: :k, sk: 'b'} AT 5/s KEYS HOT 101% OVER 5",
    'simulate.bad-keys: 101% of the requests are more than there are',
  ],
  ["GET orders {pk: :k, sk: 'b'} AT 5/s KEYS :x UNIFORM OVER 5", 'simulate.bad-parameter: the statement has no :x'],
  ['GET orders {pk: :k, sk: :s} AT 5/s KEYS UNIFORM OVER 5', 'simulate.bad-parameter: these keys may be for :k, :s'],
  [
    "GET orders {pk: 'a', sk: 'b'} AT 5/s KEYS UNIFORM OVER 5",
    'simulate.bad-parameter: the statement has no parameter for these keys',
  ],
  [
    "GET orders {pk: :k, sk: 'b'} AT 5/s KEYS :k UNIFORM OVER 5 KEYS :k UNIFORM OVER 6",
    'simulate.bad-parameter: :k has its keys already',
  ],
  ["GET orders {pk: :k, sk: 'b'} AT 5/s", 'plan.unknown-variable: :k is not set'],
  ["GET orders {pk: 'a', sk: 'b'} AT 5/s WITH (seed = 1.5)", 'simulate.bad-option: seed cannot be 1.5'],
  ["GET orders {pk: 'a', sk: 'b'} AT 5/s WITH (step = 0)", 'simulate.bad-option: step cannot be 0'],
  ["GET orders {pk: 'a', sk: 'b'} AT 5/s WITH (burst = off)", "simulate.bad-option: burst cannot be 'off'"],
  ["GET orders {pk: 'a', sk: 'b'} AT 5/s WITH (burst = 1e9)", 'simulate.bad-option: burst cannot be 1,000,000,000'],
  [
    "GET orders {pk: 'a', sk: 'b'} AT 5/s WITH (region = 'us-east-9')",
    "simulate.unknown-region: no prices are known for 'us-east-9'",
  ],
  [
    "GET orders {pk: 'a', sk: 'b'} AT 5/s WITH (TABLE orders.none BILLING MODE ON DEMAND)",
    'simulate.bad-option: orders.none is not part of the simulation',
  ],
  [
    "GET orders {pk: 'a', sk: 'b'} AT 5/s WITH (TABLE orders SCALING READ 70% FROM 1 TO 9)",
    'simulate.bad-option: orders is on demand: nothing can be scaled',
  ],
  [
    "GET orders {pk: 'a', sk: 'b'} AT 5/s WITH (TABLE orders BILLING MODE PROVISIONED (5 RCU, 5 WCU), TABLE orders SCALING READ 99% FROM 1 TO 9)",
    'simulate.bad-option: the target utilisation cannot be 99 %',
  ],
]

test.each(cases)('%s is refused: %s', async (pattern, refusal) => {
  expect(await (await shellWith()).last(`SIMULATE FOR 1 MINUTE ${pattern}`)).toBe(refusal)
})

test.each([
  ['0 SECONDS', 'simulate.bad-time: expected a length of time, found 0 SECONDS'],
  ['10000 DAYS', 'simulate.too-long: 864,000,000 steps would take too long'],
])('%s are no time to simulate', async (duration, refusal) => {
  expect(await (await shellWith()).last(`SIMULATE FOR ${duration} GET orders {pk: 'a', sk: 'b'} AT 5/s`)).toBe(refusal)
})

test('a statement that becomes several calls in turn is no request', async () => {
  expect(
    await (await shellWith()).last("SIMULATE FOR 1 MINUTE UPSERT orders SET a = 1 WHERE pk = 'a' AND sk = 'b' AT 1/s"),
  ).toBe('simulation')
})

test('a database whose engine is elsewhere cannot be simulated', async () => {
  const { connection } = new Shell().session
  const { rehearse: _ours, ...elsewhere } = connection
  const shell = new Shell({ connection: { ...elsewhere, name: 'aws:prod/eu-west-1' } })
  await shell.run(orders)
  expect(await shell.last("SIMULATE FOR 1 MINUTE GET orders {pk: 'a', sk: 'b'} AT 5/s")).toBe(
    'simulate.no-rehearsal: there is no engine at hand to find out costs for aws:prod/eu-west-1',
  )
})

test('a long one can be stopped', async () => {
  const stop = new AbortController()
  let ms = 0
  const shell = new Shell({ stopwatch: () => (ms += 40) })
  await shell.run(orders)
  const onEvent = (): void => stop.abort()
  const outcomes: Outcome[] = []
  const text = "SIMULATE FOR 50 DAYS GET orders {pk: 'a', sk: 'b'} AT 5/s"
  for await (const outcome of shell.session.runScript(text, { signal: stop.signal, onEvent })) outcomes.push(outcome)
  expect(outcomes.map(({ result }) => result.kind)).toEqual(['cancelled'])
})
