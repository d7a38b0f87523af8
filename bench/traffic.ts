import type { Resource } from '../src/analysis/partitions/resource.ts'
import type { ResourceDefinition } from '../src/analysis/partitions/resource-definition.ts'
import { TrafficModel } from '../src/analysis/partitions/traffic-model.ts'
import type { Use } from '../src/analysis/partitions/use.ts'
import { hashEnd } from '../src/model/hash-space.ts'

/** `node bench/traffic.ts`: what one request costs in the traffic model, in nanoseconds of processor time. */
const requests = 2_000_000
const rounds = 3

const onDemand = (writeUnits: number): ResourceDefinition => ({
  region: 'eu-west-1',
  table: 't',
  createdMs: 0,
  billing: 'PAY_PER_REQUEST',
  throughput: { readUnits: 0, writeUnits: 0 },
  warm: { readUnits: 12_000, writeUnits },
  bytes: 0,
  hasSortKey: true,
  hasLocalIndexes: false,
})

const provisioned: ResourceDefinition = {
  ...onDemand(0),
  billing: 'PROVISIONED',
  throughput: { readUnits: 10_000, writeUnits: 10_000 },
}

const writeTo = (resource: Resource, nth: number): Use => ({
  resource,
  kind: 'write',
  milliUnits: 1_000,
  hash: Math.floor(((nth * 0.618033988749895) % 1) * hashEnd),
  key: [{ S: `k${nth}` }],
})

const cases = [
  { name: 'one key', definition: onDemand(4_000), keys: 1, arms: 1, perMs: 1 },
  { name: '1,000 keys in 4 partitions', definition: onDemand(4_000), keys: 1_000, arms: 1, perMs: 2 },
  { name: '100,000 keys in 4 partitions', definition: onDemand(4_000), keys: 100_000, arms: 1, perMs: 2 },
  { name: '100,000 keys in 1,000 partitions', definition: onDemand(1_000_000), keys: 100_000, arms: 1, perMs: 2 },
  { name: 'provisioned', definition: provisioned, keys: 100_000, arms: 1, perMs: 2 },
  { name: 'two arms', definition: onDemand(4_000), keys: 1_000, arms: 2, perMs: 1 },
  { name: 'half of them refused', definition: onDemand(4_000), keys: 1_000, arms: 1, perMs: 8 },
]

for (const one of cases) {
  const times = Array.from({ length: rounds }, () => nanoseconds(one))
  console.log(`${one.name.padEnd(36)}${String(Math.min(...times)).padStart(6)} ns`)
}

function nanoseconds({ definition, keys, arms, perMs }: (typeof cases)[number]): number {
  const model = new TrafficModel()
  const table = model.define(0, definition)
  const index = model.define(0, { ...definition, index: 'i' })
  const calls = Array.from({ length: keys }, (_, nth): readonly Use[] =>
    [writeTo(table, nth), writeTo(index, nth)].slice(0, arms),
  )
  const before = process.cpuUsage()
  for (let nth = 0; nth < requests; nth++) model.admit(Math.floor(nth / perMs), calls[nth % keys] ?? [])
  const { user, system } = process.cpuUsage(before)
  return Math.round(((user + system) * 1_000) / requests)
}
