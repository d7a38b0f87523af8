import type { AccessPatternStatement } from '../../../ast/model-statement.ts'
import type { KeyLawClause } from '../../../ast/simulate-statement.ts'
import { countText } from '../../../base/count-text.ts'
import { percentText } from '../../../base/percent-text.ts'
import type { TableDescription } from '../../../operation/operation-types.ts'
import { indexNamed, tableKeys } from '../../../planner/table-keys.ts'
import type { AdvisedPattern } from '../advice-input.ts'
import type { Rule, RuleFinding } from '../finding.ts'

/** What one partition takes in a second. Source: reference, partitions 1. */
const perPartition = { read: 3_000, write: 1_000 } as const

/** A pattern whose most popular key alone is more than a partition takes. */
export const hotPattern: Rule = {
  id: 'hot-pattern',
  title: 'an access pattern that heats one key',
  // Without a model there is nothing to find, and nothing to be asked for.
  needs: [],
  find: ({ patterns, table, sized }) =>
    patterns.filter(({ calls }) => calls[0]?.table === table).flatMap((pattern) => findingOf(pattern, sized)),
}

function findingOf(
  { pattern, calls, perSecond, month }: AdvisedPattern,
  table: TableDescription,
): readonly RuleFinding[] {
  const share = partitionShare(pattern, calls[0]?.index, table)
  if (perSecond === undefined || month === undefined || share === undefined) return []
  return (['read', 'write'] as const).flatMap((kind) => {
    const units = (kind === 'read' ? month.readHalfUnits : month.writeHalfUnits) / 2
    const hottest = perSecond * share * units
    if (hottest <= perPartition[kind]) return []
    const unit = kind === 'read' ? 'RU' : 'WU'
    return [
      {
        severity: 'warning' as const,
        evidence: `${pattern.name} asks for its most popular key in ${percentText(share)} of ${countText(perSecond)} runs a second, ${countText(Math.round(hottest))} ${unit}/s (model)`,
        consequence: {
          text: `one partition takes ${countText(perPartition[kind])} ${unit}/s, so that the rest is throttled whatever the table is given`,
          ...(kind === 'read' ? { readUnits: hottest } : { writeUnits: hottest }),
        },
        change: `a key that spreads it, such as a suffix from 0 to ${Math.ceil(hottest / perPartition[kind])}; SIMULATE PATTERNS ${pattern.name} AT PEAK FOR 10 MINUTES shows what becomes of it`,
      },
    ]
  })
}

/** Of the most popular partition key, when all of its attributes are parameters with laws: their shares multiply. */
function partitionShare(
  { steps, keys, parameters }: AccessPatternStatement,
  index: string | undefined,
  table: TableDescription,
): number | undefined {
  const { hash } = (index === undefined ? undefined : indexNamed(table, index)?.keys) ?? tableKeys(table)
  const shares = hash.map((attribute) => {
    const parameter = parameterFor(attribute, steps)
    const clause = keys.find(
      (each) => each.parameter === parameter || (each.parameter === undefined && parameters.length === 1),
    )
    return parameter === undefined || clause === undefined ? undefined : hottestShare(clause.law)
  })
  return shares.reduce<number | undefined>(
    (product, share) => (product === undefined || share === undefined ? undefined : product * share),
    1,
  )
}

type Node = { readonly [member: string]: unknown }

/** The parameter that an attribute is given or compared with. */
function parameterFor(attribute: string, tree: unknown): string | undefined {
  if (typeof tree !== 'object' || tree === null) return undefined
  const node = tree as Node
  const given = node['name'] === attribute && !('kind' in node) ? node['value'] : undefined
  const left = node['left'] as { readonly elements?: readonly { readonly name?: string }[] } | undefined
  const compared = node['kind'] === 'compare' && left?.elements?.[0]?.name === attribute ? node['right'] : undefined
  const found = parameterIn(given ?? compared)
  if (found !== undefined) return found
  for (const member of Object.values(node)) {
    const inner = parameterFor(attribute, member)
    if (inner !== undefined) return inner
  }
  return undefined
}

/** Itself, or as a part of a sum. */
function parameterIn(operand: unknown): string | undefined {
  const node = (operand ?? {}) as Node
  if (node['kind'] === 'parameter' && node['path'] === undefined) return String(node['name']).slice(1)
  return node['kind'] === 'arithmetic' ? (parameterIn(node['left']) ?? parameterIn(node['right'])) : undefined
}

/** The share of the most popular key. */
function hottestShare(law: KeyLawClause): number {
  switch (law.kind) {
    case 'uniform':
      return 1 / Math.max(1, law.keys)
    case 'zipf':
      return 1 / harmonic(law.keys, law.exponent)
    case 'hot':
      return law.percent / 100
    default:
      return 0
  }
}

/** Sum of 1 / rank ** exponent; beyond the first ranks as an integral. */
function harmonic(keys: number, exponent: number): number {
  const exact = Math.min(keys, 1_000)
  let sum = 0
  for (let rank = 1; rank <= exact; rank++) sum += rank ** -exponent
  if (keys <= exact) return sum
  const tail =
    exponent === 1
      ? Math.log(keys / exact)
      : ((keys + 0.5) ** (1 - exponent) - (exact + 0.5) ** (1 - exponent)) / (1 - exponent)
  return sum + tail
}
