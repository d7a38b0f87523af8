import { moneyText } from '../analysis/pricing/money.ts'
import type { PriceList } from '../analysis/pricing/price-list.ts'
import { requestPrice } from '../analysis/pricing/request-price.ts'
import { countText, plural, unitsText } from '../base/count-text.ts'
import type { Totals, TotalUnits } from '../session/outcome.ts'
import { type GridView, giving, right } from './grid-view.ts'
import type { Section } from './sections.ts'
import { terminalSafeJson, visibleText } from './visible-text.ts'

/** Whose prices are used, and which; absent: the built-in ones. */
export type PriceChoice = { readonly region: string; readonly prices?: PriceList | undefined }

/** What `.cost` says: also that nothing was charged yet. */
export function totalsView(
  totals: Totals,
  choice: PriceChoice,
): { readonly sections: readonly Section[]; readonly json: readonly string[] } {
  const [statements = '', ...cost] = totalParts(totals, choice) ?? [statementsText(totals), 'nothing consumed']
  const { calls, byTable, byStatement } = totals
  const grids: readonly GridView[] =
    byTable.length === 0 ? [] : [tableGrid(totals, choice), statementGrid(totals, choice)]
  return {
    sections: [
      { kind: 'parts', parts: [statements, plural(calls, 'call'), ...cost] },
      ...grids.flatMap((grid): readonly Section[] => [
        { kind: 'text', text: '' },
        { kind: 'grid', grid },
      ]),
    ],
    json: [
      terminalSafeJson(
        JSON.stringify({
          statements: totals.statements,
          calls,
          ...unitsJson(totals),
          byTable: byTable.map(({ table, index, ...units }) => ({ table, index, ...unitsJson(units) })),
          byStatement: byStatement.map(({ statement, count, ...units }) => ({ statement, count, ...unitsJson(units) })),
        }),
      ),
    ],
  }
}

const unitsJson = ({ readHalfUnits, writeHalfUnits }: TotalUnits) => ({
  readUnits: readHalfUnits / 2,
  writeUnits: writeHalfUnits / 2,
})

const unitColumns = [right('RCU'), right('WCU'), right('on demand')]

const tableGrid = ({ byTable }: Totals, choice: PriceChoice): GridView => ({
  columns: [giving('table'), ...unitColumns],
  rows: byTable.map(({ table, index, ...units }) => [
    visibleText(index === undefined ? table : `${table}.${index}`),
    ...unitCells(units, choice),
  ]),
})

const statementGrid = ({ byStatement }: Totals, choice: PriceChoice): GridView => ({
  columns: [giving('statement'), right('times'), ...unitColumns],
  rows: byStatement.map(({ statement, count, ...units }) => [
    visibleText(statement),
    countText(count),
    ...unitCells(units, choice),
  ]),
})

function unitCells({ readHalfUnits: read, writeHalfUnits: write }: TotalUnits, choice: PriceChoice): readonly string[] {
  const price = requestPrice({ read, write }, choice.region, { prices: choice.prices })
  return [unitsText(read), unitsText(write), price === undefined ? '' : `~${moneyText(price.pico, price.currency)}`]
}

/** What a session's statements cost together; undefined while nothing was charged. */
export function totalParts(totals: Totals, { region, prices }: PriceChoice): readonly string[] | undefined {
  const { readHalfUnits, writeHalfUnits } = totals
  if (readHalfUnits === 0 && writeHalfUnits === 0) return undefined
  const price = requestPrice({ read: readHalfUnits, write: writeHalfUnits }, region, { prices })
  return [
    statementsText(totals),
    ...(readHalfUnits === 0 ? [] : [`${unitsText(readHalfUnits)} RCU`]),
    ...(writeHalfUnits === 0 ? [] : [`${unitsText(writeHalfUnits)} WCU`]),
    ...(price === undefined ? [] : [`~${moneyText(price.pico, price.currency)} on demand in ${region}`]),
  ]
}

const statementsText = ({ statements }: Totals): string => `total of ${plural(statements, 'statement')}`
