import { type Bill, bill } from '../../analysis/pricing/bill.ts'
import type { BillInput } from '../../analysis/pricing/bill-input.ts'
import { billedTable } from '../../analysis/pricing/billed-table.ts'
import type { AdviceInput, Traffic } from './advice-input.ts'

export type MonthBill = { readonly input: BillInput; readonly bill: Bill }

/** What BILL PER MONTH says of one table, without the free tier and with the traffic of its ledger, if any. */
export function monthBill({ table, region, prices, sized }: AdviceInput, traffic: Traffic | undefined): MonthBill {
  const rows = traffic?.rows ?? []
  const input: BillInput = {
    prices,
    region,
    rows,
    fromMs: rows.reduce((least, { fromMs }) => Math.min(least, fromMs), traffic?.toMs ?? 0),
    toMs: rows.reduce((latest, { fromMs, spanMs }) => Math.max(latest, fromMs + spanMs), traffic?.toMs ?? 0),
    tables: [billedTable(sized, { recovery: false, stated: sized.production !== undefined })],
    only: { table },
    month: { free_tier: false },
  }
  return { input, bill: bill(input) }
}
