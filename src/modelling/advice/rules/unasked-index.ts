import { countText, plural } from '../../../base/count-text.ts'
import { indexesOf } from '../../../planner/table-keys.ts'
import { dropIndexText } from '../changes.ts'
import type { Rule } from '../finding.ts'
import { storedPart } from '../money.ts'

/** An index that none of the access patterns of the table reads. */
export const unaskedIndex: Rule = {
  id: 'unasked-index',
  title: 'an index that no access pattern reads',
  // Without a model there is nothing to find, and nothing to be asked for.
  needs: [],
  find: (input) => {
    const { patterns, sized, table } = input
    if (patterns.length === 0) return []
    const calls = patterns.flatMap((pattern) => pattern.calls).filter((call) => call.table === table)
    return indexesOf(sized)
      .filter(({ name }) => calls.every(({ index }) => index !== name))
      .map((index) => ({
        index: index.name,
        severity: 'note',
        evidence: `no access pattern reads it, of ${countText(patterns.length)} about ${table} (model)`,
        consequence: {
          text: `each write that touches it pays for it as well${storedPart(index.sizeBytes ?? 0, input)}; it holds ${plural(index.itemCount ?? 0, 'item')}`,
        },
        change: dropIndexText(table, index),
      }))
  },
}
