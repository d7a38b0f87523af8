import { countText, plural } from '../../../base/count-text.ts'
import { percentText } from '../../../base/percent-text.ts'
import { writeHalfUnits } from '../../../model/capacity.ts'
import type { AdviceInput } from '../advice-input.ts'
import type { Rule, RuleFinding } from '../finding.ts'
import { averageEntryBytes, type Resource, resourcesOf } from '../resources.ts'
import { nameText } from '../texts.ts'
import { rowsOf, throttlesIn } from '../traffic-sums.ts'

/**
 * A global index with less write capacity than the writes of its table need: the table's own writes are refused for it.
 * Source: reference, partitions 8 "GSI back-pressure".
 */
export const indexThrottlesTable: Rule = {
  id: 'index-throttles-table',
  title: 'an index that would throttle its table',
  needs: [],
  find: (input) => {
    const [table, ...indexes] = resourcesOf(input)
    return indexes.flatMap((index) => [
      ...throttled(index, input),
      ...(table === undefined ? [] : tooSmall(table, index, input)),
    ])
  },
}

function throttled({ index, name }: Resource, { traffic, table }: AdviceInput): readonly RuleFinding[] {
  if (traffic === undefined || index === undefined) return []
  const refused = throttlesIn(rowsOf(traffic, index.name), 'IndexWrite')
  const own = throttlesIn(rowsOf(traffic), 'TableWrite')
  // Where the table itself lacks as much, its index is not what it waits for.
  if (refused <= 2 * own) return []
  return [
    {
      index: index.name,
      severity: 'problem',
      evidence: `${plural(refused, 'write')} of ${nameText(table)} beyond what ${name} takes, and ${countText(own)} beyond what the table takes (ledger)`,
      consequence: {
        text: `with throttling in force, ${plural(refused, 'write')} of the table would have been refused`,
      },
      change: `Give ${name} at least the write capacity of ${nameText(table)}, and a partition key with more values if it has few.`,
    },
  ]
}

/** Of units per second that were bought, or that are allowed at most. */
function tooSmall(table: Resource, resource: Resource, input: AdviceInput): readonly RuleFinding[] {
  const { index } = resource
  const { sized } = input
  const own = sized.GlobalSecondaryIndexes?.find(({ IndexName }) => IndexName === index?.name)
  if (index === undefined || own === undefined) return []
  const tableWrites = sized.ProvisionedThroughput?.WriteCapacityUnits || sized.OnDemandThroughput?.MaxWriteRequestUnits
  const indexWrites = own.ProvisionedThroughput?.WriteCapacityUnits || own.OnDemandThroughput?.MaxWriteRequestUnits
  if (tableWrites === undefined || indexWrites === undefined || tableWrites <= 0 || indexWrites <= 0) return []
  const items = table.entries.length
  const share = items === 0 ? 1 : resource.entries.length / items
  const ratio = writeHalfUnits(averageEntryBytes(resource, sized)) / writeHalfUnits(averageEntryBytes(table, sized))
  const needed = Math.ceil(tableWrites * share * ratio)
  if (indexWrites >= needed) return []
  const provisioned = (sized.ProvisionedThroughput?.WriteCapacityUnits ?? 0) > 0
  const reads = own.ProvisionedThroughput?.ReadCapacityUnits ?? 1
  return [
    {
      index: index.name,
      severity: 'warning',
      evidence: `${countText(indexWrites)} WCU/s for ${resource.name}, ${countText(tableWrites)} for the table (its description); ${percentText(share)} of the items looked at are in the index`,
      consequence: {
        text: `new items reach the index at up to ${countText(needed)} WCU/s: from ${countText(indexWrites)} on, after its burst, the writes of the table are refused`,
        writeUnits: needed - indexWrites,
      },
      change: provisioned
        ? `ALTER TABLE ${nameText(input.table)} UPDATE GSI (${nameText(index.name)} SET BILLING MODE PROVISIONED (${reads} RCU, ${needed} WCU))`
        : `ALTER TABLE ${nameText(input.table)} UPDATE GSI (${nameText(index.name)} SET BILLING MODE ON DEMAND THROUGHPUT (${own.OnDemandThroughput?.MaxReadRequestUnits ?? 1} RCU, ${needed} WCU))`,
    },
  ]
}
