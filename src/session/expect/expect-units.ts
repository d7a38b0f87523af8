import type { Expectation } from '../../ast/expect-statement.ts'
import type { Charge } from '../../model/charge.ts'
import type { Verdict } from '../outcome.ts'
import type { Previous } from '../previous.ts'
import { figureVerdict, notSo } from './compare.ts'

type Of<Kind extends Expectation['kind']> = Extract<Expectation, { readonly kind: Kind }>

/** All that was charged, or one table's or index's own arm. */
export function expectUnits({ direction, operator, units, resource }: Of<'units'>, { outcome }: Previous): Verdict {
  const charges = outcome.calls.flatMap((call) => call.charges).filter(({ kind }) => kind === direction)
  const counted = resource === undefined ? charges : charges.filter((charge) => isArm(charge, resource.parts))
  const halfUnits = counted.reduce((sum, charge) => sum + charge.halfUnits, 0)
  const on = resource === undefined ? '' : ` ON ${resource.parts.join('.')}`
  return figureVerdict(`${direction.toUpperCase()} UNITS`, operator, units, halfUnits / 2, on)
}

/** One name is a table, or an index of any table the statement touched. */
function isArm(charge: Charge, [first, second]: readonly string[]): boolean {
  if (second !== undefined) return charge.table === first && charge.index?.name === second
  return charge.index === undefined ? charge.table === first : charge.index.name === first
}

export const expectPages = ({ operator, count }: Of<'pages'>, { outcome }: Previous): Verdict =>
  figureVerdict(
    'PAGES',
    operator,
    count,
    outcome.calls.reduce((sum, { pages }) => sum + pages, 0),
  )

/** The share of evaluated items that the filter threw away, in percent. */
export function expectFiltered({ operator, percent }: Of<'filtered'>, { outcome }: Previous): Verdict {
  const reads = outcome.calls.filter(({ evaluated }) => evaluated === undefined || evaluated > 0)
  const unknown = reads.find(({ evaluated }) => evaluated === undefined)
  if (unknown !== undefined) {
    return notSo(`FILTERED ${operator} ${percent} %`, `${unknown.operation} does not say how many items it evaluated`)
  }
  const evaluated = reads.reduce((sum, call) => sum + (call.evaluated ?? 0), 0)
  const returned = reads.reduce((sum, call) => sum + call.returned, 0)
  const share = evaluated === 0 ? 0 : Math.round(((evaluated - returned) / evaluated) * 10_000) / 100
  return figureVerdict('FILTERED', operator, percent, share, ' %')
}
