import { countText, unitsText } from '../../../base/count-text.ts'
import type { AdviceInput, RanStatement } from '../advice-input.ts'
import type { Rule, RuleFinding } from '../finding.ts'
import { moneyPart, requestMoney } from '../money.ts'
import { readHalfUnitsOf } from '../read-parts.ts'
import { statementText } from '../texts.ts'

const readsMin = 10
/** A strong read soon after a write of the same table is there to see it. */
const statementsAfterWrite = 3

/** Reads that pay double to see the newest write, where nothing had been written. */
export const strongReads: Rule = {
  id: 'strong-reads',
  title: 'strongly consistent reads that need not be',
  needs: ['statements'],
  find: (input) => {
    const { statements } = input
    const needless = statements.flatMap((ran, at) =>
      statements.slice(Math.max(0, at - statementsAfterWrite), at).some((before) => writes(before, input))
        ? []
        : strongCalls(ran, input).map((call) => ({ ran, call })),
    )
    const count = needless.reduce((sum, { call }) => sum + call.pages, 0)
    const [first] = needless
    if (first === undefined || count < readsMin) return []
    const read = needless.reduce((sum, { call }) => sum + readHalfUnitsOf(call), 0)
    return [findingOf({ count, read, text: first.ran.text }, input)]
  },
}

const strongCalls = (ran: RanStatement, { table }: AdviceInput) =>
  ran.error === undefined ? ran.calls.filter((call) => call.table === table && call.consistency === 'strong') : []

const writes = ({ calls }: RanStatement, { table }: AdviceInput): boolean =>
  calls.some(({ charges }) => charges.some((charge) => charge.kind === 'write' && charge.table === table))

type Reads = { readonly count: number; readonly read: number; readonly text: string }

function findingOf({ count, read, text }: Reads, input: AdviceInput): RuleFinding {
  const saved = Math.floor(read / 2)
  const money = requestMoney({ read: saved }, input, { times: 1_000_000 / count, per: 'a million reads' })
  return {
    severity: 'note',
    evidence: `${countText(count)} strong reads with no write in the ${statementsAfterWrite} statements before, such as ${statementText(text)}`,
    consequence: {
      text: `${unitsText(read)} RCU instead of ${unitsText(saved)}${moneyPart(money, input)}`,
      readUnits: saved / 2,
      money,
    },
    change: `${statementText(text.replace(/\s+CONSISTENT\b/i, ''))}; -- without CONSISTENT an answer may be a moment old`,
  }
}
