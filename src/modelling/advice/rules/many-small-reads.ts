import { bytesText } from '../../../base/bytes-text.ts'
import { countText, unitsText } from '../../../base/count-text.ts'
import { readHalfUnits } from '../../../model/capacity.ts'
import type { Charge } from '../../../model/charge.ts'
import { tableKeys } from '../../../planner/table-keys.ts'
import type { AdviceInput, RanStatement } from '../advice-input.ts'
import type { Rule, RuleFinding } from '../finding.ts'
import { moneyPart, requestMoney } from '../money.ts'
import { nameText, statementText, valueText } from '../texts.ts'

/** In one statement, or one after the other. */
const together = { one: 5, several: 10 } as const
/** A Query must be worth it: it costs at most a part of so many. */
const factorMin = 4

/** Items of one partition key that are read one by one: each pays for a block of its own, a Query for their bytes. */
export const manySmallReads: Rule = {
  id: 'many-small-reads',
  title: 'many small items worth one read',
  needs: ['statements'],
  find: (input) => {
    const reads = input.statements.flatMap((ran) => singleReads(ran, input).map((charge) => ({ ran, charge })))
    const groups = Map.groupBy(reads, ({ charge }) => JSON.stringify(charge.key))
    const found = [...groups.values()].flatMap((group) => findingOf(group, input))
    // One is enough to see it; the others are the same with another key.
    return found.slice(0, 1)
  },
}

type SingleRead = { readonly ran: RanStatement; readonly charge: Charge }

/** A transaction reads what belongs to one moment, which a Query does not promise. */
const singleReads = ({ calls, error }: RanStatement, { table }: AdviceInput): readonly Charge[] =>
  error === undefined
    ? calls
        .filter(({ access, operation }) => /^(Batch)?GetItem$/.test(access ?? operation))
        .flatMap(({ charges }) => charges)
        .filter(({ kind, sort, ...charge }) => kind === 'read' && sort !== undefined && charge.table === table)
        .filter(({ index, transactional }) => index === undefined && transactional === undefined)
    : []

function findingOf(group: readonly SingleRead[], input: AdviceInput): readonly RuleFinding[] {
  const distinct = [...new Map(group.map((read) => [JSON.stringify(read.charge.sort), read])).values()]
  const texts = new Set(distinct.map(({ ran }) => ran.text))
  if (distinct.length < (texts.size === 1 ? together.one : together.several)) return []
  const singly = distinct.reduce((sum, { charge }) => sum + charge.halfUnits, 0)
  const bytes = distinct.reduce((sum, { charge }) => sum + charge.bytes, 0)
  const strong = distinct.every(({ ran }) => ran.calls.every(({ consistency }) => consistency === 'strong'))
  const query = readHalfUnits(bytes, strong ? 'strong' : 'eventual')
  const [first] = distinct
  if (first === undefined || singly < query * factorMin) return []
  const money = requestMoney({ read: singly - query }, input, { times: 1_000_000, per: 'a million times' })
  const key = keyText(first.charge, input)
  return [
    {
      severity: 'warning',
      evidence: `${countText(distinct.length)} items of ${key}, ${bytesText(bytes)} together, read one by one with ${statementText(first.ran.text)}`,
      consequence: {
        text: `${unitsText(singly)} RCU, and ${unitsText(query)} in one Query${moneyPart(money, input)} more than needed`,
        readUnits: (singly - query) / 2,
        money,
      },
      change: `QUERY ${nameText(input.table)} WHERE ${key}`,
    },
  ]
}

const keyText = ({ key = [] }: Charge, { here }: AdviceInput): string =>
  tableKeys(here)
    .hash.flatMap((name, at) => {
      const value = key[at]
      return value === undefined ? [] : [`${nameText(name)} = ${valueText(value)}`]
    })
    .join(' AND ')
