import type { EntityAttribute, EntityStatement } from '../../../ast/model-statement.ts'
import { printName, printString } from '../../../ast/print-expression.ts'
import { plural } from '../../../base/count-text.ts'
import { templateParts } from '../../../syntax/key-template.ts'
import { costOf, scanHalfUnits, sizeOf, writesPerSecond, writeUnits } from './estimate.ts'
import type { MigrationStep, PlanAround, StepCost } from './migration-step.ts'
import { kept, type Pair } from './pairs.ts'
import { entitiesIn } from './table-steps.ts'

/** What items of tables that stay must get before the model after holds for them. */
export const itemSteps = (around: PlanAround): readonly MigrationStep[] =>
  kept(around.before, around.after).flatMap((pair) =>
    entitiesIn(around.after.entities, pair.name).flatMap((after) => {
      const before = around.before.entities.find(({ name }) => name === after.name)
      return before === undefined ? [] : entitySteps({ before, after, pair, around })
    }),
  )

type Of = {
  readonly before: EntityStatement
  readonly after: EntityStatement
  readonly pair: Pair
  readonly around: PlanAround
}

function entitySteps(of: Of): readonly MigrationStep[] {
  const made = newTemplates(of)
  const joined = made.filter(({ template }) => sourceOf(template) === undefined)
  const direct = made.flatMap(({ attribute, template }) => {
    const source = sourceOf(template)
    return source === undefined ? [] : [updateStep(of, attribute, source)]
  })
  return [
    ...newAttributes(of).map((attribute) => unknownStep(of, attribute)),
    ...direct,
    ...(joined.length === 0
      ? []
      : [
          rewriteStep(
            of,
            joined.map(({ attribute }) => attribute),
          ),
        ]),
    ...keyStep(of),
  ]
}

type Template = { readonly attribute: string; readonly template: string }

/** Attributes of index keys that items do not have as the model after wants them; those that are attributes already need nothing. */
function newTemplates({ before, after }: Of): readonly Template[] {
  const known = new Set([...before.key, ...before.indexes.flatMap(({ key }) => key)].map(templateText))
  const found = after.indexes
    .flatMap(({ key }) => key)
    .filter((each) => !known.has(templateText(each)) && each.template !== `{${each.attribute}}`)
  return [...new Map(found.map((each) => [templateText(each), each])).values()]
}

const templateText = ({ attribute, template }: Template): string => `${attribute} ${template}`

type Source = { readonly value: string; readonly source?: string }

/** As an update expression can say it: another attribute, or a text; undefined: it is joined of several. */
function sourceOf(template: string): Source | undefined {
  const parts = templateParts(template)
  if (typeof parts === 'number') return undefined
  const [only] = parts
  if (only === undefined || parts.length > 1) return undefined
  if (typeof only === 'string') return { value: printString(only) }
  const { attribute, digits } = only
  return digits === undefined ? { value: attributeText(attribute), source: attribute } : undefined
}

/** A name in double quotes would be taken for a string. */
const attributeText = (name: string): string => {
  const text = printName(name)
  return text.startsWith('"') ? `(${text})` : text
}

function updateStep(of: Of, attribute: string, { value, source }: Source): MigrationStep {
  const { after, pair } = of
  const name = printName(attribute)
  const keys = filterOf(of.before)
  // What is not there cannot be taken over.
  const where = source === undefined ? keys : [...keys, `attribute_exists(${printName(source)})`]
  return {
    title: `give the items of ${after.name} the attribute ${attribute}`,
    statements: [
      `BULK UPDATE ${printName(pair.name)} SET ${name} = ${value}${where.length === 0 ? '' : ` WHERE ${where.join(' AND ')}`};`,
    ],
    notes: ['It can be run again: an item that has it already gets the same once more.'],
    cost: updateCost(of),
    undo: undoOf(of, [attribute]),
  }
}

/** Conditions that the keys of its items meet: what stands before the first brace. */
function filterOf({ key }: EntityStatement): readonly string[] {
  return key.flatMap(({ attribute, template }) => {
    const parts = templateParts(template)
    const [first] = typeof parts === 'number' ? [] : parts
    if (typeof first !== 'string' || typeof parts === 'number') return []
    return parts.length === 1
      ? [`${printName(attribute)} = ${printString(first)}`]
      : [`begins_with(${printName(attribute)}, ${printString(first)})`]
  })
}

function rewriteStep(of: Of, attributes: readonly string[]): MigrationStep {
  const { before, after, pair } = of
  return {
    title: `give the items of ${after.name} the ${attributes.length === 1 ? 'attribute' : 'attributes'} ${attributes.join(', ')}`,
    statements: [],
    rewrite: { from: pair.name, entities: [{ before, after }], attributes },
    notes: [
      `${templatesOf(after, attributes)}: no statement joins attributes to a text, so a program updates item by item. REHEARSE does it on a copy.`,
    ],
    cost: updateCost(of),
    undo: undoOf(of, attributes),
  }
}

const templatesOf = ({ key, indexes }: EntityStatement, attributes: readonly string[]): string =>
  [
    ...new Map(
      [...key, ...indexes.flatMap((index) => index.key)]
        .filter(({ attribute }) => attributes.includes(attribute))
        .map(({ attribute, template }) => [attribute, `${attribute} = '${template}'`]),
    ).values(),
  ].join(', ')

/** A key of a table that stays is made another way: the item goes, another one comes. */
function keyStep(of: Of): readonly MigrationStep[] {
  const { before, after, pair } = of
  const changed = after.key.filter((each) => !before.key.some((old) => templateText(old) === templateText(each)))
  if (changed.length === 0) return []
  const attributes = changed.map(({ attribute }) => attribute)
  const cost = updateCost(of)
  return [
    {
      title: `give the items of ${after.name} their new key`,
      statements: [],
      rewrite: { from: pair.name, into: pair.name, entities: [{ before, after }], attributes },
      notes: [
        `${templatesOf(after, attributes)}: no update changes a key, so a program puts the item under its new key and deletes the old one, best both in one transaction, which costs twice as much.`,
      ],
      cost: { ...cost, write: cost.write * 2, ...(cost.pico === undefined ? {} : { pico: cost.pico * 2n }) },
      undo: 'The same again with the old templates.',
    },
  ]
}

function newAttributes({ before, after }: Of): readonly EntityAttribute[] {
  return after.attributes.filter(
    ({ name, required }) => required && !before.attributes.some((old) => old.name === name),
  )
}

/** Items of other entities may have an attribute of that name, and so may these have had one. */
function undoOf({ before, pair }: Of, attributes: readonly string[]): string {
  const had = before.indexes.flatMap(({ key }) => key).filter(({ attribute }) => attributes.includes(attribute))
  if (had.length > 0) return `The same again with the old templates: ${had.map(textOf).join(', ')}.`
  const keys = filterOf(before)
  const where = keys.length === 0 ? '' : ` WHERE ${keys.join(' AND ')}`
  return `BULK UPDATE ${printName(pair.name)} REMOVE ${attributes.map(printName).join(', ')}${where};`
}

const textOf = ({ attribute, template }: Template): string => `${attribute} = '${template}'`

function unknownStep(of: Of, { name }: EntityAttribute): MigrationStep {
  const { after, pair } = of
  return {
    title: `give the items of ${after.name} the attribute ${name}`,
    statements: [],
    notes: [
      `It is REQUIRED and was not there before; its value the model does not say. BULK UPDATE ${printName(pair.name)} SET ${printName(name)} = ... does it.`,
    ],
    cost: updateCost(of),
    undo: undoOf(of, [name]),
  }
}

/** The whole table is read, and each item of the entity written again. */
function updateCost({ after, pair, around }: Of): StepCost {
  const size = sizeOf(pair.before)
  const count = after.count ?? size.items
  const said =
    after.count === undefined
      ? `All ${plural(count, 'item')} at most: COUNT of ${after.name} would say how many.`
      : `${plural(count, 'item')}, as COUNT of ${after.name} says.`
  return costOf(
    { read: scanHalfUnits(size), write: count * writeUnits(after.size ?? size.itemBytes) * 2 },
    {
      price: around.price,
      perSecond: writesPerSecond(pair.before, undefined),
      basis: [
        size.basis,
        `${said} Reading is half a unit for 4 KB, writing a unit for each KB; indexes that hold what changes cost as much again (Developer Guide, read and write operations).`,
      ],
    },
  )
}
