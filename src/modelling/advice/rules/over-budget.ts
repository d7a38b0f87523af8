import { moneyText } from '../../../analysis/pricing/money.ts'
import { countText } from '../../../base/count-text.ts'
import { targetText } from '../../model/coverage.ts'
import type { AdvisedPattern } from '../advice-input.ts'
import type { Rule, RuleFinding } from '../finding.ts'

/** An access pattern whose month costs more than its BUDGET. */
export const overBudget: Rule = {
  id: 'over-budget',
  title: 'an access pattern over its budget',
  // Without a model there is nothing to find, and nothing to be asked for.
  needs: [],
  // A pattern about several tables is told once, with the first of them.
  find: ({ patterns, table }) => patterns.filter(({ calls }) => calls[0]?.table === table).flatMap(findingOf),
}

function findingOf({ pattern, month, calls }: AdvisedPattern): readonly RuleFinding[] {
  if (month?.budgetPico === undefined || month.pico <= month.budgetPico) return []
  const { pico, budgetPico, currency, requests, readHalfUnits, writeHalfUnits } = month
  const dear = calls.map(targetText).join(', ')
  return [
    {
      severity: 'warning',
      evidence: `${pattern.name} costs ${moneyText(pico, currency)} a month, and its budget is ${moneyText(budgetPico, currency)}: ${countText(requests)} runs of ${readHalfUnits / 2} RU and ${writeHalfUnits / 2} WU (model, BILL PATTERNS)`,
      consequence: {
        text: `${moneyText(pico - budgetPico, currency)} a month more than it may cost, by requests to ${dear}`,
        readUnits: readHalfUnits / 2,
        writeUnits: writeHalfUnits / 2,
      },
      change: `fewer units for each run: EXPLAIN RUN ${pattern.name} says where they go`,
    },
  ]
}
