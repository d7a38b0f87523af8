import { plural } from '../../base/count-text.ts'
import type { Outcome } from '../outcome.ts'
import type { Previous } from '../previous.ts'
import { SessionError } from '../session-error.ts'
import type { Done } from '../session-state.ts'
import type { MetaCall } from './meta-call.ts'

/** `.last`: what the statement before came to, without anything left out. */
export const last = (meta: MetaCall): Promise<Done> => showAgain(meta, { inFull: true })

/** `.line` by itself: the same, line by line. */
export const line = (meta: MetaCall): Promise<Done> => showAgain(meta, { asLines: true })

/** `.page`: the same in the pager of whoever reads it. */
export async function page(meta: MetaCall): Promise<Done> {
  const { outcome, items, printed } = await kept(meta)
  const whole: Outcome =
    outcome.result.kind === 'printed' ? { ...outcome, result: { kind: 'text', text: printed } } : outcome
  return { result: { kind: 'none' }, effects: [{ kind: 'page', outcome: whole, items }] }
}

async function showAgain(meta: MetaCall, how: { readonly inFull?: true; readonly asLines?: true }): Promise<Done> {
  const { run } = meta
  const { outcome, items, printed, complete } = await kept(meta)
  const { result } = outcome
  const form = how.asLines === true ? { asLines: true as const } : {}
  if (result.kind === 'printed') await run.emit({ kind: 'text', text: printed })
  if (result.kind !== 'items') return { result, ...form }
  await run.emit({ kind: 'begin', meta: result.meta, ...how })
  await run.emit({ kind: 'items', items })
  return { result: { ...result, count: items.length, more: result.more || !complete }, ...form }
}

/** What is left of the result before; says so where that is not all. */
async function kept({ session: { previous }, run, statement: { span } }: MetaCall): Promise<Previous> {
  const kind = previous?.outcome.result.kind
  if (previous === undefined || kind === 'none' || kind === 'failed' || kind === 'cancelled') {
    throw new SessionError('session.no-result', 'there is no result to show again', {
      span,
      hint: 'It shows that of the statement before.',
    })
  }
  if (!previous.complete) {
    const what = kind === 'items' ? `the first ${plural(previous.items.length, 'item')} were` : 'the beginning was'
    await run.emit({ kind: 'notice', text: `only ${what} kept` })
  }
  return previous
}
