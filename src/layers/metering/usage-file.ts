import { mergeRows } from '../../analysis/ledger/merge-rows.ts'
import { inTier, tierAt, tiers } from '../../analysis/ledger/tiers.ts'
import type { LedgerQuestion, LedgerRow } from '../../operation/ledger.ts'
import { ledgerDataIn, ledgerText } from './ledger-text.ts'

/** What the ledger needs of the file that keeps it. */
export interface UsageFile {
  readonly readOnly: boolean
  readonly usage: {
    between(tier: number, afterMs: number, beforeMs: number, most?: number): readonly UsageRow[]
    ofTable(table: Pick<UsagePlace, 'region' | 'table'>, stretch: UsageStretch): readonly UsageRow[]
    find(place: UsagePlace): string | undefined
    put(row: UsageRow): void
    remove(place: UsagePlace): void
    clear(): void
  }
  transaction<Result>(work: () => Result): Result
  /** For what may be lost when the power fails. */
  hastyTransaction<Result>(work: () => Result): Result
  getSetting(name: string): string | undefined
  setSetting(name: string, value: string | undefined): void
}

type UsagePlace = Pick<LedgerRow, 'region' | 'table' | 'index' | 'fromMs'> & { readonly tier: number }
type UsageStretch = { readonly tier: number; readonly afterMs: number; readonly beforeMs: number }
type UsageRow = UsagePlace & { readonly data: string }

/** Those that the file has, oldest first of each tier. */
export function readUsage({ usage }: UsageFile, { fromMs, toMs, of }: LedgerQuestion): LedgerRow[] {
  return tiers.flatMap(({ spanMs }, tier) => {
    const afterMs = fromMs - spanMs
    const rows =
      of === undefined ? usage.between(tier, afterMs, toMs) : usage.ofTable(of, { tier, afterMs, beforeMs: toMs })
    return rows.flatMap((row) => rowOf(row) ?? [])
  })
}

/** Adds rows to those that are there already. */
export function addUsage(file: UsageFile, rows: readonly LedgerRow[], nowMs: number): void {
  for (const row of rows) addTo(file, tierAt(row.fromMs, nowMs), [row])
}

/**
 * Takes what has become old to coarser tiers, `rowsMax` rows of it: what else has to run in this thread waits for them. No
 * others are read, since a file that was closed for a while may have gigabytes of them.
 */
export function ageUsage(file: UsageFile, nowMs: number, rowsMax: number): void {
  let left = rowsMax
  for (const [tier, { spanMs, keepMs }] of tiers.entries()) {
    if (keepMs === Infinity || left === 0) continue
    const due = file.usage.between(tier, -Infinity, nowMs - keepMs - spanMs, left)
    left -= due.length
    for (const row of due) file.usage.remove(row)
    const rows = due.flatMap((row) => rowOf(row) ?? [])
    for (const to of new Set(rows.map(({ fromMs }) => tierAt(fromMs, nowMs)))) {
      addTo(
        file,
        to,
        rows.filter(({ fromMs }) => tierAt(fromMs, nowMs) === to),
      )
    }
  }
}

function addTo({ usage }: UsageFile, tier: number, rows: readonly LedgerRow[]): void {
  for (const row of inTier(tier, rows)) {
    const place = placeIn(tier, row)
    const data = usage.find(place)
    const stored = data === undefined ? undefined : rowOf({ ...place, data })
    const [whole = row] = stored === undefined ? [row] : inTier(tier, mergeRows([stored, row]))
    usage.put({ ...place, data: dataOf(whole) })
  }
}

const placeIn = (tier: number, { region, table, index, fromMs }: LedgerRow): UsagePlace => ({
  tier,
  fromMs,
  region,
  table,
  index,
})

const dataOf = ({ region: _region, table: _table, index: _index, fromMs: _from, spanMs: _span, ...data }: LedgerRow) =>
  ledgerText(data)

/** Undefined: its text is damaged. What was used is worth no refusal to open the file. */
function rowOf({ tier, data, ...place }: UsageRow): LedgerRow | undefined {
  const { spanMs } = tiers[tier] ?? tiers[0]
  const content = ledgerDataIn(data)
  return content === undefined ? undefined : { ...content, ...place, spanMs }
}
