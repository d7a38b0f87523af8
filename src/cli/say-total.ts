import { partsLine } from '../render/plain/cost-text.ts'
import { homeRegion } from '../session/home-region.ts'
import { pricesOf } from '../session/prices.ts'
import type { Session } from '../session/session.ts'
import { totalParts } from '../view/cost-total.ts'
import type { ShellContext } from './shell-context.ts'
import type { Target } from './target.ts'

/** The sum over several statements; one statement has just said what it cost. */
export async function sayTotal({ args, settings }: ShellContext, session: Session, words: Target): Promise<void> {
  const { totals } = session
  const form = settings.get('cost')
  if (args.quiet || (form !== 'line' && form !== 'detail') || totals.statements < 2) return
  const parts = totalParts(totals, { region: homeRegion(session), prices: pricesOf(settings) })
  if (parts === undefined) return
  await words.output.write(`${partsLine(parts, await words.screen.look())}\n`)
}
