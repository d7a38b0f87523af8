import type { BillInput } from './bill-input.ts'
import type { BillItem } from './bill-items.ts'
import { type BillLine, billLine } from './bill-line.ts'
import type { Quantity } from './money.ts'
import type { TableClass } from './request-price.ts'

/** What a table costs in a month in either class, at list price without free tier. */
export type ClassComparison = {
  readonly table: string
  readonly tableClass: TableClass
  readonly standard: ClassCost
  readonly ia: ClassCost
  /** Storage over throughput in the Standard class; undefined: there is no throughput. */
  readonly share: Quantity | undefined
  /** Undefined: nothing is stored, or there is no throughput. */
  readonly rule: ClassRule | undefined
}

/**
 * What Infrequent Access adds to throughput and takes off storage, about 0.25 and 0.6. It is the cheaper where storage over
 * throughput is above the one over the other, about 0.42. Source: reference, pricing 4 "table class".
 */
export type ClassRule = {
  readonly throughputRise: Quantity
  readonly storageFall: Quantity
  readonly threshold: Quantity
}

export type ClassCost = {
  readonly throughputPico: bigint
  /** Of it, for reads. */
  readonly readPico: bigint
  readonly storagePico: bigint
}

const throughputItems: ReadonlySet<BillItem> = new Set([
  'reads',
  'writes',
  'replicated writes',
  'read capacity',
  'write capacity',
  'replicated write capacity',
])

/** Of the tables that the lines of a month are about; without those whose prices are not known in both classes. */
export function compareClasses(of: BillInput, lines: readonly BillLine[]): readonly ClassComparison[] {
  return of.tables.flatMap(({ name, tableClass }) => {
    const own = lines.filter(({ table, item }) => table === name && (item === 'storage' || throughputItems.has(item)))
    const standard = costIn(of, own, 'standard')
    const ia = costIn(of, own, 'ia')
    if (own.length === 0 || standard === undefined || ia === undefined) return []
    return [{ table: name, tableClass, standard, ia, ...ruleOf(standard, ia) }]
  })
}

function costIn({ prices }: BillInput, lines: readonly BillLine[], tableClass: TableClass): ClassCost | undefined {
  const priced = lines.map((line) => billLine(prices, { ...line, tableClass }))
  if (priced.some(({ price }) => price === undefined)) return undefined
  const sum = (counts: (item: BillItem) => boolean): bigint =>
    priced.reduce((total, { item, pico }) => (counts(item) ? total + pico : total), 0n)
  return {
    throughputPico: sum((item) => item !== 'storage'),
    readPico: sum((item) => item === 'reads' || item === 'read capacity'),
    storagePico: sum((item) => item === 'storage'),
  }
}

function ruleOf(standard: ClassCost, ia: ClassCost): Pick<ClassComparison, 'share' | 'rule'> {
  const { throughputPico, storagePico } = standard
  if (throughputPico === 0n) return { share: undefined, rule: undefined }
  const share = { n: storagePico, d: throughputPico }
  const saved = storagePico - ia.storagePico
  const more = ia.throughputPico - throughputPico
  if (saved <= 0n) return { share, rule: undefined }
  const throughputRise = { n: more, d: throughputPico }
  const storageFall = { n: saved, d: storagePico }
  return {
    share,
    rule: { throughputRise, storageFall, threshold: { n: more * storagePico, d: throughputPico * saved } },
  }
}
