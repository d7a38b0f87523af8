import type { Statement } from '../../../ast/statement.ts'
import { countText, plural, unitsText } from '../../../base/count-text.ts'
import { pageBytesMax } from '../../../model/limits.ts'
import { scanRewrite } from '../../../planner/explain/explain-read.ts'
import { equalitiesOf } from '../../../planner/explain/read-access.ts'
import { headsIn } from '../../../planner/partiql/conditions.ts'
import type { AdviceInput } from '../advice-input.ts'
import type { Rule, RuleFinding } from '../finding.ts'
import { moneyPart, runMoney } from '../money.ts'
import { distinctReads, type RanRead, readHalfUnitsOf, readPartsOf, readsBy } from '../read-parts.ts'
import { statementText } from '../texts.ts'

/** A question that is answered by reading everything. Reading everything because one wants it all is no finding. */
export const scan: Rule = {
  id: 'scan',
  title: 'a question that reads the whole table',
  needs: ['statements'],
  find: (input) => distinctReads(readsBy(input, 'Scan')).flatMap((read) => findingOf(read, input)),
}

/** A raw request, or a pasted command, whose expressions are texts. */
const filtersByRequest = (statement: Statement): boolean =>
  statement.kind === 'api' && statement.request['FilterExpression'] !== undefined

function findingOf({ ran, call }: RanRead, input: AdviceInput): readonly RuleFinding[] {
  const filter = readPartsOf(ran.statement)?.filter
  if (filter === undefined && !filtersByRequest(ran.statement)) return []
  const { table, sized, here } = input
  const node = ran.explanation?.nodes.find(({ access }) => access === 'Scan')
  const high = node?.estimate?.readHalfUnits.high
  const read = high === undefined || !Number.isFinite(high) ? readHalfUnitsOf(call) : high
  const money = runMoney({ read }, input)
  const large = (sized.TableSizeBytes ?? here.TableSizeBytes ?? 0) > pageBytesMax
  const filters = filter === undefined ? [] : [filter]
  const how = { filterNames: new Set(filters.flatMap(headsIn)), equalities: equalitiesOf(filters) }
  const grows = sized.production === undefined ? '; SET STATISTICS says what it is at the real size' : ''
  return [
    {
      index: call.index,
      severity: large ? 'warning' : 'note',
      evidence: `${plural(call.evaluated ?? 0, 'item')} read and ${countText(call.returned)} returned here by ${statementText(ran.text)}`,
      consequence: {
        text: `up to ${unitsText(read)} RCU a run with ${plural(sized.ItemCount ?? 0, 'item')}, whatever it returns${moneyPart(money, input)}${grows}`,
        readUnits: read / 2,
        money,
      },
      change:
        scanRewrite({ table, index: call.index, how }, sized) ??
        'Give the partition key of the table or of an index a value with =.',
    },
  ]
}
