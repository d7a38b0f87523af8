import type { CallFlow, HeatFlow, KeyFlow, LedgerPlace, LedgerRow } from '../../operation/ledger.ts'
import { fewKinds } from './call-limit.ts'
import { heaviest } from './heaviest.ts'

/** One text for rows of one place. */
export const placeText = ({ region, table, index, fromMs, spanMs }: LedgerPlace): string =>
  `${spanMs} ${fromMs} ${region} ${table} ${index}`

/** Rows of one place become one; the order is that of the first of each. */
export function mergeRows(rows: readonly LedgerRow[]): readonly LedgerRow[] {
  const merged = new Map<string, LedgerRow>()
  for (const row of rows) {
    const place = placeText(row)
    const known = merged.get(place)
    merged.set(place, known === undefined ? row : sumOf(known, row))
  }
  return [...merged.values()]
}

/** Two rows of one place together. */
function sumOf(a: LedgerRow, b: LedgerRow): LedgerRow {
  const provisioned = most(a.provisioned, b.provisioned)
  return {
    ...a,
    flows: gathered(
      [...a.flows, ...b.flows],
      ({ kind, fromHash, part }) => `${kind} ${fromHash} ${part ?? ''}`,
      flowSum,
    ),
    keys: heaviest(gathered([...a.keys, ...b.keys], keyName, keySum)),
    items: heaviest(gathered([...a.items, ...b.items], keyName, keySum)),
    calls: fewKinds(gathered([...a.calls, ...b.calls], callKind, callSum), callSum),
    throttles: countSum(a.throttles, b.throttles),
    expired: a.expired + b.expired,
    ...(provisioned === undefined ? {} : { provisioned }),
  }
}

const callKind = ({ operation, pattern }: CallFlow): string => `${operation} ${pattern ?? ''}`

const keyName = ({ kind, key }: KeyFlow): string => `${kind} ${key}`

function gathered<Flow>(
  flows: readonly Flow[],
  nameOf: (flow: Flow) => string,
  sum: (a: Flow, b: Flow) => Flow,
): Flow[] {
  const sums = new Map<string, Flow>()
  for (const flow of flows) {
    const name = nameOf(flow)
    const known = sums.get(name)
    sums.set(name, known === undefined ? flow : sum(known, flow))
  }
  return [...sums.values()]
}

function flowSum(a: HeatFlow, b: HeatFlow): HeatFlow {
  const { seconds: _, local: _local, ...rest } = a
  const seconds = a.seconds === undefined || b.seconds === undefined ? undefined : secondSums(a.seconds, b.seconds)
  const local = a.local === undefined && b.local === undefined ? undefined : countSum(a.local ?? {}, b.local ?? {})
  return {
    ...rest,
    halfUnits: a.halfUnits + b.halfUnits,
    charges: a.charges + b.charges,
    least: a.charges === 0 ? b.least : b.charges === 0 ? a.least : Math.min(a.least, b.least),
    most: Math.max(a.most, b.most),
    throttled: a.throttled + b.throttled,
    ...(local === undefined ? {} : { local }),
    ...(seconds === undefined ? {} : { seconds }),
  }
}

type Seconds = NonNullable<HeatFlow['seconds']>

function secondSums(a: Seconds, b: Seconds): Seconds {
  const sums = new Map<number, readonly [number, number]>()
  for (const seconds of [a, b]) {
    for (let at = 0; at < seconds.length; at += 3) {
      const [second = 0, halfUnits = 0, throttled = 0] = seconds.slice(at, at + 3)
      const [units, refused] = sums.get(second) ?? [0, 0]
      sums.set(second, [units + halfUnits, refused + throttled])
    }
  }
  return [...sums].sort(([x], [y]) => x - y).flatMap(([second, sum]) => [second, ...sum])
}

const keySum = (a: KeyFlow, b: KeyFlow): KeyFlow => ({
  ...a,
  halfUnits: a.halfUnits + b.halfUnits,
  charges: a.charges + b.charges,
  throttled: a.throttled + b.throttled,
})

const callSum = (a: CallFlow, b: CallFlow): CallFlow => ({
  ...a,
  requests: a.requests + b.requests,
  errors: countSum(a.errors, b.errors),
  throttledRequests: a.throttledRequests + b.throttledRequests,
  readHalfUnits: a.readHalfUnits + b.readHalfUnits,
  writeHalfUnits: a.writeHalfUnits + b.writeHalfUnits,
  returnedItems: a.returnedItems + b.returnedItems,
  latency: latencySum(a.latency, b.latency),
})

function latencySum(a: CallFlow['latency'], b: CallFlow['latency']): CallFlow['latency'] {
  if (a.count === 0) return b
  if (b.count === 0) return a
  return {
    count: a.count + b.count,
    sum: a.sum + b.sum,
    least: Math.min(a.least, b.least),
    most: Math.max(a.most, b.most),
  }
}

type Counts = Readonly<Record<string, number>>

/** An index may be called `constructor`: names are not looked up in an object. */
function countSum(a: Counts, b: Counts): Counts {
  const sums = new Map(Object.entries(a))
  for (const [name, count] of Object.entries(b)) sums.set(name, (sums.get(name) ?? 0) + count)
  return Object.fromEntries(sums)
}

function most(a: LedgerRow['provisioned'], b: LedgerRow['provisioned']): LedgerRow['provisioned'] {
  if (a === undefined || b === undefined) return a ?? b
  return { readUnits: Math.max(a.readUnits, b.readUnits), writeUnits: Math.max(a.writeUnits, b.writeUnits) }
}
