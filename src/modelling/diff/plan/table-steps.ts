import type { EntityStatement } from '../../../ast/model-statement.ts'
import { printName, printString } from '../../../ast/print-expression.ts'
import { plural } from '../../../base/count-text.ts'
import { type ComparedTable, tableNameOf } from '../compared-model.ts'
import { alterText, createText, dropText } from './alter-text.ts'
import { costOf, scanHalfUnits, sizeOf, writesPerSecond, writeUnits } from './estimate.ts'
import type { MigrationStep, PlanAround, Rewrite } from './migration-step.ts'
import { type Pair, replaced, tableNamed, whyReplaced } from './pairs.ts'

export type TableSteps = {
  readonly create: readonly MigrationStep[]
  readonly copy: readonly MigrationStep[]
  readonly drop: readonly MigrationStep[]
}

/** Tables that come, tables in whose place another one comes, and tables that go. */
export function tableSteps(around: PlanAround): TableSteps {
  const { before, after } = around
  const added = after.tables.filter((table) => tableNamed(before, tableNameOf(table)) === undefined)
  const removed = before.tables.filter((table) => tableNamed(after, tableNameOf(table)) === undefined)
  const others = replaced(before, after)
  return {
    create: [...added.map(createStep), ...others.map((pair) => replacementStep(pair, around))],
    copy: others.flatMap((pair) => copySteps(pair, around)),
    drop: [...others.flatMap((pair) => renameSteps(pair, around)), ...removed.map(dropStep)],
  }
}

function createStep({ definition }: ComparedTable): MigrationStep {
  const name = definition.table.parts[0] ?? ''
  return { title: `create table ${name}`, statements: [createText(definition, name)], notes: [], undo: dropText(name) }
}

/** A name beside the table's, which no table has. */
function newName({ name }: Pair, { before, after }: PlanAround): string {
  let free = `${name}_new`
  while (tableNamed(before, free) !== undefined || tableNamed(after, free) !== undefined) free += '_'
  return free
}

function replacementStep(pair: Pair, around: PlanAround): MigrationStep {
  const free = newName(pair, around)
  return {
    title: `create table ${free} beside ${pair.name}`,
    statements: [createText(pair.after.definition, free)],
    notes: [
      `${pair.name} cannot become what it is to be: ${whyReplaced(pair).join(', ')}, and a table keeps those that it was created with.`,
    ],
    undo: dropText(free),
  }
}

function copySteps(pair: Pair, around: PlanAround): readonly MigrationStep[] {
  const { name, before, after } = pair
  const free = newName(pair, around)
  const size = sizeOf(before)
  const made = madeKeys(pair, around)
  const indexes = after.definition.globalIndexes.length + after.definition.localIndexes.length
  const write = size.items * writeUnits(size.itemBytes) * 2
  const cost = costOf(
    { read: scanHalfUnits(size), write: write * (1 + indexes) },
    {
      price: around.price,
      perSecond: writesPerSecond(after, undefined),
      basis: [
        size.basis,
        `Read once, and written once: a write unit for each KB${indexes === 0 ? '' : `, at most as many again for ${plural(indexes, 'index', 'indexes')}`} (Developer Guide, read and write operations).`,
      ],
    },
  )
  const base = { title: `copy the items of ${name} to ${free}`, cost }
  const lag = `What is written to ${name} meanwhile reaches ${free} by the writes to both, never by the copy.`
  if (made.attributes.length === 0) {
    const notes = [
      lag,
      'A copy may put an older form of an item over a newer one: copy before the first write to both is needed, or compare afterwards.',
    ]
    return [
      {
        ...base,
        statements: [`COPY ${printName(name)} TO ${printName(free)};`],
        notes,
        undo: `DELETE what is in ${free}, or drop it.`,
      },
    ]
  }
  const notes = [
    `${made.attributes.join(', ')} ${made.attributes.length === 1 ? 'is' : 'are'} made of attributes, which no statement can join: a program reads each item and puts it with its new key. REHEARSE does it on a copy.`,
    lag,
  ]
  return [
    {
      ...base,
      statements: [],
      rewrite: { ...made, into: free },
      notes,
      undo: `DELETE what is in ${free}, or drop it.`,
    },
  ]
}

/** Key attributes that an item does not have as they are to be. */
function madeKeys({ name, after }: Pair, { before, after: model }: PlanAround): Rewrite {
  const keys = after.definition.keys.map((key) => key.name)
  const entities = entitiesIn(model.entities, name).flatMap((entity) => {
    const old = before.entities.find((each) => each.name === entity.name)
    return old === undefined ? [] : [{ before: old, after: entity }]
  })
  const isMade = (attribute: string): boolean =>
    entities.some(({ before: old, after: now }) => {
      const template = templateOf(now, attribute)
      return template !== undefined && template !== `{${attribute}}` && template !== templateOf(old, attribute)
    })
  return { from: name, entities, attributes: keys.filter(isMade) }
}

const templateOf = ({ key }: EntityStatement, attribute: string): string | undefined =>
  key.find((each) => each.attribute === attribute)?.template

export const entitiesIn = (entities: readonly EntityStatement[], table: string): readonly EntityStatement[] =>
  entities.filter(({ table: { parts } }) => parts[0] === table)

/** Its name is taken until the old one is gone. */
function renameSteps(pair: Pair, around: PlanAround): readonly MigrationStep[] {
  const { name, after } = pair
  const free = newName(pair, around)
  const drop = dropStep(pair.before)
  return [
    drop,
    {
      title: `give ${free} the name ${name}`,
      statements: [
        createText(after.definition, name),
        `COPY ${printName(free)} TO ${printName(name)};`,
        ...unprotected(after, free),
        dropText(free),
      ],
      notes: [
        `No table can be renamed: this is a second copy at the price of the first. An application that can live with the name ${free} leaves it out.`,
      ],
      undo: undefined,
    },
  ]
}

function dropStep(table: ComparedTable): MigrationStep {
  const name = tableNameOf(table)
  return {
    title: `drop table ${name}`,
    statements: [
      `BACKUP TABLE ${printName(name)} CALLED ${printString(`${name}-before-drop`)};`,
      ...unprotected(table, name),
      dropText(name),
    ],
    notes: [],
    undo: 'This cannot be undone: the backup can be restored, without what is written after it, tags, policies and TTL.',
  }
}

const unprotected = ({ definition }: ComparedTable, name: string): readonly string[] =>
  definition.settings.deletionProtection === true
    ? [alterText(name, { kind: 'set', settings: { deletionProtection: false } })]
    : []
