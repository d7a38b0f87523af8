import { builtInPrices } from '../../../src/analysis/pricing/price-list.ts'
import type { AdviceInput } from '../../../src/modelling/advice/advice-input.ts'
import { advise } from '../../../src/modelling/advice/advise.ts'
import type { Finding } from '../../../src/modelling/advice/finding.ts'
import type { CallFlow, HeatFlow, KeyFlow, LedgerRow } from '../../../src/operation/ledger.ts'
import type { TableDescription } from '../../../src/operation/operation-types.ts'

/** What the rules say to input of which a test writes the part that matters. */

export const ordersTable: TableDescription = {
  TableName: 'orders',
  TableArn: 'arn:aws:dynamodb:us-east-1:000000000000:table/orders',
  KeySchema: [
    { AttributeName: 'pk', KeyType: 'HASH' },
    { AttributeName: 'sk', KeyType: 'RANGE' },
  ],
  AttributeDefinitions: [
    { AttributeName: 'pk', AttributeType: 'S' },
    { AttributeName: 'sk', AttributeType: 'S' },
    { AttributeName: 'customer', AttributeType: 'S' },
  ],
  ItemCount: 0,
  TableSizeBytes: 0,
  GlobalSecondaryIndexes: [
    {
      IndexName: 'byCustomer',
      KeySchema: [{ AttributeName: 'customer', KeyType: 'HASH' }],
      Projection: { ProjectionType: 'ALL' },
      ItemCount: 0,
      IndexSizeBytes: 0,
    },
  ],
}

export const nowMs = Date.UTC(2026, 10, 20, 12)

export function findings(rule: string, input: Partial<AdviceInput>): readonly Finding[] {
  const here = input.here ?? ordersTable
  const all: AdviceInput = {
    table: 'orders',
    region: 'us-east-1',
    prices: builtInPrices,
    nowMs,
    here,
    sized: here,
    timeToLive: undefined,
    sample: { items: [], complete: true },
    statements: [],
    patterns: [],
    traffic: undefined,
    ...input,
  }
  return advise(all).findings.filter((found) => found.rule === rule)
}

/** Rows that began so many minutes ago; partitions are not known. */
export const trafficOf = (
  rows: readonly LedgerRow[],
  partitions: NonNullable<AdviceInput['traffic']>['partitions'] = new Map(),
) => ({ rows, fromMs: nowMs - 30 * 86_400_000, toMs: nowMs, partitions })

export const row = (minutesAgo: number, members: Partial<LedgerRow> = {}): LedgerRow => ({
  region: 'us-east-1',
  table: 'orders',
  index: '',
  fromMs: nowMs - minutesAgo * 60_000,
  spanMs: 60_000,
  flows: [],
  keys: [],
  items: [],
  calls: [] as readonly CallFlow[],
  throttles: {},
  expired: 0,
  ...members,
})

export const flow = (kind: HeatFlow['kind'], halfUnits: number, charges = halfUnits / 2): HeatFlow => ({
  kind,
  fromHash: 0,
  halfUnits,
  charges,
  least: 1,
  most: 1,
  throttled: 0,
})

export const keyFlow = (kind: KeyFlow['kind'], key: string, halfUnits: number, throttled = 0): KeyFlow => ({
  kind,
  hash: 0,
  key: JSON.stringify([{ S: key }]),
  halfUnits,
  charges: halfUnits / 2,
  throttled,
})
