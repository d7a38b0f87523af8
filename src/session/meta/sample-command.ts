import type { Item } from '../../model/value.ts'
import type { ScanInput } from '../../operation/operation-types.ts'
import { factsOf, metaOf } from '../call-facts.ts'
import { type PagedStep, readPages } from '../read-pages.ts'
import { SessionError } from '../session-error.ts'
import type { Done } from '../session-state.ts'
import { type MetaCall, nothing } from './meta-call.ts'

const sampleMax = 1_000

/**
 * `.sample TABLE[.INDEX] [N]`: items from all over the table. The table is cut into N segments by the hash of the partition key, and each
 * gives one item, then one more where too few had any: N reads of one item, however large the table is.
 */
export async function sample({ session, run, statement, words: [name = '', count] }: MetaCall): Promise<Done> {
  // No table has so short a name as on; one that is called off is sampled with a count.
  if (count === undefined && (name === 'on' || name === 'off')) {
    session.settings.set('sample', name, 'session')
    return nothing
  }
  return sampled({ run, statement }, name, count ?? '10')
}

async function sampled(
  { run, statement }: Pick<MetaCall, 'run' | 'statement'>,
  name: string,
  count: string,
): Promise<Done> {
  const wanted = /^\d{1,4}$/.test(count) ? Number(count) : 0
  if (wanted < 1 || wanted > sampleMax) {
    throw new SessionError('session.bad-argument', `${count} is no number of items`, {
      span: statement.span,
      hint: `A sample has 1 to ${sampleMax} items.`,
    })
  }
  const [table = '', index] = name.split('.')
  const target = index === undefined ? { TableName: table } : { TableName: table, IndexName: index }
  await run.catalogue.fetch([table], run.signal)
  const facts = factsOf({ operation: 'Scan', request: target }, run)
  const meta = metaOf(facts, run)
  await run.emit({ kind: 'begin', meta })
  let open: readonly ScanStep[] = Array.from({ length: wanted }, (_, Segment) => ({
    operation: 'Scan' as const,
    request: { ...target, Segment, TotalSegments: wanted, Limit: 1 } satisfies ScanInput,
  }))
  let found = 0
  while (open.length > 0 && found < wanted) {
    const further: ScanStep[] = []
    for (const step of open) {
      if (found >= wanted) break
      for await (const { items, next } of readPages(run, step, undefined, facts)) {
        found += items.length
        await emitItems(items)
        if (next?.operation === 'Scan') further.push(next)
      }
    }
    open = further
  }
  return { result: { kind: 'items', meta, count: found, more: open.length > 0 } }

  async function emitItems(items: readonly Item[]): Promise<void> {
    if (items.length > 0) await run.emit({ kind: 'items', items })
  }
}

type ScanStep = Extract<PagedStep, { readonly operation: 'Scan' }>
