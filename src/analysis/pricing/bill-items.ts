import type { TableClass } from './request-price.ts'

/** What a bill has lines for. Source: reference, pricing 2 and 4 "Usage-type strings". */
export type BillItem =
  | 'reads'
  | 'writes'
  | 'replicated writes'
  | 'read capacity'
  | 'write capacity'
  | 'replicated write capacity'
  | 'storage'
  | 'recovery'
  | 'stream reads'
  | 'backups'
  | 'restores'
  | 'exports'
  | 'imports'
  | 'transfer out'
  | 'DAX'
  | ReservedItem

export type ReservedItem = `reserved ${'1' | '3'}yr ${'RCU' | 'WCU'}${'' | ', once'}`

/** Which member of a price a line pays. */
export type PricePart = 'price' | 'upfront' | 'hourly'

export type ItemRule = {
  /** Of the price list. */
  readonly key: (of: { readonly tableClass: TableClass; readonly variant: string }) => string
  readonly part: PricePart
  /** How many of `unit` the price is for. */
  readonly per: bigint
  readonly unit: string
}

const rule = (key: string | ItemRule['key'], unit: string, per = 1n): ItemRule => ({
  key: typeof key === 'string' ? () => key : key,
  part: 'price',
  per,
  unit,
})

const million = 1_000_000n

export const itemRules: { readonly [item in BillItem]: ItemRule } = {
  reads: rule(({ tableClass }) => `onDemand.${tableClass}.readPerMillion`, 'RRU', million),
  writes: rule(({ tableClass }) => `onDemand.${tableClass}.writePerMillion`, 'WRU', million),
  'replicated writes': rule(({ tableClass }) => `onDemand.${tableClass}.replicatedWritePerMillion`, 'rWRU', million),
  'read capacity': rule(({ tableClass }) => `provisioned.${tableClass}.rcuHour`, 'RCU-hours'),
  'write capacity': rule(({ tableClass }) => `provisioned.${tableClass}.wcuHour`, 'WCU-hours'),
  'replicated write capacity': rule(({ tableClass }) => `provisioned.${tableClass}.rwcuHour`, 'rWCU-hours'),
  storage: rule(({ tableClass }) => `storage.${tableClass}.gbMonth`, 'GB-months'),
  recovery: rule('backup.pitr.gbMonth', 'GB-months'),
  'stream reads': rule('streams.readPer100k', 'stream reads', 100_000n),
  backups: rule('backup.onDemand.gbMonth', 'GB-months'),
  restores: rule('backup.restore.gb', 'GB'),
  exports: rule('export.full.gb', 'GB'),
  imports: rule('import.gb', 'GB'),
  'transfer out': rule('dataTransfer.outInternetGB', 'GB'),
  DAX: rule(({ variant }) => daxKey(variant), 'node-hours'),
  'reserved 1yr RCU, once': upfront('reserved.1yr.read100'),
  'reserved 1yr WCU, once': upfront('reserved.1yr.write100'),
  'reserved 3yr RCU, once': upfront('reserved.3yr.read100'),
  'reserved 3yr WCU, once': upfront('reserved.3yr.write100'),
  'reserved 1yr RCU': hourly('reserved.1yr.read100'),
  'reserved 1yr WCU': hourly('reserved.1yr.write100'),
  'reserved 3yr RCU': hourly('reserved.3yr.read100'),
  'reserved 3yr WCU': hourly('reserved.3yr.write100'),
}

/** Of one kind of node, as `r5.large`. */
export const daxKey = (node: string): string => `dax.${node}.hour`

/** The kinds of DAX nodes among the items of a price list. */
export const daxNodesIn = (items: readonly string[]): readonly string[] =>
  items.flatMap((item) => /^dax\.(.+)\.hour$/.exec(item)?.[1] ?? [])

function upfront(key: string): ItemRule {
  return { key: () => key, part: 'upfront', per: 1n, unit: 'blocks of 100' }
}

function hourly(key: string): ItemRule {
  return { key: () => key, part: 'hourly', per: 1n, unit: 'block-hours' }
}
