import type { CreateTableStatement, GlobalIndexDefinition } from '../../../ast/table-statement.ts'
import { plural } from '../../../base/count-text.ts'
import { alterText } from './alter-text.ts'
import { costOf, sizeOf, writesPerSecond, writeUnits } from './estimate.ts'
import type { MigrationStep, PlanAround, StepCost } from './migration-step.ts'
import { kept, type Pair, sameIndex } from './pairs.ts'
import { entitiesIn } from './table-steps.ts'

/** Indexes of tables that stay: one a statement, since the service makes or drops one at a time. */
export function indexSteps(around: PlanAround): {
  readonly create: readonly MigrationStep[]
  readonly drop: readonly MigrationStep[]
} {
  const pairs = kept(around.before, around.after)
  return {
    create: pairs.flatMap((pair) =>
      pair.after.definition.globalIndexes.flatMap((index) => newIndex(pair, index, around)),
    ),
    drop: pairs.flatMap((pair) => pair.before.definition.globalIndexes.flatMap((index) => goneIndex(pair, index))),
  }
}

const named = ({ globalIndexes }: CreateTableStatement, name: string): GlobalIndexDefinition | undefined =>
  globalIndexes.find((index) => index.name === name)

const oneByOne =
  'One index of a table is made or dropped at a time; the statement waits until it is done (UpdateTable).'

function newIndex(pair: Pair, index: GlobalIndexDefinition, around: PlanAround): readonly MigrationStep[] {
  const { name, before, after } = pair
  const old = named(before.definition, index.name)
  const cost = backfill(pair, index, around)
  const create = alterText(name, { kind: 'create-index', index }, attributesOf(index, after.definition))
  const drop = alterText(name, { kind: 'drop-index', name: index.name })
  if (old === undefined) {
    return [
      {
        title: `add index ${index.name} to ${name}`,
        index: { table: name, name: index.name },
        statements: [create],
        notes: [oneByOne],
        cost,
        undo: drop,
      },
    ]
  }
  if (sameIndex(old, before.definition, index, after.definition)) return []
  return [
    {
      title: `make index ${index.name} of ${name} anew`,
      index: { table: name, name: index.name },
      statements: [drop, create],
      notes: [
        `An index keeps the key and the projection it was created with. Until the new one is filled nothing can read ${index.name}: one under another name, made before this one goes, leaves no gap.`,
        oneByOne,
      ],
      cost,
      undo: 'Only by making the old one anew, at the same price.',
    },
  ]
}

/** The types that ALTER TABLE must say. */
const attributesOf = ({ keys }: GlobalIndexDefinition, { attributes }: CreateTableStatement) =>
  attributes.filter(({ name }) => keys.some((key) => key.name === name))

/** Reading the table for it is free, writing its entries is not. Source: reference, capacity 7. */
function backfill(pair: Pair, index: GlobalIndexDefinition, around: PlanAround): StepCost {
  const size = sizeOf(pair.before)
  const counted = entitiesIn(around.after.entities, pair.name).filter(({ indexes }) =>
    indexes.some((each) => each.index === index.name),
  )
  const counts = counted.map(({ count }) => count)
  const said = counts.length > 0 && counts.every((count) => count !== undefined)
  const entries = said ? counts.reduce((sum, count) => sum + (count ?? 0), 0) : size.items
  const bytes = index.projection.type === 'ALL' ? size.itemBytes : 0
  const write = entries * writeUnits(bytes) * 2
  const provisioned = index.billing?.mode === 'PROVISIONED' ? index.billing.throughput.writeUnits : undefined
  return costOf(
    { read: 0, write },
    {
      price: around.price,
      perSecond: writesPerSecond(pair.before, provisioned),
      basis: [
        said
          ? `${plural(entries, 'entry', 'entries')}, as COUNT of ${counted.map(({ name }) => name).join(', ')} says; ${size.basis}`
          : `${size.basis} Each has an entry at most.`,
        `An entry is a write unit for each KB, charged to the index; the table is read free of charge (Developer Guide, managing global secondary indexes).`,
      ],
    },
  )
}

function goneIndex({ name, before, after }: Pair, index: GlobalIndexDefinition): readonly MigrationStep[] {
  if (named(after.definition, index.name) !== undefined) return []
  return [
    {
      title: `drop index ${index.name} of ${name}`,
      statements: [alterText(name, { kind: 'drop-index', name: index.name })],
      notes: [oneByOne],
      undo: `Only by making it anew, at the price of its entries: ${alterText(name, { kind: 'create-index', index }, attributesOf(index, before.definition))}`,
    },
  ]
}
