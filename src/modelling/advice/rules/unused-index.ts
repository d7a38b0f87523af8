import { countText } from '../../../base/count-text.ts'
import { percentText } from '../../../base/percent-text.ts'
import { type IndexFacts, indexesOf } from '../../../planner/table-keys.ts'
import type { AdviceInput, Traffic } from '../advice-input.ts'
import { dropIndexText } from '../changes.ts'
import type { Rule, RuleFinding } from '../finding.ts'
import { amountText, requestMoney, storedPart } from '../money.ts'
import {
  chargesIn,
  type Direction,
  durationText,
  halfUnitsIn,
  localHalfUnitsIn,
  recordedMs,
  rowsOf,
} from '../traffic-sums.ts'

/** Reads of the table and its indexes, below which nobody has looked at anything yet. */
const readsMin = 100

/** An index that is written and never read while the table is. */
export const unusedIndex: Rule = {
  id: 'unused-index',
  title: 'an index that nothing reads',
  needs: ['traffic'],
  find: (input) => {
    const { traffic, sized } = input
    if (traffic === undefined || chargesIn(traffic.rows, 'read') < readsMin) return []
    return indexesOf(sized).flatMap((index) => findingOf(index, traffic, input))
  },
}

function unitsOf({ name, kind: scope }: IndexFacts, traffic: Traffic, kind: Direction): number {
  return scope === 'global' ? halfUnitsIn(rowsOf(traffic, name), kind) : localHalfUnitsIn(rowsOf(traffic), name, kind)
}

function findingOf(index: IndexFacts, traffic: Traffic, input: AdviceInput): readonly RuleFinding[] {
  const [read, write] = (['read', 'write'] as const).map((kind) => unitsOf(index, traffic, kind))
  if (read === undefined || write === undefined || write === 0 || read > 0) return []
  const all = halfUnitsIn(traffic.rows, 'write')
  const money = requestMoney({ write }, input, { times: 1_000_000 / Math.max(1, write / 2), per: 'a million WCU' })
  const stored = storedPart(index.sizeBytes ?? 0, input)
  return [
    {
      index: index.name,
      severity: 'warning',
      evidence: `no read of it among ${countText(chargesIn(traffic.rows, 'read'))} of the table in ${durationText(recordedMs(traffic))}, and ${countText(write / 2)} WCU to keep it (ledger)`,
      consequence: {
        text: `${percentText(write / all)} of the write units go to the index${money === undefined ? '' : `, ${amountText(money)} ${money.per} on demand in ${input.region}`}${stored}`,
        writeUnits: write / 2,
        money,
      },
      change: dropIndexText(input.table, index),
    },
  ]
}
